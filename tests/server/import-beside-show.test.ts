/** An import prepared while a show runs: it is planned beside the core, which answers the room meanwhile, and may break there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportView } from '#shared/import-view'
import { API_KEY, type House, startHouse, until } from '../helpers/house.ts'
import { childrenRunning } from '../helpers/processes.ts'

let house: House
beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_LOG: 'info' } })
})
afterAll(() => house.stop())

type Answer = { status: number; body: ImportView & { code?: string; sentence?: string } }
const ask = async (path: string, method: string, text?: string): Promise<Answer> => {
  const reply = await fetch(`${house.room}/control/imports${path}`, {
    method,
    headers: {
      authorization: `Bearer ${API_KEY}`,
      ...(text === undefined ? {} : { 'content-type': method === 'POST' ? 'text/csv' : 'application/json' }),
    },
    ...(text === undefined ? {} : { body: text }),
  })
  return { status: reply.status, body: (await reply.json()) as Answer['body'] }
}

const TABLE = [
  'Category,Nominee,Title,Winner',
  ...Array.from(
    { length: 5000 },
    (_, n) => `Prize ${n % 100},Organisation ${n},Project ${n} of many,${n < 100 ? 'x' : ''}`,
  ),
].join('\n')

const planner = (): number => Number(childrenRunning('plan.js', house.children().core)[0] ?? 0)

test('a running show takes on while five thousand rows are planned; of a plan that breaks, nothing is left', async () => {
  const happened: string[] = []
  const told =
    (what: string) =>
    <T>(answer: T): T => {
      happened.push(what)
      return answer
    }
  const looked = ask('', 'POST', TABLE).then(told('planned'))
  const first = await until('the planning process', planner)
  // It comes no further until the takes are answered: the core does nothing of its work.
  process.kill(first, 'SIGSTOP')
  const before = (await house.view()).live.position.seq
  for (const take of ['take 1', 'take 2', 'take 3']) {
    await until(take, async () => (await house.takeNext()).ok)
    happened.push(take)
  }
  expect((await house.view()).live.position.seq).toBeGreaterThan(before)
  process.kill(first, 'SIGCONT')
  const { status, body } = await looked
  expect(status).toBe(201)
  expect(body.preview).toHaveLength(100)
  expect(body.results?.toSeal).toHaveLength(100)
  expect(happened).toEqual(['take 1', 'take 2', 'take 3', 'planned'])

  // The same process answers the next choice; killed meanwhile, it is one sentence.
  expect(planner()).toBe(first)
  process.kill(first, 'SIGSTOP')
  const changed = ask(`/${body.id}`, 'PATCH', JSON.stringify({ sort: 'name' }))
  await until('the request in the log', () => house.output().includes('"PATCH"'))
  // Asked later and answered without a plan: the change has gone as far as it can meanwhile.
  expect((await ask(`/${body.id}/rows?table=t1`, 'GET')).status).toBe(200)
  process.kill(first, 'SIGKILL')
  const broken = await changed
  expect(broken).toMatchObject({ status: 503, body: { code: 'import-broken' } })
  expect(broken.body.sentence).toContain('nothing was changed')
  expect((await ask(`/${body.id}`, 'GET')).body).toEqual(body)
  expect(planner()).not.toBe(first)
  // Nothing of the table is logged.
  expect(house.output()).toContain('/control/imports')
  expect(house.output()).not.toMatch(/Organisation|Prize|of many/)
}, 90_000)
