/** How a reader looks at the live blog: in which language, by whose clock, and at which part of it. The page carries it for its script. */
import type { Feed } from '#shared/feed'
import type { Instant } from '#shared/ids'
import { type Place, placeIn } from './addresses.ts'
import type { Language } from './language/tables.ts'
import type { Part } from './part.ts'

export interface Outlook {
  readonly language: Language
  readonly part: Part
  /** The reader's own time zone, once the page knows it. */
  readonly ownZone: string | null
  /** Whether the reader wished to see it. */
  readonly own: boolean
  /** When it is looked at, by the reader's own clock; absent until a script says so. */
  readonly now?: Instant
  /** Where the server is, on a page that is not its own. */
  readonly base?: string
}

/** UTC while the feed says nothing of a ceremony. */
export const venueZone = (feed: Feed): string => feed.about?.ceremony.timeZone ?? 'UTC'

/** The clock the page goes by. */
export const zoneShown = (feed: Feed, { own, ownZone }: Outlook): string =>
  (own ? ownZone : null) ?? venueZone(feed)

/** For addresses that keep the reader's language, and lead to the server from somebody else's page. */
export const placeOf = (feed: Feed, { language, base }: Pick<Outlook, 'language' | 'base'>): Place =>
  placeIn(feed, language.lang, base)

/** A page of earlier posts, to which nothing new comes. */
export const isEarlier = ({ part }: Outlook): boolean => part.newest !== null
