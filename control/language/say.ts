/** The desk's words. English stands where it is said, and is the key to every other language: a sentence that a table lacks does not compile. */
import { fill, pieces } from '#shared/sentences'
import type { Lang } from './chosen.ts'
import type { de } from './de/de.ts'

/**
 * What the desk may say. Words in braces stand for what is put there; what comes after `|` tells two meanings of the
 * same English apart, and is read by nobody.
 */
export type Said = keyof typeof de
type Named<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never
type Values<Sentence, Value> = [Named<Sentence>] extends [never]
  ? []
  : [values: Readonly<Record<Named<Sentence>, Value>>]

export interface Spoken {
  readonly lang: Lang
  readonly locale: string
  /** English to this language; English itself needs none. */
  readonly table: Readonly<Record<string, string>>
}

export const ENGLISH: Spoken = { lang: 'en', locale: 'en-GB', table: {} }
let spoken = ENGLISH

/** Before the first word is said: modules keep what they said when they were loaded. */
export const speak = (language: Spoken): void => {
  spoken = language
}

/** The same for as long as the page lives. */
export const lang = (): Lang => spoken.lang

/** For `Intl`: how dates, times and numbers are written. */
export const locale = (): string => spoken.locale

const inTongue = (key: string): string => spoken.table[key] ?? key.replace(/\|[^|]*$/, '')

/** English for what its table lacks; what comes after `|` is never said. */
export const say = <Key extends Said>(key: Key, ...[values]: Values<Key, string | number>): string =>
  values === undefined ? inTongue(key) : fill(inTongue(key), values)

/** A sentence in pieces, for a template: what stands for its braces may be elements. */
export const sayWith = <Key extends Said>(
  key: Key,
  values: Readonly<Record<Named<Key>, unknown>>,
): unknown[] => pieces(inTongue(key), values)

/** By how many there are; `{n}` is their number. English and German both know but one and more. */
export const sayCount = (
  n: number,
  words: { readonly one: Said; readonly other: Said },
  values: Readonly<Record<string, string | number>> = {},
): string => fill(inTongue(n === 1 ? words.one : words.other), { n, ...values })

/** As `A, B and C`. */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(spoken.locale).format(names)
