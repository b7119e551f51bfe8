/** Whether the desk may be believed: a pure account of connects, beats and silence. */

/** Silence longer than this, in milliseconds, is a lost link: beats come once a second. */
export const SILENCE_MS = 3000

export interface LinkState {
  readonly status: 'connecting' | 'live' | 'lost'
  /** Milliseconds of the monotonic clock when the server was last heard. */
  readonly heardAt: number
  /** Since when the server's position is ahead of the picture held; null while they agree. */
  readonly behindSince: number | null
  /** Beats heard since the connect while no picture came: there may be no show to picture. */
  readonly bareBeats: number
}

export type LinkEvent =
  | { readonly kind: 'connected'; readonly at: number }
  | { readonly kind: 'picture'; readonly at: number }
  | { readonly kind: 'beat'; readonly at: number; readonly behind: boolean }
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'dropped' }

export const NO_LINK: LinkState = { status: 'connecting', heardAt: 0, behindSince: null, bareBeats: 0 }

/** A new connection is not believed before it has sent a picture, or two beats that say there is none. */
export function linkAfter(link: LinkState, event: LinkEvent): LinkState {
  switch (event.kind) {
    case 'connected':
      return { ...link, heardAt: event.at, behindSince: null, bareBeats: 0 }
    case 'picture':
      return { status: 'live', heardAt: event.at, behindSince: null, bareBeats: 0 }
    case 'beat': {
      const bareBeats = link.status === 'live' ? 0 : link.bareBeats + 1
      const behindSince = event.behind ? (link.behindSince ?? event.at) : null
      const status = bareBeats >= 2 && !event.behind ? 'live' : link.status
      return { status, heardAt: event.at, behindSince, bareBeats }
    }
    case 'tick': {
      const silent = event.at - link.heardAt > SILENCE_MS
      const stale = link.behindSince !== null && event.at - link.behindSince > SILENCE_MS
      return link.status === 'live' && (silent || stale) ? { ...link, status: 'lost' } : link
    }
    case 'dropped':
      return link.status === 'live' ? { ...link, status: 'lost', behindSince: null } : link
  }
}
