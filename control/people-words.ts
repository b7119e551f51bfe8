/** The people of the house in words: who is here, who was, who has yet to come. */
import type { Role } from '#shared/people'
import type { PersonLine, SignedIn } from '#shared/people-view'
import { heard } from './language/heard.ts'
import { locale, say } from './language/say.ts'

export const ROLE_SAYS: Record<Role, string> = {
  operator: say('Operator: runs the stage'),
  editor: say('Editor: writes the live blog'),
  scrutineer: say('Scrutineer: seals results'),
  producer: say('Producer: everything, also people'),
  press: say('Press room: reads results as the room sees them'),
}
export const ROLE_NAMES: Record<Role, string> = {
  operator: say('Operator'),
  editor: say('Editor'),
  scrutineer: say('Scrutineer'),
  producer: say('Producer'),
  press: say('Press room'),
}

/** Within a sentence. */
export const ROLE_WORDS: Record<Role, string> = {
  operator: say('operator'),
  editor: say('editor'),
  scrutineer: say('scrutineer'),
  producer: say('producer'),
  press: say('press room'),
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

/** Shut out before all else; `lapsed` is somebody with neither a password nor a link that works. */
export function standingOf({ disabled, signedIn, hasPassword, linkUntil }: PersonLine): Standing {
  if (disabled) return 'shut'
  if (signedIn.some(({ here }) => here)) return 'here'
  if (signedIn.length > 0) return 'in'
  if (linkUntil !== null) return 'awaited'
  return hasPassword ? 'out' : 'lapsed'
}

const DAY = new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short' })
const TIME = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The time alone where it is today's. */
export const moment = (at: number, now: number): string =>
  DAY.format(at) === DAY.format(now) ? TIME.format(at) : `${DAY.format(at)}, ${TIME.format(at)}`

/** Times of another day than `now` say their day. */
export function standingSentence(person: PersonLine, now: number): string {
  switch (standingOf(person)) {
    case 'shut':
      return say('Shut out|state')
    case 'here':
      return say('At a desk now')
    case 'in':
      return say('Signed in, no desk open')
    case 'out':
      return say('Not signed in')
    case 'awaited':
      return say('Link works until {until}', { until: moment(person.linkUntil ?? now, now) })
    case 'lapsed':
      return say('No password, and no link that works')
  }
}

/** An open desk says so instead of when it was seen last; of another that may not be known. */
export function deskSentence({ since, seen, here }: SignedIn, now: number): string {
  const began = { since: moment(since, now) }
  if (here) return say('since {since}, open now', began)
  if (seen === null) return say('since {since}', began)
  return say('since {since}, last seen {seen}', { ...began, seen: moment(seen, now) })
}

/** "Firefox on Linux, 10.0.0.7": where somebody is signed in. */
export function placeSaid(place: string): string {
  const [, browser, system, address] = /^(.+) on (\S+), (.*)$/.exec(place) ?? []
  if (browser === undefined || system === undefined || address === undefined) return heard(place)
  return say('{browser} on {system}, {address}', { browser: heard(browser), system, address })
}
