/** The public addresses of a show, in the language they are read in. */

import { LANGS } from '#shared/live-page'

/** The language that an address does not name. */
export const DEFAULT_LANG = LANGS[0]

export interface Place {
  readonly show: string
  readonly lang: string
  /** Where the server is, on a page that is not its own. */
  readonly base?: string | undefined
}

function address({ show, lang, base = '' }: Place, rest: string, at: string | null = null): string {
  const asked = [...(at === null ? [] : [`at=${at}`]), ...(lang === DEFAULT_LANG ? [] : [`lang=${lang}`])]
  return `${base}/live/${show}${rest}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
}

/** The live blog; with `at` the page of it that begins with this post and goes back. */
export const liveAddress = (place: Place, at: string | null = null): string => address(place, '', at)
export const postAddress = (place: Place, post: string): string => address(place, `/p/${post}`)
export const winnersAddress = (place: Place): string => address(place, '/winners')
export const commitmentsAddress = (place: Place): string => address(place, '/commitments')
/** A post in the midst of the others. */
export const contextAddress = (place: Place, post: string): string => `${liveAddress(place, post)}#p-${post}`
