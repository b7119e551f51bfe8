/** Screens in the operator's words: what each layout is for, how a screen is, what it lacks and what to do about it. */
import type { Lack, ScreenReport } from '#shared/protocol'
import type { Layout, ScreenSetup } from '#shared/screens'
import { say } from './language/say.ts'
import type { ScreenWord } from './room-in-step.ts'

export const WORDS: Record<ScreenWord, string> = {
  showing: say('showing'),
  behind: say('behind'),
  waiting: say('waiting'),
  elsewhere: say('other show'),
  silent: say('not heard'),
  away: say('gone'),
}

/** A shape beside every word and colour, so that none of them has to be enough. */
export const SHAPES: Record<ScreenWord, string> = {
  showing: '●',
  behind: '◐',
  waiting: '○',
  elsewhere: '◇',
  silent: '!',
  away: '✕',
}

/** One that was never heard of has not gone: its link is not opened yet, or the server was started since. */
export const shownWord = ({ size }: ScreenReport, word: ScreenWord): string =>
  word === 'away' && size === null ? say('not here') : WORDS[word]

type Background = ScreenSetup['background']

interface LayoutWords {
  readonly name: string
  readonly purpose: string
  /** What usually lies behind it. */
  readonly background: Background
}

export const LAYOUT_WORDS: Record<Layout, LayoutWords> = {
  full: {
    name: say('Full stage'),
    purpose: say('The whole picture, for projectors and LED walls of any size and shape.'),
    background: 'stage',
  },
  'lower-third': {
    name: say('Lower third'),
    purpose: say(
      'A name strip over the cameras, for OBS or vMix at 1920×1080; transparent, or green to be keyed out.',
    ),
    background: 'transparent',
  },
  'sponsor-strip': {
    name: say('Sponsor strip'),
    purpose: say('A slim bar with the sponsor of the moment, over the cameras or on a banner screen.'),
    background: 'transparent',
  },
  confidence: {
    name: say('Confidence monitor'),
    purpose: say(
      'For the presenter: category, what comes next, notes, how names are said, the time. Any monitor at the stage.',
    ),
    background: 'stage',
  },
  lobby: {
    name: say('Lobby'),
    purpose: say(
      'The winners so far, again and again, for foyers and bars. Any television, wide or upright.',
    ),
    background: 'stage',
  },
  mirror: {
    name: say('Mirror of the programme'),
    purpose: say('What the room sees, for the control room. Not counted, and nobody waits for it.'),
    background: 'stage',
  },
}

export const BACKGROUND_WORDS: Record<Background, { readonly name: string; readonly purpose: string }> = {
  stage: { name: say('Stage'), purpose: say('the picture’s own ground') },
  transparent: { name: say('Transparent'), purpose: 'OBS, vMix' },
  green: { name: say('Green'), purpose: say('keyed out by a mixer') },
}

/** Something to be put right: in two words, and as a sentence that says what to do. */
export interface Note {
  readonly short: string
  readonly advice: string
}

const LACK_NOTES: Record<Lack, Note> = {
  'secure-context': {
    short: say('No HTTPS'),
    advice: say(
      'No HTTPS: this screen cannot hold its page nor keep itself awake. Start the server with ENVELOPE_TLS=auto, and switch off energy saving on that machine.',
    ),
  },
  'offline-page': {
    short: say('Page not held'),
    advice: say(
      'This browser does not hold the page: restarted without the server it stays blank. Leave its private window, or use a newer browser.',
    ),
  },
  'wake-lock': {
    short: say('May fall asleep'),
    advice: say(
      'This browser cannot keep its screen awake: switch off screen saver and energy saving there.',
    ),
  },
  storage: {
    short: say('Keeps nothing'),
    advice: say(
      'This browser keeps nothing: restarted, it asks for a code again. Leave its private window, or give it a link.',
    ),
  },
}

/** Without HTTPS a browser offers neither; the one sentence says it all. */
const FOLLOWS_FROM_HTTP: readonly Lack[] = ['offline-page', 'wake-lock']

const lackNotes = (lacks: readonly Lack[]): Note[] =>
  lacks
    .filter((lack) => !(lacks.includes('secure-context') && FOLLOWS_FROM_HTTP.includes(lack)))
    .map((lack) => LACK_NOTES[lack])

/** The build that more than half of the screens have; null where there is none. */
function usualVersion(screens: readonly ScreenReport[]): string | null {
  const versions = screens.flatMap(({ connected, version }) => (connected && version) || [])
  const most = (version: string) => versions.filter((other) => other === version).length * 2 > versions.length
  return versions.find(most) ?? null
}

/** What somebody should look at on this screen, the gravest first; nothing is known of one that is not there. */
export function notesOf(screen: ScreenReport, screens: readonly ScreenReport[]): Note[] {
  if (!screen.connected) return []
  const notes: Note[] = []
  if (screen.pages > 1) {
    notes.push({
      short: screen.pages === 2 ? say('Open twice') : say('Open {n} times', { n: screen.pages }),
      advice: say(
        '{n} pages are this screen at the same time, and their reports mix. Close all but one, or add the other as a screen of its own.',
        { n: screen.pages },
      ),
    })
  }
  if (screen.version !== null && screen.version !== usualVersion(screens)) {
    notes.push({
      short: say('Another version'),
      advice: say('Its page is not the one the other screens have. Reload it; in OBS, refresh the source.'),
    })
  }
  return [...notes, ...lackNotes(screen.lacks)]
}

/** Whole milliseconds, and a dash for what is not known. */
export const asMs = (ms: number | null): string => (ms === null ? '–' : `${Math.round(ms)} ms`)

/** "±1 ms": nobody is that sure of less. */
export const asError = (ms: number | null): string =>
  ms === null ? say('unknown') : `±${Math.max(1, Math.round(ms))} ms`
