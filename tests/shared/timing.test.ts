/** How the evening keeps to its plan, by the clocks of the place: on any night, and whichever way the operator goes. */
import { describe, expect, it } from 'vitest'
import { deskTimes, readTimes } from '#shared/desk-times'
import type { MinutesAhead } from '#shared/planned-start'
import { entered, type SegmentTimes, spentBy } from '#shared/segment-times'
import type { Ceremony, Segment } from '#shared/show-file'
import { plannedSegments, timingOf } from '#shared/timing'
import { aheadIn } from '../../control/zones.ts'
import { evening } from '../helpers/given.ts'
import { sampleShow } from '../helpers/show.ts'

const MINUTE = 60_000
const PLACE: Partial<Ceremony> = { date: '2026-11-20', startsAt: '19:30', doorsAt: '18:45' }
const START = Date.UTC(2026, 10, 20, 19, 30)
const after = (minutes: number) => START + minutes * MINUTE

/** Opening 5, Housing 10, Climate 10, interval 20, Lifetime 10, end: 55 minutes. */
const LENGTHS: Record<string, number> = { opening: 5, housing: 10, climate: 10, interval: 20, lifetime: 10 }

function planned(ceremony: Partial<Ceremony> = PLACE, lengths: Record<string, number> = LENGTHS) {
  const show = sampleShow()
  const rundown = show.rundown.map((segment): Segment => {
    const minutes = lengths[segment.id]
    return minutes === undefined ? segment : { ...segment, minutes }
  })
  return sampleShow({ ceremony: { ...show.ceremony, ...ceremony }, rundown })
}

const played = (...steps: [string, number][]): SegmentTimes =>
  steps.reduce<SegmentTimes>((times, [segment, at]) => entered(times, segment, after(at)), {})

const timing = (times: SegmentTimes, minutes: number, file = planned()) =>
  timingOf(file, times, aheadIn(file.ceremony.timeZone), after(minutes))

const clock = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16))
const minutesOf = (ms: number | null) => (ms === null ? null : ms / MINUTE)

describe('the plan', () => {
  it('says from when to when each segment is planned, and knows nothing after a missing length', () => {
    const { housing: _, ...some } = LENGTHS
    expect(plannedSegments(planned(PLACE, some)).map(({ minutes, from, to }) => [minutes, from, to])).toEqual(
      [
        [5, 0, 5],
        [null, 5, null],
        [10, null, null],
        [20, null, null],
        [10, null, null],
        [0, null, null],
      ],
    )
  })

  it('counts an end as nothing unless it says how long it takes', () => {
    expect(minutesOf((timing({}, -30).plannedEnd ?? 0) - START)).toBe(55)
    expect(minutesOf((timing({}, -30, planned(PLACE, { ...LENGTHS, end: 4 })).plannedEnd ?? 0) - START)).toBe(
      59,
    )
  })
})

describe('before the first take', () => {
  it('knows when doors open and when it starts; once the time has come it is late', () => {
    const before = timing({}, -30)
    expect(before).toMatchObject({ stage: 'before', startsAt: START, doorsAt: after(-45), driftMs: 0 })
    expect(before.predictedEnd).toBe(after(55))
    expect(timing({}, 4)).toMatchObject({ driftMs: 4 * MINUTE, predictedEnd: after(59) })
  })

  it('takes doors later than the start for the evening before, also where the clocks change between them', () => {
    const late = planned({ ...PLACE, startsAt: '00:30', doorsAt: '23:30' })
    expect(clock(timing({}, 0, late).doorsAt)).toBe('2026-11-19T23:30')
    const spring = planned({ date: '2026-03-29', startsAt: '03:00', doorsAt: '23:30' })
    expect(clock(timing({}, 0, spring).doorsAt)).toBe('2026-03-28T23:30')
    expect(clock(timing({}, 0, spring).startsAt)).toBe('2026-03-29T02:00')
  })

  it('without a start or lengths says nothing it cannot know', () => {
    expect(timing({}, 0, planned({ startsAt: undefined } as never, {}))).toMatchObject({
      startsAt: null,
      driftMs: null,
      plannedEnd: null,
      predictedEnd: null,
    })
  })
})

