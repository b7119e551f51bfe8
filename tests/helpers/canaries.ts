/** Words that stand nowhere else, looked for in every way somebody may have written them down. */
import { createHash } from 'node:crypto'

/** Every form of a word, as bytes. Base64 in three, for it depends on what stands before. */
export function formsOf(word: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(word)
  const wide = Buffer.from(word, 'utf16le')
  const base64 = (shift: number) => {
    const text = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    // What the bytes before and after it have no part in.
    return text.slice(Math.ceil((shift * 4) / 3), text.length - 4)
  }
  const each = (how: (letter: string) => string) => Array.from(word, how).join('')
  const code = (letter: string) => letter.codePointAt(0) ?? 0
  const texts: Record<string, string> = {
    upper: word.toUpperCase(),
    lower: word.toLowerCase(),
    reversed: [...word].reverse().join(''),
    hex: utf8.toString('hex'),
    HEX: utf8.toString('hex').toUpperCase(),
    'wide hex': wide.toString('hex'),
    'wide hex, big': Buffer.from(wide).swap16().toString('hex'),
    percent: each((letter) => `%${code(letter).toString(16)}`),
    html: each((letter) => `&#${code(letter)};`),
    'html, hex': each((letter) => `&#x${code(letter).toString(16)};`),
    escaped: each((letter) => `\\u${code(letter).toString(16).padStart(4, '0')}`),
    'base64, 0': base64(0),
    'base64, 1': base64(1),
    'base64, 2': base64(2),
    md5: createHash('md5').update(utf8).digest('hex'),
    sha1: createHash('sha1').update(utf8).digest('hex'),
    sha256: createHash('sha256').update(utf8).digest('hex'),
  }
  const forms = new Map(Object.entries(texts).map(([form, text]) => [form, Buffer.from(text)]))
  forms.set('utf-8', utf8)
  forms.set('utf-16le', wide)
  forms.set('utf-16be', Buffer.from(wide).swap16())
  return forms
}

/** Which forms of these words stand in some bytes: "Zephyrine as utf-8". */
export const canariesIn = (bytes: Buffer, words: readonly string[]): string[] =>
  words.flatMap((word) =>
    [...formsOf(word)].flatMap(([form, pattern]) => (bytes.includes(pattern) ? [`${word} as ${form}`] : [])),
  )
