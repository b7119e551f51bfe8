/** The address of a desk's own miniature: which bus of which show, in which layout. It is no screen, and keeps nothing. */
import { BACKGROUNDS, LAYOUTS } from '#shared/screens'
import { BUSES, type Bus } from '#shared/stage-frame'
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
