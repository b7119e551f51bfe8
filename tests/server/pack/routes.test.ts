/** Who is given an emergency pack at a real house, and who is not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import type { ReadyReport } from '#shared/ready'
import { GALA, openGala } from '../../helpers/gala.ts'
import { API_KEY, type House, newCommandId, startHouse } from '../../helpers/house.ts'

const PASSPHRASE = 'Zephyrine quibbles over nothing'

let house: House
const who: Record<string, Record<string, string>> = {}
beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_SAMPLE: 'off' } })
  await openGala(house)
  who['nobody'] = {}
  who['automation'] = { authorization: `Bearer ${API_KEY}` }
  who['producer'] = await signedIn(house.controlLink)
  for (const role of ['operator', 'scrutineer', 'editor', 'press']) {
    const invited = await post('/control/invite', { role }, who['producer'])
    who[role] = await signedIn(((await invited.json()) as { link: string }).link)
  }
}, 60_000)
afterAll(() => house?.stop())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${house.room}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, ...headers },
    body: JSON.stringify(body),
  })

async function signedIn(link: string): Promise<Record<string, string>> {
  const reply = await post('/control/sign-in', { key: link.split('#key=')[1] })
  return { cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

const pack = (role: string, passphrase: unknown, show = GALA) =>
  post(`/control/shows/${show}/pack`, { passphrase }, who[role])
const line = async () => {
  const report = (await (await house.api('/control/ready')).json()) as ReadyReport
  return report.lines.find(({ id }) => id === 'pack')?.state
}

test('[E1] a pack with results is for whoever may look into envelopes, one without for whoever runs the stage too', async () => {
  const status = async (role: string, passphrase: string | null) =>
    // What is refused is refused before the show is looked for; what would be made is not.
    (await pack(role, passphrase, 'no-such-show')).status
  const table: Record<string, [sealed: number, bare: number]> = {
    nobody: [401, 401],
    press: [403, 403],
    editor: [403, 403],
    operator: [403, 404],
    automation: [403, 404],
    scrutineer: [404, 404],
    producer: [404, 404],
  }
  const found: typeof table = {}
  for (const role of Object.keys(table))
    found[role] = [await status(role, PASSPHRASE), await status(role, null)]
  expect(found).toEqual(table)
})

test('a short passphrase and a malformed wish are refused with a sentence, and nothing is noted', async () => {
  const short = await pack('producer', 'eleven chars'.slice(0, 11))
  expect([short.status, await short.json()]).toEqual([
    400,
    expect.objectContaining({ code: 'short-passphrase' }),
  ])
  expect((await pack('producer', 7)).status).toBe(400)
  expect((await pack('producer', undefined)).status).toBe(400)
  expect(await line()).toBe('warning')
})

test('it comes as a zip, one at a time; the ready check knows it, and the passphrase is in nothing the house prints', async () => {
  const [first, second] = await Promise.all([pack('producer', PASSPHRASE), pack('operator', null)])
  expect([first.status, second.status].sort()).toEqual([200, 429])
  const given = first.status === 200 ? first : second
  expect(given.headers.get('content-type')).toBe('application/zip')
  expect(given.headers.get('cache-control')).toBe('no-store')
  expect(Buffer.from(await given.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK')
  expect(await line()).toBe('ok')
  expect(house.output()).toContain('made an emergency pack')
  expect(house.output()).not.toContain(PASSPHRASE)
  const edit = { id: newCommandId(), kind: 'edit-ceremony', change: { venue: 'Elsewhere' }, push: true }
  expect((await house.api(`/api/v1/shows/${GALA}/commands`, { method: 'POST', body: edit })).ok).toBe(true)
  expect(await line()).toBe('warning')
}, 120_000)
