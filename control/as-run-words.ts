/** The as-run log as people read it: times of the ceremony, screens in a sentence, and what was found. */
import type { AsRunGroup, AsRunLine } from '#shared/as-run'
import type { Instant } from '#shared/ids'
import { type ChainReport, shortHash } from '#shared/log-chain'
import { folded } from './words.ts'

export const GROUP_NAMES: Record<AsRunGroup, string> = {
  stage: 'Stage',
  results: 'Results',
  blog: 'Live blog',
  show: 'Show and desks',
}

/** Times and days where the ceremony is. Made once: a log has more lines than a formatter should be built for. */
export interface Clock {
  /** "21:03:20" */
  readonly time: (at: Instant) => string
  /** ".204" */
  readonly ms: (at: Instant) => string
  /** "Friday 20 November 2026" */
  readonly day: (at: Instant) => string
}

export function clockIn(timeZone: string | undefined): Clock {
  const two = '2-digit' as const
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat('en-GB', timeZone === undefined ? options : { ...options, timeZone })
    } catch {
      return new Intl.DateTimeFormat('en-GB', options)
    }
  }
  const time = format({ hour: two, minute: two, second: two, hourCycle: 'h23' })
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return {
    time: (at) => time.format(at),
    ms: (at) => `.${String(at % 1000).padStart(3, '0')}`,
    day: (at) => day.format(at).replace(',', ''),
  }
}

const signed = (ms: number): string => (ms < 0 ? `−${-ms}` : `+${ms}`)

/** Why nothing may be known of the screens. */
export const NO_REPORT =
  'No screen said that it painted this, or the next picture came before all of them had the time to.'

/** "3 screens, +4 to +9 ms"; null where the room saw nothing of it. */
export function screensSentence({ screens, showAt }: AsRunLine): string | null {
  if (showAt === null) return null
  if (screens === null) return 'No report'
  const late = screens.painted.map(({ at }) => at - showAt).sort((a, b) => a - b)
  const [first = 0] = late
  const last = late.at(-1) ?? first
  const when = first === last ? signed(first) : `${signed(first)} to ${signed(last)}`
  return `${late.length} ${late.length === 1 ? 'screen' : 'screens'}, ${when} ms`
}

/** "Wall +4 ms, Left +9 ms": every screen by name. */
export const screensByName = ({ screens, showAt }: AsRunLine): string =>
  (screens?.painted ?? []).map(({ screen, at }) => `${screen} ${signed(at - (showAt ?? at))} ms`).join(', ')

export const silentSentence = ({ screens }: AsRunLine): string | null =>
  screens && screens.missing.length > 0 ? `Silent: ${screens.missing.join(', ')}` : null

/** Lines that hold what is looked for, wherever it stands. */
export function linesMatching(
  lines: readonly AsRunLine[],
  wanted: string,
  group: AsRunGroup | null,
): readonly AsRunLine[] {
  const words = folded(wanted)
  if (words === '' && group === null) return lines
  return lines.filter(
    (line) =>
      (group === null || line.group === group) &&
      (words === '' ||
        folded([line.seq, line.act, line.what, line.detail, line.by, screensByName(line)].join(' ')).includes(
          words,
        )),
  )
}

/** What was found, in one sentence. */
export function verdict({ ok, position, brokenAt, begins, head, noted }: ChainReport): string {
  if (brokenAt !== null)
    return `Broken: record ${brokenAt} does not follow from the one before it. Somebody changed the log; keep a copy and find out who.`
  if (noted === false)
    return `The head you noted is not in this log. All ${position.seq} records follow from each other, so the log was replaced, or the head was noted wrongly.`
  const from = begins !== null && begins > 1 ? ` (records before ${begins} are from an older Envelope)` : ''
  const found = noted === true ? ' The head you noted is in it.' : ''
  return ok
    ? `All ${position.seq} records follow from each other${from}, up to ${shortHash(head)}.${found}`
    : ''
}
