/** A house behind a proxy that takes the encryption off: who comes in over HTTPS has a cookie for HTTPS alone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../helpers/house.ts'
import { cookieOf, houseWithDesk, keyIn, type posting, said } from '../helpers/people-desk.ts'

let house: House
let post: ReturnType<typeof posting>
let first: Record<string, string>
beforeAll(async () => {
  ;({ house, post, first } = await houseWithDesk())
})
afterAll(() => house.stop())

const invited = async (origin = house.room) =>
  (await said(post('/control/invite', { role: 'editor' }, { ...first, origin }))) as { link: string }

test('the cookie is one for HTTPS alone, and links lead there', async () => {
  const { host } = new URL(house.room)
  const origin = `https://${host}`
  const { link } = await invited(origin)
  expect(link).toMatch(`https://${host}/control#key=`)
  const reply = await post('/control/sign-in', { key: keyIn(link) }, { origin })
  expect(reply.headers.get('set-cookie')).toMatch(/^__Host-envelope_session=[^;]+;.*Secure/)
  const session = await post('/control/session', {}, { cookie: cookieOf(reply), origin }, 'GET')
  expect(session.status).toBe(200)
})

test('without one, and for a page of another host, nothing is promised that does not hold', async () => {
  const { link } = await invited()
  expect(link).toMatch('http://')
  const plain = await post('/control/sign-in', { key: keyIn(link) })
  expect(plain.headers.get('set-cookie')).toMatch(/^envelope_session=(?!.*Secure)/)
  const foreign = await post('/control/sign-in', { key: 'none' }, { origin: 'https://elsewhere.example' })
  expect(foreign.status).toBe(403)
})
