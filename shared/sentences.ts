/** How the words of a table become a sentence. */

/** A sentence by how many there are, as Intl.PluralRules sorts them. */
export type Counted = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

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

/** The sentence for so many, its braces still in it. */
export function formFor(words: Counted, n: number, { locale }: { readonly locale: string }): string {
  const rule = once(rules, locale, () => new Intl.PluralRules(locale)).select(n)
  return words[rule] ?? words.other
}

/** As `1 category`, `24 categories`. */
export const counted = (words: Counted, n: number, manner: { readonly locale: string }): string =>
  fill(formFor(words, n, manner), { n })

/** As `A, B and C`. */
export const listed = (names: readonly string[], { locale }: { readonly locale: string }): string =>
  once(lists, locale, () => new Intl.ListFormat(locale)).format(names)
