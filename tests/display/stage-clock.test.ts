/** [S2] A screen's idea of the server's clock, against any network and any clocks, and the moment it draws at. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ClockSamples,
  paintPlan,
  pauseBeforeAsking,
  reading,
  roundTrip,
  serverTime,
  withAnswer,
  withBeat,
} from '../../display/stage/server-clock.ts'
import { anySeed, runs } from '../helpers/properties.ts'
import { type Random, seededRandom } from '../helpers/random.ts'

interface World {
  /** The longest a packet takes one way, in milliseconds, on top of what it always takes. */
  readonly jitter: number
  readonly offset: number
  /** How much faster than the server's the page's clock runs. */
  readonly drift: number
  /** Steps of the server's clock: when in true time, by how much. */
  readonly steps: readonly { at: number; by: number }[]
  readonly beats: boolean
}

interface Seen {
  readonly at: number
  readonly off: number
  readonly error: number
}

/** Runs a screen for so many milliseconds of true time and looks at its clock after every message. */
function run(world: World, random: Random, forMs: number): { seen: Seen[]; clock: ClockSamples } {
  const server = (at: number) =>
    1_700_000_000_000 + at + world.steps.reduce((sum, step) => (at >= step.at ? sum + step.by : sum), 0)
  const page = (at: number) => 1_700_000_000_000 + world.offset + at * (1 + world.drift)
  const delay = () => 0.3 + random.next() * world.jitter
  const happenings: { at: number; then: (at: number) => void }[] = []
  const seen: Seen[] = []
  let clock: ClockSamples = []
  const plan = (at: number, then: (at: number) => void) => {
    const place = happenings.findIndex((other) => other.at > at)
    happenings.splice(place < 0 ? happenings.length : place, 0, { at, then })
  }
  const look = (at: number) => {
    const known = reading(clock, page(at))
    if (known) seen.push({ at, off: known.now - server(at), error: known.error })
  }
  const ask = (at: number) => {
    const asked = page(at)
    plan(at + delay(), (there) => {
      const said = Math.floor(server(there))
      plan(there + delay(), (back) => {
        clock = withAnswer(clock, said, asked, page(back))
        look(back)
      })
    })
    plan(at + pauseBeforeAsking(clock, page(at)), ask)
  }
  const beat = (at: number) => {
    const said = Math.floor(server(at))
    plan(at + delay(), (there) => {
      clock = withBeat(clock, said, page(there))
      look(there)
    })
    plan(at + 1000, beat)
  }
  plan(0, ask)
  if (world.beats) plan(random.next() * 1000, beat)
  for (let next = happenings.shift(); next && next.at <= forMs; next = happenings.shift()) next.then(next.at)
  return { seen, clock }
}

const worlds = fc.record({
  jitter: fc.double({ min: 0, max: 80, noNaN: true }),
  offset: fc.integer({ min: -30_000, max: 30_000 }),
  drift: fc.double({ min: -0.00005, max: 0.00005, noNaN: true }),
  beats: fc.boolean(),
})

/** The value below which so great a part of them lies. */
const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN

