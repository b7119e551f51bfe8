/** The letters of the stage: all it always has at the start, and others before the words that need them are shown. */

/** What is waited for at the start, in milliseconds; after that a screen shows its words in what it has. */
const PATIENCE = 3000

/** Japanese comes in more than a hundred pieces: only those that are needed are loaded. */
const IN_PIECES = 'Noto Sans JP Variable'

/** What both text families fall back to, as the theme says. */
export const FALLBACKS: readonly string[] = ['Stage Scripts', IN_PIECES]

const FAMILIES = ['Stage Serif', 'Stage Sans', ...FALLBACKS]

/** So that no line is ever drawn twice. */
export const lettersLoaded = (): Promise<unknown> =>
  Promise.race([
    Promise.allSettled([...document.fonts].filter((face) => !isInPieces(face)).map((face) => face.load())),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ])

const isInPieces = ({ family }: FontFace): boolean => family.replace(/["']/g, '') === IN_PIECES

/** Loads what these letters need; done when they are there or cannot be had. */
export const lettersFor = (letters: string): Promise<unknown> =>
  letters === ''
    ? Promise.resolve()
    : Promise.allSettled(FAMILIES.map((family) => document.fonts.load(`20px "${family}"`, letters)))
