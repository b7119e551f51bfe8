/** The people of the house in words: who is here, who was, who has yet to come. */
import type { Role } from '#shared/people'
import type { PersonLine, SignedIn } from '#shared/people-view'

export const ROLE_SAYS: Record<Role, string> = {
  operator: 'Operator: runs the stage',
  editor: 'Editor: writes the live blog',
  scrutineer: 'Scrutineer: seals results',
  producer: 'Producer: everything, also people',
  press: 'Press room: reads results as the room sees them',
}
export const ROLE_NAMES: Record<Role, string> = {
  operator: 'Operator',
  editor: 'Editor',
  scrutineer: 'Scrutineer',
  producer: 'Producer',
  press: 'Press room',
}

export type Standing = 'here' | 'in' | 'out' | 'awaited' | 'lapsed' | 'shut'

/** Never by colour alone. */
export const STANDING_SHAPES: Record<Standing, string> = {
  here: '●',
  in: '◐',
  out: '○',
  awaited: '◇',
  lapsed: '△',
  shut: '✕',
}

export function standingOf({ disabled, signedIn, hasPassword, linkUntil }: PersonLine): Standing {
  if (disabled) return 'shut'
  if (signedIn.some(({ here }) => here)) return 'here'
  if (signedIn.length > 0) return 'in'
  if (linkUntil !== null) return 'awaited'
  return hasPassword ? 'out' : 'lapsed'
}

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The time alone where it is today's. */
export const moment = (at: number, now: number): string =>
  DAY.format(at) === DAY.format(now) ? TIME.format(at) : `${DAY.format(at)}, ${TIME.format(at)}`

export function standingSentence(person: PersonLine, now: number): string {
  switch (standingOf(person)) {
    case 'shut':
      return 'Shut out'
    case 'here':
      return 'At a desk now'
    case 'in':
      return 'Signed in, no desk open'
    case 'out':
      return 'Not signed in'
    case 'awaited':
      return `Link works until ${moment(person.linkUntil ?? now, now)}`
    case 'lapsed':
      return 'No password, and no link that works'
  }
}

export function deskSentence({ since, seen, here }: SignedIn, now: number): string {
  const began = `since ${moment(since, now)}`
  if (here) return `${began}, open now`
  return seen === null ? began : `${began}, last seen ${moment(seen, now)}`
}
