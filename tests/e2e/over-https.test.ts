/** The room over HTTPS, in a browser that trusts the authority of the house: a secure context, and a session that no plain page can touch. */
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import { launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { startHouse, until } from '../helpers/house.ts'
import { operatorAt, stageWords } from '../helpers/operator.ts'
import { fetchTrusting } from '../helpers/trusting.ts'

/** Hash of the public key, as Chromium is told whom to believe. */
const spkiOf = (pem: string) =>
  createHash('sha256')
    .update(new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')

test('the first category runs over HTTPS in a browser that trusts the authority, as in every secure context', async () => {
  const house = await startHouse({ environment: { ENVELOPE_TLS: 'auto' } })
  const authority = house.authority ?? ''
  const browser = await launchBrowser({
    args: [`--ignore-certificate-errors-spki-list=${spkiOf(authority)}`],
  })
  try {
    expect(house.room).toMatch(/^https:\/\/127\.0\.0\.1:/)
    expect(house.readers).toMatch(/^http:/)
    expect(house.output()).toContain(new X509Certificate(authority).fingerprint256)
    expect(house.output()).toContain(`${house.room}/ca.crt`)
    expect(readFileSync(join(house.folder, 'tls', 'authority.pem'), 'utf8')).toContain(authority.trim())

    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const troubles: string[] = []
    const page = async (url: string): Promise<Page> => {
      const opened = await context.newPage()
      opened.on('pageerror', (error) => troubles.push(error.message))
      await opened.goto(url)
      return opened
    }
    const stage = await page(house.stage)
    await stage.setViewportSize(SMALL_STAGE.viewport)
    const desk = await page(house.controlLink)
    await desk.locator('[data-act="take"]').waitFor()
    expect(await desk.getByRole('note', { name: 'not encrypted' }).count()).toBe(0)
    expect(await desk.evaluate(() => isSecureContext)).toBe(true)
    expect(await stage.evaluate(() => isSecureContext)).toBe(true)

    const operator = operatorAt(desk, house)
    await operator.playTo('council-of-the-year:winner:winner')
    await until('the stage to show the winner', async () =>
      (await stageWords(stage)).includes('Manchester City Council'),
    )

    await until('the worker to hold the page', () =>
      stage.evaluate(() => caches.match('/stage').then(Boolean)),
    )

    const [cookie] = await context.cookies(house.room)
    expect(cookie).toMatchObject({
      name: '__Host-envelope_session',
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    })
    const token = cookie?.value ?? ''
    const ask = fetchTrusting(authority)
    const session = (header: string) => ask(`${house.room}/control/session`, { headers: { cookie: header } })
    expect((await session(`__Host-envelope_session=${token}`)).status).toBe(200)
    // A desk that signed in before the room went over to HTTPS.
    expect((await session(`envelope_session=${token}`)).status).toBe(200)
    // A page that a stranger on the network put up under our name, on plain HTTP.
    const clear = (origin: string) =>
      ask(`${house.room}/control/sign-out`, {
        method: 'POST',
        headers: { cookie: `__Host-envelope_session=${token}`, origin, ...PAGE_HEADER },
      })
    expect((await clear(house.room.replace('https:', 'http:'))).status).toBe(403)

    process.kill(house.children().core, 'SIGKILL')
    await until('the desk to be back', async () => (await operator.live().catch(() => null)) !== null)
    await desk.reload()
    await desk.locator('[data-act="take"]').waitFor()
    expect((await clear(house.room)).status).toBe(200)
    expect((await session(`__Host-envelope_session=${token}`)).status).toBe(401)
    expect(troubles).toEqual([])
  } finally {
    await browser.close()
    await house.stop()
  }
}, 120_000)
