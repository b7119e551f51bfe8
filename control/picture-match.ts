/** Which file is meant for which: by the name the table gives it, by the name of whom it shows, or by that name with a little around it. */
import { stemOf, type Thing } from './picture-things.ts'

type Index = ReadonlyMap<string, readonly Thing[]>

interface Indexes {
  readonly named: Index
  readonly files: Index
  readonly entrants: ReadonlyMap<string, Thing>
}

/** Two hundred categories have forty thousand things, and a folder five hundred files. */
const made = new WeakMap<readonly Thing[], Indexes>()

function indexBy(things: readonly Thing[], namesOf: (thing: Thing) => readonly string[]): Index {
  const index = new Map<string, Thing[]>()
  for (const thing of things) {
    for (const name of new Set(namesOf(thing))) {
      const known = index.get(name)
      if (known) known.push(thing)
      else index.set(name, [thing])
    }
  }
  return index
}

function indexesOf(things: readonly Thing[]): Indexes {
  const known = made.get(things)
  if (known) return known
  const entrants = things.flatMap((thing) =>
    thing.of.kind === 'entrant' ? [[thing.of.name, thing] as const] : [],
  )
  const indexes = {
    named: indexBy(things, ({ named }) => (named === null ? [] : [named])),
    files: indexBy(things, ({ files }) => files),
    entrants: new Map(entrants),
  }
  made.set(things, indexes)
  return indexes
}

/** What people and cameras put around a name: "Bristol_logo_final-2" is Bristol's. */
const AROUND =
  /^(?:logo|photo|portrait|picture)-|-(?:logo|photo|portrait|headshot|picture|image|final|web|rgb|cmyk|hires|copy|v?\d{1,3})$/

function barer(stem: string): string {
  const bare = stem.replace(AROUND, '')
  return bare === stem ? stem : barer(bare)
}

const only = (found: readonly Thing[] | undefined): Thing | null =>
  found?.length === 1 ? (found[0] ?? null) : null

/** The one thing a file is named after; null where there is none, or more than one. */
export function thingOfFile(things: readonly Thing[], fileName: string): Thing | null {
  const { named, files, entrants } = indexesOf(things)
  const stem = stemOf(fileName)
  const told = named.get(stem)
  if (told) return only(told) ?? entrantOfAll(told, entrants)
  return only(files.get(stem)) ?? (files.has(stem) ? null : only(files.get(barer(stem))))
}

/** One logo for all the entries of one entrant. */
function entrantOfAll(entries: readonly Thing[], entrants: ReadonlyMap<string, Thing>): Thing | null {
  const [first] = entries
  const name = first?.entrant
  return name !== undefined && entries.every(({ entrant }) => entrant === name)
    ? (entrants.get(name) ?? null)
    : null
}
