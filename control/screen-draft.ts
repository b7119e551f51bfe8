/** What an operator decides of a screen, while it is being decided: pure, and judged before it is sent. */
import type { ScreenReport } from '#shared/protocol'
import {
  asCode,
  CODE_LETTERS,
  type Layout,
  plainSetup,
  type ScreenId,
  type ScreenSetup,
} from '#shared/screens'
import { say } from './language/say.ts'
import { LAYOUT_WORDS } from './screen-words.ts'

/** Without a name, so that it cannot be sent yet: full stage, following whatever is on air. */
export const newSetup = (): ScreenSetup => plainSetup('')

/** Another layout, with what usually lies behind it. */
export const withLayout = (setup: ScreenSetup, layout: Layout): ScreenSetup => ({
  ...setup,
  layout,
  background: LAYOUT_WORDS[layout].background,
})

/** As it is sent: no blanks around the name. */
export const trimmed = (setup: ScreenSetup): ScreenSetup => ({ ...setup, name: setup.name.trim() })

const folded = (name: string): string => name.trim().toLowerCase()

/** What keeps it from being sent, as a sentence. */
export function setupProblem(
  setup: ScreenSetup,
  screens: readonly ScreenReport[],
  self: ScreenId | null,
): string | null {
  if (setup.name.trim() === '') return say('Give the screen a name, as the crew calls it.')
  const twin = screens.find(
    ({ screen, setup: { name } }) => screen !== self && folded(name) === folded(setup.name),
  )
  return twin ? say('There is a screen called {name} already.', { name: twin.setup.name }) : null
}

const LENGTH = 6

/** "acd-346" → "ACD 346": as the screen shows it. */
export function shownCode(typed: string): string {
  const code = asCode(typed)
  return code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code
}

/** What is wrong with a code, as a sentence; null for one that can be sent. */
export function codeProblem(typed: string): string | null {
  const code = asCode(typed)
  if (code === '') return say('Type the code that stands on the screen.')
  const strange = [...code].find((letter) => !CODE_LETTERS.includes(letter))
  if (strange) return say('A code never holds {letter}; look at the screen again.', { letter: strange })
  return code.length === LENGTH ? null : say('A code has six letters and digits.')
}

/** The address that is a screen by itself. The secret stands behind #, where no server logs it. */
export const screenLink = (origin: string, token: string): string => `${origin}/stage#screen=${token}`
