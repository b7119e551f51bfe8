/** What can be changed of a show on the night, as fields: the same in commands and in the facts they become. */
import Type, { type Static } from 'typebox'
import type { Category, Entry, Segment } from './show-file.ts'

const strict = { additionalProperties: false, minProperties: 1 }
/** Something to read: at least one character that is not a space. */
const line = Type.String({ pattern: '\\S', maxLength: 400 })
const maybe = Type.Union([line, Type.Null()])

/** A spelling put right, on whichever line it stands. */
export const EntryChange = Type.Object(
  {
    entrant: Type.Optional(line),
    partners: Type.Optional(Type.Array(line, { maxItems: 40 })),
    title: Type.Optional(maybe),
    person: Type.Optional(maybe),
    summary: Type.Optional(maybe),
    say: Type.Optional(maybe),
  },
  strict,
)
export type EntryChange = Static<typeof EntryChange>

export const CategoryChange = Type.Object(
  {
    name: Type.Optional(line),
    sponsor: Type.Optional(maybe),
    /** The same sponsor, spelled right: its logo stays. Another sponsor never appears under the old one's. */
    keepsLogo: Type.Optional(Type.Boolean()),
    notes: Type.Optional(Type.Union([Type.String({ pattern: '\\S', maxLength: 600 }), Type.Null()])),
  },
  strict,
)
export type CategoryChange = Static<typeof CategoryChange>

export const SegmentChange = Type.Object(
  {
    title: Type.Optional(line),
    body: Type.Optional(Type.String({ maxLength: 1200 })),
    /** Null: its length is not planned. */
    minutes: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 600 }), Type.Null()])),
  },
  strict,
)
export type SegmentChange = Static<typeof SegmentChange>

/** The fields given, without those that are given as undefined. */
const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

export function entryWith(entry: Entry, { say, ...words }: EntryChange): Entry {
  const { say: before, ...rest } = entry
  const said = say === undefined ? before : say
  return { ...rest, ...given(words), ...(said ? { say: said } : {}) }
}

export function categoryWith(category: Category, { name, sponsor, notes }: CategoryChange): Category {
  const { notes: before, ...rest } = category
  const noted = notes === undefined ? before : notes
  return { ...rest, ...given({ name, sponsor }), ...(noted ? { notes: noted } : {}) } as Category
}

export function segmentWith(segment: Segment, { title, body, minutes }: SegmentChange): Segment {
  const { minutes: before, ...rest } = segment
  const planned = minutes === undefined ? before : minutes
  const words = given({ ...('title' in rest ? { title } : {}), ...('body' in rest ? { body } : {}) })
  return { ...rest, ...words, ...(typeof planned === 'number' ? { minutes: planned } : {}) } as Segment
}

/** Moves what `is` to before another one, or to the end. */
export function movedBefore<T extends { readonly id: string }>(
  list: readonly T[],
  moved: T,
  before: string | null,
): T[] {
  const others = list.filter(({ id }) => id !== moved.id)
  const at = before === null ? others.length : others.findIndex(({ id }) => id === before)
  return at < 0 ? [...list] : others.toSpliced(at, 0, moved)
}
