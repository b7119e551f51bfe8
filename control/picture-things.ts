/** What can have a picture: the ceremony, who pays, who competes, and with what; and which file is meant for which. */
import type { DeskPlan } from '#shared/desk-view'
import { type ImageId, type ImageOf, imageOf } from '#shared/images'
import { entryName, folded } from './words.ts'

export const GROUPS = ['Ceremony', 'Sponsors', 'Entrants', 'Entries'] as const
export type Group = (typeof GROUPS)[number]

export interface Thing {
  readonly of: ImageOf
  readonly group: Group
  readonly name: string
  /** The category of an entry. */
  readonly where: string | null
  /** Tells it from all others, and can be read. */
  readonly label: string
  readonly image: ImageId | null
  /** An entry without a picture of its own shows its entrant's. */
  readonly borrowed: ImageId | null
  /** File names that mean it, folded. */
  readonly files: readonly string[]
}

type Show = DeskPlan['show']

const KIND = {
  ceremony: 'Ceremony',
  background: 'Stage',
  sponsor: 'Sponsor',
  entrant: 'Entrant',
  entry: 'Entry',
} as const

const unique = (names: readonly (string | null)[]): string[] => [
  ...new Set(names.flatMap((name) => name ?? [])),
]

/** All of them, in the order of the evening. */
export function thingsOf(show: Show): Thing[] {
  const { images, categories, ceremony } = show
  const thing = (of: ImageOf, group: Group, name: string, more: Partial<Thing> = {}): Thing => ({
    of,
    group,
    name,
    where: null,
    label: `${KIND[of.kind]}: ${name}`,
    image: imageOf(images, of),
    borrowed: null,
    files: [folded(name), `${folded(name)}-logo`],
    ...more,
  })
  const sponsors = unique([ceremony.presentedBy, ...categories.map(({ sponsor }) => sponsor)])
  const entrants = unique(categories.flatMap(({ entries }) => entries.map(({ entrant }) => entrant)))
  const entries = categories.flatMap((category) =>
    category.entries.map((entry) =>
      thing({ kind: 'entry', category: category.id, entry: entry.id }, 'Entries', entryName(entry), {
        where: category.name,
        label: `${KIND.entry}: ${category.name}: ${entryName(entry)}`,
        borrowed: imageOf(images, { kind: 'entrant', name: entry.entrant }),
        files: unique([
          `${category.id}-${entry.id}`,
          entry.title && folded(entry.title),
          entry.person && folded(entry.person),
        ]),
      }),
    ),
  )
  return toldApart([
    thing({ kind: 'ceremony' }, 'Ceremony', ceremony.name, { files: [folded(ceremony.name), 'ceremony'] }),
    thing({ kind: 'background' }, 'Ceremony', 'Background', { files: ['background', 'stage-background'] }),
    ...sponsors.map((name) => thing({ kind: 'sponsor', name }, 'Sponsors', name)),
    ...entrants.map((name) => thing({ kind: 'entrant', name }, 'Entrants', name)),
    ...entries,
  ])
}

/** Two entries that read alike get a number. */
function toldApart(things: readonly Thing[]): Thing[] {
  const seen = new Map<string, number>()
  return things.map((thing) => {
    const count = (seen.get(thing.label) ?? 0) + 1
    seen.set(thing.label, count)
    return count === 1 ? thing : { ...thing, label: `${thing.label} (${count})` }
  })
}

export const PICTURED = ['all', 'without', 'with'] as const
export type Pictured = (typeof PICTURED)[number]

/** Those whose name or category holds every word of `wanted`. */
export function thingsMatching(things: readonly Thing[], wanted: string, pictured: Pictured): Thing[] {
  const words = folded(wanted).split('-').filter(Boolean)
  return things.filter(({ name, where, image }) => {
    if (pictured !== 'all' && (image !== null) !== (pictured === 'with')) return false
    const text = folded(`${name} ${where ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}

/** "Bristol City Council.PNG" → "bristol-city-council" */
const stem = (fileName: string): string => folded(fileName.replace(/\.[^.]*$/, ''))

/** The one thing a file is named after; null where there is none, or more than one. */
export function thingOfFile(things: readonly Thing[], fileName: string): Thing | null {
  const named = things.filter(({ files }) => files.includes(stem(fileName)))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** The one thing of this label, as it is typed or chosen; null where there is none. */
export const thingLabelled = (things: readonly Thing[], label: string): Thing | null =>
  things.find((thing) => thing.label === label.trim()) ?? null
