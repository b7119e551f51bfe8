/** Results and their fingerprints. Everything here can be repeated by anybody with SHA-256 at hand (E2). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import Type, { type Static } from 'typebox'
import { Id } from './ids.ts'

/** Who is awarded one level of one category. No entries is an explicit "no award"; an unknown result is no `LevelResult` at all. */
export const LevelResult = Type.Object(
  {
    entries: Type.Array(Id, { maxItems: 20 }),
    citation: Type.Union([Type.String({ minLength: 1, maxLength: 1500 }), Type.Null()]),
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

/** The one spelling of a result that is hashed: JSON with these keys in this order and no spaces. */
export function canonical(show: string, ref: EnvelopeRef, result: LevelResult): string {
  return JSON.stringify({
    show,
    category: ref.category,
    level: ref.level,
    version: ref.version,
    entries: result.entries,
    citation: result.citation,
  })
}

/** Bytes of plaintext every envelope is padded to; what does not fit is refused, so that length tells nothing. */
export const ENVELOPE_BYTES = 4096

/** Whether a canonical result and its nonce fit an envelope (two bytes are kept for the length). */
export const fits = (canonicalResult: string): boolean =>
  utf8ToBytes(canonicalResult).length + 32 + 2 <= ENVELOPE_BYTES

/** SHA-256 over the canonical result followed by the nonce's 32 bytes, in hexadecimal. */
export const commitmentOf = (canonicalResult: string, nonce: string): string =>
  bytesToHex(sha256(new Uint8Array([...utf8ToBytes(canonicalResult), ...hexToBytes(nonce)])))

/** Whether a revealed result is the one that was committed to before (E2). */
export const verifies = (show: string, opened: OpenedEnvelope, commitment: string): boolean =>
  commitmentOf(canonical(show, opened, opened.result), opened.nonce) === commitment
