/** The authored document a show starts from: the ceremony, its categories, and the order of the evening. */
import Type, { type Static } from 'typebox'
import { Id } from './ids.ts'
import { ShowImage } from './images.ts'
import { LANGS } from './languages.ts'
import { WRITE_IN } from './results.ts'
import { Theme } from './theme.ts'

const Line = Type.String({ minLength: 1, maxLength: 400 })
const Maybe = Type.Union([Line, Type.Null()])
const strict = { additionalProperties: false }

/** One competing work. `entrant` is kept whole: "Bournemouth, Christchurch and Poole Council" is one council. */
export const Entry = Type.Object(
  {
    id: Id,
    entrant: Line,
    partners: Type.Array(Line, { maxItems: 40 }),
    title: Maybe,
    person: Maybe,
    summary: Maybe,
    /** How the name is said, for whoever reads it out: "KEH-zia n-WAH-chuku". */
    say: Type.Optional(Line),
    /** What the organisers' table said besides, for whoever prepares the evening: no reader and no screen is told. */
    notes: Type.Optional(Type.String({ pattern: '\\S', maxLength: 4000 })),
    /** The organisers' own id of it: what a table that is imported again is matched by. */
    ref: Type.Optional(Line),
    /** The file its picture is expected under. */
    picture: Type.Optional(Line),
    /** No longer competing: it leaves the shortlist, and no result may name it. */
    withdrawn: Type.Optional(Type.Literal(true)),
    /** Never nominated: an envelope brought it. No shortlist shows it, and none counts it. */
    writeIn: Type.Optional(Type.Literal(true)),
  },
  strict,
)
export type Entry = Static<typeof Entry>

/** A rank of award. The first level of a show is its highest: the winner. */
export const Level = Type.Object({ id: Id, name: Line }, strict)
export type Level = Static<typeof Level>
export const Levels = Type.Array(Level, { minItems: 1, maxItems: 8 })

export const MOST_ENTRIES = 100
export const MOST_CATEGORIES = 200

export const Category = Type.Object(
  {
    id: Id,
    name: Line,
    sponsor: Maybe,
    entries: Type.Array(Entry, { maxItems: MOST_ENTRIES }),
    /** For the presenter's eyes: who hands it over, what to say. */
    notes: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
    /** Not presented on stage: the rundown passes it over, and its result is announced without the room. */
    offStage: Type.Optional(Type.Literal(true)),
    /** Decided while the evening goes on: that it has no result before is no oversight. */
    onTheNight: Type.Optional(Type.Literal(true)),
  },
  strict,
)
export type Category = Static<typeof Category>

export const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

export const Ceremony = Type.Object(
  {
    name: Line,
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    venue: Maybe,
    presentedBy: Maybe,
    timeZone: Type.String({ minLength: 1, maxLength: 60 }),
    /** When the first segment is planned to begin, on the ceremony's own clock. */
    startsAt: Type.Optional(TimeOfDay),
    /** When guests are let in, on the same clock; one later than `startsAt` is the evening before. */
    doorsAt: Type.Optional(TimeOfDay),
    /** What readers are answered in who ask for no language; English if nothing is said. */
    language: Type.Optional(Type.Enum(LANGS)),
  },
  strict,
)
export type Ceremony = Static<typeof Ceremony>

const Words = { title: Line, body: Type.String({ maxLength: 1200 }) }

const Planned = {
  /** How long a segment is planned to take: what the interval counts down, and what the evening is late by. */
  minutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 600 })),
  /** Passed over tonight; it keeps its place, so that it can be brought back. */
  skipped: Type.Optional(Type.Literal(true)),
}

const CategorySegment = Type.Object(
  { kind: Type.Literal('category'), id: Id, category: Id, ...Planned },
  strict,
)
const TextSegment = Type.Object({ kind: Type.Literal('text'), id: Id, ...Words, ...Planned }, strict)
const IntervalSegment = Type.Object({ kind: Type.Literal('interval'), id: Id, ...Words, ...Planned }, strict)
/** All who pay for the evening, one after the other. */
const SponsorsSegment = Type.Object(
  { kind: Type.Literal('sponsors'), id: Id, title: Line, ...Planned },
  strict,
)

/** A chapter of the rundown. A category segment names its category; the others are one slide each. */
export const Segment = Type.Union([
  Type.Object({ kind: Type.Literal('opening'), id: Id, ...Planned }, strict),
  CategorySegment,
  TextSegment,
  IntervalSegment,
  SponsorsSegment,
  Type.Object({ kind: Type.Literal('end'), id: Id, ...Planned }, strict),
])
export type Segment = Static<typeof Segment>

/** What can be put into a rundown on the night: an evening opens and ends once. */
export const NewSegment = Type.Union([CategorySegment, TextSegment, IntervalSegment, SponsorsSegment])
export type NewSegment = Static<typeof NewSegment>

export const MOST_SEGMENTS = 600
export const NoteText = Type.String({ pattern: '\\S', maxLength: 600 })

