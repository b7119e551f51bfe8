/** What an imported table would change in a show: as a list people can read, and as the edits that make it so. */
import type { EditWish } from '#shared/commands'
import type { ImportField } from '#shared/import-fields'
import type { DifferenceItem } from '#shared/import-view'
import { type Category, categoryOf, type Entry, entryOf, type ShowFile } from '#shared/show-file'
import { categoryChanges, entryChanges, fieldsOf } from './changed-fields.ts'
import { longestInOrder } from './in-order.ts'
import { newSlugs } from './slugs.ts'

export interface ImportedCategories {
  /** With the show's own ids where it knows them. */
  readonly categories: readonly Category[]
  readonly says: ReadonlySet<ImportField | 'note'>
}

export interface DifferenceTerms {
  /** Categories that have a result, sealed or revealed: nothing is removed from them. */
  readonly decided: ReadonlySet<string>
  /** What is gone from the table and shall stay, and orders that shall stay as they are. */
  readonly leave: ReadonlySet<string>
}

export interface Difference {
  readonly items: readonly DifferenceItem[]
  readonly edits: readonly EditWish[]
}

type Changes = { items: DifferenceItem[]; edits: EditWish[] }

/** The edits in the order they have to be made; what `leave` names is listed, and not among them. */
export function differenceOf(
  file: ShowFile,
  imported: ImportedCategories,
  terms: DifferenceTerms,
): Difference {
  const all: Changes = { items: [], edits: [] }
  const add = ({ items, edits }: Changes) => {
    all.items.push(...items)
    all.edits.push(...edits)
  }
  add(goneCategories(file, imported, terms))
  for (const category of imported.categories) {
    const known = categoryOf(file, category.id)
    if (known) add(categoryDifference(known, category, imported.says, terms))
  }
  add(newCategories(file, imported))
  return all
}

const item = (
  kind: DifferenceItem['kind'],
  category: Category,
  entry: Entry | null,
  more: Partial<DifferenceItem> = {},
): DifferenceItem => ({
  id: [kind, category.id, entry?.id].filter(Boolean).join(':'),
  kind,
  category: category.name,
  entry: entry && [entry.entrant, entry.title, entry.person].filter(Boolean).join(' — '),
  fields: [],
  fate: null,
  ...more,
})

function goneCategories(
  file: ShowFile,
  { categories }: ImportedCategories,
  { decided, leave }: DifferenceTerms,
): Changes {
  const gone = file.categories.filter(({ id }) => !categories.some((category) => category.id === id))
  const items = gone.map((category) =>
    item('gone', category, null, { fate: decided.has(category.id) ? 'kept' : 'removed' }),
  )
  const removed = gone.filter(
    (category, at) => items[at]?.fate === 'removed' && !leave.has(`gone:${category.id}`),
  )
  return { items, edits: removed.map(({ id }) => ({ kind: 'remove-category', category: id })) }
}

function categoryDifference(
  known: Category,
  imported: Category,
  says: ImportedCategories['says'],
  terms: DifferenceTerms,
): Changes {
  const changed = categoryChanges(known, imported, says)
  const items = changed.fields.length > 0 ? [item('changed', imported, null, { fields: changed.fields })] : []
  const isDecided = terms.decided.has(known.id)
  // Who was withdrawn from a category that is sealed is out already.
  const gone = known.entries.filter(
    (entry) => !(isDecided && entry.withdrawn) && !entryOf(imported, entry.id),
  )
  const leaving = gone.filter(({ id }) => !terms.leave.has(`gone:${known.id}:${id}`))
  const fate = isDecided ? ('withdrawn' as const) : ('removed' as const)
  const entries = imported.entries.flatMap((entry) => {
    const before = entryOf(known, entry.id)
    return before ? [{ entry, ...entryChanges(known.id, before, entry, says) }] : []
  })
  const placed = placedEntries(known, imported, terms)
  return {
    items: [
      ...items,
      ...imported.entries
        .filter(({ id }) => !entryOf(known, id))
        .map((entry) => item('added', imported, entry, { fields: fieldsOf(entry, says) })),
      ...entries
        .filter(({ fields }) => fields.length > 0)
        .map(({ entry, fields }) => item('changed', imported, entry, { fields })),
      ...gone.map((entry) => item('gone', known, entry, { fate })),
      ...placed.items,
    ],
    edits: [
      ...changed.edits,
      ...entries.flatMap(({ edits }) => edits),
      // What is removed makes room for what is added; what is withdrawn is not the last that competes.
      ...(isDecided
        ? []
        : leaving.map(({ id }): EditWish => ({ kind: 'remove-entry', category: known.id, entry: id }))),
      ...placed.edits,
      ...(isDecided
        ? leaving.map(
            ({ id }): EditWish => ({
              kind: 'withdraw-entry',
              category: known.id,
              entry: id,
              withdrawn: true,
            }),
          )
        : []),
    ],
  }
}

/** From the last to the first: what is new is put in its place, and what stands wrong before what follows it. */
function placedEntries(known: Category, imported: Category, { leave }: DifferenceTerms): Changes {
  const places = imported.entries.map(({ id }) => known.entries.findIndex((entry) => entry.id === id))
  const stay = longestInOrder(places)
  const moves = places.some((place, at) => place >= 0 && !stay.has(at))
  const isLeft = leave.has(`moved:${known.id}`)
  const edits: EditWish[] = []
  let before: string | null = null
  for (let at = imported.entries.length - 1; at >= 0; at -= 1) {
    const entry = imported.entries[at] as Entry
    if (places[at] === -1) edits.push({ kind: 'add-entry', category: known.id, entry, before })
    else if (!stay.has(at) && !isLeft)
      edits.push({ kind: 'move-entry', category: known.id, entry: entry.id, before })
    before = entry.id
  }
  return { items: moves ? [item('moved', imported, null)] : [], edits }
}

/** Each before the one that follows it in the table; in the rundown too, or at the end of the evening. */
function newCategories(file: ShowFile, { categories }: ImportedCategories): Changes {
  const added = categories.filter(({ id }) => !categoryOf(file, id))
  const segmentSlug = newSlugs(file.rundown.map(({ id }) => id))
  const segmentOf = new Map(
    file.rundown.flatMap((s) => (s.kind === 'category' ? [[s.category, s.id] as const] : [])),
  )
  const edits: EditWish[] = []
  const end = file.rundown.find(({ kind }) => kind === 'end')?.id ?? null
  let [before, beforeSegment]: (string | null)[] = [null, end]
  for (const category of [...categories].reverse()) {
    if (added.includes(category)) {
      const segment = segmentSlug(category.id)
      edits.push({ kind: 'add-category', category, before: before ?? null })
      edits.push({
        kind: 'insert-segment',
        segment: { kind: 'category', id: segment, category: category.id },
        before: beforeSegment ?? null,
      })
      beforeSegment = segment
    } else {
      beforeSegment = segmentOf.get(category.id) ?? beforeSegment
    }
    before = category.id
  }
  return {
    items: added.map((category) =>
      item('added', category, null, {
        fields: [{ field: 'Entries', from: '', to: String(category.entries.length) }],
      }),
    ),
    edits,
  }
}
