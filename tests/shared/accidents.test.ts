/**
 * Accidents that other systems had on real nights, named after them; none may happen here.
 * Those that need a browser or a house carry their names where they are tested: scorekeeper#694 and #787, ontime#2200,
 * SPX-GC#24, ograf-server#12, obs-browser#71 and #307, companion#564, icpctools#1133.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefused } from '#shared/decide/decision'
import { everySlide } from '#shared/every-slide'
import { nextTarget, opensFirst } from '#shared/rundown'
import type { ShowFile } from '#shared/show-file'
import { BUSES, stageFrame } from '#shared/stage-frame'
import { type Evening, evening, fakeVault, takeNow } from '../helpers/given.ts'
import { anySeed, presses, runs } from '../helpers/properties.ts'
import { seededRandom } from '../helpers/random.ts'
import { pressOnce, randomResults, randomShow } from '../helpers/random-evening.ts'
import { awarded, sampleShow, THREE_LEVELS, threeLevelShow } from '../helpers/show.ts'

const frames = (night: Evening) => JSON.stringify(BUSES.map((bus) => stageFrame(night.state(), bus)))

describe('scorekeeper#680: the third place showed the first as well', () => {
  const night = (gold: string[], bronze: string[]) =>
    evening(
      threeLevelShow(),
      [
        {
          category: 'housing',
          levels: [awarded('gold', gold), awarded('silver', ['h-2']), awarded('bronze', bronze)],
        },
      ],
      fakeVault({ blind: true }),
    ).jump('housing:shortlist', 1)

  it('taking Bronze shows Bronze: whoever has Gold and Silver, every screen is the same', () => {
    const [one, other] = [night(['h-1'], ['h-4']).take(), night(['h-7', 'h-8'], ['h-4']).take()]
    expect(frames(one)).toContain('Council of h-4')
    expect(frames(other)).toBe(frames(one))
  })

  it('and the look can see: another Bronze is another picture', () => {
    expect(frames(night(['h-1'], ['h-5']).take())).not.toBe(frames(night(['h-1'], ['h-4']).take()))
  })
})

it('scorekeeper#681: no slide of any shape of result says “undefined”, “null” or nothing at all', () => {
  for (const levels of [THREE_LEVELS, THREE_LEVELS.slice(0, 1)]) {
    for (const { label, slide } of everySlide(sampleShow({ levels }))) {
      const words: string[] = []
      JSON.stringify(slide, (key, value) => {
        if (typeof value === 'string' && key !== 'kind') words.push(value)
        return value
      })
      expect(words.length, label).toBeGreaterThan(0)
      for (const word of words) expect(word, label).not.toMatch(/undefined|null|NaN|\[object/)
    }
  }
})

it('lems#1750: what preview shows is what the take then shows, whatever was pressed before', () => {
  let compared = 0
  fc.assert(
    fc.property(anySeed, presses, (seed, pressed) => {
      const random = seededRandom(seed)
      const show = randomShow(random)
      const ids = show.categories.map(({ id }) => id)
      const night = evening(show, randomResults(random, show, ids))
      for (const press of pressed) {
        const before = night.state()
        const to = nextTarget(before)
        const opens = to !== null && opensFirst(before, to) !== undefined
        const promised = stageFrame(before, 'preview').slide
        const decision = pressOnce(night, show, press, random)
        const taken =
          decision && !isRefused(decision) && decision.events.some(({ kind }) => kind === 'cue-taken')
        if (press.what !== 'take' || !taken || opens) continue
        compared += 1
        expect(stageFrame(night.state(), 'programme').slide).toEqual(promised)
      }
    }),
    runs(60),
  )
  expect(compared).toBeGreaterThan(100)
})

it('lems#1750: of a reveal, preview shows the very category and level, with nobody in it', () => {
  const night = evening().take(6)
  const promised = stageFrame(night.state(), 'preview').slide
  const shown = stageFrame(night.take().state(), 'programme').slide
  expect(JSON.stringify(promised)).toContain('Housing')
  expect(JSON.stringify(promised)).not.toContain('Council of h-3')
  expect(JSON.stringify(shown)).toContain('Council of h-3')
})

it('lems#1890: an award nobody has decided goes to nobody: it stops at the envelope and says why', () => {
  const night = evening(sampleShow(), []).jump('housing:title').take(3)
  expect(night.state().programme.on?.cue).toBe('housing:envelope')
  night.given().when(takeNow(night.state())).thenRefused('no-result')
})

it('lems#1904: places run from the last to the first, and the evening has an end slide', () => {
  const levels = [awarded('gold', ['c-1']), awarded('silver', ['c-2']), awarded('bronze', ['c-3'])]
  const night = evening(threeLevelShow(), [{ category: 'climate', levels }]).jump('climate:title')
  while (nextTarget(night.state())?.cue.startsWith('climate')) night.take()
  expect(night.state().reveals.map(({ level }) => level)).toEqual(['bronze', 'silver', 'gold'])
  expect(stageFrame(night.jump('end').state(), 'programme').slide.kind).toBe('end')
})

it('companion#1380: a second press of the same button moves nothing a second time', () => {
  const night = evening()
  const press = takeNow(night.state())
  night.must(press)
  night.given().when(press, { sinceTakeMs: 40 }).thenRefused('programme-moved')
  night.given().when(takeNow(night.state()), { sinceTakeMs: 40 }).thenRefused('too-soon')
})

it('scorekeeper#672: a server clock that jumps back orders nothing: takes go on, and time never decreases', () => {
  const night = evening()
  night.must(takeNow(night.state()), { now: 2_000_000_000_000 })
  night.must(takeNow(night.state()))
  const times = night.commits().map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

it('icpctools#1269: an inserted slide is a slide like any other; the categories after it are still found', () => {
  const show = sampleShow()
  const [opening, ...rest] = show.rundown
  const guest = { kind: 'text' as const, id: 'guest', title: 'A word from our guest', body: '' }
  const rundown = [opening, guest, ...rest] as ShowFile['rundown']
  const night = evening(sampleShow({ rundown })).take(2)
  expect(stageFrame(night.state(), 'programme').slide).toMatchObject({ kind: 'text', title: guest.title })
  expect(nextTarget(night.state())?.cue).toBe('housing:title')
})
