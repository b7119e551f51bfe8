/** [S2] A frame that waits for its moment: the browser brings it up by its own clock, and all it has is kept for that. */
import { beforeEach, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { title, winner, winnerWords } from '../helpers/stage-slides.ts'
import { useStage } from '../helpers/stage-suite.ts'

const stage = useStage()

const text = (title: string): Slide => ({ kind: 'text', title, body: '' })
const interval = (title: string): Slide => ({ kind: 'interval', title, body: '' })
const waiting = () => stage.page.locator('#slides > .waiting')

/** Sends a frame that is due soon; answers when it waits, and with its moment. */
async function waits(slide: Slide): Promise<number> {
  const showAt = Date.now() + 900
  stage.countFrom(stage.seq + 1)
  stage.server.send(frameOf(stage.seq, slide, { showAt }))
  await waiting().waitFor({ state: 'attached', timeout: 600 })
  return showAt
}

/** A screen that does not know the clock yet shows at once: goes on until one waits, and has come up. */
async function knowsTheClock() {
  await stage.open({}, 1280, 720, 'no-preference')
  await stage.show(title)
  await until('the clock to be known', async () => {
    await waits(text(`Number ${stage.seq}`))
    return stage.server.paintedAt(stage.seq)
  })
  await stage.page.locator('.leaving').waitFor({ state: 'detached' })
}
beforeEach(knowsTheClock)

it('[S2] the browser is told the moment ahead, and brings the slide up by its own clock', async () => {
  const told = () =>
    stage.page.evaluate(() => {
      const slide = document.querySelector<HTMLElement>('#slides > .waiting')
      const leaves = document.querySelector<HTMLElement>('#slides > .slide:not(.waiting)')
      const timesOf = (of: HTMLElement | null | undefined, subtree: boolean) =>
        of?.getAnimations({ subtree }).map(({ startTime, playState }) => ({ startTime, playState })) ?? []
      return {
        opacity: slide && Number(getComputedStyle(slide).opacity),
        comes: timesOf(slide, true),
        goes: timesOf(leaves, false),
        origin: performance.timeOrigin,
      }
    })
  const showAt = await waits(winner)
  // Its motions stand still until its pictures are decoded; then all of them are told their moment at once.
  const before = await until('the browser to be told', async () => {
    const now = await told()
    return now.comes.some(({ startTime }) => startTime !== null) ? now : null
  })
  expect(before.opacity).toBeLessThan(0.01)
  expect(before.comes.length).toBeGreaterThan(3)
  for (const { startTime, playState } of [...before.comes, ...before.goes]) {
    expect(playState).toBe('running')
    // The server of this test shares the page's clock; half a frame early is the nearest frame.
    expect(Math.abs(Number(startTime) + before.origin - showAt)).toBeLessThan(60)
  }
  expect(new Set(before.comes.map(({ startTime }) => startTime)).size).toBe(1)
  expect(before.goes.map(({ startTime }) => startTime)).toEqual([before.comes[0]?.startTime])
  await stage.server.paintedAt(stage.seq)
  await stage.page.locator('#stage[data-mood="open"]').waitFor()
  const after = await stage.page.evaluate(() => {
    const up = document.querySelector<HTMLElement>('#slides > .slide:not(.leaving)')
    return { opacity: up && getComputedStyle(up).opacity, held: up?.getAnimations().length }
  })
  expect(after).toEqual({ opacity: '1', held: 0 })
  await stage.page.locator('.leaving').waitFor({ state: 'detached' })
  expect(await stageWords(stage.page)).toContain(winnerWords)
})

it('[S2] what moves for ever stands still while a frame waits, and goes on afterwards', {
  tags: ['whole'],
}, async () => {
  const endless = () =>
    stage.page.evaluate(() =>
      document
        .getAnimations()
        .filter((motion) => motion.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)
        .map(({ playState }) => playState),
    )
  const allAre = (state: string) =>
    until(`all to be ${state}`, async () => {
      const states = await endless()
      return states.length > 0 && states.every((one) => one === state)
    })
  // The embers of an interval.
  await waits(interval('The first'))
  await stage.server.paintedAt(stage.seq)
  await allAre('running')
  await waits(interval('The next'))
  expect(new Set(await endless())).toEqual(new Set(['paused']))
  await stage.server.paintedAt(stage.seq)
  await allAre('running')

  // One that is taken back before its moment lets go as well.
  await waits(interval('Never seen'))
  await stage.show(interval('The next'))
  await allAre('running')
  expect(await stageWords(stage.page)).toContain('The next')
})
