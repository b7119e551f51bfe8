/** How the words of a table become a sentence. */

const BRACES = /\{(\w+)\}/

/** The sentence in pieces, with what stands for its braces between them; never an empty text, which Lit would lose. */
export const pieces = (sentence: string, values: Readonly<Record<string, unknown>>): unknown[] =>
  sentence
    .split(BRACES)
    .map((part, i) => (i % 2 === 0 ? part : values[part]))
    .filter((part) => part !== '' && part !== undefined)

/** A brace without a value is left out. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  pieces(sentence, values).join('')
