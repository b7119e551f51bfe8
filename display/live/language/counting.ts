/** How many, and who and who, in the language of a page. */
import { fill } from '#shared/sentences'
import type { Counted, Manner } from './tables.ts'

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
