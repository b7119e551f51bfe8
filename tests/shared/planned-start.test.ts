/** When the evening begins by the clocks of the place, also on the days they change, and from when the desk warns. */
import { describe, expect, it } from 'vitest'
import { instantOn, plannedStart, startsIn, WARNED_BEFORE } from '#shared/planned-start'
import { aheadIn } from '../../server/zones.ts'
import { sampleShow } from '../helpers/show.ts'

const at = (date: string, time: string, zone: string) => {
  const instant = instantOn(date, time, aheadIn(zone))
  return instant === null ? null : new Date(instant).toISOString()
}

describe('an instant by the clocks of a place', () => {
  it.each([
    ['2026-11-20', '19:30', 'Europe/London', '2026-11-20T19:30:00.000Z'],
    ['2026-07-20', '19:30', 'Europe/London', '2026-07-20T18:30:00.000Z'],
    ['2026-07-20', '19:30', 'America/New_York', '2026-07-20T23:30:00.000Z'],
    ['2026-07-20', '00:15', 'Asia/Kathmandu', '2026-07-19T18:30:00.000Z'],
    ['2024-02-29', '20:00', 'Pacific/Auckland', '2024-02-29T07:00:00.000Z'],
    ['2000-03-01', '00:00', 'UTC', '2000-03-01T00:00:00.000Z'],
    ['1999-12-31', '23:59', 'UTC', '1999-12-31T23:59:00.000Z'],
    // The clocks go forward at 01:00 and back at 02:00.
    ['2026-03-29', '00:30', 'Europe/London', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '00:30', 'Europe/London', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/London', '2026-10-25T02:30:00.000Z'],
    ['2026-11-01', '19:00', 'America/New_York', '2026-11-02T00:00:00.000Z'],
    ['2026-07-20', '19:30', 'Nowhere/At_All', '2026-07-20T19:30:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(at(date, time, zone)).toBe(instant)
  })

  it.each(['2026-02-29', '2026-13-01', '2026-11-31', '2026-00-10', 'tomorrow'])('%s is no date', (date) => {
    expect(at(date, '19:30', 'UTC')).toBeNull()
  })

  it('counts every day of a century as the calendar does', () => {
    for (let day = Date.UTC(1960, 0, 1); day < Date.UTC(2100, 0, 1); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10)
      if (instantOn(date, '00:00', () => 0) !== day) expect.fail(date)
    }
  })
})

describe('still in rehearsal', () => {
  const START = Date.UTC(2026, 10, 20, 19, 30)

  it('warns from a quarter of an hour before the planned start, and goes on after it', () => {
    expect(startsIn(START, START - WARNED_BEFORE - 1)).toBeNull()
    expect(startsIn(START, START - WARNED_BEFORE)).toBe(15 * 60_000)
    expect(startsIn(START, START)).toBe(0)
    expect(startsIn(START, START + 3_600_000)).toBe(-3_600_000)
  })

  it('is silent where nobody is late: another evening, or one that does not say when it begins', () => {
    expect(startsIn(START, START + 12 * 3_600_000)).toBeNull()
    expect(startsIn(null, START)).toBeNull()
    const { startsAt: _, ...silent } = { ...sampleShow().ceremony, startsAt: '19:30' }
    expect(plannedStart(silent, () => 0)).toBeNull()
    expect(plannedStart({ ...silent, date: '2026-11-20', startsAt: '19:30' }, () => 0)).toBe(START)
  })
})