describe('under way', () => {
  it('is as late as the segment that is on will end late', () => {
    const times = played(['opening', 3], ['housing', 8])
    expect(timing(times, 12)).toMatchObject({
      stage: 'running',
      driftMs: 3 * MINUTE,
      predictedEnd: after(58),
    })
    // Beyond its planned length it grows with every minute.
    expect(timing(times, 21)).toMatchObject({ driftMs: 6 * MINUTE, predictedEnd: after(61) })
  })

  it('is early when a segment began early, until that is used up', () => {
    const times = played(['opening', 0], ['housing', 2])
    expect(minutesOf(timing(times, 3).driftMs)).toBe(-3)
    expect(minutesOf(timing(times, 14).driftMs)).toBe(-1)
    expect(minutesOf(timing(times, 17).driftMs)).toBe(2)
  })

  it('a segment one comes back to goes on counting, and the rest of what was begun is still to come', () => {
    const times = played(['opening', 0], ['housing', 5], ['climate', 9], ['housing', 12])
    const { segments, predictedEnd } = timing(times, 14)
    const of = (id: string) => segments.find(({ segment }) => segment === id)
    expect(of('housing')).toMatchObject({ hasBegun: true, isRunning: true, spentMs: 6 * MINUTE, overMs: 0 })
    expect(of('climate')).toMatchObject({ isRunning: false, spentMs: 3 * MINUTE })
    // 4 left of Housing, 7 of Climate, then 30.
    expect(predictedEnd).toBe(after(14 + 4 + 7 + 30))
    expect(of('housing')?.spentMs).toBe(timing(times, 14).segments[1]?.spentMs)
    expect(timing(times, 20).segments[1]).toMatchObject({ spentMs: 12 * MINUTE, overMs: 2 * MINUTE })
  })

  it('what was passed over is not waited for', () => {
    const times = played(['opening', 0], ['interval', 5])
    expect(timing(times, 6)).toMatchObject({ predictedEnd: after(5 + 20 + 10), driftMs: -20 * MINUTE })
  })

  it('a length that is missing behind it does not hide the end, one ahead does', () => {
    const { housing: _, ...behind } = LENGTHS
    const { lifetime: __, ...ahead } = LENGTHS
    const times = played(['opening', 0], ['climate', 20])
    expect(timing(times, 21, planned(PLACE, behind))).toMatchObject({
      predictedEnd: after(60),
      driftMs: null,
    })
    expect(timing(times, 21, planned(PLACE, ahead))).toMatchObject({
      predictedEnd: null,
      driftMs: 5 * MINUTE,
    })
  })

  it('a segment the rundown does not have is not counted, and nothing is guessed while it is on', () => {
    const times = played(['opening', 0], ['gone', 5])
    expect(timing(times, 6)).toMatchObject({ stage: 'running', driftMs: null, predictedEnd: null })
    expect(timing(times, 6).segments.map(({ segment }) => segment)).not.toContain('gone')
  })

  it('is over with the end, at the time the end came', () => {
    const times = played(['lifetime', 50], ['end', 61])
    expect(timing(times, 61)).toMatchObject({ stage: 'over', predictedEnd: after(61), driftMs: 6 * MINUTE })
    expect(timing(times, 90)).toMatchObject({ stage: 'over', predictedEnd: after(61), driftMs: 6 * MINUTE })
    const long = planned(PLACE, { ...LENGTHS, end: 4 })
    expect(timing(times, 62, long)).toMatchObject({ stage: 'running', predictedEnd: after(65) })
    expect(timing(times, 66, long)).toMatchObject({ stage: 'over', predictedEnd: after(65) })
  })

  it('a plan of another day makes nobody late', () => {
    const times = played(['opening', -24 * 60])
    expect(timing(times, -24 * 60 + 2)).toMatchObject({ driftMs: null, plannedEnd: null })
    expect(timing(times, -24 * 60 + 2).predictedEnd).toBe(after(-24 * 60 + 55))
  })
})

describe('by the clocks of the place', () => {
  it('goes on over midnight', () => {
    const late = planned({ ...PLACE, date: '2026-12-31', startsAt: '23:30' })
    const ends = timingOf(late, {}, aheadIn('Europe/London'), Date.UTC(2026, 11, 31, 23, 0))
    expect(clock(ends.plannedEnd)).toBe('2027-01-01T00:25')
  })

  it.each([
    ['Europe/London', '2026-10-25', '00:45', '2026-10-24T23:45', '2026-10-25T00:40'],
    ['Europe/London', '2026-03-29', '00:30', '2026-03-29T00:30', '2026-03-29T01:25'],
    ['America/New_York', '2026-11-01', '00:50', '2026-11-01T04:50', '2026-11-01T05:45'],
    ['Australia/Lord_Howe', '2026-04-05', '01:00', '2026-04-04T14:00', '2026-04-04T14:55'],
  ])(
    'on the night the clocks of %s change, %s %s, 55 minutes are 55 minutes',
    (timeZone, date, startsAt, begins, ends) => {
      const file = planned({ timeZone, date, startsAt })
      const at = Date.parse(`${begins}Z`)
      const { startsAt: start, plannedEnd } = timingOf(file, {}, aheadIn(timeZone), at)
      expect([clock(start), clock(plannedEnd)]).toEqual([begins, ends])
    },
  )

  it('a zone nobody knows is read as UTC', () => {
    const nowhere: MinutesAhead = aheadIn('Nowhere/At_All')
    expect(nowhere(START)).toBe(0)
    expect(aheadIn('Asia/Kathmandu')(START)).toBe(345)
    expect(aheadIn('Europe/London')(Date.UTC(2026, 6, 1))).toBe(60)
  })
})

describe('in the log', () => {
  it('a segment begins when screens paint it, and counts through clear, back and forth', () => {
    const night = evening(planned()).take(2)
    const began = night.state().programme.showAt
    night.must({ kind: 'clear' })
    night.take(2)
    expect(night.state().segmentTimes['housing']).toEqual({ began, since: began, spentMs: 0 })
    night.jump('climate:title')
    const left = night.state().programme.showAt
    expect(night.state().segmentTimes['housing']).toEqual({ began, since: null, spentMs: left - began })
    night.back()
    const back = night.state().programme.showAt
    expect(night.state().segmentTimes['housing']).toEqual({ began, since: back, spentMs: left - began })
    expect(night.state().segmentSince).toBe(back)
    const { housing } = night.state().segmentTimes
    expect(housing && spentBy(housing, back + 500)).toBe(left - began + 500)
    expect(Object.values(night.state().segmentTimes).filter(({ since }) => since !== null)).toHaveLength(1)
  })

  it('a desk is told it in few bytes, to the second', () => {
    const times = played(['opening', 0], ['housing', 5.5], ['interval', 9], ['housing', 30])
    const file = planned()
    const told = deskTimes(file, times)
    expect(told).toEqual({ since: after(30), on: 1, spent: [330, 210, -1, 1260] })
    expect(timingOf(file, readTimes(file, told), () => 0, after(33))).toEqual(
      timingOf(file, times, () => 0, after(33)),
    )
    expect(readTimes(file, deskTimes(file, {}))).toEqual({})
    expect(readTimes(file, deskTimes(file, played(['gone', 1])))).toEqual({})
  })
})
