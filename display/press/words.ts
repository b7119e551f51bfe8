/** The press page's sentences. */
import type { ResultBody } from '#shared/posts'
import type { Entry } from '#shared/show-file'
import { clock } from '../times.ts'

/** Entrants alone, as a correction names what was said before; without entries “no award”. */
export const lineOf = (entries: readonly Entry[]): string =>
  entries.length === 0 ? 'no award' : entries.map(({ entrant }) => entrant).join('; ')

/** From when it may be used: "Not before 21:14", and how long that is yet, by the server's clock. */
export function embargoOf(publicAt: number | null, now: number | null, zone: string): string {
  if (publicAt === null) return 'Not yet: the room has stepped back'
  const seconds = now === null ? null : Math.ceil((publicAt - now) / 1000)
  if (seconds !== null && seconds <= 0) return 'Becoming public'
  return `Not before ${clock(publicAt, zone)}${seconds === null ? '' : `, in ${countdown(seconds)}`}`
}

/** As `0:45`. */
const countdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** A result in one line, to be pasted into a story. */
export function textOf({ category, level, result }: ResultBody): string {
  const entries = result?.entries ?? []
  const named = entries.map(({ entrant, person, title, partners }) =>
    [person, entrant, ...partners, title].filter((words) => words !== null && words !== '').join(', '),
  )
  const citation = result?.citation ? ` “${result.citation}”` : ''
  return `${category.name} – ${level.name}: ${named.length === 0 ? 'no award' : named.join('; ')}.${citation}`
}
