/** Exports that were tampered with: as somebody does who knows the zip format, and as somebody does who knows the list too. */
import { createHash } from 'node:crypto'
import { type Unzipped, unzipSync, zipSync } from 'fflate'
import type { Manifest } from '../../../server/bundle/manifest.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString()

type Change = (members: Unzipped) => void
type Bytes = Uint8Array | string

const bytesOf = (bytes: Bytes) => new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)

export interface Forger {
  readonly records: readonly string[]
  /** Members changed, and the list left as it was. */
  changed(change: Change): Uint8Array
  /** Members changed, and the list made to fit. */
  forged(change: Change, list?: (manifest: Manifest) => object): Uint8Array
  /** One member put in the place of another, or beside them. */
  put(name: string, bytes: Bytes): Uint8Array
  /** The same, and the list made to fit. */
  forge(name: string, bytes: Bytes): Uint8Array
  without(name: string): Uint8Array
  /** A list with something else in it. */
  listed(change: object): Uint8Array
  /** Other records, with a head that fits the last of them. */
  withLog(records: readonly string[]): Uint8Array
}

export function forgerOf(good: Uint8Array): Forger {
  const changed: Forger['changed'] = (change) => {
    const members = unzipSync(good)
    change(members)
    return zipSync(members)
  }
  const forged: Forger['forged'] = (change, list = (manifest) => manifest) =>
    changed((members) => {
      const manifest = JSON.parse(textOf(members['manifest.json'])) as Manifest
      delete members['manifest.json']
      change(members)
      const told = Object.entries(members).map(([name, bytes]) => ({
        name,
        bytes: bytes.length,
        sha256: sha256(bytes),
      }))
      members['manifest.json'] = Buffer.from(JSON.stringify(list({ ...manifest, members: told })))
    })
  const putIn =
    (name: string, bytes: Bytes): Change =>
    (members) => {
      members[name] = bytesOf(bytes)
    }
  return {
    records: textOf(unzipSync(good)['log.jsonl']).trimEnd().split('\n'),
    changed,
    forged,
    put: (name, bytes) => changed(putIn(name, bytes)),
    forge: (name, bytes) => forged(putIn(name, bytes)),
    without: (name) => changed((members) => delete members[name]),
    listed: (change) =>
      forged(
        () => undefined,
        (manifest) => ({ ...manifest, ...change }),
      ),
    withLog: (records) =>
      forged(putIn('log.jsonl', records.map((record) => `${record}\n`).join('')), (manifest) => ({
        ...manifest,
        head: { seq: records.length, hash: sha256(Buffer.from(records.at(-1) ?? '')) },
      })),
  }
}

/** A member's size as the directory of the zip tells it: what it says need not be so. */
export function lying(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip)
  bytes.writeUInt32LE(size, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
  return bytes
}

/** Every mention of one name made another of the same length. */
export function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(zip)
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at)) bytes.write(to, at)
  return bytes
}
