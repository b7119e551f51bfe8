/** Listens to the keyboard and fires on key-up, once per press that began here. */
import { type Action, type Around, actionFor, isHeld, type Press } from './keymap.ts'

const FIELDS = 'textarea, select, input:not([type=button]):not([type=submit]), [contenteditable]'

/** What has the focus, looking into shadow roots. */
export function focusOf(path: readonly EventTarget[]): Around['focus'] {
  const elements = path.filter((target): target is Element => target instanceof Element)
  if (elements.some((element) => element.matches(FIELDS))) return 'field'
  return elements.some((element) => element.matches('button, summary, a[href]')) ? 'button' : 'page'
}

const pressOf = (event: KeyboardEvent): Press => ({
  key: event.key,
  code: event.code,
  repeat: event.repeat,
  modified: event.ctrlKey || event.altKey || event.metaKey,
  ctrl: event.ctrlKey && !event.altKey && !event.metaKey,
})

/** What keys that are held do: `begin` when one goes down, `end` when it is let go or belongs elsewhere. */
export interface Holding {
  begin(action: Action): void
  end(): void
}

/** Starts listening; call what it returns to stop. */
export function listenToKeys(
  around: () => Omit<Around, 'focus'>,
  act: (action: Action) => void,
  holding: Holding,
  stop = new AbortController(),
): () => void {
  /** The key that went down here: a key-up that began in a dialog, a field or another window fires nothing. */
  let down: { readonly code: string; readonly ctrl: boolean } | null = null
  const read = (event: KeyboardEvent, press = pressOf(event)) =>
    actionFor(press, { ...around(), focus: focusOf(event.composedPath()) })
  const on = { capture: true, signal: stop.signal }
  addEventListener(
    'keydown',
    (event) => {
      // Another key is another thought: what was held is let go.
      if (!event.repeat) holding.end()
      const action = read(event)
      if (action === null) {
        down = null
        return
      }
      event.preventDefault()
      if (action === 'swallowed') return
      down = { code: event.code, ctrl: pressOf(event).ctrl === true }
      if (isHeld(action)) holding.begin(action)
    },
    on,
  )
  addEventListener(
    'keyup',
    (event) => {
      const began = down !== null && down.code === event.code
      // Of a chord it does not matter which key is let go first.
      const chord = began && down?.ctrl ? { ...pressOf(event), ctrl: true } : undefined
      if (began) {
        down = null
        holding.end()
      }
      const action = read(event, chord)
      if (action === null) return
      event.preventDefault()
      if (began && action !== 'swallowed' && !isHeld(action)) act(action)
    },
    on,
  )
  addEventListener(
    'blur',
    () => {
      down = null
      holding.end()
    },
    { signal: stop.signal },
  )
  return () => stop.abort()
}
