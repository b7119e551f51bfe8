/** A desk's own miniature: which bus of which show, in which layout. It is no screen, keeps nothing, and lets the desk go first. */
import { BACKGROUNDS, LAYOUTS } from '#shared/screens'
import { BUSES, type Bus, type StageFrame } from '#shared/stage-frame'
import type { Dress } from './dress.ts'

export interface Monitor extends Dress {
  readonly show: string | null
  readonly bus: Bus
}

/** Null for the page of a screen. */
export function monitorIn(search: string): Monitor | null {
  const query = new URLSearchParams(search)
  if (query.get('monitor') !== '1') return null
  const bus = BUSES.find((name) => name === query.get('bus')) ?? 'programme'
  const layout = LAYOUTS.find((name) => name === query.get('layout')) ?? 'full'
  const background = BACKGROUNDS.find((name) => name === query.get('background')) ?? 'stage'
  const raise = Math.min(40, Math.max(0, Math.round(Number(query.get('raise')) || 0)))
  return { show: query.get('show'), bus, layout, background, raise }
}

/** So many milliseconds; no screen's lead is shorter than this and what it takes to draw. */
const DESK_FIRST_MS = 40

/** Monitor and desk share one thread: what the operator pressed is on the desk before its monitors begin to draw. Of several frames the newest is kept. */
export function afterTheDesk(takeIn: (frame: StageFrame) => void): (frame: StageFrame) => void {
  let newest: StageFrame | null = null
  return (frame) => {
    if (newest === null) {
      setTimeout(() => {
        const kept = newest
        newest = null
        if (kept) takeIn(kept)
      }, DESK_FIRST_MS)
    }
    newest = frame
  }
}
