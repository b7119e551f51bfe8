/** What a new show may be called, from the file its table came in. */
import type { NewShow } from '#shared/import-view'
import { newSlugs } from './slugs.ts'

/** What files are called besides. */
const NOISE =
  /\b(shortlists?|finalists?|nominations?|nominees?|entries|results?|winners?|export(ed)?|final|copy|v\d+|sheet\d*|table|pasted)\b/gi

/** Nameless if the file's name says nothing of its own; the id is none of `taken`, and the day is left open. */
export function suggestedShow(fileName: string, timeZone: string, taken: Iterable<string>): NewShow {
  const name = fileName
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/[-_.]+/g, ' ')
    .replace(/\(\d+\)/g, ' ')
    .replace(NOISE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  const called = name === '' ? '' : name.charAt(0).toUpperCase() + name.slice(1)
  return {
    kind: 'new',
    id: newSlugs(taken)(called === '' ? 'show' : called),
    ceremony: { name: called, date: '', venue: '', presentedBy: '', timeZone },
  }
}
