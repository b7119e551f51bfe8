/** What the house says of its seal key, and what may be asked of it. The key itself is in none of it. */
import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }

export const SHORTEST_PASSPHRASE = 12

/** Something to be remembered, or written down elsewhere than on the block. */
const passphrase = Type.String({ minLength: 1, maxLength: 200 })

export const ExportKeyWish = Type.Object({ passphrase }, strict)
export type ExportKeyWish = Static<typeof ExportKeyWish>

export const ImportKeyWish = Type.Object(
  { block: Type.String({ minLength: 1, maxLength: 4000 }), passphrase },
  strict,
)
export type ImportKeyWish = Static<typeof ImportKeyWish>

export interface KeyView {
  /** Names the key: on two machines that can open the same envelopes it is the same. */
  readonly fingerprint: string
  readonly source: 'file' | 'environment' | 'memory'
  /** Somebody has taken this key away in a wrapped block before, or brought it here. */
  readonly exported: boolean
  /** Shows with envelopes that this key opens. */
  readonly opens: readonly string[]
  /** Shows with envelopes that it does not open. */
  readonly closed: readonly string[]
}

export interface WrappedKey {
  readonly block: string
  readonly fingerprint: string
}
