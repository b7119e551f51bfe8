/** How the words of a table become a sentence. */
import type { Counted, LiveWords, Manner } from './tables.ts'

/** A language as a page carries it: how it is written, and the words the live blog says. */
export interface Language extends Manner {
  readonly words: LiveWords
}

const BRACES = /\{(\w+)\}/

/** The sentence in pieces, with what stands for its braces between them; never an empty text, which Lit would lose. */
export const pieces = (sentence: string, values: Readonly<Record<string, unknown>>): unknown[] =>
  sentence
    .split(BRACES)
    .map((part, i) => (i % 2 === 0 ? part : values[part]))
    .filter((part) => part !== '' && part !== undefined)

export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  pieces(sentence, values).join('')

const rules = new Map<string, Intl.PluralRules>()
const lists = new Map<string, Intl.ListFormat>()

const once = <T>(made: Map<string, T>, locale: string, make: () => T): T => {
  const known = made.get(locale) ?? make()
  made.set(locale, known)
  return known
}

/** As `1 category`, `24 categories`. */
export function counted(words: Counted, n: number, { locale }: Pick<Manner, 'locale'>): string {
  const rule = once(rules, locale, () => new Intl.PluralRules(locale)).select(n)
  return fill(words[rule] ?? words.other, { n })
}

/** As `A, B and C`. */
export const listed = (names: readonly string[], { locale }: Pick<Manner, 'locale'>): string =>
  once(lists, locale, () => new Intl.ListFormat(locale)).format(names)
