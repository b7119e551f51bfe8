/** Which letters the fonts we ship have: others look different on every screen. */
import { FALLBACKS } from '../stage/letters.ts'

const SCRIPTS = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Han',
  'Hangul',
  'Hebrew',
  'Hiragana',
  'Kannada',
  'Katakana',
  'Khmer',
  'Lao',
  'Latin',
  'Malayalam',
  'Myanmar',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thai',
  'Tibetan',
] // prettier-ignore

const inScript = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u
/** Marks that no font draws, and spaces. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u

type Range = readonly [number, number]

/** "U+0-FF, U+131" as pairs of first and last. */
export function rangesOf(unicodeRange: string): Range[] {
  return unicodeRange.split(',').map((part): Range => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
  })
}

interface Face {
  readonly family: string
  readonly unicodeRange: string
}

const isIn = (ranges: readonly Range[], letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0
  return ranges.some(([from, to]) => code >= from && code <= to)
}

/** By how the style sheet writes them: hundreds of faces are asked again and again. */
const read = new Map<string, readonly Range[]>()

/** Whether a face has a part in setting this text. */
export function hasAny({ unicodeRange }: Pick<Face, 'unicodeRange'>, text: string): boolean {
  const ranges = read.get(unicodeRange) ?? rangesOf(unicodeRange)
  read.set(unicodeRange, ranges)
  return [...new Set(text)].some((letter) => isIn(ranges, letter))
}

/**
 * Answers, of a text, the scripts of letters that some text family has in none of its faces, nor any family it falls back to, each once.
 * The families have thousands of ranges and an evening a hundred letters: each letter is looked up once.
 */
export function scriptsWithoutFont(faces: Iterable<Face>): (text: string) => string[] {
  const families = new Map<string, Range[]>()
  for (const { family, unicodeRange } of faces) {
    const ranges = families.get(family) ?? []
    ranges.push(...rangesOf(unicodeRange))
    families.set(family, ranges)
  }
  const rangesWhere = (wanted: (family: string) => boolean) =>
    [...families].filter(([family]) => wanted(family)).map(([, ranges]) => ranges)
  const fallbacks = rangesWhere((family) => FALLBACKS.includes(family))
  const texts = rangesWhere((family) => !FALLBACKS.includes(family))

  const known = new Map<string, boolean>()
  const isHad = (letter: string): boolean => {
    const before = known.get(letter)
    if (before !== undefined) return before
    const has = (ranges: readonly Range[]) => isIn(ranges, letter)
    const had = UNSEEN.test(letter) || fallbacks.some(has) || texts.every(has)
    known.set(letter, had)
    return had
  }
  return (text) => [...new Set([...new Set(text)].filter((letter) => !isHad(letter)).map(scriptOf))]
}

const scriptOf = (letter: string): string =>
  EMOJI.test(letter) ? 'emoji' : (inScript.find(([, sign]) => sign.test(letter))?.[0] ?? 'signs')
