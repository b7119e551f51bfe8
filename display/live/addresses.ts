/** The public addresses of a show, in the language they are read in. */
import type { Feed } from '#shared/feed'
import { ownLang } from '#shared/live-page'

export interface Place {
  readonly show: string
  readonly lang: string
  /** The ceremony's own language, which an address does not name. */
  readonly own: string
  /** Where the server is, on a page that is not its own. */
  readonly base?: string | undefined
}

function address({ show, lang, own, base = '' }: Place, rest: string, at: string | null = null): string {
  const asked = [...(at === null ? [] : [`at=${at}`]), ...(lang === own ? [] : [`lang=${lang}`])]
  return `${base}/live/${show}${rest}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
}

/** `base` only for a page that is not the server's own; the show is empty while the feed names none. */
export const placeIn = (feed: Feed, lang: string, base?: string): Place => ({
  show: feed.about?.show ?? '',
  lang,
  own: ownLang(feed),
  base,
})

/** The live blog; with `at` the page of it that begins with this post and goes back. */
export const liveAddress = (place: Place, at: string | null = null): string => address(place, '', at)
/** A post on a page of its own; `contextAddress` has it among the others. */
export const postAddress = (place: Place, post: string): string => address(place, `/p/${post}`)
/** A category on that page is `#c-` and its id. */
export const winnersAddress = (place: Place): string => address(place, '/winners')
/** A category on that page, too, is `#c-` and its id. */
export const commitmentsAddress = (place: Place): string => address(place, '/commitments')
/** A post in the midst of the others. */
export const contextAddress = (place: Place, post: string): string => `${liveAddress(place, post)}#p-${post}`