describe('[S2] the server’s clock on a screen', () => {
  it('is never further off than it says, whatever jitter, offset and drift', () => {
    fc.assert(
      fc.property(worlds, anySeed, (world, seed) => {
        const { seen } = run({ ...world, steps: [] }, seededRandom(seed), 40_000)
        expect(seen.length).toBeGreaterThan(20)
        for (const { off, error } of seen) expect(Math.abs(off)).toBeLessThanOrEqual(error + 0.01)
      }),
      runs(60),
    )
  })

  it('is within 4 ms in 99 of 100 looks, after a minute of 0 to 80 ms each way with 50 ppm of drift', () => {
    const offs = Array.from({ length: 40 }, (_, seed) => {
      const random = seededRandom(seed)
      const drift = random.pick([-0.00005, 0, 0.00005])
      const world = { jitter: 80, offset: random.between(-30_000, 30_000), drift, steps: [], beats: true }
      return run(world, random, 180_000).seen.filter(({ at }) => at > 60_000)
    }).flat()
    expect(
      quantile(
        offs.map(({ off }) => Math.abs(off)),
        0.99,
      ),
    ).toBeLessThanOrEqual(4)
  })

  it('is vague by no more than half of the best round trip', () => {
    const clock = withAnswer(withAnswer([], 1000, 500, 540), 2000, 1500, 1510)
    expect(reading(clock, 1510)?.error).toBeLessThanOrEqual(5.7)
    expect(roundTrip(clock)).toBe(40)
  })

  it('recovers when the server’s clock is set, forwards or back', () => {
    fc.assert(
      fc.property(
        worlds,
        anySeed,
        fc.integer({ min: 200, max: 30_000 }),
        fc.boolean(),
        (world, seed, size, back) => {
          const steps = [{ at: 20_000, by: back ? -size : size }]
          const { seen } = run({ ...world, steps }, seededRandom(seed), 40_000)
          const after = seen.filter(({ at }) => at > 22_000)
          expect(after.length).toBeGreaterThan(5)
          for (const { off, error } of after) expect(Math.abs(off)).toBeLessThanOrEqual(error + 0.01)
        },
      ),
      runs(60),
    )
  })

  it('recovers from steps smaller than the network’s jitter too, and is never off by more than the step and its bound', () => {
    fc.assert(
      fc.property(worlds, anySeed, fc.integer({ min: -150, max: 150 }), (world, seed, by) => {
        const { seen } = run({ ...world, steps: [{ at: 20_000, by }] }, seededRandom(seed), 100_000)
        for (const { off, error } of seen) {
          expect(Math.abs(off)).toBeLessThanOrEqual(error + Math.abs(by) + 0.01)
        }
        for (const { at, off } of seen) if (at > 90_000) expect(Math.abs(off)).toBeLessThanOrEqual(15)
      }),
      runs(40),
    )
  })

  it('a constant asymmetry is not seen, and shifts it by half', () => {
    let clock: ClockSamples = []
    for (let at = 0; at < 20_000; at += 500) clock = withAnswer(clock, at + 30, at, at + 40)
    expect((serverTime(clock, 20_000) ?? 0) - 20_000).toBeCloseTo(10.5, 0)
  })

  it('answers slow as a snail and nonsense do no harm; a beat alone is no clock', () => {
    const good = withAnswer([], 10_005, 5000, 5010)
    const spoilt = [
      () => withAnswer(good, 14_500, 5500, 9500),
      () => withAnswer(good, Number.NaN, 5500, 5510),
      () => withAnswer(good, 10_505, 5510, 5500),
      () => withBeat(good, Number.POSITIVE_INFINITY, 5500),
    ]
    for (const spoil of spoilt) {
      expect(Math.abs((serverTime(spoil(), 10_000) ?? 0) - 15_000)).toBeLessThanOrEqual(6.5)
    }
    expect(serverTime([], 5000)).toBeNull()
    expect(serverTime(withBeat([], 1000, 500), 5000)).toBeNull()
  })

  it('a beat from beyond what is possible makes it ask anew', () => {
    const good = withAnswer([], 10_005, 5000, 5010)
    const jumped = withBeat(good, 15_000, 6000)
    expect(serverTime(jumped, 6000)).toBeNull()
    expect(pauseBeforeAsking(jumped, 6000)).toBeLessThan(100)
  })

  it('asks quickly at first, then seldom', () => {
    let clock: ClockSamples = []
    let at = 0
    const pauses: number[] = []
    for (let asked = 0; asked < 50; asked += 1) {
      clock = withAnswer(clock, at + 0, at, at + 1)
      pauses.push(pauseBeforeAsking(clock, at + 1))
      at += pauses.at(-1) ?? 0
    }
    expect(pauses.slice(0, 39).every((pause) => pause < 100)).toBe(true)
    expect(pauses.slice(40).every((pause) => pause === 1000)).toBe(true)
  })
})

it('[S2] a frame is drawn at its moment; one of the past, of another clock or without a clock at once', () => {
  expect(paintPlan(5600, 5520)).toEqual({ wait: 80, moving: true })
  expect(paintPlan(5000, 5520)).toEqual({ wait: 0, moving: true })
  expect(paintPlan(0, 5520)).toEqual({ wait: 0, moving: false })
  expect(paintPlan(99_999, 5520)).toEqual({ wait: 0, moving: false })
  expect(paintPlan(5600, null)).toEqual({ wait: 0, moving: false })
})
