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

export function decoded(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes)
  if (marked !== null) return { text: inEncoding(bytes, marked), encoding: named(marked), guessed: false }
  const wide = wideOf(bytes.subarray(0, SIGHT))
  if (wide !== null) return { text: inEncoding(bytes, wide), encoding: named(wide), guessed: true }
  // Japanese mail's encoding hides in plain ASCII, behind escape characters.
  const plain = bytes.includes(0x1b) ? null : strictly(bytes, 'utf-8')
  if (plain !== null) return { text: plain, encoding: 'UTF-8', guessed: false }
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
const SIGNS = new Set([...'\t\n\r ",;|'].map((sign) => sign.charCodeAt(0)))

/** UTF-16 without its mark: zeros beside line ends and delimiters, always on the same side. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = { even: 0, odd: 0 }
  const signs = { little: 0, big: 0 }
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
    if (first === 0) zeros.even += 1
    if (second === 0) zeros.odd += 1
    if (second === 0 && SIGNS.has(first)) signs.little += 1
    if (first === 0 && SIGNS.has(second)) signs.big += 1
  }
  const pairs = bytes.length >> 1
  const zerosInAll = zeros.even + zeros.odd
  if (zerosInAll * 50 < pairs || pairs === 0) return null
  const little = zeros.odd >= zerosInAll * 0.7 && (signs.little > 0 || zeros.odd * 2 > pairs)
  const big = zeros.even >= zerosInAll * 0.7 && (signs.big > 0 || zeros.even * 2 > pairs)
  // Zeros strewn into other text stand beside letters; here most signs have theirs.
  const few = Math.max(signs.little, signs.big) * 3 < zerosInAll && zerosInAll * 4 < pairs
  if (few) return null
  return little ? 'utf-16le' : big ? 'utf-16be' : null
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What cannot be read becomes U+FFFD, and is noted cell by cell. */
const inEncoding = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

const WESTERN = 'windows-1252'
const JAPANESE = 'shift_jis'
/** A guess at one of the many single-byte encodings is taken over the usual one only when it is a good one. */
const SURE = 60

function guess(bytes: Uint8Array): string {
  if (isJapanese(bytes)) return JAPANESE
  for (const { name, confidence } of analyse(bytes)) {
    if (confidence < SURE) break
    const encoding = name.toLowerCase()
    if (encoding === JAPANESE || encoding.startsWith('utf')) continue
    // The web reads Latin-1 as Windows-1252: the same letters, and quotation marks besides.
    if (encoding === 'iso-8859-1' || encoding === WESTERN) return WESTERN
    if (isKnown(encoding) && strictly(bytes, encoding) !== null) return encoding
  }
  return WESTERN
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

/**
 * Shift-JIS: every byte has its place in it, and the second halves of its characters are not, as in European text,
 * nearly always the small letter that follows an accent.
 */
function isJapanese(bytes: Uint8Array): boolean {
  let pairs = 0
  let smallLetters = 0
  let halves = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    if (lead >= 0xa1 && lead <= 0xdf) {
      halves += 1
      continue
    }
    if (at + 1 === bytes.length) break
    const trail = bytes[at + 1] ?? 0
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc)
      return false
    pairs += 1
    if (trail >= 0x61 && trail <= 0x7a) smallLetters += 1
    at += 1
  }
  return pairs > halves / 2 && smallLetters * 2 < pairs
}

const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift-JIS',
}

const named = (encoding: string): string => NAMES[encoding] ?? encoding.toUpperCase()
