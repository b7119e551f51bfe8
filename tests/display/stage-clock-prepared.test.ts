/** [S2] A frame is drawn out of sight when it comes, so that at its moment it is only uncovered; until then nobody sees it. */
import type { Page } from 'playwright'
import { beforeEach, expect, it } from 'vitest'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { housing, roll, title, winner, winnerOf, winnerWords } from '../helpers/stage-slides.ts'
import { useStage } from '../helpers/stage-suite.ts'

/** Milliseconds from the time a screen stands still at to the moment of its next frame. */
const AHEAD = 600

const stage = useStage()
let page: Page
beforeEach(async () => {
  page = await (await stage.newContext({ reducedMotion: 'no-preference' })).newPage()
})

/** A screen that shows a title and knows the clock: it asks as soon as it is connected. */
async function open() {
  await page.clock.install()
  await page.goto(stage.server.url)
  await stage.server.connections(1)
  stage.server.send(frameOf(1, title))
  await stage.server.paintedAt(1)
}

/** Its time stands still until the test moves it, so that a busy machine has all the time it needs. Answers with the next moment. */
async function holdTime(): Promise<number> {
  stage.server.beating = false
  const still = (await page.evaluate(() => Date.now())) + 1500
  await page.clock.pauseAt(still)
  return still + AHEAD
}

/** Two animation frames more than the moment, so that the screen says what it shows. */
const passMoment = () => page.clock.runFor(AHEAD + 300)

const waiting = () => page.locator('#slides > .waiting')

/** What is drawn out of sight: its words, its part of the picture, and how far its motions are. */
const prepared = () =>
  page.evaluate(() => {
    const slide = document.querySelector<HTMLElement>('#slides > .waiting')
    if (!slide) return null
    slide.dataset['mark'] = 'the one that waited'
    return {
      words: slide.textContent ?? '',
      fit: slide.style.getPropertyValue('--fit'),
      opacity: getComputedStyle(slide).opacity,
      motions: slide.getAnimations({ subtree: true }).map(({ playState, currentTime }) => ({
        playState,
        currentTime,
      })),
    }
  })

it('[S2] a frame is drawn, fitted and held out of sight, then uncovered as it is, and moves from then on', async () => {
  await open()
  const showAt = await holdTime()
  stage.server.send(frameOf(2, winner, { showAt }))
  await waiting().waitFor({ state: 'attached' })
  await page.clock.runFor(AHEAD / 2)
  const before = await prepared()
  expect(before).toMatchObject({ opacity: '0' })
  expect(before?.words).toContain(winnerWords)
  expect(Number(before?.fit)).toBeGreaterThan(0)
  expect(before?.motions.length).toBeGreaterThan(2)
  for (const motion of before?.motions ?? []) expect(motion).toEqual({ playState: 'paused', currentTime: 0 })
  expect(await stageWords(page)).not.toContain(winnerWords)
  await passMoment()
  await stage.server.paintedAt(2)
  const shown = await page.evaluate(() => {
    const slide = document.querySelector<HTMLElement>('#slides > .slide:not(.leaving, .waiting)')
    const motions = slide?.getAnimations({ subtree: true }) ?? []
    return {
      mark: slide?.dataset['mark'],
      hidden: slide?.getAttribute('aria-hidden'),
      moving: motions.filter(({ playState }) => playState === 'running').length,
      waiting: document.querySelectorAll('.waiting').length,
    }
  })
  expect(shown).toMatchObject({ mark: 'the one that waited', hidden: null, waiting: 0 })
  expect(shown.moving).toBeGreaterThan(2)
})

it('[S2] a frame that is replaced before its moment leaves nothing behind and is never seen', async () => {
  await open()
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const look = () => {
      const slides = [...document.querySelectorAll('#slides > .slide:not(.waiting)')]
      const words = slides.map((slide) => slide.textContent ?? '').join()
      if (seen.at(-1) !== words) seen.push(words)
      requestAnimationFrame(look)
    }
    look()
  })
  const showAt = await holdTime()
  stage.server.send(frameOf(2, winner, { showAt }))
  await waiting().waitFor({ state: 'attached' })
  stage.server.send(frameOf(3, { kind: 'text', title: 'Instead', body: '' }, { showAt }))
  await until('the other to wait', async () => ((await prepared())?.words ?? '').includes('Instead'))
  expect(await waiting().count()).toBe(1)
  await passMoment()
  await stage.server.paintedAt(3)
  expect(await waiting().count()).toBe(0)
  expect(await stageWords(page)).toContain('Instead')
  const seen = (await page.evaluate('window.seen')) as string[]
  expect(seen.join()).toContain('Instead')
  expect(seen.join()).not.toContain(winnerWords)
})

