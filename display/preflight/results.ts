/** What the findings come to: how far the check is, who offends where, and which letters are strange. */
import type { Picture } from '#shared/every-slide'
import type { Findings } from './check.ts'
import { nameOf, type Size } from './sizes.ts'

export interface Progress {
  /** Drawings: pictures times sizes. */
  readonly done: number
  readonly of: number
}

/** What was found at a size that has been dropped since is not counted. */
export const progressOf = (
  pictures: readonly Picture[],
  sizes: readonly Size[],
  found: Findings,
): Progress => ({
  done: sizes.reduce((sum, size) => sum + (found.get(nameOf(size))?.length ?? 0), 0),
  of: pictures.length * sizes.length,
})

export interface Offender {
  /** Its place among the pictures. */
  readonly index: number
  readonly at: readonly { readonly size: Size; readonly offences: readonly string[] }[]
}

/** Pictures with something wrong at any size, in the order of the evening. */
export function offendersIn(sizes: readonly Size[], found: Findings): Offender[] {
  const offenders = new Map<number, Offender['at']>()
  for (const size of sizes) {
    for (const [index, { offences }] of (found.get(nameOf(size)) ?? []).entries()) {
      if (offences.length > 0) offenders.set(index, [...(offenders.get(index) ?? []), { size, offences }])
    }
  }
  return [...offenders].map(([index, at]) => ({ index, at })).sort((a, b) => a.index - b.index)
}

/** Scripts that no shipped font has, and the pictures that use them. */
export function strangeLetters(
  pictures: readonly Picture[],
  sizes: readonly Size[],
  found: Findings,
): ReadonlyMap<string, readonly Picture[]> {
  const strange = new Map<string, Picture[]>()
  for (const [index, picture] of pictures.entries()) {
    const scripts = sizes.flatMap((size) => found.get(nameOf(size))?.[index]?.scripts ?? [])
    for (const script of new Set(scripts)) strange.set(script, [...(strange.get(script) ?? []), picture])
  }
  return strange
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const inWords = (count: number): string => NUMBERS[count] ?? String(count)

/** As `1,240`: preflight speaks English, whatever the browser does. */
export const grouped = (count: number): string => count.toLocaleString('en-GB')

/** As `1 picture` or `1,240 pictures`: for words whose plural is an s, and no others. */
export const counted = (count: number, one: string): string =>
  `${grouped(count)} ${one}${count === 1 ? '' : 's'}`

/** "724 pictures checked at six sizes · 0 offenders · 48 s" */
export function summaryOf(
  pictures: readonly Picture[],
  sizes: readonly Size[],
  found: Findings,
  seconds: number,
): string {
  const { done, of } = progressOf(pictures, sizes, found)
  const checked =
    done === of
      ? `${counted(pictures.length, 'picture')} checked at ${inWords(sizes.length)} ${sizes.length === 1 ? 'size' : 'sizes'}`
      : `${grouped(done)} of ${grouped(of)} drawings checked`
  const offenders = counted(offendersIn(sizes, found).length, 'offender')
  return `${checked} · ${offenders} · ${Math.round(seconds)} s`
}
