/** One cell as it may be shown: no character that is not seen, HTML codes read, spaces at its ends gone. Markup stays text. */
import { decodeHTMLStrict } from 'entities'

export interface Cleaned {
  readonly text: string
  /** A sentence for each thing that was done to it, beyond trimming. */
  readonly done: readonly string[]
}

const CODES = 'HTML codes (such as &amp;) were read as the characters they stand for.'
const CONTROLS = 'control characters were removed.'
const DIRECTIONS = 'hidden marks of writing direction were removed.'
const INVISIBLES = 'characters that cannot be seen were removed.'
const UNREADABLE = 'a character that could not be read stands as \uFFFD.'

const PLAIN = /^[\x20-\x25\x27-\x7E]*$/
const CONTROL = /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/gu
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
/** What looks like a space, and is none to `trim`. */
const ODD_SPACES = /^[\s\u2800]+|[\s\u2800]+$/gu

/** Of every kind of line end one is left, and letters are composed (NFC); neither is told. */
export function cleaned(raw: string): Cleaned {
  if (PLAIN.test(raw)) return { text: raw.trim(), done: [] }
  const done: string[] = []
  const step = (before: string, after: string, sentence: string): string => {
    if (before !== after) done.push(sentence)
    return after
  }
  let text = raw.includes('&') ? step(raw, decodeHTMLStrict(raw), CODES) : raw
  text = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
  text = step(text, text.replace(LONE_SURROGATE, '\uFFFD'), UNREADABLE)
  text = step(text, text.replace(CONTROL, ''), CONTROLS)
  text = step(text, text.replace(DIRECTION, ''), DIRECTIONS)
  text = step(text, text.replace(INVISIBLE, whereItBelongs), INVISIBLES)
  return { text: text.normalize('NFC').replace(ODD_SPACES, ''), done }
}

const LONGEST_NAME = 100

/** The name of a file or a sheet, on one line. */
export const cleanName = (raw: string): string =>
  cleaned(raw.slice(0, LONGEST_NAME)).text.replace(/\s+/g, ' ')

/** Names of files are strangers' too: the last part of the path. */
export function tableName(fileName: string): string {
  const name = cleanName(fileName.split(/[/\\]/).at(-1) ?? '')
  return /^\.*$/.test(name) ? 'the table' : name
}

/** Letters before and after that are looked at. */
const SIGHT = 16

const whereItBelongs = (sign: string, at: number, whole: string): string =>
  belongs(sign, whole.slice(Math.max(0, at - SIGHT), at), whole.slice(at + sign.length, at + SIGHT))
    ? sign
    : ''

const JOINING = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]`
const SPACELESS = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
const after = (pattern: string) => new RegExp(`${pattern}$`, 'u')
const before = (pattern: string) => new RegExp(`^${pattern}`, 'u')

const AFTER_JOINING = after(JOINING)
const BEFORE_JOINING = before(JOINING)
const AFTER_SPACELESS = after(SPACELESS)
const BEFORE_SPACELESS = before(SPACELESS)
const AFTER_EMOJI = after(String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]`)
const BEFORE_EMOJI = before(String.raw`\p{Extended_Pictographic}`)
const AFTER_FLAG = after(String.raw`\u{1F3F4}[\u{E0020}-\u{E007E}]*`)
const AFTER_VARIED = after(
  String.raw`[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}\p{So}]`,
)
const AFTER_KEY = after('[0-9#*]')
const KEYCAP = '\u20E3'
const AFTER_HAN = after(String.raw`\p{Script=Han}`)
const AFTER_MONGOLIAN = after(String.raw`\p{Script=Mongolian}`)

/** Whether a script, or an emoji, is written with this sign at this place. */
function belongs(sign: string, left: string, right: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  if (code === 0x200d) return AFTER_JOINING.test(left) || (AFTER_EMOJI.test(left) && BEFORE_EMOJI.test(right))
  if (code === 0x200c) return AFTER_JOINING.test(left) && BEFORE_JOINING.test(right)
  if (code === 0x200b) return AFTER_SPACELESS.test(left) && BEFORE_SPACELESS.test(right)
  if (code >= 0xfe00 && code <= 0xfe0f)
    return AFTER_VARIED.test(left) || (AFTER_KEY.test(left) && right.startsWith(KEYCAP))
  if (code >= 0x180b && code <= 0x180f) return AFTER_MONGOLIAN.test(left)
  if (code >= 0xe0020 && code <= 0xe007f) return AFTER_FLAG.test(left)
  if (code >= 0xe0100 && code <= 0xe01ef) return AFTER_HAN.test(left)
  return false
}