/** What somebody at the desk or on stage must remember at one cue. No reader and no screen of the room is told. */
export const CueNote = Type.Object(
  {
    cue: Type.String({ pattern: '^[a-z0-9:-]{1,310}$' }),
    operator: Type.Optional(NoteText),
    presenter: Type.Optional(NoteText),
  },
  strict,
)
export type CueNote = Static<typeof CueNote>

/** Every cue of the longest rundown may have one. */
export const CueNotes = Type.Array(CueNote, { maxItems: 6000 })

export const Settings = Type.Object(
  {
    /** Seconds by which the public feed follows the room. */
    publicHoldSeconds: Type.Integer({ minimum: 0, maximum: 3600 }),
    /** Milliseconds within which a second take is refused. */
    guardMs: Type.Integer({ minimum: 0, maximum: 10_000 }),
    /** A second person confirms every reveal at another desk before it is taken. */
    twoPerson: Type.Optional(Type.Boolean()),
    /** A result counts as sealed once two people have entered the same. */
    twoPersonSealing: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type Settings = Static<typeof Settings>

export const ShowFile = Type.Object(
  {
    format: Type.Literal(1),
    id: Id,
    ceremony: Ceremony,
    levels: Levels,
    categories: Type.Array(Category, { maxItems: MOST_CATEGORIES }),
    rundown: Type.Array(Segment, { minItems: 1, maxItems: MOST_SEGMENTS }),
    settings: Settings,
    images: Type.Optional(Type.Array(ShowImage, { maxItems: 5000 })),
    /** A show that is rehearsed with, and the performance it was made from. */
    rehearsal: Type.Optional(Type.Object({ of: Id }, strict)),
    /** Plays by itself for whoever passes by: every surface says that nothing of it is a result. */
    demonstration: Type.Optional(Type.Literal(true)),
    cueNotes: Type.Optional(CueNotes),
    /** How it looks on its screens; what the house wears if there is none. */
    theme: Type.Optional(Theme),
  },
  strict,
)
export type ShowFile = Static<typeof ShowFile>

/** Undefined for an id the show file does not hold. */
export const categoryOf = (file: ShowFile, id: string): Category | undefined =>
  file.categories.find((category) => category.id === id)

/** Finds those withdrawn and those written in too; undefined for an id the category does not hold. */
export const entryOf = (category: Category, id: string): Entry | undefined =>
  category.entries.find((entry) => entry.id === id)

/** Finds those that are skipped too; undefined for an id the rundown does not hold. */
export const segmentOf = (file: ShowFile, id: string): Segment | undefined =>
  file.rundown.find((segment) => segment.id === id)

/** The entries of the shortlist, also those that were withdrawn from it. */
export const nominated = (category: Category): Entry[] => category.entries.filter((entry) => !entry.writeIn)

/** The entries that still compete. */
export const competing = (category: Category): Entry[] =>
  category.entries.filter((entry) => !entry.withdrawn && !entry.writeIn)

/** Whether the evening comes to this segment: it is not skipped, and its category is presented on stage. */
export const isOnStage = (file: ShowFile, segment: Segment): boolean =>
  !segment.skipped && !(segment.kind === 'category' && categoryOf(file, segment.category)?.offStage)

/** The highest level: the one the evening is about. */
export const topLevel = (file: ShowFile): Level => file.levels[0] as Level

/** Levels below the highest, last first: the order in which they are revealed. */
export const lowerLevels = (file: ShowFile): Level[] => file.levels.slice(1).reverse()

function firstRepeated(values: string[]): string | undefined {
  const seen = new Set<string>()
  return values.find((value) => seen.size === seen.add(value).size)
}

/** What a schema cannot say of a show file: ids used once, references that lead somewhere. Sentences, empty when all is well. */
export function problemsOf(file: ShowFile): string[] {
  const problems: string[] = []
  const once = (what: string, ids: string[]) => {
    const twice = firstRepeated(ids)
    if (twice !== undefined) problems.push(`${what} "${twice}" stands twice; ids are used once.`)
  }
  once(
    'The level',
    file.levels.map((level) => level.id),
  )
  once(
    'The category',
    file.categories.map((category) => category.id),
  )
  once(
    'The rundown segment',
    file.rundown.map((segment) => segment.id),
  )
  for (const category of file.categories) {
    once(
      `In ${category.name}, the entry`,
      category.entries.map((entry) => entry.id),
    )
    const kept = category.entries.find(({ id, writeIn }) => id.startsWith(WRITE_IN) !== (writeIn ?? false))
    if (kept) {
      problems.push(
        `In ${category.name}, the entry "${kept.id}" has an id kept for winners who were never nominated.`,
      )
    }
  }
  const planned = file.rundown.flatMap((s) => (s.kind === 'category' ? [s.category] : []))
  once('In the rundown, the category', planned)
  for (const id of planned) {
    if (!categoryOf(file, id))
      problems.push(`The rundown names a category "${id}" that is not in the show file.`)
  }
  return problems
}
