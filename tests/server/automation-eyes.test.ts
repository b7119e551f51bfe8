/** The key of the API lies on machines all over the room: it opens no envelope, and makes nobody who could. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_KEY, deskSocket, type House, newCommandId, SAMPLE, until } from '../helpers/house.ts'
import { cookieOf, houseWithDesk, keyIn, type posting } from '../helpers/people-desk.ts'

let house: House
let post: ReturnType<typeof posting>
let producer: Record<string, string>
const automation = { authorization: `Bearer ${API_KEY}` }

beforeAll(async () => {
  ;({ house, post, first: producer } = await houseWithDesk())
})
afterAll(() => house.stop())

const paper = { show: SAMPLE, category: null }
const REFUSED = [403, { code: 'not-your-role', sentence: 'Your role (automation) may not do this.' }]
const said = async (asked: Promise<Response>) => {
  const reply = await asked
  return [reply.status, await reply.json()]
}

test('[E1] automation lends no desk and invites nobody that may look into envelopes, nor makes somebody such', async () => {
  for (const role of ['producer', 'scrutineer']) {
    expect(await said(post('/control/invite', { role }, automation))).toEqual(REFUSED)
    const wish = { id: newCommandId(), name: `A new ${role}`, role }
    expect(await said(post('/control/people', wish, automation))).toEqual(REFUSED)
  }
  const grace = { id: newCommandId(), name: 'Grace', role: 'scrutineer' }
  expect((await post('/control/people', grace, producer)).status).toBe(200)
  expect(await said(post(`/control/people/${grace.id}/link`, {}, automation))).toEqual(REFUSED)
  // Sent as if it had been invited before, as somebody else.
  expect(await said(post('/control/people', { ...grace, role: 'editor' }, automation))).toEqual(REFUSED)
  const edda = { id: newCommandId(), name: 'Edda', role: 'editor' }
  expect((await post('/control/people', edda, automation)).status).toBe(200)
  const change = post(`/control/people/${edda.id}`, { role: 'scrutineer' }, automation, 'PATCH')
  expect(await said(change)).toEqual(REFUSED)
})

test('[E1] automation is told of no envelope what it holds, whichever way it asks, and its look is not in the log', async () => {
  const { plan, live } = await house.view()
  const [category] = plan.show.categories
  const peek = { id: newCommandId(), kind: 'peek' as const, category: category?.id ?? '' }
  expect(live.marks[peek.category]).toContain('s')
  const socket = deskSocket(house, SAMPLE)
  await until('the desk', () => socket.connected)
  const answer = await socket.timeout(4000).emitWithAck('peek', peek)
  socket.disconnect()
  expect(answer).toEqual({ ok: false, refusal: REFUSED[1] })
  expect(await said(post('/control/paper', paper, automation))).toMatchObject([
    403,
    { code: 'not-your-role' },
  ])
  expect((await house.view()).live.position).toEqual(live.position)
})

test('it still lends a desk that sees no result, and a producer lends one that does', async () => {
  for (const [by, role, sees] of [
    [automation, 'operator', 403],
    [producer, 'scrutineer', 200],
  ] as const) {
    const { link } = (await (await post('/control/invite', { role }, by)).json()) as { link: string }
    const cookie = cookieOf(await post('/control/sign-in', { key: keyIn(link) }))
    expect((await post('/control/paper', paper, { cookie })).status).toBe(sees)
  }
})
