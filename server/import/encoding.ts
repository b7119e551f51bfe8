/** Bytes of a text file to text: by its mark, by its shape, and last by a guess, which is told. */
import { analyse } from 'chardet'

export interface Decoded {
  readonly text: string
  /** As a person calls it: "UTF-8", "Windows-1252", "Shift-JIS". */
  readonly encoding: string
  /** Nothing in the file says which it is. */
  readonly guessed: boolean
}

/** Bytes looked at for a guess. */
const SIGHT = 256 * 1024

/** Never throws; the mark of a file's encoding is no part of its text. */
export function decoded(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes)
  if (marked !== null) return { text: inEncoding(bytes, marked), encoding: named(marked), guessed: false }
  const utf8 = strictly(bytes, 'utf-8')
  const wide = wideOf(bytes.subarray(0, SIGHT), utf8 !== null)
  if (wide !== null) return { text: inEncoding(bytes, wide), encoding: named(wide), guessed: true }
  // Japanese mail's encoding hides in plain ASCII, behind escape characters.
  if (utf8 !== null && !bytes.includes(0x1b)) return { text: utf8, encoding: 'UTF-8', guessed: false }
  const encoding = guess(bytes.subarray(0, SIGHT))
  return { text: inEncoding(bytes, encoding), encoding: named(encoding), guessed: true }
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** What a table has in every row; in UTF-16, each stands beside a zero. */
const SIGNS = new Set([...'\t\n\r,;|'].map((sign) => sign.charCodeAt(0)))

/** UTF-16 without its mark: zeros on one side of line ends and delimiters; or of nearly every letter. */
function wideOf(bytes: Uint8Array, couldBeUtf8: boolean): 'utf-16le' | 'utf-16be' | null {
  const pairs = bytes.length >> 1
  const zeros = { even: 0, odd: 0 }
  let signs = 0
  const beside = { little: 0, big: 0 }
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
    if (first === 0) zeros.even += 1
    if (second === 0) zeros.odd += 1
    if (SIGNS.has(first)) signs += 1
    if (SIGNS.has(second)) signs += 1
    if (second === 0 && SIGNS.has(first)) beside.little += 1
    if (first === 0 && SIGNS.has(second)) beside.big += 1
  }
  const all = zeros.even + zeros.odd
  // Zeros strewn into plain text stand beside few of its signs, and on both sides; halves of wide letters look like signs.
  const least = couldBeUtf8 ? 0.75 : 0.25
  const fits = (zero: number, sign: number) =>
    zero >= all * 0.7 && ((sign > 0 && sign >= signs * least) || zero * 2 > pairs)
  if (all === 0) return null
  if (fits(zeros.odd, beside.little)) return 'utf-16le'
  return fits(zeros.even, beside.big) ? 'utf-16be' : null
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * What cannot be read becomes U+FFFD, and is noted cell by cell. As a stream, because Node 20 reads Windows-1252 given
 * at once as Latin-1, which has no quotation marks and dashes.
 */
function inEncoding(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding)
  return decoder.decode(bytes, { stream: true }) + decoder.decode()
}

const WESTERN = 'windows-1252'
const JAPANESE = 'shift_jis'
/** A guess at another encoding is taken over the usual one only when it is a good and much better one, from enough letters. */
const SURE = 60
const BETTER = 20
const ENOUGH = 30

function guess(bytes: Uint8Array): string {
  if (isJapanese(bytes) && strictly(wholeLines(bytes), JAPANESE) !== null) return JAPANESE
  if (bytes.filter((byte) => byte >= 0x80).length < ENOUGH && !bytes.includes(0x1b)) return WESTERN
  const guesses = analyse(bytes).map(({ name, confidence }) => ({ encoding: name.toLowerCase(), confidence }))
  // The web reads Latin-1 as Windows-1252: the same letters, and quotation marks besides.
  const western =
    guesses.find(({ encoding }) => encoding === 'iso-8859-1' || encoding === WESTERN)?.confidence ?? 0
  for (const { encoding, confidence } of guesses) {
    if (confidence < Math.max(SURE, western + BETTER)) break
    if (encoding === JAPANESE || encoding.startsWith('utf')) continue
    if (isKnown(encoding) && strictly(wholeLines(bytes), encoding) !== null) return encoding
  }
  return WESTERN
}

/** Without the last line, which may end within a letter. */
const wholeLines = (bytes: Uint8Array): Uint8Array =>
  bytes.length < SIGHT ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

/**
 * Shift-JIS: every byte has its place in it, and there are kana, or bytes that Windows-1252 has no letter for; or the
 * second halves of its characters are not, as in European text, nearly always the plain letter that follows an accent.
 */
function isJapanese(bytes: Uint8Array): boolean {
  let pairs = 0
  let plain = 0
  let sure = 0
  let halves = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    if (lead >= 0xa1 && lead <= 0xdf) {
      halves += 1
      continue
    }
    const trail = bytes[at + 1]
    if (trail === undefined) break
    if (!isPair(lead, trail)) return false
    pairs += 1
    if (trail < 0x80) plain += 1
    if (NOT_WESTERN.has(lead) || isKana(lead, trail)) sure += 1
    at += 1
  }
  return pairs > halves / 2 && (sure * 4 > pairs || plain * 2 < pairs)
}

const NOT_WESTERN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
const isKana = (lead: number, trail: number): boolean =>
  (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96)

/** Characters that users made up for themselves (0xF0 to 0xF9) are not counted on. */
const isPair = (lead: number, trail: number): boolean =>
  (lead > 0x80 && lead !== 0xa0 && lead < 0xf0) || (lead >= 0xfa && lead <= 0xfc)
    ? trail >= 0x40 && trail !== 0x7f && trail <= 0xfc
    : false

const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift-JIS',
}

const named = (encoding: string): string => NAMES[encoding] ?? encoding.toUpperCase()
