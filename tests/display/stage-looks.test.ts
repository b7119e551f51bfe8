/** The slides of one category at every size, compared with how they looked when somebody last looked: `LOOKS=record` keeps them anew. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { SIZES } from '../../display/preflight/sizes.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { ALIKE, difference, distanceFromKept, keptLook } from '../helpers/looks.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import {
  cardOf,
  categoryNamed,
  commendedOf,
  shortlistsOf,
  titleOf,
  winnerOf,
} from '../helpers/stage-slides.ts'
import { isUsual } from '../helpers/usual-sizes.ts'
import { only } from '../helpers/whole.ts'

const category = categoryNamed('Housing')
const slides: Record<string, Slide> = {
  title: titleOf(category),
  shortlist: shortlistsOf(category)[0] as Slide,
  commended: commendedOf(category, category.entries.slice(1, 3)),
  envelope: { kind: 'envelope', category: cardOf(category), level: 'Winner' },
  winner: winnerOf(category, category.entries.slice(0, 1), { citation: 'For homes that last.' }),
}

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
for (const { width, height } of SIZES)
  test(`at ${width}×${height}`, only(isUsual({ width, height })), async () => {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    })
    try {
      const page = await context.newPage()
      await page.goto(server.url)
      const distances: Record<string, number> = {}
      for (const [name, slide] of Object.entries(slides)) {
        seq += 1
        server.send(frameOf(seq, slide))
        await server.paintedAt(seq)
        const photo = await page.screenshot({ animations: 'disabled', type: 'jpeg', quality: 95 })
        distances[name] = await distanceFromKept(`${name}-${width}x${height}`, photo)
      }
      expect(Object.entries(distances).filter(([, distance]) => distance > ALIKE)).toEqual([])
    } finally {
      await context.close()
    }
  })

test('the eye sees: another name is another look', async () => {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(server.url)
  seq += 1
  server.send(
    frameOf(seq, winnerOf(category, category.entries.slice(2, 3), { citation: 'For homes that last.' })),
  )
  await server.paintedAt(seq)
  expect(await difference(await page.screenshot(), keptLook('winner-1920x1080'))).toBeGreaterThan(ALIKE)
  await context.close()
})
