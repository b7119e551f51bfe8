/** What can be changed of a show on the night, as fields: the same in commands and in the facts they become. */
import Type, { type Static } from 'typebox'
import { LANGS } from './languages.ts'
import {
  type Category,
  type Ceremony,
  type Entry,
  type Segment,
  Settings,
  TimeOfDay,
  Ceremony as WholeCeremony,
} from './show-file.ts'

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
    notes: Type.Optional(Type.Union([Type.String({ pattern: '\\S', maxLength: 4000 }), Type.Null()])),
    ref: Type.Optional(maybe),
    picture: Type.Optional(maybe),
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
    onTheNight: Type.Optional(Type.Boolean()),
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

const { date, timeZone } = WholeCeremony.properties
const language = Type.Enum(LANGS)
const time = Type.Optional(Type.Union([TimeOfDay, Type.Null()]))

/** Null: not planned, or not said. */
export const CeremonyChange = Type.Object(
  {
    name: Type.Optional(line),
    date: Type.Optional(date),
    venue: Type.Optional(maybe),
    presentedBy: Type.Optional(maybe),
    timeZone: Type.Optional(timeZone),
    startsAt: time,
    doorsAt: time,
    language: Type.Optional(Type.Union([language, Type.Null()])),
  },
  strict,
)
export type CeremonyChange = Static<typeof CeremonyChange>

export const SettingsChange = Type.Partial(Settings, strict)
export type SettingsChange = Static<typeof SettingsChange>

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([field, one]) => [field, ordered(one)] as const)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Whether two say the same, in whichever order their fields stand. */
export const alike = (a: unknown, b: unknown): boolean =>
  JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

/** Spaces at the ends are nobody's spelling. */
export function trimmed<T extends object>(change: T): T {
  const trim = (value: unknown): unknown =>
    typeof value === 'string' ? value.trim() : Array.isArray(value) ? value.map(trim) : value
  return Object.fromEntries(Object.entries(change).map(([field, value]) => [field, trim(value)])) as T
}

/** The fields given, without those that are given as undefined. */
const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

/** Null takes away what may be absent: what was never said reads as it always did (L3). */
function present<T extends object>(whole: T, optional: readonly (keyof T)[]): T {
  const empty = (field: keyof T) => whole[field] === null || whole[field] === false
  return Object.fromEntries(
    Object.entries(whole).filter(([field]) => {
      const key = field as keyof T
      return !optional.includes(key) || !empty(key)
    }),
  ) as T
}

/** What is not given stays. That it was withdrawn, or written in, is no field of an edit. */
export const entryWith = (entry: Entry, change: EntryChange): Entry =>
  present({ ...entry, ...given(change) } as Entry, ['say', 'notes', 'ref', 'picture'])

/** The logo is not a category's but the show file's: whoever folds the edit carries it over (`keepsLogo`). */
export const categoryWith = (category: Category, { keepsLogo: _, ...change }: CategoryChange): Category =>
  present({ ...category, ...given(change) } as Category, ['notes', 'onTheNight'])

/** Null takes a planned time or the language away; what is not given stays. */
export const ceremonyWith = (ceremony: Ceremony, change: CeremonyChange): Ceremony =>
  present({ ...ceremony, ...given(change) } as Ceremony, ['startsAt', 'doorsAt', 'language'])

/** What is switched off reads as if it had never been on. */
export const settingsWith = (settings: Settings, change: SettingsChange): Settings =>
  present(
    { ...settings, ...given(change) },
    Object.keys(change).filter((field) => field === 'twoPerson' || field === 'twoPersonSealing'),
  )

/** Words for which this kind of segment has no place are left out; `decide` has refused them before. */
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
