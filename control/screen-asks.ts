/** What is asked once more before it happens, because the room would see it. */
import type { DeskLive } from '#shared/desk-view'
import type { ScreenReport } from '#shared/protocol'
import { isCounted, type ScreenWish } from '#shared/screens'
import { say } from './language/say.ts'
import type { Question } from './parts/ask-dialog.ts'

export interface Ask extends Question {
  readonly wish: ScreenWish
  /** False where it can be done at once. */
  readonly isAsked: boolean
}

/** The room looks at something that should not be disturbed. */
const isRunning = (live: DeskLive | null): boolean =>
  live !== null && live.programme.on !== null && !live.programme.black

/** `null` means every screen. Names must not stand over a winner by a slip of the hand. */
export function identifyAsk(screen: ScreenReport | null, live: DeskLive | null): Ask {
  const name = screen?.setup.name ?? null
  return {
    heading: name === null ? say('Show every screen’s name?') : say('Show its name on {name}?', { name }),
    says: say(
      'The evening is running: for a minute the name stands large over the picture, and the room reads it.',
    ),
    does: name === null ? say('Show all names') : say('Show the name'),
    wish: { kind: 'identify', screen: screen?.screen ?? null },
    done:
      name === null
        ? say('For a minute every screen shows its name.')
        : say('{name} shows its name for a minute.', { name }),
    isAsked: isRunning(live) && (screen === null || isCounted(screen.setup.layout)),
  }
}

/** `null` means every screen. Not asked of a mirror: the room does not see it. */
export function reloadAsk(screen: ScreenReport | null, live: DeskLive | null): Ask {
  const name = screen?.setup.name ?? null
  return {
    heading: name === null ? say('Reload every screen?') : say('Reload {name}?', { name }),
    says: say(
      'The evening is running: the page is loaded anew between two pictures, and the room may see the change.',
    ),
    does: name === null ? say('Reload all') : say('Reload'),
    wish: { kind: 'reload', screen: screen?.screen ?? null },
    done:
      name === null ? say('Every screen loads its page anew.') : say('{name} loads its page anew.', { name }),
    isAsked: isRunning(live) && (screen === null || isCounted(screen.setup.layout)),
  }
}

/** Always asked: what was removed has to be added anew. */
export const removeAsk = ({ screen, setup }: ScreenReport): Ask => ({
  heading: say('Remove {name}?', { name: setup.name }),
  says: say(
    'It shows a code instead of the picture at once, or as soon as it is switched on again. Its link or token never works again; to bring it back it is added anew.',
  ),
  does: say('Remove'),
  wish: { kind: 'revoke', screen },
  done: say('{name} is removed.', { name: setup.name }),
  isAsked: true,
})
