/** What the big button is for now: its word, its look, and what a press of it does. */

import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import { may } from '#shared/people'
import { type Action, capOf } from './keymap.ts'
import { heard } from './language/heard.ts'
import { say } from './language/say.ts'

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

/** What comes first decides: no link, another desk that drives, a take under way, the end, an envelope. */
export function momentOf(view: DeskLive | null, { live, drives, busy }: Standing): Moment {
  const next = view?.next ?? null
  const label = next?.label ?? say('End of the rundown')
  const take: Moment = { look: 'take', verb: say('TAKE'), label, does: 'take', cap: capOf('take'), hint: '' }
  if (!live || !view) return { ...take, look: 'no-link', verb: say('NO LINK'), does: null }
  if (!drives) {
    const who = view.driver?.name ?? ''
    const hint = may(view.role, 'drive')
      ? say('Hold {key}, or the button, to take over. Blackout works from here.', { key: capOf('drive') })
      : say('Blackout works from here.')
    return {
      ...take,
      look: 'standby',
      verb: say('STANDBY — {who} DRIVES', { who }),
      does: 'drive',
      cap: capOf('drive'),
      hint,
    }
  }
  if (busy.some((kind) => kind === 'take' || kind === 'back')) {
    return { ...take, look: 'taking', verb: say('TAKING…') }
  }
  if (!next) return { ...take, does: null }
  if (!next.reveals) return take
  if (!view.armed) {
    const hint = say('This opens an envelope: {arm} arms it, then {take} takes.', {
      arm: capOf('arm'),
      take: capOf('take'),
    })
    return { ...take, look: 'arm', verb: say('ARM'), does: 'arm', cap: capOf('arm'), hint }
  }
  const by = heard(view.armed.by)
  const { confirmedBy } = view.armed
  if (view.twoPerson && confirmedBy === null) {
    const hint = say('Armed by {by}. A scrutineer confirms it at another desk.', { by })
    return { ...take, look: 'wait', verb: say('ARMED — WAITS FOR A SECOND PERSON'), hint }
  }
  return {
    ...take,
    look: 'open',
    verb: say('ARMED — TAKE OPENS THE ENVELOPE'),
    hint:
      confirmedBy === null
        ? say('Armed by {by}.', { by })
        : say('Armed by {by}, confirmed by {second}.', { by, second: heard(confirmedBy) }),
  }
}
