/** The as-run log and the results as tables. */
import type { AsRunLine, Painted } from '#shared/as-run'
import type { Instant } from '#shared/ids'
import type { RevealedResult } from '#shared/revealed-results'
import type { Cell } from './csv.ts'

/** ISO with milliseconds, in UTC. */
const utc = (at: Instant | null): Cell => (at === null ? null : new Date(at).toISOString())

/** "2026-11-20 19:30:05.123" where the ceremony is; where its zone is not known, in UTC. */
export function localTime(at: Instant, timeZone: string): string {
  const parts = clockOf(timeZone).formatToParts(at)
  const { year, month, day, hour, minute, second, fractionalSecond } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  )
  return `${year}-${month}-${day} ${hour}:${minute}:${second}.${fractionalSecond}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = formatIn(timeZone) ?? (formatIn('UTC') as Intl.DateTimeFormat)
  clocks.set(timeZone, made)
  return made
}

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  const two = '2-digit' as const
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const
  try {
    return new Intl.DateTimeFormat('en-GB', {
      ...parts,
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZone,
    })
  } catch {
    return null
  }
}

/** "Wall +4 ms; Left +6 ms": each screen, and how long after the moment it painted. */
const paintedBy = (screens: Painted | null, showAt: Instant | null): string =>
  (screens?.painted ?? [])
    .map(({ screen, at }) => `${screen} ${at < (showAt ?? at) ? '' : '+'}${at - (showAt ?? at)} ms`)
    .join('; ')

/** Headed, and in the order of the lines; times in UTC and as the ceremony's clocks show them. */
export const asRunTable = (lines: readonly AsRunLine[], timeZone: string): Cell[][] => [
  [
    'Position',
    'Time (UTC)',
    `Ceremony time (${timeZone})`,
    'Milliseconds since 1970',
    'By',
    'About',
    'Act',
    'What',
    'Detail',
    'To be painted at (UTC)',
    'Painted by',
    'Silent screens',
  ],
  ...lines.map(({ seq, at, by, group, act, what, detail, showAt, screens }) => [
    seq,
    utc(at),
    localTime(at, timeZone),
    at,
    by,
    group,
    act,
    what,
    detail,
    utc(showAt),
    paintedBy(screens, showAt),
    (screens?.missing ?? []).join('; '),
  ]),
]

const NO_AWARD = { id: null, entrant: 'No award', partners: [], title: null, person: null }

/** One row for each entry; ids, nonce and the sealed text let anybody repeat the proof. */
export const resultsTable = (results: readonly RevealedResult[], show: string): Cell[][] => [
  [
    'Show',
    'Category',
    'Level',
    'Entrant',
    'Title',
    'Person',
    'Partners',
    'Sponsor',
    'Citation',
    'Corrected because',
    'Category id',
    'Level id',
    'Entry id',
    'Version',
    'Commitment (SHA-256)',
    'Nonce',
    'Sealed text',
  ],
  ...results.flatMap(({ category, level, entries, citation, reason, proof }) =>
    (entries.length === 0 ? [NO_AWARD] : entries).map(({ id, entrant, title, person, partners }) => [
      show,
      category.name,
      level.name,
      entrant,
      title,
      person,
      partners.join('; '),
      category.sponsor,
      citation,
      reason,
      category.id,
      level.id,
      id,
      proof.version,
      proof.commitment,
      proof.nonce,
      proof.text,
    ]),
  ),
]
