/** What the core says, in the language of the desk. The core speaks English to everybody; its sentences are known here by their templates. */
import { fill } from '#shared/sentences'

export type Heard = Readonly<Record<string, string>>

interface Template {
  /** The longest of its plain parts: what lacks it is none of its sentences, which is seen faster than by the pattern. */
  readonly part: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly told: string
}

const BRACES = /\{(\w+)\}/g
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** These braces hold a number, a time or a day, and nothing else: a template of few words catches no more than it should. */
const NUMBERS: ReadonlySet<string> = new Set(['n', 'of'])
/** What somebody gave the show or the house: never taken for words of the core, whatever it says. */
const GIVEN: ReadonlySet<string> = new Set(
  'category ceremony core entry file folder level name reason show table text'.split(' '),
)

/** `{name} is sealed.` as a pattern: what stands for its braces is whatever is there. */
function templateOf(english: string, told: string): Template {
  const names = [...english.matchAll(BRACES)].map(([, name = '']) => name)
  const parts = english.split(/\{\w+\}/)
  const part = parts.reduce((best, one) => (one.length > best.length ? one : best))
  const pattern = parts
    .map(escaped)
    .reduce((all, one, i) => all + (NUMBERS.has(names[i - 1] ?? '') ? '(\\d[\\d.,:-]*?)' : '(.*?)') + one)
  return { part, pattern: new RegExp(`^${pattern}$`), names, told }
}

/**
 * What begins with plain words before what begins with whatever is there, which would take the beginning of another
 * sentence for a name; then the longest plain text first: what says more is meant more exactly.
 */
const byExactness = (a: string, b: string): number =>
  Number(a.startsWith('{')) - Number(b.startsWith('{')) || plainLength(b) - plainLength(a)
const plainLength = (english: string): number => english.replace(BRACES, '').length

let whole: Heard = {}
let templates: readonly Template[] = []
const known = new Map<string, string>()
/** So many sentences are remembered; a desk stays open for hours, and some have a time in them. */
const MOST_KNOWN = 2000

/** Before the first word is heard. */
export function understand(table: Heard): void {
  whole = table
  known.clear()
  templates = Object.entries(table)
    .filter(([english]) => english.search(BRACES) >= 0)
    .toSorted(([a], [b]) => byExactness(a, b))
    .map(([english, told]) => templateOf(english, told))
}

/** A sentence nobody translated stays as it was said: a desk without words would be worse. */
export function heard(sentence: string): string {
  if (templates.length === 0) return sentence
  const before = known.get(sentence)
  if (before !== undefined) return before
  // Each line is a sentence of its own.
  const told = sentence.split('\n').map(understood).join('\n')
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(sentence, told)
  return told
}

function understood(sentence: string): string {
  const exact = Object.hasOwn(whole, sentence) ? whole[sentence] : undefined
  if (exact !== undefined) return exact
  for (const { part, pattern, names, told } of templates) {
    const found = sentence.includes(part) ? pattern.exec(sentence) : null
    if (!found) continue
    const values = Object.fromEntries(
      names.map((name, at) => [name, GIVEN.has(name) ? (found[at + 1] ?? '') : heard(found[at + 1] ?? '')]),
    )
    return fill(told, values)
  }
  return sentence
}
