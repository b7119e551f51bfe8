/** What the core says, in the language of the desk. The core speaks English to everybody; its sentences are known here by their templates. */
import { fill } from '#shared/sentences'

export type Heard = Readonly<Record<string, string>>

interface Template {
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly told: string
}

const BRACES = /\{(\w+)\}/g
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `{name} is sealed.` as a pattern: what stands for its braces is whatever is there. */
function templateOf(english: string, told: string): Template {
  const names = [...english.matchAll(BRACES)].map(([, name = '']) => name)
  const parts = english.split(/\{\w+\}/).map(escaped)
  return { pattern: new RegExp(`^${parts.join('(.*?)')}$`, 's'), names, told }
}

/** The longest plain text first: what says more is meant more exactly. */
const plainLength = (english: string): number => english.replace(BRACES, '').length

let whole: Heard = {}
let templates: readonly Template[] = []
const known = new Map<string, string>()

/** Before the first word is heard. */
export function understand(table: Heard): void {
  whole = table
  known.clear()
  templates = Object.entries(table)
    .filter(([english]) => english.search(BRACES) >= 0)
    .toSorted(([a], [b]) => plainLength(b) - plainLength(a))
    .map(([english, told]) => templateOf(english, told))
}

/** A sentence nobody translated stays as it was said: a desk without words would be worse. */
export function heard(sentence: string): string {
  if (templates.length === 0) return sentence
  const before = known.get(sentence)
  if (before !== undefined) return before
  const told = understood(sentence)
  known.set(sentence, told)
  return told
}

function understood(sentence: string): string {
  const exact = Object.hasOwn(whole, sentence) ? whole[sentence] : undefined
  if (exact !== undefined) return exact
  for (const { pattern, names, told } of templates) {
    const found = pattern.exec(sentence)
    if (!found) continue
    const values = Object.fromEntries(names.map((name, at) => [name, heard(found[at + 1] ?? '')]))
    return fill(told, values)
  }
  return sentence
}
