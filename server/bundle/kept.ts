/** The port of what was deleted: export files that are kept for a while, so that a deletion can be regretted. Same two backends as the log. */
import { randomBytes } from 'node:crypto'
import type { KeptShow } from '#shared/house-shows'

/** How long a deleted show is kept. */
export const KEPT_MS = 30 * 24 * 3600_000

/** The place cannot be written or read; what was to be kept may be kept or not. */
export class KeptUnavailable extends Error {
  override readonly name = 'KeptUnavailable'
}

export type KeptAbout = Omit<KeptShow, 'id' | 'bytes' | 'until'>

export interface KeptStore {
  /** Durable when it resolves; nothing of it is left if the pieces end with an error. */
  keep(about: KeptAbout, pieces: AsyncIterable<Uint8Array>): Promise<KeptShow>
  /** What is kept now, newest first. */
  list(): Promise<KeptShow[]>
  /** The file in pieces; null if it is not kept (any more). */
  read(id: string): Promise<AsyncIterable<Uint8Array> | null>
  drop(id: string): Promise<void>
  close(): Promise<void>
}

/** Told in addresses, so it names nothing. */
export const newKeptId = (): string => randomBytes(9).toString('base64url')

/** It becomes the name of a file: nothing else gets so far. */
export const isKeptId = (id: string): boolean => /^[A-Za-z0-9_-]{12}$/.test(id)

/** By when they were deleted. Sorts the list it is given. */
export const newestFirst = (kept: KeptShow[]): KeptShow[] => kept.sort((a, b) => b.deletedAt - a.deletedAt)
