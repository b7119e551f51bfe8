/** [S1] What moves on a slide by itself: pages that turn, and the gold that falls for a winner. Neither outlives its frame. */
import { expect, it } from 'vitest'
import type { Slide, StageFrame } from '#shared/stage-frame'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { pagesOf } from '../helpers/stage-page.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { categories, housing, roll, title, winner, winnerOf } from '../helpers/stage-slides.ts'
import { useStage } from '../helpers/stage-suite.ts'

// This server is there throughout: all the console may speak of is a file that it does not have.
const stage = useStage({ noise: /404/ })

const open = (reducedMotion: 'reduce' | 'no-preference' = 'no-preference') =>
  stage.open({}, 1280, 720, reducedMotion)

const show = (slide: Slide, change: Partial<StageFrame> = {}) =>
  stage.show(slide, { showAt: Date.now(), ...change })

/** How much of the picture holds any gold, in thousandths; null while both sides are out of sight. */
const gold = () =>
  stage.page.evaluate(() => {
    const sides = [...document.querySelectorAll<HTMLCanvasElement>('canvas.flourish')]
    const shown = sides.filter((side) => !side.hidden)
    if (shown.length === 0) return null
    let seen = 0
    for (const side of shown) {
      const pixels = side.getContext('2d')?.getImageData(0, 0, side.width, side.height).data ?? []
      for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 0) seen += 1
    }
    const [{ height } = { height: 1 }] = shown
    return (seen / ((height * height * innerWidth) / innerHeight)) * 1000
  })

/** A screen that does not know the clock yet, or is late, puts a winner up without motion: then it is shown once more. */
async function showUntilGold() {
  for (let tries = 0; tries < 6; tries += 1) {
    await show(title)
    await show(winner)
    const fell = await until('the gold', async () => ((await gold()) ?? 0) > 0, 4000).catch(() => false)
    if (fell) return
  }
  throw new Error('No gold fell')
}

it('a little gold falls behind the name of a winner, and none is left when the next frame comes', async () => {
  await open()
  await show(title)
  expect(await gold()).toBeNull()
  await showUntilGold()
  expect(await gold()).toBeLessThan(30)
  const [canvas, slides] = await stage.page.evaluate(() => {
    const stage = [...(document.querySelector('#stage')?.children ?? [])]
    return [
      stage.findIndex((part) => part.matches('.flourish')),
      stage.findIndex((part) => part.id === 'slides'),
    ]
  })
  expect(canvas).toBeLessThan(slides as number)
  await show(title)
  expect(await gold()).toBeNull()
})

it('it ends under a blackout, and does not begin where nobody won', async () => {
  await open()
  await showUntilGold()
  await show(winner, { black: true })
  expect(await gold()).toBeNull()
  await show(winnerOf(housing, []))
  await stage.page.waitForTimeout(2200)
  expect(await gold()).toBeNull()
})

it('with motion reduced nothing falls and nothing moves', { tags: ['whole'] }, async () => {
  await open('reduce')
  await show(title)
  await show(winner)
  await stage.page.waitForTimeout(2200)
  expect(await gold()).toBeNull()
  expect(
    await stage.page.evaluate(
      () => document.getAnimations().filter((motion) => motion.playState === 'running').length,
    ),
  ).toBe(0)
})

it('what one page cannot hold stands on pages that turn by themselves, each line on one of them, and begin again', {
  tags: ['whole'],
}, async () => {
  const page = await (await stage.newContext({ reducedMotion: 'no-preference' })).newPage()
  await page.clock.install()
  await page.goto(stage.server.url)
  await until('the link', async () => {
    await page.clock.runFor(200)
    return stage.server.hellos.length > 0
  })
  stage.server.send(frameOf(1, roll))
  await until('the roll', async () => {
    await page.clock.runFor(100)
    return (await page.locator('.roll').count()) > 0
  })
  const pages = await pagesOf(page)
  expect(pages).toBeGreaterThan(1)
  expect(await page.locator('.turns i').count()).toBe(pages)
  const first = await stageWords(page)
  const read = [first]
  for (let turned = 1; turned < pages; turned++) {
    const before = await stageWords(page)
    await until('the next page', async () => {
      await page.clock.runFor(1000)
      return (await stageWords(page)) !== before
    })
    read.push(await stageWords(page))
  }
  for (const { name } of categories) expect(read.filter((words) => words.includes(name))).not.toEqual([])
  await until('the first page again', async () => {
    await page.clock.runFor(1000)
    return (await stageWords(page)) === first
  })
})
