/** One SQLite file, held by one process, durable at every commit. */

import { dirname, resolve } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { makePrivate } from './private-files.ts'
import { LogUnusable } from './show-log.ts'

type Sqlite = InstanceType<typeof DatabaseSync>

/** A connection that is dropped at the first error and opened anew by the next call. */
export interface Database {
  /** Throws what `unavailable` makes of any error; whether the work was stored is then unknown. */
  use<T>(work: (db: Sqlite) => T): T
  close(): void
}

/** Says which tables stand in the file; a file with a higher number was written by a newer Envelope. */
export interface Layout {
  readonly version: number
  readonly tables: string
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

/** Throws `LogUnusable` if the file is held by another process, is no database, or is newer than this program. */
export function openDatabase(
  path: string,
  layout: Layout,
  unavailable: (sentence: string) => Error,
): Database {
  let db: Sqlite | null = connect(path, layout)
  let closed = false

  const drop = () => {
    try {
      db?.close()
    } catch {
      // What could not be closed is read again by the next connection.
    }
    db = null
  }

  return {
    use(work) {
      if (closed) throw unavailable('The data folder has been closed.')
      try {
        db ??= connect(path, layout)
        return work(db)
      } catch (error) {
        // After a failed write this connection and the file may disagree; only the file counts.
        drop()
        throw error instanceof LogUnusable
          ? unavailable(error.message)
          : unavailable(`The file ${path} cannot be used: ${messageOf(error)}.`)
      }
    },
    close() {
      closed = true
      drop()
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
  const found = Number(db.prepare('PRAGMA user_version').get()?.user_version)
  if (found > layout.version) {
    db.exec('ROLLBACK')
    throw new LogUnusable(`The file ${path} was written by a newer Envelope; use that one.`)
  }
  if (found < layout.version) db.exec(`${layout.tables}; PRAGMA user_version = ${layout.version}`)
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
