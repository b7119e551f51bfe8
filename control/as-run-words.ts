/** The as-run log as people read it: times of the ceremony, screens in a sentence, and what was found. */
import type { AsRunGroup, AsRunLine } from '#shared/as-run'
import type { Instant } from '#shared/ids'
import { type ChainReport, shortHash } from '#shared/log-chain'
import { heard } from './language/heard.ts'
import { locale, say, sayCount } from './language/say.ts'
import { folded } from './words.ts'

export const GROUP_NAMES: Record<AsRunGroup, string> = {
  stage: say('Stage'),
  results: say('Results'),
  blog: say('Live blog'),
  show: say('Show and desks'),
}

/** Of these somebody's own words say what they are about. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'Post written',
  'Post edited',
  'Post deleted',
  'Post taken back',
  'Post pinned',
])
const OF_DRAFTS: ReadonlySet<string> = new Set(['Draft kept', 'Draft thrown away'])
/** And of these they are the detail. */
const OWN_DETAIL: ReadonlySet<string> = new Set(['Notes written', 'Discarded unopened', 'Levels set'])

/** An act in the language of the desk; its detail is several, one behind the other. */
export function heardLine(line: AsRunLine): AsRunLine {
  const { act, what, detail, by } = line
  return {
    ...line,
    act: heard(act),
    what: OWN_WORDS.has(act) ? what : OF_DRAFTS.has(act) ? draftSaid(what) : heard(what),
    detail: OWN_DETAIL.has(act) ? detail : detail.split('; ').map(heard).join('; '),
    by: heard(by),
  }
}

/** "Housing — Winner, for Wigan": for whom it was written. */
function draftSaid(what: string): string {
  const [level = '', ...entry] = what.split(', for ')
  return entry.length === 0 ? what : say('{level}, for {entry}', { level, entry: entry.join(', for ') })
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

/** The browser's own zone where none is named yet, and for a name it does not know. */
export function clockIn(timeZone: string | undefined): Clock {
  const two = '2-digit' as const
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat(locale(), timeZone === undefined ? options : { ...options, timeZone })
    } catch {
      return new Intl.DateTimeFormat(locale(), options)
    }
  }
  const time = format({ hour: two, minute: two, second: two, hourCycle: 'h23' })
  const isEnglish = locale() === 'en-GB'
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return {
    time: (at) => time.format(at),
    ms: (at) => `.${String(at % 1000).padStart(3, '0')}`,
    day: (at) => (isEnglish ? day.format(at).replace(',', '') : day.format(at)),
  }
}

const signed = (ms: number): string => (ms < 0 ? `−${-ms}` : `+${ms}`)

/** Why nothing may be known of the screens. */
export const NO_REPORT = say(
  'No screen said that it painted this, or the next picture came before all of them had the time to.',
)

/** "3 screens, +4 to +9 ms"; null where the room saw nothing of it. */
export function screensSentence({ screens, showAt }: AsRunLine): string | null {
  if (showAt === null) return null
  if (screens === null) return say('No report')
  const late = screens.painted.map(({ at }) => at - showAt).sort((a, b) => a - b)
  const [first = 0] = late
  const last = late.at(-1) ?? first
  const n = late.length
  return first === last
    ? sayCount(n, { one: '{n} screen, {late} ms', other: '{n} screens, {late} ms' }, { late: signed(first) })
    : say('{n} screens, {first} to {last} ms', { n, first: signed(first), last: signed(last) })
}

/** "Wall +4 ms, Left +9 ms": every screen by name. */
export const screensByName = ({ screens, showAt }: AsRunLine): string =>
  (screens?.painted ?? []).map(({ screen, at }) => `${screen} ${signed(at - (showAt ?? at))} ms`).join(', ')

/** Null where all of them painted it, and where nothing is known of them. */
export const silentSentence = ({ screens }: AsRunLine): string | null =>
  screens && screens.missing.length > 0 ? say('Silent: {names}', { names: screens.missing.join(', ') }) : null

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
  const n = position.seq
  if (brokenAt !== null)
    return say(
      'Broken: record {record} does not follow from the one before it. Somebody changed the log; keep a copy and find out who.',
      { record: brokenAt },
    )
  if (noted === false)
    return say(
      'The head you noted is not in this log. All {n} records follow from each other, so the log was replaced, or the head was noted wrongly.',
      { n },
    )
  if (!ok) return ''
  const upTo = { n, head: shortHash(head) }
  const whole =
    begins !== null && begins > 1
      ? say(
          'All {n} records follow from each other (records before {begins} are from an older Envelope), up to {head}.',
          { ...upTo, begins },
        )
      : say('All {n} records follow from each other, up to {head}.', upTo)
  return noted === true ? `${whole} ${say('The head you noted is in it.')}` : whole
}
