/** Imports that are being prepared, in memory only: the results in them lie nowhere until they are sealed. */
import type { Position } from '#shared/ids'
import type { Draft } from './draft.ts'

export interface PreparedImport {
  readonly id: string
  /** The session that may look at it, and nobody else. */
  readonly owner: string
  /** One command for one version of it, however often it is asked for (T2). */
  readonly commandId: string
  draft: Draft
  touchedAt: number
  /** The show it has become. */
  done: ImportDone | null
  /** Its commits come one after the other: the second of two finds what the first has done. */
  committing: Promise<unknown>
}

export interface ImportDone {
  readonly seen: string
  readonly show: string
  readonly position: Position
}

export interface Imports {
  /** Null while the house has as many as it holds. */
  add(owner: string, draft: Draft): PreparedImport | null
  /** The owner's; to anybody else there is none. */
  find(id: string, owner: string): PreparedImport | null
  drop(id: string): void
}

const KEPT_MS = 3600_000
/** Each may be as large as the largest table that is read. */
const MOST = 8
const MOST_OF_ONE = 3

export interface ImportsWorld {
  readonly now: () => number
  readonly newId: () => string
}

/** What nobody touches is forgotten after an hour; a fourth of one owner takes the place of the oldest. */
export function createImports({ now, newId }: ImportsWorld): Imports {
  const kept = new Map<string, PreparedImport>()

  function forget(): void {
    for (const [id, { touchedAt }] of kept) if (now() - touchedAt > KEPT_MS) kept.delete(id)
  }
  const oldestOf = (list: readonly PreparedImport[]) => list.toSorted((a, b) => a.touchedAt - b.touchedAt)[0]

  return {
    add(owner, draft) {
      forget()
      const own = [...kept.values()].filter((one) => one.owner === owner)
      // Whoever begins anew has left the oldest behind.
      const left = own.length >= MOST_OF_ONE ? oldestOf(own) : undefined
      if (left) kept.delete(left.id)
      if (kept.size >= MOST) return null
      const made = {
        id: newId(),
        owner,
        commandId: newId(),
        draft,
        touchedAt: now(),
        done: null,
        committing: Promise.resolve(),
      }
      kept.set(made.id, made)
      return made
    },
    find(id, owner) {
      forget()
      const found = kept.get(id)
      if (found?.owner !== owner) return null
      found.touchedAt = now()
      return found
    },
    drop: (id) => void kept.delete(id),
  }
}
