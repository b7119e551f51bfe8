/** From the picture on the desk to the command that says what was looked at and what is meant. */
import type { Wish } from '#shared/commands'
import { type CueRef, neighbourOf } from '#shared/cues'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Action } from './keymap.ts'
import { say } from './language/say.ts'

export type WishOf<K extends Wish['kind']> = Extract<Wish, { kind: K }>

/** 16 random bytes as base64url. `getRandomValues` is there on plain http too. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const seen = (live: DeskLive) => ({ epoch: live.position.epoch, programmeSeq: live.programme.seq })

/** Null at the end of the rundown; `from` is what this desk has seen (T1). */
export const takeWish = (live: DeskLive): WishOf<'take'> | null =>
  live.next && { kind: 'take', from: seen(live), to: live.next.to }

/** Of what comes next as this desk sees it (T1), whether it opens an envelope or not; null at the end. */
export const armWish = (live: DeskLive): WishOf<'arm'> | null =>
  live.next && { kind: 'arm', from: seen(live), to: live.next.to }

/** What is armed is what comes next: any other choice would have undone it. */
export const confirmWish = (live: DeskLive): WishOf<'confirm'> | null =>
  live.armed && live.next && { kind: 'confirm', to: live.next.to }

/** Names who drives as this desk sees it, so that of two that take over one is told. */
export const driveWish = (live: DeskLive): WishOf<'drive'> => ({
  kind: 'drive',
  from: live.driver?.desk ?? null,
})

/** Null where the core says that there is nothing to go back to. */
export const backWish = (live: DeskLive): WishOf<'back'> | null =>
  live.back === null ? null : { kind: 'back', from: seen(live) }

/** Says black or not, and no `from`: it works at any time, whatever this desk has seen (T3). */
export const blackoutWish = (live: DeskLive): WishOf<'blackout'> => ({
  kind: 'blackout',
  on: !live.programme.black,
})

/** What a key asks of the stage, and what is said where there is nothing to ask; null for keys that mean something else. */
export function stageWish(action: Action, live: DeskLive): readonly [Wish | null, string] | null {
  if (action === 'take') return [takeWish(live), say('There is nothing to take: the rundown is at its end.')]
  if (action === 'arm')
    return [live.armed ? { kind: 'disarm' } : armWish(live), say('There is nothing to arm.')]
  if (action === 'back') return [backWish(live), say('There is nothing to go back to.')]
  return action === 'clear' ? [{ kind: 'clear' }, ''] : null
}

/** The step before or after `from`; from beyond the end, the last one. Null where there is none. */
export const neighbour = (plan: DeskPlan, from: CueRef | null, by: 1 | -1): CueRef | null =>
  neighbourOf(plan.cues, from, by)

/** Commands that change what the next press means: one at a time. */
export const ON_STAGE: readonly Wish['kind'][] = [
  'take',
  'arm',
  'disarm',
  'drive',
  'back',
  'clear',
  'blackout',
  'preview',
  'retract',
]
