/** The tabs of one browser agree which of them is which screen, so that two tabs are two screens. Works without a secure context. */

const CHANNEL = 'envelope.screens'

/** A tab that holds a screen usually answers within this time, in milliseconds. */
const PATIENCE = 200

type Word =
  | { readonly kind: 'claim'; readonly token: string; readonly by: number }
  | { readonly kind: 'taken'; readonly token: string; readonly to: number }

export interface Claims {
  /** Holds the screen of this token for this tab; false if a living tab has it already. */
  claim(token: string): Promise<boolean>
  /** Holds it without asking: it was given to this tab just now. Null lets go of what is held. */
  hold(token: string | null): void
}

/** `onLate` is told of a token that another tab turns out to have after all: a busy machine answers late. */
export function createClaims(onLate: (token: string) => void): Claims {
  const me = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  let held: string | null = null
  let claiming: { token: string; lose: () => void } | null = null
  const channel = openChannel()
  const say = (word: Word) => channel?.postMessage(word)

  channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'taken') {
      if (data.to !== me) return
      if (claiming?.token === data.token) claiming.lose()
      else if (held === data.token) onLate(data.token)
    } else if (held === data.token) say({ kind: 'taken', token: data.token, to: data.by })
    else if (claiming?.token === data.token) {
      // Of two that ask at the same time the one with the smaller number has it, whoever heard whom.
      if (me < data.by) say({ kind: 'taken', token: data.token, to: data.by })
      else claiming.lose()
    }
  })

  return {
    async claim(token) {
      const won = await new Promise<boolean>((resolve) => {
        claiming = { token, lose: () => resolve(false) }
        say({ kind: 'claim', token, by: me })
        setTimeout(() => resolve(true), channel ? PATIENCE : 0)
      })
      claiming = null
      if (won) held = token
      return won
    },
    hold(token) {
      held = token
    },
  }
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL)
  } catch {
    return null
  }
}
