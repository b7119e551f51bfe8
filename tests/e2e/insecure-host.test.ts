/** @module-tag whole */
/** The room reached under a name that is no secure context, as on a venue's LAN: no UUIDs, no WebCrypto, no service worker, and the evening runs. */
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyMonitors, launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { articles, holdKey, operatorAt, stageWords } from '../helpers/operator.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser({ args: ['--host-resolver-rules=MAP stage.test 127.0.0.1'] })
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const under = (url: string) => url.replace('127.0.0.1', 'stage.test')

async function open(url: string, troubles: string[], options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options })
  await emptyMonitors(page)
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(under(url))
  return page
}

test('desk, stage and live blog work without a secure context', async () => {
  const troubles: string[] = []
  const stage = await open(house.stage, troubles, SMALL_STAGE)
  const reader = await open(`${house.readers}/live/${SAMPLE}`, troubles)
  const desk = await open(house.controlLink, troubles)
  expect(await desk.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'subtle' in crypto])).toEqual([
    false,
    false,
    false,
  ])
  await desk.locator('[data-act="take"]').waitFor()
  await desk.getByRole('note', { name: 'This desk is not encrypted' }).waitFor()
  const operator = operatorAt(desk, house)
  await operator.playTo('council-of-the-year:winner:winner')
  await until('the stage to show the winner', async () =>
    (await stageWords(stage)).includes('Manchester City Council'),
  )
  await until('the reader to read it', async () =>
    (await articles(reader)).join().includes('Manchester City Council'),
  )
  await holdKey(desk, 'r', async () => (await operator.live()).programme.on === null)
  await desk.reload()
  await desk.locator('[data-act="take"]').waitFor()
  expect(troubles).toEqual([])
})
