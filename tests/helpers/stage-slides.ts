/** Slides for the tests, made of the real shortlist that ships as the sample. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entriesOfStep } from '#shared/cues'
import type { Category, Ceremony, Entry } from '#shared/show-file'
import type { CategoryCard, Slide } from '#shared/stage-frame'

interface Shortlist {
  readonly ceremony: { name: string; date: string; venue: string; presentedBy: string }
  readonly categories: readonly {
    name: string
    sponsor: string | null
    entries: readonly Omit<Entry, 'summary'>[]
  }[]
}

const FILE = join(import.meta.dirname, '../../server/sample/lgc-awards-2022/shortlist.json')
const shortlist = JSON.parse(readFileSync(FILE, 'utf8')) as Shortlist

export const ceremony: Ceremony = { ...shortlist.ceremony, timeZone: 'Europe/London' }

export const categories: readonly Category[] = shortlist.categories.map((category, i) => ({
  id: `category-${i + 1}`,
  name: category.name,
  sponsor: category.sponsor,
  entries: category.entries.map(({ id, entrant, partners, title, person }) => ({
    id,
    entrant,
    partners,
    title,
    person,
    summary: null,
  })),
}))

export const cardOf = (category: Category): CategoryCard => ({
  name: category.name,
  sponsor: category.sponsor,
  number: categories.indexOf(category) + 1,
  of: categories.length,
})

export const titleOf = (category: Category): Slide => ({ kind: 'title', category: cardOf(category) })

export const shortlistsOf = (category: Category): Slide[] => {
  const pages = Math.ceil(category.entries.length / 6)
  return Array.from({ length: pages }, (_, step) => ({
    kind: 'shortlist',
    category: cardOf(category),
    entries: entriesOfStep(category, step),
    page: step + 1,
    pages,
  }))
}

type Result = Extract<Slide, { kind: 'winner' | 'commended' }>

export const winnerOf = (
  category: Category,
  entries: readonly Entry[],
  change: Partial<Result> = {},
): Slide => ({
  kind: 'winner',
  category: cardOf(category),
  level: 'Winner',
  sealed: false,
  entries,
  citation: null,
  ...change,
})

export const commendedOf = (category: Category, entries: readonly Entry[]): Slide =>
  winnerOf(category, entries, { kind: 'commended', level: 'Highly Commended' })

export const categoryNamed = (name: string): Category => {
  const found = categories.find((category) => category.name === name)
  if (!found) throw new Error(`The sample has no category called ${name}`)
  return found
}

/** The category most tests are about: its title, its winner, and the words that nothing but the winner shows. */
export const housing = categoryNamed('Housing')
export const title = titleOf(housing)
export const winner = winnerOf(housing, housing.entries.slice(0, 1))
export const winnerWords = housing.entries[0]?.entrant ?? ''

/** Who won tonight, all of them: more than one page holds. */
export const roll: Slide = {
  kind: 'end',
  ceremony,
  winners: categories.map(({ name, entries }) => ({
    category: name,
    entrants: entries.slice(0, 1).map((entry) => entry.entrant),
  })),
}

/** What a confidence monitor shows in the middle of a shortlist. */
export const presenter: Extract<Slide, { kind: 'presenter' }> = {
  kind: 'presenter',
  now: { category: 'Public/Public Partnership', sponsor: 'Northgate Services', label: 'Shortlist 1 of 2' },
  next: { category: 'Housing', sponsor: null, label: 'Title' },
  notes: 'Handed over by Dame Margaret Ashworth.',
  names: [{ name: 'Bournemouth', detail: 'Warm homes', say: 'BORN-muth' }],
  plan: { date: '2022-07-20', startsAt: '19:00', from: 30, to: 40 },
  timeZone: 'Europe/London',
  since: 0,
}
