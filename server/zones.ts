/** The clocks of places: what `shared/` asks for and cannot know itself. */
import type { MinutesAhead } from '#shared/planned-start'

const WALL: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
}

/** A time zone nobody knows is read as UTC, as it is everywhere else. */
function wallClockIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, ...WALL })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...WALL })
  }
}

/** The zone is looked up once; summer time is asked for at each instant. A zone nobody knows is UTC. */
export function aheadIn(timeZone: string): MinutesAhead {
  const wall = wallClockIn(timeZone)
  return (at) => {
    const parts = wall.formatToParts(at)
    const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '00'
    const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
    return Math.round((Date.parse(shown) - Math.floor(at / 1000) * 1000) / 60_000)
  }
}
