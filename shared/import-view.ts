/** What a desk is told of an import that is being prepared, and what it may change in it. */
import Type, { type Static } from 'typebox'
import type { Position, ShowId } from './ids.ts'
import { type ColumnUse, IMPORT_FIELDS } from './import-fields.ts'
import { Ceremony, type Entry } from './show-file.ts'

const strict = { additionalProperties: false }
const text = Type.String({ maxLength: 400 })
const key = Type.String({ maxLength: 200 })

const ColumnUses: ColumnUse[] = [...IMPORT_FIELDS.map(([field]) => field), 'note', 'out']
const AnyUse = Type.Unsafe<ColumnUse>(Type.Union(ColumnUses.map((use) => Type.Literal(use))))

export const TABLE_USES = ['shortlist', 'results', 'unused'] as const
export type TableUse = (typeof TABLE_USES)[number]

const TableChange = Type.Object(
  {
    id: key,
    use: Type.Optional(Type.Unsafe<TableUse>(Type.Union(TABLE_USES.map((use) => Type.Literal(use))))),
    header: Type.Optional(
      Type.Object(
        { row: Type.Integer({ minimum: 1 }), count: Type.Integer({ minimum: 1, maximum: 2 }) },
        strict,
      ),
    ),
    columns: Type.Optional(
      Type.Array(Type.Object({ column: Type.Integer({ minimum: 0, maximum: 199 }), use: AnyUse }, strict), {
        maxItems: 200,
      }),
    ),
    category: Type.Optional(Type.Union([text, Type.Null()])),
  },
  strict,
)

/** As far as somebody has filled it in. */
const NewShow = Type.Object(
  {
    kind: Type.Literal('new'),
    id: text,
    ceremony: Type.Object(
      {
        ...Type.Partial(Type.Pick(Ceremony, ['startsAt', 'doorsAt'])).properties,
        name: text,
        date: text,
        venue: text,
        presentedBy: text,
        timeZone: text,
      },
      strict,
    ),
  },
  strict,
)
export type NewShow = Static<typeof NewShow>

const ExistingShow = Type.Object({ kind: Type.Literal('show'), show: text }, strict)
export const ImportTarget = Type.Union([NewShow, ExistingShow])
export type ImportTarget = Static<typeof ImportTarget>

export const ImportChange = Type.Object(
  {
    tables: Type.Optional(Type.Array(TableChange, { maxItems: 60 })),
    /** Names, highest first; null takes what the table says, because somebody asked for it. */
    levels: Type.Optional(Type.Union([Type.Array(text, { minItems: 1, maxItems: 8 }), Type.Null()])),
    sort: Type.Optional(Type.Union([Type.Literal('table'), Type.Literal('name')])),
    target: Type.Optional(ImportTarget),
    /** By question; null takes an answer back. */
    answers: Type.Optional(Type.Record(key, Type.Union([key, Type.Null()]))),
    /** What is gone from the table, and shall stay in the show. */
    leave: Type.Optional(Type.Array(key, { maxItems: 20_000 })),
    /** Names of categories whose one entry is the winner, and kept in the envelope. */
    honorary: Type.Optional(Type.Array(text, { maxItems: 200 })),
    /** Why results that are sealed already are sealed anew from the table; null leaves them as they are. */
    reseal: Type.Optional(Type.Union([Type.String({ pattern: '\\S', maxLength: 300 }), Type.Null()])),
  },
  strict,
)
export type ImportChange = Static<typeof ImportChange>

/** What is committed is what was seen. */
export const ImportCommit = Type.Object(
  { seen: Type.String({ maxLength: 100 }), push: Type.Optional(Type.Boolean()) },
  strict,
)

export interface ColumnView {
  readonly header: string
  readonly use: string
  readonly suggested: string
  /** Its cells are shown as ●: they tell results, or may. */
  readonly masked: boolean
}

export interface TableView {
  readonly id: string
  readonly file: string
  readonly sheet: string
  readonly use: TableUse
  readonly header: { readonly row: number; readonly count: number } | null
  readonly columns: readonly ColumnView[]
  /** How many rows stand below the header; null of results, whose number says how many there are. */
  readonly rows: number | null
  readonly category: string | null
  readonly notes: readonly string[]
}

/** A row as it is shown: what would tell results is masked. */
export interface RowView {
  readonly row: number
  readonly cells: readonly string[]
  readonly isHeader: boolean
}

/** Something to put right (`stop`), or to look at. */
export interface ImportProblem {
  readonly grave: boolean
  /** The id of the table; null where no table is to blame. */
  readonly table: string | null
  readonly row: number | null
  readonly column: string | null
  readonly sentence: string
}

/** To be answered before anything is imported. It never says what the table says. */
export interface ImportQuestion {
  readonly id: string
  readonly table: string
  readonly row: number | null
  readonly sentence: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly answered: boolean
}

export interface FieldChange {
  readonly field: string
  readonly from: string
  readonly to: string
}

export interface DifferenceItem {
  /** Names it in `leave`. */
  readonly id: string
  readonly kind: 'added' | 'changed' | 'gone' | 'moved'
  readonly category: string
  /** Null: the category itself. */
  readonly entry: string | null
  readonly fields: readonly FieldChange[]
  /** What becomes of what is gone. */
  readonly fate: 'removed' | 'withdrawn' | 'kept' | null
}

/** A category as it will be, with its first entries as they will be shown. */
export interface PreviewCategory {
  readonly id: string
  readonly name: string
  readonly sponsor: string | null
  readonly offStage: boolean
  readonly onTheNight: boolean
  /** The row that names it first. */
  readonly at: { readonly table: string; readonly row: number }
  readonly count: number
  readonly withdrawn: number
  /** Whether its one entry is shown, or kept in the envelope; null where it has several, or none. */
  readonly honorary: 'shown' | 'kept' | null
  readonly entries: readonly Entry[]
}

/** Where the results stand; told to those who may look into envelopes, and even to them without a name. */
export interface ImportResults {
  /** Ids of categories whose result will be sealed, of those that are sealed or revealed already, and of those that stay open. */
  readonly toSeal: readonly string[]
  readonly sealedAlready: readonly string[]
  readonly revealed: readonly string[]
  readonly open: readonly string[]
  readonly problems: readonly ImportProblem[]
  readonly questions: readonly ImportQuestion[]
  /** The table names levels by other words: they can be taken from it. */
  readonly otherLevels: boolean
}

export interface ImportView {
  readonly id: string
  /** What a commit must have seen. */
  readonly seen: string
  readonly tables: readonly TableView[]
  readonly levels: readonly string[]
  readonly sort: 'table' | 'name'
  readonly honorary: readonly string[]
  readonly leave: readonly string[]
  readonly target: ImportTarget
  readonly preview: readonly PreviewCategory[]
  /** Rows that are no entries of the show, in words: drafts, rows that are not on the shortlist. */
  readonly leftOut: readonly string[]
  readonly problems: readonly ImportProblem[]
  /** Null for a new show. */
  readonly difference: readonly DifferenceItem[] | null
  readonly results: ImportResults | null
  readonly ready: boolean
  readonly reseal: string | null
}

export interface ImportRows {
  readonly rows: readonly RowView[]
}

/** What has become of it, and where it is worked on. */
export interface ImportDoneView {
  readonly show: ShowId
  readonly position: Position
  readonly control: string
  readonly live: string
  /** What the room looks at now: the first show of a house goes on air by being imported. */
  readonly onAir: ShowId | null
}
