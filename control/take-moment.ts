/** What the big button is for now: its word, its look, and what a press of it does. */

import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import { may } from '#shared/people'
import { type Action, capOf } from './keymap.ts'

export interface Moment {
  /** `arm`: the first of two acts. `wait`: a second person has to confirm. `open`: a take opens the envelope. */
  readonly look: 'no-link' | 'standby' | 'taking' | 'take' | 'arm' | 'wait' | 'open'
  readonly verb: string
  readonly label: string
  /** What a click or a tap does; null while it does nothing. */
  readonly does: Extract<Wish['kind'], Action> | null
  readonly cap: string
  /** What to know before pressing; empty when the button says it all. */
  readonly hint: string
}

/** How the desk stands, apart from the show. */
export interface Standing {
  readonly live: boolean
  readonly drives: boolean
  readonly busy: readonly string[]
}

export function momentOf(view: DeskLive | null, { live, drives, busy }: Standing): Moment {
  const next = view?.next ?? null
  const label = next?.label ?? 'End of the rundown'
  const take: Moment = { look: 'take', verb: 'TAKE', label, does: 'take', cap: capOf('take'), hint: '' }
  if (!live || !view) return { ...take, look: 'no-link', verb: 'NO LINK', does: null }
  if (!drives) {
    const who = view.driver?.name ?? ''
    const hint = may(view.role, 'drive')
      ? `Hold ${capOf('drive')}, or the button, to take over. Blackout works from here.`
      : 'Blackout works from here.'
    return {
      ...take,
      look: 'standby',
      verb: `STANDBY — ${who} DRIVES`,
      does: 'drive',
      cap: capOf('drive'),
      hint,
    }
  }
  if (busy.some((kind) => kind === 'take' || kind === 'back')) {
    return { ...take, look: 'taking', verb: 'TAKING…' }
  }
  if (!next) return { ...take, does: null }
  if (!next.reveals) return take
  if (!view.armed) {
    const hint = `This opens an envelope: ${capOf('arm')} arms it, then ${capOf('take')} takes.`
    return { ...take, look: 'arm', verb: 'ARM', does: 'arm', cap: capOf('arm'), hint }
  }
  const { by, confirmedBy } = view.armed
  if (view.twoPerson && confirmedBy === null) {
    const hint = `Armed by ${by}. A scrutineer confirms it at another desk.`
    return { ...take, look: 'wait', verb: 'ARMED — WAITS FOR A SECOND PERSON', hint }
  }
  const confirmed = confirmedBy === null ? '' : `, confirmed by ${confirmedBy}`
  return {
    ...take,
    look: 'open',
    verb: 'ARMED — TAKE OPENS THE ENVELOPE',
    hint: `Armed by ${by}${confirmed}.`,
  }
}
