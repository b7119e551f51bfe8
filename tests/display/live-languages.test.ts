/** The tables of the readers' languages: none says less than another. */
import { expect, test } from 'vitest'
import { LANGS } from '#shared/languages'
import { fill, pieces } from '#shared/sentences'
import { counted, listed } from '../../display/live/language/counting.ts'
import { LANGUAGES, languageOf, tableOf } from '../../display/live/language/languages.ts'
import type { Table } from '../../display/live/language/tables.ts'
import { newsBetween, progressLine } from '../../display/live/words.ts'
import { night } from './live-sample.ts'

type Sentences = { readonly [key: string]: string | Sentences }

/** Every sentence with its way through the table; the forms of a count are one. */
function sentencesOf(part: unknown, way = ''): [string, string][] {
  return Object.entries(part as Sentences).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${way}${key}`, value]]
    return 'other' in value
      ? Object.values(value).map((form) => [`${way}${key}`, String(form)])
      : sentencesOf(value, `${way}${key}.`)
  })
}

const sections = ({ live, site, ledger }: Table) => ({ live, site, ledger })
const bracesIn = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String)
const english = new Map(sentencesOf(sections(tableOf('en'))))

/** What a sentence of another language must not put into its braces: what nobody fills. */
function unknownBraces(table: Table): string[] {
  return sentencesOf(sections(table)).flatMap(([way, sentence]) =>
    bracesIn(sentence)
      .filter((brace) => !english.get(way)?.includes(brace))
      .map((brace) => `${way} ${brace}`),
  )
}

test('every language the addresses know has a table, and no other', () => {
  expect(LANGUAGES.map(({ lang }) => lang)).toEqual([...LANGS])
  expect(tableOf('tlh')).toBe(tableOf('en'))
})

for (const table of LANGUAGES) {
  test(`${table.name} says all that English says, with the same in its braces`, () => {
    const ways = new Set(sentencesOf(sections(table)).map(([way]) => way))
    expect([...ways].sort()).toEqual([...new Set(english.keys())].sort())
    expect(unknownBraces(table)).toEqual([])
    // A sentence may do without a number that its form says ("two"), never without a name.
    const names = /\{(?!n\b)\w+\}/g
    for (const [way, sentence] of sentencesOf(sections(table)))
      expect([...sentence.matchAll(names)].map(String).sort(), way).toEqual(
        [...(english.get(way) ?? '').matchAll(names)].map(String).sort(),
      )
    expect(sentencesOf(sections(table)).filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  })
}

test('a brace that nobody fills is found', () => {
  const broken = { ...tableOf('de'), site: { ...tableOf('de').site, partOf: 'Aus {nmae}' } }
  expect(unknownBraces(broken)).toEqual(['site.partOf {nmae}'])
})

test('how many is said as the language says it', () => {
  const ar = languageOf(tableOf('ar'))
  expect([1, 2, 3, 11, 100].map((n) => counted(ar.words.updates, n, ar))).toEqual([
    'تحديث واحد',
    'تحديثان',
    '3 تحديثات',
    '11 تحديثًا',
    '100 تحديث',
  ])
  const fr = tableOf('fr')
  expect([0, 1, 2].map((n) => counted(fr.live.updates, n, fr))).toEqual([
    '0 message',
    '1 message',
    '2 messages',
  ])
  expect(listed(['A', 'B', 'C'], tableOf('de'))).toBe('A, B und C')
})

test('what is put into a sentence is never read as one', () => {
  expect(fill('{who}: {what}', { who: '{what}', what: '<b>' })).toBe('{what}: <b>')
  expect(pieces('{a}{b}', { a: 1 })).toEqual([1])
})

test('an evening is told in the language of the page', () => {
  const evening = night()
  const before = evening.feed()
  const after = evening.reveal('public-private-partnership', 'winner', ['reading', 'bcp'])
  const german = languageOf(tableOf('de'))
  expect(progressLine(after, german)).toBe('1 von 4 vergeben')
  expect(newsBetween(before, after, german)).toBe(
    'Winner, Public/Private Partnership: Brighter Futures for Children and Reading BC und Bournemouth, Christchurch and Poole Council.',
  )
})
