/** What a show's export file holds, and how its members are called. */
import Type, { type Static } from 'typebox'
import { Epoch, Id, Instant } from '#shared/ids'
import { ImageId } from '#shared/images'
import { Hash } from '#shared/results'

export const MANIFEST = 'manifest.json'
/** The records of the log exactly as they are stored, one a line: `verify-log.mjs` reads them as they are. */
export const LOG = 'log.jsonl'
/** Size and age of every picture. */
export const IMAGES = 'images.json'
/** The seal key, wrapped by a passphrase; the key itself never leaves the house. */
export const KEY = 'seal-key.json'

/** `IMAGE_MEMBER` reads the id from it again. */
export const imageMember = (id: string): string => `images/${id}.webp`
export const IMAGE_MEMBER = /^images\/([A-Za-z0-9_-]{22})\.webp$/

/** Raised when an export changes its shape. */
export const BUNDLE_FORMAT = 1

const strict = { additionalProperties: false }
const size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const Member = Type.Object({ name: Type.String({ maxLength: 80 }), bytes: size, sha256: Hash }, strict)
export type Member = Static<typeof Member>

export const Manifest = Type.Object(
  {
    kind: Type.Literal('envelope-show'),
    format: Type.Literal(BUNDLE_FORMAT),
    /** The newest format of a log's record that this Envelope writes. */
    recordFormat: Type.Integer({ minimum: 1 }),
    exportedAt: Instant,
    show: Id,
    ceremony: Type.String({ maxLength: 400 }),
    rehearsalOf: Type.Union([Id, Type.Null()]),
    epoch: Epoch,
    /** Where the chain through the log ends. */
    head: Type.Object({ seq: size, hash: Hash }, strict),
    /** Every other member of the file. */
    members: Type.Array(Member, { maxItems: 6000 }),
  },
  strict,
)
export type Manifest = Static<typeof Manifest>

export const ImageList = Type.Array(
  Type.Object(
    {
      id: ImageId,
      width: Type.Integer({ minimum: 1, maximum: 100_000 }),
      height: Type.Integer({ minimum: 1, maximum: 100_000 }),
      addedAt: Type.Number({ minimum: 0 }),
    },
    strict,
  ),
  { maxItems: 6000 },
)
export type ImageList = Static<typeof ImageList>
