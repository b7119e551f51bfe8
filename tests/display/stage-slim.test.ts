/** LED banners and fascias: a screen that is itself a strip is filled by its words. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import { categories, titleOf } from '../helpers/stage-slides.ts'
import { oneIn } from '../helpers/whole.ts'

let server: StageServer
let browser: Browser
beforeAll(async () => {
  server = await startStageServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

let seq = 0
const slides = categories.filter((category) => category.sponsor !== null).map(titleOf)
const SIZES = [
  [1920, 160],
  [2880, 360],
  [3840, 120],
] as const
test.each(oneIn(3, SIZES))('at %i×%i the sponsor is whole, and large', async (width, height) => {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  server.assignment = { ...server.assignment, layout: 'sponsor-strip' }
  await page.goto(server.url)
  for (const slide of slides) {
    seq += 1
    server.send(frameOf(seq, slide))
    await server.paintedAt(seq)
    expect(await offences(page)).toEqual([])
    const size = await page
      .locator('.slide:not(.leaving, .waiting) .line-main')
      .first()
      .evaluate((line) => (Number.parseFloat(getComputedStyle(line).fontSize) / innerHeight) * 100)
    expect(size).toBeGreaterThan(20)
  }
  await context.close()
})
