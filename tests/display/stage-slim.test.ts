/** LED banners and fascias: a screen that is itself a strip is filled by its words. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { launchBrowser } from '../helpers/browser.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import { categories, titleOf, winnerOf } from '../helpers/stage-slides.ts'

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
const sponsored = categories.filter((category) => category.sponsor !== null)
const longest = [...categories].sort(
  (a, b) => (b.entries[0]?.entrant.length ?? 0) - (a.entries[0]?.entrant.length ?? 0),
)

test.each([
  ['sponsor-strip', 1920, 160, sponsored.slice(0, 3).map(titleOf)],
  ['lower-third', 1920, 200, longest.slice(0, 3).map((one) => winnerOf(one, one.entries.slice(0, 1)))],
  ['lower-third', 2880, 360, longest.slice(0, 3).map((one) => winnerOf(one, one.entries.slice(0, 1)))],
] as const)('%s at %i×%i: whole, and large', async (layout, width, height, slides) => {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  server.assignment = { ...server.assignment, layout }
  await page.goto(server.url)
  for (const slide of slides as readonly Slide[]) {
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
