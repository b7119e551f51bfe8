/** Names as they are compared, whatever their case, accents and spaces; and cells as they are kept. */

/** For words of the table itself, headers and spellings of results: letters and digits only. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** For names of people and bodies: "A; B; C" and "A, B and C" are the same joint entrants. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/;|,|&|\sand\s/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Letters of other alphabets that look like Latin ones, and what they are taken for. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa',
    'вb',
    'еe',
    'кk',
    'мm',
    'нh',
    'оo',
    'рp',
    'сc',
    'тt',
    'уy',
    'хx',
    'іi',
    'јj',
    'ѕs',
    'ԁd',
    'ԛq',
    'ԝw',
    'һh',
    'αa',
    'βb',
    'εe',
    'ιi',
    'κk',
    'νv',
    'οo',
    'ρp',
    'τt',
    'υu',
    'χx',
    'ηn',
    'μm',
    'ζz',
    'ıi',
    '0o',
    '1l',
    'ſs',
  ].map((pair) => [...pair] as [string, string]),
)

/** What a name looks like: two names of one look are one name written twice, or somebody's trick. */
export const lookOf = (name: string): string =>
  [
    ...name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .map((letter) => ALIKE[letter] ?? letter)
    .join('')

/** What a spreadsheet was kept from running: the apostrophe that did it is no part of the text. */
const GUARD = /(?<=^|[;\t\r\n|])'(?=[=+\-@\t\r＝＋－＠])/g

/** Trimmed, too. An apostrophe that guards nothing stays. */
export const unguarded = (cell: string): string =>
  (cell.includes("'") ? cell.replace(GUARD, '') : cell).trim()

/** The parts of a cell that lists several: a semicolon divides, a comma never does. Some platforms write {{a}},{{b}}. */
export function partsOf(cell: string): string[] {
  if (!cell.includes(';') && !cell.startsWith('{{')) return cell === '' ? [] : [cell]
  const parts = /^\{\{.*\}\}$/s.test(cell) ? cell.slice(2, -2).split(/\}\}\s*[,;]\s*\{\{/) : cell.split(';')
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
