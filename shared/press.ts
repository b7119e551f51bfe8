/** Buttons that show nothing of the desk, as on a Stream Deck: what a press of one means is filled in from what is true when it arrives. */
import type { Wish } from './commands.ts'
import { neighbourOf } from './cues.ts'
import { type Refusal, refusal } from './refusals.ts'
import { cueIn, cuesIn, nextTarget, revisionOf } from './rundown.ts'
import type { ShowState } from './state.ts'

/** No retract among them: it is held to fire, by somebody who sees what it takes back. */
export const BUTTONS = [
  'take',
  'arm',
  'disarm',
  'back',
  'clear',
  'blackout',
  'black',
  'lift',
  'next-up',
  'next-down',
] as const
export type Button = (typeof BUTTONS)[number]

/** For a name out of an address: capitals are no button. */
export const isButton = (name: string): name is Button => (BUTTONS as readonly string[]).includes(name)

/** How a wish came to be: by which button, and how long after that button was last obeyed. */
export interface Press {
  readonly button: Button
  /** Milliseconds on the monotonic clock; Infinity before the first. */
  readonly sinceMs: number
}

export type Meant = { readonly wish: Wish } | { readonly refusal: Refusal }

/** What pressing this button means now. Whether it may be done is for `decide` to say. */
export function pressed(state: ShowState, button: Button): Meant {
  switch (button) {
    case 'take':
    case 'arm':
      return onNext(state, button)
    case 'back':
      return { wish: { kind: 'back', from: seen(state) } }
    case 'disarm':
    case 'clear':
      return { wish: { kind: button } }
    case 'blackout':
      return { wish: { kind: 'blackout', on: !state.programme.black } }
    case 'black':
      return { wish: { kind: 'blackout', on: true } }
    case 'lift':
      return { wish: { kind: 'blackout', on: false } }
    case 'next-up':
      return chosen(state, -1)
    case 'next-down':
      return chosen(state, 1)
  }
}

const seen = ({ position, programme }: ShowState) => ({ epoch: position.epoch, programmeSeq: programme.seq })

function onNext(state: ShowState, kind: 'take' | 'arm'): Meant {
  const to = nextTarget(state)
  const cue = to && cueIn(state, to.cue)
  if (!to || !cue) return { refusal: refusal('nothing-to-take') }
  return { wish: { kind, from: seen(state), to: { ...to, revision: revisionOf(state, cue) } } }
}

function chosen(state: ShowState, by: 1 | -1): Meant {
  const to = neighbourOf(cuesIn(state), nextTarget(state), by)
  if (to) return { wish: { kind: 'preview', to } }
  return { refusal: refusal(by === 1 ? 'nothing-to-take' : 'nothing-before') }
}
