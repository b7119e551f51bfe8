/** Words that stand in a sealed citation and nowhere else, and the twenty ways in which they would be recognised elsewhere. */
import { createHash } from 'node:crypto'

/** Letters that are one byte in no two encodings; the same length for every world and category. */
export const canaryOf = (world: string, category: number): string =>
  `Zéphyrine “${world}${String(category).padStart(2, '0')}” Quillfeather & søn`

type Needles = (canary: string) => readonly Buffer[]

const utf8 = (text: string) => [Buffer.from(text)]
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const codes = (text: string, as: (code: number) => string) =>
  utf8([...text].map((letter) => as(letter.codePointAt(0) ?? 0)).join(''))
const bytesAs = (text: string, as: (byte: number) => string) => utf8([...Buffer.from(text)].map(as).join(''))
const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')

/** In base64 the same bytes look different three ways; what touches their neighbours is left off. */
const base64 = (text: string, as: 'base64' | 'base64url') =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    const from = before === 0 ? 0 : 4
    const until = Math.floor(bytes.length / 3) * 4
    return Buffer.from(bytes.toString(as).slice(from, until))
  })

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** A whole number of groups, wherever they begin. */
function base32(text: string): Buffer[] {
  return [0, 1, 2, 3, 4].map((skip) => {
    const bits = [...Buffer.from(text).subarray(skip)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
    const groups = bits.slice(0, Math.floor(bits.length / 40) * 40).match(/.{5}/g) ?? []
    return Buffer.from(groups.map((group) => BASE32[Number.parseInt(group, 2)]).join(''))
  })
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '“': '&ldquo;', '”': '&rdquo;' }
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter < 'a' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
  })

export const ENCODINGS: Readonly<Record<string, Needles>> = {
  'utf-8': utf8,
  'utf-16le': (text) => [Buffer.from(text, 'utf16le')],
  'utf-16be': (text) => [swapped(text)],
  'utf-32le': (text) => [
    Buffer.concat([...text].map((letter) => Buffer.from(Uint32Array.of(letter.codePointAt(0) ?? 0).buffer))),
  ],
  'windows-1252': (text) => [Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1')],
  // UTF-8 that was taken for Latin-1 and written down again.
  'utf-8 twice': (text) => utf8(Buffer.from(text).toString('latin1')),
  base64: (text) => base64(text, 'base64'),
  base64url: (text) => base64(text, 'base64url'),
  base32,
  hex: (text) => utf8(Buffer.from(text).toString('hex')),
  'hex in capitals': (text) => utf8(Buffer.from(text).toString('hex').toUpperCase()),
  percent: (text) => [...utf8(encodeURIComponent(text)), ...utf8(encodeURI(text))],
  form: (text) => utf8(new URLSearchParams({ x: text }).toString().slice(2)),
  'json escapes': (text) => [
    ...codes(text, (code) => (code > 127 ? `\\u${hex(code, 4)}` : String.fromCodePoint(code))),
    ...codes(text, (code) => `\\u${hex(code, 4)}`),
  ],
  'html entities': (text) => [
    ...utf8([...text].map((letter) => (letter === '&' ? '&amp;' : letter)).join('')),
    ...utf8([...text].map((letter) => ENTITIES[letter] ?? letter).join('')),
    ...codes(text, (code) => `&#${code};`),
    ...codes(text, (code) => `&#x${hex(code, 2)};`),
  ],
  'quoted-printable': (text) =>
    bytesAs(text, (byte) =>
      byte > 126 || byte === 61 ? `=${hex(byte, 2).toUpperCase()}` : String.fromCharCode(byte),
    ),
  'another case': (text) => [...utf8(text.toUpperCase()), ...utf8(text.toLowerCase())],
  'decomposed letters': (text) => utf8(text.normalize('NFD')),
  'backwards, and rot13': (text) => [...utf8([...text].reverse().join('')), ...utf8(rot13(text))],
  'an unsalted hash': (text) =>
    ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) => {
      const hash = createHash(name).update(text).digest()
      return [
        hash,
        Buffer.from(hash.toString('hex')),
        Buffer.from(hash.toString('base64').replace(/=+$/, '')),
      ]
    }),
}

/** Which of the encodings of this canary stands in these bytes; null for none. */
export function foundIn(bytes: Buffer, canary: string, encoding: string): string | null {
  const needles = ENCODINGS[encoding]?.(canary) ?? []
  return needles.some((needle) => bytes.includes(needle)) ? encoding : null
}
