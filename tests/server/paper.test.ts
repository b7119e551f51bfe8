/** The paper for the envelopes, at a real house: for whoever may look into them, with each look in the log before it is answered. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import type { AsRunReport } from '#shared/reports'
import { API_KEY, type House, SAMPLE, startHouse } from '../helpers/house.ts'

let house: House
let producer: string
beforeAll(async () => {
  house = await startHouse()
  producer = await signIn(house.controlLink)
})
afterAll(() => house.stop())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${house.room}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, ...headers },
    body: JSON.stringify(body),
  })

async function signIn(link: string): Promise<string> {
  const reply = await post('/control/sign-in', { key: link.split('#key=')[1] })
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function cookieOf(role: string): Promise<string> {
  const invited = await post('/control/invite', { role }, { cookie: producer })
  return signIn(((await invited.json()) as { link: string }).link)
}

const paper = (headers: Record<string, string>, category: string | null = null) =>
  post('/control/paper', { show: SAMPLE, category }, headers)

const looks = async () => {
  const report = (await (await house.api(`/api/v1/shows/${SAMPLE}/as-run.json`)).json()) as AsRunReport
  return report.lines.filter(({ act }) => act === 'Looked into the envelopes')
}

test('[E1] a scrutineer has every sealed result on paper, and the log a look at each category before', async () => {
  const reply = await paper({ cookie: await cookieOf('scrutineer') })
  expect(reply.headers.get('cache-control')).toBe('no-store')
  const { categories, rehearsal } = (await reply.json()) as {
    categories: { category: { name: string }; levels: { commitment: string; version: number }[] }[]
    rehearsal: boolean
  }
  expect(rehearsal).toBe(false)
  expect(categories.length).toBeGreaterThan(10)
  const seen = await looks()
  expect(seen.map(({ what }) => what)).toEqual(categories.map(({ category }) => category.name))
  expect(seen.every(({ by }) => by.startsWith('scrutineer'))).toBe(true)
  const [first] = categories
  expect(first?.levels).toMatchObject([{ version: 1 }, { version: 1 }])
  // What stands on the paper stands in the envelope: the public list has the same fingerprint.
  const list = await (await fetch(`${house.readers}/live/${SAMPLE}/commitments.json`)).text()
  for (const { commitment } of first?.levels ?? []) expect(list).toContain(commitment)
})

test('[E1] nobody else has it, nothing of it is in what the house prints, and a category without a result says so', async () => {
  const before = (await looks()).length
  for (const role of ['operator', 'editor'])
    expect((await paper({ cookie: await cookieOf(role) })).status).toBe(403)
  expect((await paper({ authorization: `Bearer ${API_KEY}` })).status).toBe(403)
  expect((await paper({})).status).toBe(401)
  expect((await paper({ cookie: producer, origin: 'http://elsewhere.example' })).status).toBe(403)
  const nothing = await paper({ cookie: producer }, 'nope')
  expect(nothing.status).toBe(409)
  expect(await nothing.json()).toMatchObject({
    code: 'no-such-category',
    sentence: expect.stringContaining('nope'),
  })
  expect((await looks()).length).toBe(before)
  expect(house.output()).not.toContain('Manchester')
})

test('one category alone is one look', async () => {
  const before = (await looks()).length
  const reply = await paper({ cookie: producer }, 'council-of-the-year')
  expect(await reply.json()).toMatchObject({
    categories: [{ levels: [{ level: 'Winner', entries: [{ entrant: 'Manchester City Council' }] }, {}] }],
  })
  expect((await looks()).length).toBe(before + 1)
})
