/** What the desk says of the evening's times, and that its parts count only while somebody can see them. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Timing } from '#shared/timing'
import { eveningSays, left, passed, segmentSays } from '../../control/evening-words.ts'
import { Ticking } from '../../control/ticking.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 6, 20, 18, 30)
const timing = (change: Partial<Timing>): Timing => ({
  stage: 'running',
  segments: [],
  doorsAt: START - 45 * MINUTE,
  startsAt: START,
  driftMs: null,
  plannedEnd: START + 180 * MINUTE,
  predictedEnd: START + 191 * MINUTE,
  ...change,
})
const says = (change: Partial<Timing>, minutes: number) =>
  eveningSays(timing(change), 'Europe/London', START + minutes * MINUTE).map(({ words, more }) =>
    more === null ? words : `${words} (${more})`,
  )

describe('the line of the evening', () => {
  it('counts down to doors and start by the clocks of the place, then says that it is late', () => {
    const before = { stage: 'before', driftMs: 0, predictedEnd: START + 180 * MINUTE } as const
    const end = 'Predicted end 22:30 (as planned)'
    expect(says(before, -57.5)).toEqual(['Doors in 12:30 (18:45)', 'Start in 57:30 (19:30)', end])
    expect(says(before, -20)).toEqual(['Start in 20:00 (19:30)', end])
    expect(says({ ...before, driftMs: 4 * MINUTE, predictedEnd: START + 184 * MINUTE }, 4)).toEqual([
      '4 min late',
      'Predicted end 22:34 (planned 22:30)',
    ])
  })

  it('names the day of a beginning that is far off, and no end of another day', () => {
    const far = { stage: 'before', driftMs: null, plannedEnd: null } as const
    expect(says(far, -24 * 60)).toEqual(['Doors (Mon 20 Jul, 18:45)', 'Start (Mon 20 Jul, 19:30)'])
    expect(says({ ...far, doorsAt: null }, 24 * 60)).toEqual(['Not planned to the end'])
  })

  it('says on time, late or early, and what end that leads to', () => {
    expect(says({ driftMs: 59_000 }, 30)[0]).toBe('On time')
    expect(says({ driftMs: -61_000 }, 30)[0]).toBe('1 min early')
    expect(says({ driftMs: 11 * MINUTE }, 30)).toEqual(['11 min late', 'Predicted end 22:41 (planned 22:30)'])
    expect(says({ stage: 'over', driftMs: 11 * MINUTE }, 300)[1]).toBe('Ended 22:41 (planned 22:30)')
    expect(says({ plannedEnd: null }, 30)).toEqual(['Predicted end 22:41'])
  })

  it('never says nothing', () => {
    const none = { startsAt: null, doorsAt: null, plannedEnd: null, predictedEnd: null }
    expect(says(none, 0)).toEqual(['No planned times'])
    expect(says({ ...none, startsAt: START }, 3)).toEqual(['Not planned to the end'])
  })

  it('goes by UTC where nobody knows the zone', () => {
    const said = eveningSays(timing({ stage: 'before' }), 'Nowhere/At_All', START - 24 * 60 * MINUTE)
    expect(said[1]?.more).toContain('Mon 20 Jul')
  })
})

describe('a segment', () => {
  it('says what it took of what was planned, in words also when it took too long', () => {
    expect(segmentSays(5, null)).toEqual({ words: '5 min', over: null })
    expect(segmentSays(5, 192_400)).toEqual({ words: '3:12 of 5 min', over: null })
    expect(segmentSays(5, 340_000)).toEqual({ words: '5:40 of 5 min', over: '0:40 over' })
    expect(segmentSays(null, 192_000)).toEqual({ words: '3:12', over: null })
    expect(segmentSays(0, 192_000)).toEqual({ words: '3:12', over: null })
    expect([segmentSays(null, null), segmentSays(0, null)]).toEqual([null, null])
  })

  it('is counted in whole seconds, up and down', () => {
    expect([passed(0), passed(59_999), passed(3_905_000), passed(-5)]).toEqual([
      '0:00',
      '0:59',
      '1:05:05',
      '0:00',
    ])
    expect([left(1), left(60_000), left(60_001), left(-1)]).toEqual(['0:01', '1:00', '1:01', '0:00'])
  })
})

describe('ticking', () => {
  const page = Object.assign(new EventTarget(), { hidden: false })
  const see = (seen: boolean) => {
    page.hidden = !seen
    page.dispatchEvent(new Event('visibilitychange'))
  }
  let controller: ReactiveController
  let drawn: number
  /** Draws at once, as an element would a moment later. */
  const host = {
    addController: (added: ReactiveController) => {
      controller = added
    },
    requestUpdate() {
      drawn += 1
      controller.hostUpdated?.()
    },
  } as unknown as ReactiveControllerHost

  beforeEach(() => {
    vi.useFakeTimers({ now: 5_000_300 })
    vi.stubGlobal('document', page)
    page.hidden = false
    drawn = 0
  })
  afterEach(() => {
    controller.hostDisconnected?.()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('comes with every full second of the server’s clock', () => {
    new Ticking(host, () => Date.now() + 500)
    controller.hostConnected?.()
    expect(drawn).toBe(1)
    vi.advanceTimersByTime(200)
    expect(drawn).toBe(1)
    vi.advanceTimersByTime(10)
    expect(drawn).toBe(2)
    vi.advanceTimersByTime(10_000)
    expect(drawn).toBe(12)
  })

  it('stops while nobody sees it, goes on when somebody does, and ends with its element', () => {
    new Ticking(host, () => Date.now())
    controller.hostConnected?.()
    see(false)
    vi.advanceTimersByTime(60_000)
    expect(drawn).toBe(1)
    see(true)
    vi.advanceTimersByTime(3000)
    expect(drawn).toBe(5)
    controller.hostDisconnected?.()
    see(true)
    vi.advanceTimersByTime(3000)
    expect([drawn, vi.getTimerCount()]).toEqual([5, 0])
  })

  it('does not begin where there is nothing to count', () => {
    new Ticking(
      host,
      () => Date.now(),
      () => false,
    )
    controller.hostConnected?.()
    expect([drawn, vi.getTimerCount()]).toEqual([1, 0])
  })
})
