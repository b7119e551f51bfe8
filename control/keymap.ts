/** Which key does what, as a table: the handler obeys it and the on-screen help prints it. */
import { say } from './language/say.ts'

export type Action =
  | 'take'
  | 'arm'
  | 'back'
  | 'clear'
  | 'blackout'
  | 'retract'
  | 'drive'
  | 'set-result'
  | 'next-up'
  | 'next-down'
  | 'jump'
  | 'screens'
  | 'edits'
  | 'lock'
  | 'rehearsal'
  | 'notes'
  | 'keys'
  | 'help'

export interface Binding {
  readonly action: Action
  /** `KeyboardEvent.key`, letters in lower case. */
  readonly keys: readonly string[]
  /** The keys as they are printed. */
  readonly caps: readonly string[]
  readonly says: string
  /** Fires only when it is held for `HOLD_MS`: what is wide, or hard to take back. */
  readonly held?: true
  /** Pressed together with Control, and also while a field has the focus: it types nothing. */
  readonly ctrl?: true
  /** Works in fields and dialogs too: it types nothing, and the browser's own answer would lead out of the house. */
  readonly anywhere?: true
}

/** How long a key or a button is held until it fires, in milliseconds. */
export const HOLD_MS = 800

export const KEYS: readonly Binding[] = [
  {
    action: 'take',
    keys: [' ', 'PageDown', 'F12'],
    caps: [say('Space'), say('Page Down'), 'F12'],
    says: say('Take: do what the big button says'),
  },
  {
    action: 'arm',
    keys: ['a'],
    caps: ['A'],
    says: say('Arm the reveal that comes next, or disarm it; only then does a take open the envelope'),
  },
  {
    action: 'back',
    keys: ['b', 'PageUp'],
    caps: ['B', say('Page Up')],
    says: say('Back to the step before'),
  },
  { action: 'clear', keys: ['c'], caps: ['C'], says: say('Clear to the holding slide') },
  { action: 'blackout', keys: ['x'], caps: ['X'], says: say('Blackout on, blackout off') },
  {
    action: 'retract',
    keys: ['r'],
    caps: ['R'],
    says: say('Hold to retract the last reveal: the room sees the holding slide at once'),
    held: true,
  },
  { action: 'set-result', keys: ['s'], caps: ['S'], says: say('Set or correct a result') },
  { action: 'next-up', keys: ['ArrowUp'], caps: ['↑'], says: say('Choose the step before as next') },
  { action: 'next-down', keys: ['ArrowDown'], caps: ['↓'], says: say('Choose the step after as next') },
  { action: 'jump', keys: ['j', '/'], caps: ['J', '/'], says: say('Find a category; Enter makes it next') },
  { action: 'screens', keys: ['w'], caps: ['W'], says: say('The screens of the room, and back (“wall”)') },
  { action: 'edits', keys: ['e'], caps: ['E'], says: say('The set-up of the show, and back') },
  {
    action: 'lock',
    keys: ['l'],
    caps: [say('Ctrl+L')],
    says: say('Lock the edits of this desk, and unlock them; take, back, clear and blackout go on'),
    ctrl: true,
  },
  {
    action: 'drive',
    keys: ['t'],
    caps: ['T'],
    says: say('Hold to take over from the desk that drives'),
    held: true,
  },
  {
    action: 'rehearsal',
    keys: ['h'],
    caps: ['H'],
    says: say('Rehearsal: start, reset or end it (asks first)'),
  },
  { action: 'notes', keys: ['n'], caps: ['N'], says: say('Notes of the next step, or of the cue in focus') },
  { action: 'keys', keys: ['?'], caps: ['?'], says: say('The list of keys') },
  {
    action: 'help',
    keys: ['F1'],
    caps: ['F1'],
    says: say('Help for what this desk is at, beside the stage; again puts it away'),
    anywhere: true,
  },
]

/** A key of its own kind: what it does where something is typed, listed or asked. None of them reaches the stage. */
export interface SideKey {
  readonly caps: readonly string[]
  readonly where: string
  readonly says: string
}

export const SIDE_KEYS: readonly SideKey[] = [
  { caps: [say('Ctrl'), 'Enter'], where: say('Writing'), says: say('Publish the post, or save the note') },
  { caps: [say('Ctrl'), 'B'], where: say('Writing'), says: say('Bold') },
  { caps: [say('Ctrl'), 'I'], where: say('Writing'), says: say('Italic') },
  { caps: [say('Ctrl'), 'K'], where: say('Writing'), says: say('Link') },
  { caps: ['/'], where: say('Writing'), says: say('At the start of a line: key event, pin, correct') },
  { caps: ['Enter'], where: say('Set-up'), says: say('Save the field') },
  { caps: [say('Ctrl'), 'Z'], where: say('Set-up'), says: say('Undo') },
  { caps: [say('Ctrl'), 'Y'], where: say('Set-up'), says: say('Do again what was undone') },
  {
    caps: [say('Esc')],
    where: say('Everywhere'),
    says: say('Leave a field, a dialog or the help; it never touches the stage'),
  },
]

/** The first printed key of an action, for the buttons. */
export const capOf = (action: Action): string => KEYS.find((k) => k.action === action)?.caps[0] ?? ''

/** Whether an action fires by being held. */
export const isHeld = (action: Action): boolean => KEYS.some((k) => k.action === action && k.held === true)

/** A key press, as far as the table looks at it. `code` helps where the layout is not Latin. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly repeat: boolean
  /** Control, Alt or Meta is held: the press belongs to the browser. */
  readonly modified: boolean
  /** Control is held, and neither Alt nor Meta. */
  readonly ctrl?: boolean
}

export interface Around {
  /** Where the press lands: in something one types in or chooses from, on a button, or nowhere in particular. */
  readonly focus: 'field' | 'button' | 'page'
  readonly dialog: boolean
  /** False while the link is lost: nothing on the desk acts. */
  readonly live: boolean
}

const WITHOUT_LINK: readonly Action[] = ['help', 'keys', 'jump', 'screens', 'edits', 'lock', 'notes']

function nameOf({ key, code }: Press): string {
  if (key.length !== 1) return key
  const foreignLetter = code.startsWith('Key') && !/^[\x20-\x7e]$/.test(key)
  return (foreignLetter ? code.slice(3) : key).toLowerCase()
}

/**
 * What a press means. `swallowed`: the key is ours, and nothing must happen, not even what the browser would do.
 * `null`: the key is not ours. Space takes also when a button has the focus: the operator's thumb means one thing.
 */
export function actionFor(press: Press, around: Around): Action | 'swallowed' | null {
  const name = nameOf(press)
  if (press.ctrl) return chordFor(name, press, around)
  if (press.modified) return null
  const everywhere = KEYS.find((binding) => binding.anywhere && binding.keys.includes(name))
  if (everywhere) return press.repeat ? 'swallowed' : everywhere.action
  if (around.dialog || around.focus === 'field') return null
  // A held Enter would click the focused button again and again.
  if (name === 'Enter') return press.repeat ? 'swallowed' : null
  const action = KEYS.find((binding) => !binding.ctrl && binding.keys.includes(name))?.action
  if (action === undefined) return null
  if (press.repeat || (!around.live && !WITHOUT_LINK.includes(action))) return 'swallowed'
  return action
}

/** What is pressed together with Control; in a dialog it does nothing, not even what the browser would do. */
function chordFor(name: string, { repeat }: Press, { dialog }: Around): Action | 'swallowed' | null {
  const action = KEYS.find((binding) => binding.ctrl && binding.keys.includes(name))?.action
  if (action === undefined) return null
  return repeat || dialog ? 'swallowed' : action
}