it('[S2] [L1] a blackout drops what waited', async () => {
  await open()
  stage.server.send(frameOf(2, winner, { showAt: await holdTime() }))
  await waiting().waitFor({ state: 'attached' })
  stage.server.send(frameOf(2, title, { black: true, key: 'black' }))
  await until('the blackout', async () => (await page.locator('#stage[data-black="true"]').count()) === 1)
  expect(await waiting().count()).toBe(0)
  expect(await stageWords(page)).toContain('Housing')
})

it('[S2] [S1] a screen whose size changes between measures again: every letter is whole at the moment', async () => {
  await open()
  const long = winnerOf(housing, housing.entries.slice(0, 3), {
    citation: 'For homes and streets. '.repeat(20),
  })
  stage.server.send(frameOf(2, long, { showAt: await holdTime() }))
  await waiting().waitFor({ state: 'attached' })
  const wide = (await prepared())?.fit
  await page.setViewportSize({ width: 1024, height: 768 })
  await until('another size of words', async () => (await prepared())?.fit !== wide)
  await passMoment()
  await stage.server.paintedAt(2)
  expect(await offences(page)).toEqual([])
})

it('[S2] a slide that comes again at the same size is fitted as it was', async () => {
  await open()
  const fitted = () =>
    page.evaluate(() => {
      const slide = document.querySelector<HTMLElement>('#slides > .slide:not(.leaving, .waiting)')
      const pages = [...(slide?.querySelectorAll<HTMLElement>('[data-page]') ?? [])]
      const turns = document.querySelectorAll('.turns i').length
      return [slide?.className, slide?.style.cssText, pages.map((part) => part.dataset['page']).join(), turns]
    })
  stage.server.send(frameOf(2, roll))
  await stage.server.paintedAt(2)
  const first = await fitted()
  expect(first[3]).toBeGreaterThan(1)
  stage.server.send(frameOf(3, title))
  await stage.server.paintedAt(3)
  stage.server.send(frameOf(4, roll))
  await stage.server.paintedAt(4)
  expect(await fitted()).toEqual(first)
  expect(await offences(page)).toEqual([])
})

it('[S2] [S1] a slide that cannot be drawn is the holding slide, at its moment', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(Intl, 'Segmenter', {
      value: class {
        constructor() {
          throw new Error('There are no letters')
        }
      },
    })
  })
  await open()
  stage.server.send(frameOf(2, { kind: 'text', title: 'Words', body: 'Many' }, { showAt: Date.now() + 500 }))
  await stage.server.paintedAt(2)
  expect(await page.locator('#slides > .holding:not(.leaving, .waiting)').count()).toBe(1)
})

it('[S2] a page that nobody sees has no animation frames, and shows the right picture at its moment all the same', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    window.requestAnimationFrame = () => 0
  })
  await page.goto(stage.server.url)
  await stage.server.connections(1)
  stage.server.send(frameOf(1, title))
  await until('the title', async () => (await stageWords(page)).includes('Housing'))
  const showAt = Date.now() + 900
  stage.server.send(frameOf(2, winner, { showAt }))
  await until('the winner', async () => (await stageWords(page)).includes(winnerWords))
  expect(Date.now()).toBeGreaterThanOrEqual(showAt - 2)
})

const pageUp = (screen: Page) =>
  screen.evaluate(() =>
    [...document.querySelectorAll('.slide:not(.leaving, .waiting) .turns i')].findIndex((light) =>
      light.matches('.here'),
    ),
  )

it('[S2] a screen that comes late opens on the page of the roll that the others show', async () => {
  await page.goto(stage.server.url)
  await stage.server.connections(1)
  stage.server.send(frameOf(1, title))
  await stage.server.paintedAt(1)
  // A page stays for 5 to 20 seconds: after 23 the second is up, whatever the first one was.
  stage.server.send(frameOf(2, roll, { showAt: Date.now() - 23_000 }))
  await stage.server.paintedAt(2)
  expect(await pageUp(page)).toBe(1)
  const late = await page.context().newPage()
  await late.goto(stage.server.url)
  await until('the late one to turn to it', async () => (await pageUp(late)) === 1)
  expect(await stageWords(late)).toBe(await stageWords(page))
  stage.server.send(frameOf(3, title))
  await stage.server.paintedAt(3)
  stage.server.send(frameOf(4, roll, { showAt: Date.now() }))
  await until('both to show the first', async () => {
    const up = await Promise.all([pageUp(page), pageUp(late)])
    return up.every((one) => one === 0)
  })
})
