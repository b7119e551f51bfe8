/** [S2] However frames come, a screen draws each at its moment, never an old one over a new one, and ends on the newest. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StageFrame } from '#shared/stage-frame'
import { createWaitingFrame } from '../../display/stage/waiting-frame.ts'
import { runs } from '../helpers/properties.ts'
import { frameOf } from '../helpers/stage-server.ts'

const HOLDING = { kind: 'holding', ceremony: null } as const

interface Drawn {
  readonly at: number
  readonly frame: StageFrame
  readonly moving: boolean
  readonly inTime: boolean
}

/** A screen in a world whose time the test moves. */
function screen(synchronised = true) {
  let time = 0
  let timers: { at: number; then: () => void }[] = []
  const drawn: Drawn[] = []
  const prepared: number[] = []
  const waiting = createWaitingFrame({
    now: () => (synchronised ? time : null),
    prepare: (frame) => prepared.push(frame.position.seq),
    atMoment(showAt, then) {
      const timer = { at: showAt, then }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    draw: (frame, moving, inTime) => drawn.push({ at: time, frame, moving, inTime }),
  })
  const goTo = (later: number) => {
    for (;;) {
      const next = timers.filter((timer) => timer.at <= later).toSorted((a, b) => a.at - b.at)[0]
      if (!next) break
      timers = timers.filter((timer) => timer !== next)
      time = next.at
      next.then()
    }
    time = later
  }
  return { waiting, drawn, prepared, goTo, time: () => time, left: () => timers.length }
}

const take = fc.record({
  /** Milliseconds after the one before it. */
  pause: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 900 })),
  lead: fc.constantFrom(0, 60, 120, 300),
  /** How long it is under way; a link keeps the order. */
  way: fc.integer({ min: 0, max: 160 }),
  what: fc.constantFrom('take', 'take', 'take', 'post', 'blackout'),
})

it('[S2] whatever is taken whenever: in order, at its moment, and the last stays', () => {
  fc.assert(
    fc.property(fc.array(take, { minLength: 1, maxLength: 40 }), (takes) => {
      const { waiting, drawn, goTo, time, left } = screen()
      let sent = 0
      let arrives = 0
      let key = 'first'
      let showAt = 0
      const arrived = new Map<number, number>()
      for (const [seq, { pause, lead, way, what }] of takes.entries()) {
        sent += pause
        arrives = Math.max(arrives, sent + way)
        // A post moves the position and leaves the picture and its moment alone.
        if (what !== 'post') {
          key = `key-${seq}`
          showAt = what === 'blackout' ? 0 : sent + lead
        }
        goTo(arrives)
        arrived.set(seq, time())
        waiting.takeIn(frameOf(seq, HOLDING, { key, showAt, black: what === 'blackout' }))
      }
      goTo(arrives + 2000)
      const seqs = drawn.map(({ frame }) => frame.position.seq)
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
      expect(seqs.at(-1)).toBe(takes.length - 1)
      expect(left()).toBe(0)
      for (const { at, frame } of drawn) {
        expect(at).toBe(Math.max(arrived.get(frame.position.seq) ?? 0, frame.showAt))
      }
      const keys = new Set(takes.flatMap(({ what }, seq) => (what === 'post' ? [] : [`key-${seq}`])))
      for (const { frame } of drawn) keys.delete(frame.key)
      expect(waiting.dropped()).toBe(keys.size)
      // Every picture is said to be in time once at most.
      const inTime = drawn.filter((one) => one.inTime).map(({ frame }) => frame.key)
      expect(new Set(inTime).size).toBe(inTime.length)
    }),
    runs(400),
  )
})

it('[S2] of a quick double take the second is drawn, once, at its own moment', () => {
  const { waiting, drawn, goTo } = screen()
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 100 }))
  goTo(40)
  waiting.takeIn(frameOf(2, HOLDING, { showAt: 140 }))
  goTo(1000)
  expect(drawn.map(({ at, frame }) => [at, frame.position.seq])).toEqual([[140, 2]])
  expect(waiting.dropped()).toBe(1)
})

it('[S2] what waits for its moment is prepared as it comes, and what has none to wait for is not', () => {
  const { waiting, prepared, goTo } = screen()
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 100 }))
  expect(prepared).toEqual([1])
  waiting.takeIn(frameOf(2, HOLDING, { showAt: 150 }))
  goTo(300)
  waiting.takeIn(frameOf(3, HOLDING, { showAt: 290 }))
  waiting.takeIn(frameOf(3, HOLDING, { showAt: 0, black: true, key: 'black' }))
  expect(prepared).toEqual([1, 2])
})

it('[S2] [L1] a blackout is drawn at once, and the take that waited does not come back over it', () => {
  const { waiting, drawn, goTo } = screen()
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 100 }))
  goTo(40)
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 0, black: true, key: 'black' }))
  goTo(1000)
  expect(drawn.map(({ at, frame }) => [at, frame.black])).toEqual([[40, true]])
})

it('[S2] another picture of a moment that was seen already is a correction: it is drawn at once, and still', () => {
  const { waiting, drawn, goTo } = screen()
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 100, key: 'misspelt' }))
  goTo(40)
  waiting.takeIn(frameOf(2, HOLDING, { showAt: 100, key: 'misspelt as well' }))
  goTo(300)
  waiting.takeIn(frameOf(3, HOLDING, { showAt: 100, key: 'spelt right' }))
  goTo(400)
  waiting.takeIn(frameOf(4, HOLDING, { showAt: 350, key: 'another take' }))
  expect(drawn.map(({ at, frame, moving }) => [at, frame.position.seq, moving])).toEqual([
    [100, 2, true],
    [300, 3, false],
    [400, 4, true],
  ])
})

it('[S2] a screen that is not synchronised draws at once and calls nothing in time', () => {
  const { waiting, drawn, goTo } = screen(false)
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 100 }))
  goTo(50)
  waiting.takeIn(frameOf(2, HOLDING, { showAt: 200 }))
  expect(drawn.map(({ at, inTime }) => [at, inTime])).toEqual([
    [0, false],
    [50, false],
  ])
})

it('[S2] a post while a take waits does not make it late, lost or counted as dropped', () => {
  const { waiting, drawn, goTo } = screen()
  waiting.takeIn(frameOf(1, HOLDING, { showAt: 100, key: 'winner' }))
  goTo(40)
  waiting.takeIn(frameOf(2, HOLDING, { showAt: 100, key: 'winner' }))
  goTo(300)
  waiting.takeIn(frameOf(3, HOLDING, { showAt: 100, key: 'winner' }))
  expect(drawn.map(({ at, frame, inTime }) => [at, frame.position.seq, inTime])).toEqual([
    [100, 2, true],
    [300, 3, false],
  ])
  expect(waiting.dropped()).toBe(0)
})
