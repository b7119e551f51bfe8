/** Results and their fingerprints. Everything here can be repeated by anybody with SHA-256 at hand (E2). */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import Type, { type Static } from 'typebox'
import { Id } from './ids.ts'
import { canonical, commitmentOf } from './proof.ts'

export { canonical, commitmentOf }

/** How the ids of write-ins begin. */
export const WRITE_IN = 'write-in--'

const Words = Type.String({ pattern: '\\S', maxLength: 400 })

/** A winner who was never nominated, in the words they are awarded with. */
export const WriteIn = Type.Object(
  {
    id: Type.String({ pattern: '^write-in--[a-z0-9-]{1,90}$' }),
    entrant: Words,
    title: Type.Union([Words, Type.Null()]),
    person: Type.Union([Words, Type.Null()]),
    partners: Type.Array(Words, { maxItems: 40 }),
  },
  { additionalProperties: false },
)
export type WriteIn = Static<typeof WriteIn>

/** Who is awarded one level of one category. No entries is an explicit "no award"; an unknown result is no `LevelResult` at all. */
export const LevelResult = Type.Object(
  {
    entries: Type.Array(Id, { maxItems: 20 }),
    citation: Type.Union([Type.String({ minLength: 1, maxLength: 1500 }), Type.Null()]),
    /** Whom `entries` names beside those who were nominated. */
    writeIns: Type.Optional(Type.Array(WriteIn, { maxItems: 20 })),
  },
  { additionalProperties: false },
)
export type LevelResult = Static<typeof LevelResult>

/** Names one envelope: a version counts up each time the level is sealed anew. */
export const EnvelopeRef = Type.Object(
  { category: Id, level: Id, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)
export type EnvelopeRef = Static<typeof EnvelopeRef>

/** 32 bytes as 64 hexadecimal digits. */
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** A locked result. `box` is base64, the same length for every result of every show; only the vault can open it. */
export const Envelope = Type.Object(
  {
    level: Id,
    version: Type.Integer({ minimum: 1 }),
    commitment: Hash,
    box: Type.String({ maxLength: 16_384 }),
  },
  { additionalProperties: false },
)
export type Envelope = Static<typeof Envelope>

/** What the vault found in one envelope. */
export interface OpenedEnvelope extends EnvelopeRef {
  readonly result: LevelResult
  readonly nonce: string
}

/** Bytes of plaintext every envelope is padded to; what does not fit is refused, so that length tells nothing. */
export const ENVELOPE_BYTES = 4096

/** Whether a canonical result and its nonce fit an envelope (two bytes are kept for the length). */
export const fits = (canonicalResult: string): boolean =>
  utf8ToBytes(canonicalResult).length + 32 + 2 <= ENVELOPE_BYTES

/** Whether a revealed result is the one that was committed to before (E2). */
export const verifies = (show: string, opened: OpenedEnvelope, commitment: string): boolean =>
  commitmentOf(canonical(show, opened, opened.result), opened.nonce) === commitment
