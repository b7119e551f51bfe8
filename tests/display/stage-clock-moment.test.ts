/** [S2] The moment a screen acts at: the animation frame nearest to it where there are frames, a timer where nobody looks. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { atMoment } from '../../display/stage/moment.ts'
import { pageAt } from '../../display/stage/pages.ts'
import { runs } from '../helpers/properties.ts'

interface World {
  /** Milliseconds between two animation frames, and when the first one is. */
  readonly frame: number
  readonly phase: number
  /** By how much timers are late. */
  readonly late: number
  readonly hiddenFrom?: number
  readonly clockLostAt?: number
}

/** Runs one wait from time 0 and answers when it acted; null if it never did. */
function acts(showAt: number, { frame, phase, late, hiddenFrom, clockLostAt }: World, callOffAt?: number) {
  let time = 0
  let acted: number | null = null
  let timers: { at: number; then: () => void }[] = []
  let frames: ((time: number) => void)[] = []
  const seen = () => hiddenFrom === undefined || time < hiddenFrom
  const callOff = atMoment(
    showAt,
    {
      now: () => time,
      serverTime: (at) => (clockLostAt !== undefined && time >= clockLostAt ? null : at),
      after(ms, then) {
        const timer = { at: time + ms + late, then }
        timers.push(timer)
        return () => {
          timers = timers.filter((other) => other !== timer)
        }
      },
      nextFrame(then) {
        frames.push(then)
        return () => {
          frames = frames.filter((other) => other !== then)
        }
      },
      seen,
    },
    () => {
      expect(acted).toBeNull()
      acted = time
    },
  )
  let frameAt = phase
  for (let steps = 0; steps < 10_000; steps++) {
    const timer = timers.toSorted((a, b) => a.at - b.at)[0]
    const next = Math.min(timer?.at ?? Number.POSITIVE_INFINITY, frames.length > 0 ? frameAt : 1e6)
    if (callOffAt !== undefined && next >= callOffAt) callOff()
    else if (timer && timer.at <= frameAt) {
      timers = timers.filter((other) => other !== timer)
      time = timer.at
      timer.then()
      continue
    }
    if (timers.length === 0 && frames.length === 0) break
    time = frameAt
    frameAt += frame
    const called = frames
    frames = []
    if (seen()) for (const then of called) then(time)
    else frames = called
  }
  expect([timers.length, seen() ? frames.length : 0]).toEqual([0, 0])
  return acted
}

it('[S2] acts on the animation frame nearest to the moment, wherever the frames lie and however late timers are', () => {
  fc.assert(
    fc.property(
      fc.record({
        showAt: fc.integer({ min: 60, max: 900 }),
        frame: fc.constantFrom(1000 / 120, 1000 / 60, 1000 / 50, 1000 / 30),
        phase: fc.double({ min: 0, max: 16, noNaN: true }),
        late: fc.integer({ min: 0, max: 8 }),
      }),
      ({ showAt, frame, phase, late }) => {
        const acted = acts(showAt, { frame, phase, late }) ?? Number.NaN
        // It is a frame's time, and none is nearer; slow screens are known for what they are from their second frame on.
        expect(Math.abs((acted - phase) / frame - Math.round((acted - phase) / frame))).toBeLessThan(1e-6)
        expect(Math.abs(acted - showAt)).toBeLessThanOrEqual(Math.max(frame / 2, frame - 1000 / 120) + 0.001)
      },
    ),
    runs(300),
  )
})

it('[S2] a page that nobody sees acts by its timer, and one hidden while it waits does not miss the moment', () => {
  const world = { frame: 1000 / 60, phase: 3, late: 2 }
  expect(acts(300, { ...world, hiddenFrom: 0 })).toBe(302)
  for (const hiddenFrom of [200, 270, 290, 299]) {
    const acted = acts(300, { ...world, hiddenFrom }) ?? Number.NaN
    expect(acted).toBeGreaterThanOrEqual(300 - 9)
    expect(acted).toBeLessThanOrEqual(300 + 70)
  }
})

it('[S2] a clock that is lost meanwhile means now; what is called off never acts', () => {
  const world = { frame: 1000 / 60, phase: 3, late: 0 }
  expect(acts(900, { ...world, clockLostAt: 100 })).toBeLessThan(900)
  expect(acts(300, world)).not.toBeNull()
  for (const callOffAt of [1, 255, 280, 295]) expect(acts(300, world, callOffAt)).toBeNull()
})

it('[S2] which page is up depends on the time alone: pages follow each other, and begin again', () => {
  const stays = [5000, 8000, 3000]
  expect(pageAt(stays, 0).page).toBe(0)
  expect(pageAt(stays, 4900).page).toBe(0)
  expect(pageAt(stays, 5000).page).toBe(1)
  expect(pageAt(stays, 12_990).page).toBe(2)
  expect(pageAt(stays, 16_000).page).toBe(0)
  expect(pageAt(stays, 16_000 * 1000 + 6000).page).toBe(1)
  fc.assert(
    fc.property(fc.double({ min: -60_000, max: 4e8, noNaN: true }), (elapsed) => {
      const { page, left } = pageAt(stays, elapsed)
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThanOrEqual((stays[page] ?? 0) + 50)
      expect(pageAt(stays, elapsed + left).page).toBe((page + 1) % stays.length)
      expect(pageAt(stays, elapsed + left - 51).page).toBe(page)
    }),
    runs(300),
  )
})

it('[S2] a timer that rings a little early does not show the page before once more', () => {
  const stays = [5000, 8000]
  for (const early of [0, 1, 5, 40]) expect(pageAt(stays, 5000 - early).page).toBe(1)
  expect(pageAt(stays, 5000 - 400).page).toBe(0)
  expect(pageAt(stays, Number.NaN).page).toBe(0)
})
