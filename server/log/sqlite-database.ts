/** One SQLite file, held by one process, durable at every commit. */

import { dirname, resolve } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { makePrivate } from './private-files.ts'
import { LogUnusable } from './show-log.ts'

type Sqlite = InstanceType<typeof DatabaseSync>
type Values = Record<string, string | number | Uint8Array | null>

/** Every method throws what `unavailable` makes of an error; whether the change was stored is then unknown until the next answer. */
export interface Database {
  /** One statement, stored whole or not at all; the number of rows it changed. */
  change(sql: string, values?: Values): number
  rows<T>(sql: string, values?: Values): T[]
  /** Leaves one plain file behind, without a WAL beside it, that can be copied or opened by anything. */
  close(): void
}

/** Says which tables stand in the file; a file with a higher number was written by a newer Envelope. */
export interface Layout {
  readonly version: number
  /** As they are today; those that stand already are left as they are. */
  readonly tables: string
  /** What brings tables of an older file up to each version. */
  readonly changes?: Readonly<Record<number, string>>
  /** A copy of what is durable elsewhere: it survives the death of the process, and need not survive a power cut. */
  readonly isCopy?: boolean
}

/** Milliseconds a start waits for the lock: a killed predecessor may still be dying. */
const LOCK_WAIT = 2000

/**
 * The lock is held for as long as the process lives and dies with it: two servers on one data folder are refused,
 * and no stale lock file can block a restart. It must be asked for before the WAL is touched.
 * `fullfsync` matters on macOS only, where a plain fsync stops at the drive's cache.
 */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
`

/** Said aloud because closing is not enough: a connection lives, with its lock, until its last statement is collected as garbage. */
const RELEASE = `
  PRAGMA journal_mode = DELETE;
  PRAGMA locking_mode = NORMAL;
  SELECT count(*) FROM sqlite_schema;
`

/** Throws `LogUnusable` if the file is held by another process, is no database, or is newer than this program. */
export function openDatabase(
  path: string,
  layout: Layout,
  unavailable: (sentence: string) => Error,
): Database {
  const db = connect(path, layout)
  const prepared = new Map<string, ReturnType<Sqlite['prepare']>>()
  let inDoubt = false
  let closed = false

  function statement(sql: string) {
    const found = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, found)
    return found
  }

  /**
   * A commit whose fsync failed may still lie in the WAL, unseen now and found after a restart.
   * Committing anything at all overwrites it, so that what is read from then on stays true.
   */
  function settle() {
    db.exec(`PRAGMA user_version = ${layout.version}`)
    inDoubt = false
  }

  function use<T>(work: () => T): T {
    if (closed) throw unavailable(`The file ${path} has been closed.`)
    try {
      if (inDoubt) settle()
      return work()
    } catch (error) {
      inDoubt = true
      throw unavailable(`The file ${path} cannot be used: ${messageOf(error)}.`)
    }
  }

  return {
    change: (sql, values = {}) => use(() => Number(statement(sql).run(values).changes)),
    rows: (sql, values = {}) => use(() => statement(sql).all(values)),
    close() {
      if (closed) return
      closed = true
      prepared.clear()
      try {
        db.exec(RELEASE)
        db.close()
      } catch {
        // All that was acknowledged stays in the WAL, and the lock ends with the process.
      }
    },
  }
}

function connect(path: string, layout: Layout): Sqlite {
  let db: Sqlite | null = null
  try {
    makePrivate(path)
    const opened = new DatabaseSync(path, { timeout: LOCK_WAIT })
    db = opened
    opened.exec(SETTINGS)
    if (layout.isCopy) opened.exec('PRAGMA synchronous = NORMAL')
    prepareTables(opened, path, layout)
    return opened
  } catch (error) {
    db?.close()
    throw error instanceof LogUnusable ? error : new LogUnusable(sentenceOf(error, path))
  }
}

function prepareTables(db: Sqlite, path: string, layout: Layout): void {
  // IMMEDIATE takes the lock now, not at the first append.
  db.exec('BEGIN IMMEDIATE')
  const found: number = db.prepare('PRAGMA user_version').get().user_version
  if (found > layout.version) {
    db.exec('ROLLBACK')
    throw new LogUnusable(`The file ${path} was written by a newer Envelope; use that one.`)
  }
  if (found < layout.version) {
    const due = Object.entries(layout.changes ?? {}).filter(([to]) => found > 0 && found < Number(to))
    for (const sql of [layout.tables, ...due.map(([, change]) => change)]) db.exec(sql)
    db.exec(`PRAGMA user_version = ${layout.version}`)
  }
  db.exec('COMMIT')
}

function sentenceOf(error: unknown, path: string): string {
  const name = error instanceof Error && 'sqliteCodeName' in error ? error.sqliteCodeName : undefined
  if (name === 'SQLITE_BUSY')
    return `The data folder ${dirname(resolve(path))} is in use by another process; stop it, or choose another folder with ENVELOPE_DATA.`
  if (name === 'SQLITE_NOTADB') return `The file ${path} is not an Envelope database.`
  return `The file ${path} cannot be opened: ${messageOf(error)}.`
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
