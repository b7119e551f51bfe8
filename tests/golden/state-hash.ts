/** What a golden log comes to, in 64 digits: independent of the order of keys. */
import { createHash } from 'node:crypto'
import { replay } from '#shared/evolve'
import type { Epoch } from '#shared/ids'
import { upcast } from '#shared/upcast'

const EPOCH: Epoch = { generation: 1, id: '0123456789abcdef' }

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Replays stored records and hashes the state they come to: all of it, or what of it there was when the log was recorded. */
export function stateHash(stored: readonly unknown[], epoch: Epoch = EPOCH, fields?: readonly string[]) {
  const state = replay(epoch, stored.map(upcast))
  const kept = Object.entries(state).filter(([field]) => !fields || fields.includes(field))
  const text = JSON.stringify(Object.fromEntries(kept), sorted)
  return {
    epoch,
    fields: kept.map(([field]) => field),
    hash: createHash('sha256').update(text).digest('hex'),
  }
}
