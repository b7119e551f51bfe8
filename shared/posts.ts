/** The public feed's items, complete in themselves: an edge or a browser needs nothing else to show one. */
import Type, { type Static } from 'typebox'
import { type CategoryId, type EntryId, Id, type Instant, type LevelId, type PostId } from './ids.ts'
import { ImageId } from './images.ts'
import type { Block } from './post-words.ts'
import type { WriteIn } from './results.ts'
import type { Category, Ceremony, Entry, Level, ShowFile } from './show-file.ts'

/** What the public is told of the ceremony. */
export interface About {
  readonly show: string
  readonly ceremony: Ceremony
  readonly levels: readonly Level[]
  readonly categories: readonly { id: CategoryId; name: string; sponsor: string | null }[]
  /** Nothing of it is a result: every page says so. */
  readonly demonstration?: true
}

/** Of the categories names and sponsors only: who is nominated is no part of it. */
export const aboutOf = ({ id, ceremony, levels, categories, demonstration }: ShowFile): About => ({
  show: id,
  ceremony,
  levels,
  categories: categories.map(labelOf),
  ...(demonstration && { demonstration }),
})

/** An envelope's fingerprint, published before its reveal (E2). */
export interface PublicCommitment {
  readonly category: CategoryId
  readonly level: LevelId
  readonly version: number
  readonly commitment: string
  /** When it was sealed, and why anew; older facts did not tell readers. */
  readonly at?: Instant
  readonly reason?: string
}

export interface CategoryLabel {
  readonly id: CategoryId
  readonly name: string
  readonly sponsor: string | null
}

/** A published result of one level. `entries` empty is "no award". */
export interface PublishedResult {
  readonly entries: readonly Entry[]
  readonly citation: string | null
  readonly version: number
  readonly nonce: string
  readonly commitment: string
  /** The words of whoever was not nominated as they were sealed: `entries` has them as they are spelled by now. */
  readonly writeIns?: readonly WriteIn[]
}

export interface ResultBody {
  readonly kind: 'result'
  readonly category: CategoryLabel
  readonly level: Level
  readonly top: boolean
  /** Absent while the result is retracted. */
  readonly result: PublishedResult | null
  /** What was said before and why it was replaced; newest first. */
  readonly corrections: readonly Correction[]
  /** Absent while its words stand as they were first said. */
  readonly rewordings?: readonly Rewording[]
  /** The room did not see it: it was announced off the stage. */
  readonly offStage?: true
}

export interface Correction {
  readonly at: Instant
  readonly reason: string | null
  readonly was: readonly Entry[]
  /** True while nothing has taken the place of what was retracted. */
  readonly retracted: boolean
}

/** Words put right in a post that stands; newest first. What they tell is the same (F2). */
export interface Rewording {
  readonly at: Instant
  readonly what: 'spelling' | 'sponsor'
  /** Null: nothing stood there before, or nothing stands there now. */
  readonly words: readonly { readonly was: string | null; readonly is: string | null }[]
}

const strict = { additionalProperties: false }

/** A picture in a post: what it shows, for whoever does not see it, and who took it. */
export const PostImage = Type.Object(
  {
    image: ImageId,
    width: Type.Integer({ minimum: 1, maximum: 20_000 }),
    height: Type.Integer({ minimum: 1, maximum: 20_000 }),
    alt: Type.String({ pattern: '\\S', maxLength: 500 }),
    credit: Type.Union([Type.String({ pattern: '\\S', maxLength: 200 }), Type.Null()]),
  },
  strict,
)
export type PostImage = Static<typeof PostImage>

/** What a prepared post waits for: that this entry is named by the result of this level. */
export const Award = Type.Object({ category: Id, level: Id, entry: Id }, strict)
export type Award = Static<typeof Award>

/** What an editor gives a post beside its words; each absent where it is not given. */
export const PostExtras = {
  /** One of the moments that a latecomer is told first. */
  key: Type.Optional(Type.Literal(true)),
  labels: Type.Optional(Type.Array(Type.String({ pattern: '\\S', maxLength: 40 }), { maxItems: 5 })),
  image: Type.Optional(PostImage),
}
const Extras = Type.Object(PostExtras, strict)
export type PostExtras = Static<typeof Extras>

/** What a post said before it was corrected, and what the editor says of it; newest first. */
export interface TextCorrection {
  readonly at: Instant
  readonly note: string
}

export interface TextBody extends PostExtras {
  readonly kind: 'text'
  /** As it was typed; `words` are its pieces. */
  readonly text: string
  /** Absent from posts that are older than Markdown: their text is as it stands. */
  readonly words?: readonly Block[]
  readonly by: string
  readonly corrections?: readonly TextCorrection[]
  /** What it was prepared for; taken back when that does not stand. */
  readonly about?: Award
}

/** It was published and is taken back: its place says so, and when, for good (F2). */
export interface WithdrawnBody {
  readonly kind: 'withdrawn'
  readonly by: string
  readonly reason: string | null
}

export type PostBody =
  | TextBody
  | WithdrawnBody
  | {
      readonly kind: 'opening'
      readonly category: CategoryLabel
      readonly rewordings?: readonly Rewording[]
    }
  | ResultBody

/** One item of the live blog. `rev` counts its edits from 1. */
export interface Post {
  readonly id: PostId
  readonly rev: number
  readonly at: Instant
  readonly editedAt: Instant | null
  readonly body: PostBody
}

/** What may be public of it: neither its entries nor its notes. */
export const labelOf = (category: Category): CategoryLabel => ({
  id: category.id,
  name: category.name,
  sponsor: category.sponsor,
})

/** One result has one post, for ever: a correction is a new revision of it (F2). No id holds an underscore, so no two results share one. */
export const resultPostId = (category: CategoryId, level: LevelId): PostId => `result-${category}_${level}`

/** Also the name of its publication: a category opens once, however often its title is taken. */
export const openingPostId = (category: CategoryId): PostId => `opening-${category}`

/** An entry as readers may know it: what was noted for the house stays in the house. */
export function publicEntry({ notes: _n, ref: _r, picture: _p, ...told }: Entry): Entry {
  return told
}

/** In the order of `ids`; one that the category does not hold is left out. */
export const entriesNamed = (category: Category, ids: readonly EntryId[]): Entry[] =>
  ids.flatMap((id) => category.entries.filter((entry) => entry.id === id))
