/** How a backup lies in its folder: the parts of an export file, unpacked, in a folder for every show and epoch. */
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { type Epoch, Epoch as EpochSchema, Id, Seq } from '#shared/ids'
import { Hash } from '#shared/results'

/** By it a folder is known to be the one that was written to before: a disk that was pulled leaves an empty folder of the same name. */
export const MARKER = 'envelope-backup.json'

/** The records exactly as they are stored, one a line: `verify-log.mjs` reads them as they are. */
export const RECORDS = 'log.jsonl'
export const ABOUT = 'about.json'
export const PICTURES = 'images'

/** Raised when a backup changes its shape. */
export const BACKUP_FORMAT = 1

const strict = { additionalProperties: false }

export const About = Type.Object(
  {
    kind: Type.Literal('envelope-backup'),
    format: Type.Literal(BACKUP_FORMAT),
    show: Id,
    ceremony: Type.String({ maxLength: 400 }),
    rehearsalOf: Type.Union([Id, Type.Null()]),
    epoch: EpochSchema,
    /** What the running house held in mind at one commit: what a restored one must come to. */
    stood: Type.Union([Type.Object({ seq: Seq, hash: Hash }, strict), Type.Null()]),
  },
  strict,
)
export type About = Static<typeof About>

/** The history of a show under one epoch; `number` counts those that did not follow from one another. */
export const folderOf = (show: string, { generation, id }: Epoch, number = 1): string =>
  join(show, `${generation}-${id}${number === 1 ? '' : `-${number}`}`)

export const HISTORY = /^(\d+)-([0-9a-f]{16})(?:-(\d+))?$/
