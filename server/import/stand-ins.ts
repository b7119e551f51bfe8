/** What may be meant otherwise than it would be shown: words for nothing, names that carry a mark, several in one cell. Somebody is told. */
import type { ImportField } from '#shared/import-fields'
import { isAwardAlone } from './award-words.ts'
import type { Placed, Problems } from './places.ts'
import { textOf } from './records.ts'
import type { ReadCategory } from './shortlist.ts'
import { partsOf } from './words.ts'

/** Fields that the room, or whoever speaks, reads out. */
const SHOWN: readonly ImportField[] = [
  'category',
  'entrant',
  'title',
  'person',
  'partners',
  'summary',
  'sponsor',
  'say',
]

const STAND_IN =
  /^(?:#?n[/.]?a\.?|not applicable|t\.?b\.?[acd]\.?|to be (?:advised|announced|confirmed|decided|determined)|none|nil|null|unknown|pending|#(?:ref|value|name)[!?]|x{3,}|[\p{Pd}.?_/…]+)$/iu

/** Once for each field, at the first of its rows. Never repeats what stands there. */
export function tellStandIns(rows: readonly Placed[], problems: Problems): void {
  for (const field of SHOWN) {
    const found = rows.filter(({ record }) =>
      record.cells.get(field)?.some(({ text }) => partsOf(text).some((part) => STAND_IN.test(part))),
    )
    const [first] = found
    if (!first) continue
    const others = found.length > 1 ? `, as in ${found.length - 1} more` : ''
    problems.look(
      first,
      field,
      `it says that nothing is known or meant (such as N/A, TBC or a dash)${others}; it would be shown as it stands. Empty the cell, if nothing shall be shown.`,
    )
  }
}

const SIGN = /^[*＊★☆⭐🌟🏆🏅👑🥇🥈🥉✓✔✅]|[*＊★⭐🌟🏆🏅👑🥇🥈🥉✓✔✅]\uFE0F?$/u
const BRACKETED = /[([{（［]([^()[\]{}（）［］]+)[)\]}）］]$|^[([{（［]([^()[\]{}（）［］]+)[)\]}）］]/u
const BEFORE = /^([^:：]{2,40}?)\s*(?:[:：]|\s\p{Pd})\s/u
const BEHIND = /(?:[:：]|\s\p{Pd})\s+([^:：]{2,40})$/u

const isMarked = (name: string): boolean =>
  SIGN.test(name) ||
  [BRACKETED, BEFORE, BEHIND].some((pattern) =>
    (pattern.exec(name) ?? []).slice(1).some((word) => word !== undefined && isAwardAlone(word)),
  )

/** Which rows those are is nobody's business: a shortlist that marks its winners tells them to everybody (E1). */
export function tellMarked(categories: readonly ReadCategory[], problems: Problems): void {
  const all = categories.flatMap(({ entries }) => entries)
  const marked = all.filter(({ entry: { entrant, title, person } }) =>
    [entrant, title, person].some((name) => name && isMarked(name)),
  )
  const [first] = marked
  if (!first || marked.length === all.length) return
  problems.look(
    { table: first.table },
    'entrant',
    'some names carry a sign (such as * or ★) or the word of an award (such as “winner”). Names are shown as they stand, before any envelope is opened: if this marks who has won, take it out of the names and say it in a column of its own.',
  )
}

/** A line between the entries that says who has won is no category (E1). */
export function tellAwardsAsCategories(categories: readonly ReadCategory[], problems: Problems): void {
  const found = categories.find(({ category, entries }) => entries.length > 0 && isAwardAlone(category.name))
  if (!found) return
  problems.look(
    { table: found.at.table },
    'category',
    'one of the categories is called by the word of an award (such as “winner”). If its rows say who has won, everybody would see them before any envelope is opened: take them out, or mark the winners in a column of their own.',
  )
}

/** A semicolon joins who entered together; those who compete with each other stand in rows of their own. */
export function tellSeveral(categories: readonly ReadCategory[], problems: Problems): void {
  const found = categories.flatMap(({ entries }) =>
    entries.filter(({ record }) => {
      const cell = textOf(record, 'entrant')
      return /\S\s*\n\s*\S/.test(cell) || (entries.length === 1 && partsOf(cell).length > 1)
    }),
  )
  const [first] = found
  if (!first) return
  const others = found.length > 1 ? `, as in ${found.length - 1} more` : ''
  problems.look(
    first,
    'entrant',
    `it names several, who will be one joint entry${others}. If they compete with each other, give each a row of its own.`,
  )
}
