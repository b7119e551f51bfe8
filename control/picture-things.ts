/** What can have a picture: the ceremony, who pays, who competes, and with what; and which file is meant for which. */
import type { DeskPlan } from '#shared/desk-view'
import { type ImageId, type ImageOf, imageOf } from '#shared/images'
import { say } from './language/say.ts'
import { entryName, folded } from './words.ts'

export const GROUPS = ['Ceremony', 'Sponsors', 'Entrants', 'Entries'] as const
export type Group = (typeof GROUPS)[number]

export const GROUP_WORDS: Record<Group, string> = {
  Ceremony: say('Ceremony'),
  Sponsors: say('Sponsors'),
  Entrants: say('Entrants'),
  Entries: say('Entries'),
}

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
  /** The file the organisers' table says is its picture, folded. */
  readonly named: string | null
  /** Who entered it, of an entry. */
  readonly entrant?: string
}

type Show = DeskPlan['show']

const KIND = {
  ceremony: say('Ceremony'),
  background: say('Stage'),
  sponsor: say('Sponsor'),
  entrant: say('Entrant|kind'),
  entry: say('Entry'),
} as const

const unique = (names: readonly (string | null)[]): string[] => [
  ...new Set(names.flatMap((name) => name ?? [])),
]

/** "Bristol City Council.PNG" → "bristol-city-council"; of a path only its end. */
export const stemOf = (fileName: string): string =>
  folded((fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, ''))

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
    named: null,
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
        entrant: entry.entrant,
        named: entry.picture ? stemOf(entry.picture) : null,
      }),
    ),
  )
  return toldApart([
    thing({ kind: 'ceremony' }, 'Ceremony', ceremony.name, { files: [folded(ceremony.name), 'ceremony'] }),
    thing({ kind: 'background' }, 'Ceremony', say('Background'), {
      files: ['background', 'stage-background'],
    }),
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

const texts = new WeakMap<Thing, string>()

/** Folding forty thousand names takes a moment: once for each. */
function textOf(thing: Thing): string {
  const known = texts.get(thing) ?? folded(`${thing.name} ${thing.where ?? ''}`)
  texts.set(thing, known)
  return known
}

/** Those whose name or category holds every word of `wanted`. */
export function thingsMatching(things: readonly Thing[], wanted: string, pictured: Pictured): Thing[] {
  const words = folded(wanted).split('-').filter(Boolean)
  return things.filter((thing) => {
    if (pictured !== 'all' && (thing.image !== null) !== (pictured === 'with')) return false
    return words.every((word) => textOf(thing).includes(word))
  })
}

const labels = new WeakMap<readonly Thing[], ReadonlyMap<string, Thing>>()

/** The one thing of this label, as it is typed or chosen; null where there is none. */
export function thingLabelled(things: readonly Thing[], label: string): Thing | null {
  const index = labels.get(things) ?? new Map(things.map((thing) => [thing.label, thing]))
  labels.set(things, index)
  return index.get(label.trim()) ?? null
}
