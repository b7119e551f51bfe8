/** The one room that can read sealed results. AES-256-GCM; every envelope of every show has the same length. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Sealed, SealRequest } from '#shared/decide/decision'
import { parse } from '#shared/parse'
import {
  canonical,
  commitmentOf,
  ENVELOPE_BYTES,
  type EnvelopeRef,
  fits,
  LevelResult,
  type OpenedEnvelope,
} from '#shared/results'

const IV_BYTES = 12
const TAG_BYTES = 16
const NONCE_BYTES = 32

/** The seal is broken, the envelope was moved to another place, or the key is another one. Says nothing of the contents. */
export class VaultClosed extends Error {
  override readonly name = 'VaultClosed'
}

export interface Vault {
  /** Locks a result away. The nonce stays inside; only the commitment can be read from outside. */
  seal(show: string, request: SealRequest): Sealed
  /** Opens one envelope. Throws `VaultClosed`. */
  open(show: string, ref: EnvelopeRef, box: string): OpenedEnvelope
}

/** Ties an envelope to its place: a box put under another category, level or version does not open. */
const placeOf = (show: string, { category, level, version }: EnvelopeRef): Buffer =>
  Buffer.from(JSON.stringify([show, category, level, version]))

/** Two bytes of length, the canonical result, the nonce, then zeros up to the fixed size. */
function padded(text: string, nonce: Buffer): Buffer {
  const plain = Buffer.alloc(ENVELOPE_BYTES)
  const length = plain.write(text, 2, 'utf8')
  plain.writeUInt16BE(length, 0)
  nonce.copy(plain, 2 + length)
  return plain
}

/** A parser's own complaint would quote the result. */
function readPlain(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new VaultClosed('The envelope holds no result.')
  }
}

/** `key` is 32 bytes; `entropy` is replaced in tests only. */
export function createVault(key: Buffer, entropy: (bytes: number) => Buffer = randomBytes): Vault {
  return {
    seal(show, request) {
      const text = canonical(show, request, request.result)
      if (!fits(text)) throw new Error('A result larger than its envelope reached the vault')
      const nonce = entropy(NONCE_BYTES)
      const iv = entropy(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(placeOf(show, request))
      const box = Buffer.concat([iv, cipher.update(padded(text, nonce)), cipher.final(), cipher.getAuthTag()])
      return {
        category: request.category,
        envelope: {
          level: request.level,
          version: request.version,
          commitment: commitmentOf(text, nonce.toString('hex')),
          box: box.toString('base64'),
        },
      }
    },
    open(show, ref, box) {
      const bytes = Buffer.from(box, 'base64')
      if (bytes.length !== IV_BYTES + ENVELOPE_BYTES + TAG_BYTES)
        throw new VaultClosed('The envelope has another size.')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
        .setAAD(placeOf(show, ref))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      let plain: Buffer
      try {
        plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
      } catch {
        throw new VaultClosed('The seal does not open with this key.')
      }
      const length = plain.readUInt16BE(0)
      const found = readPlain(plain.toString('utf8', 2, 2 + length))
      const { entries, citation, writeIns } = found
      const result = parse(LevelResult, { entries, citation, ...(writeIns !== undefined && { writeIns }) })
      if ('problem' in result) throw new VaultClosed('The envelope holds no result.')
      const nonce = plain.subarray(2 + length, 2 + length + NONCE_BYTES).toString('hex')
      return { ...ref, nonce, result: result.value }
    },
  }
}
