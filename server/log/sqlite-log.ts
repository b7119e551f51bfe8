/** The embedded log: one SQLite file, which people can open with any SQLite tool once the server is stopped. */
import type { Epoch, ShowId } from '#shared/ids'
import { readRecords, writeRecord } from './record.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from './show-log.ts'
import { type Database, type Layout, openDatabase } from './sqlite-database.ts'

const LAYOUT: Layout = {
  version: 1,
  tables: `
    CREATE TABLE logs (
      created    INTEGER PRIMARY KEY,
      show       TEXT NOT NULL UNIQUE,
      generation INTEGER NOT NULL,
      epoch      TEXT NOT NULL
    ) STRICT;
    CREATE TABLE commits (
      show   TEXT NOT NULL REFERENCES logs (show),
      seq    INTEGER NOT NULL CHECK (seq >= 1),
      record TEXT NOT NULL,
      PRIMARY KEY (show, seq)
    ) STRICT
  `,
}

/** One statement, so it is stored whole or not at all: only the next seq of this very log goes in. */
const APPEND = `
  INSERT INTO commits (show, seq, record)
  SELECT :show, :seq, :record
  WHERE :seq = 1 + (SELECT coalesce(max(seq), 0) FROM commits WHERE show = :show)
    AND EXISTS (SELECT 1 FROM logs WHERE show = :show AND generation = :generation AND epoch = :epoch)
`

/** Throws `LogUnusable` if the file cannot be used. The server's only writer: see `openDatabase`. */
export function openSqliteLogStore(path: string): LogStore {
  const database = openDatabase(path, LAYOUT, (sentence) => new LogUnavailable(sentence))

  return {
    async create(show, epoch) {
      const { changes } = database.use((db) =>
        db
          .prepare('INSERT OR IGNORE INTO logs (show, generation, epoch) VALUES (?, ?, ?)')
          .run(show, epoch.generation, epoch.id),
      )
      if (changes === 0) throw new LogConflict(`The show ${show} has a log already.`)
      return sqliteLog(database, show, epoch)
    },
    async open(show) {
      const row = database.use((db) =>
        db.prepare('SELECT generation, epoch FROM logs WHERE show = ?').get(show),
      ) as { generation: number; epoch: string } | undefined
      return row ? sqliteLog(database, show, { generation: row.generation, id: row.epoch }) : null
    },
    async shows() {
      const rows = database.use((db) => db.prepare('SELECT show FROM logs ORDER BY created').all())
      return rows.map((row: { show: ShowId }) => row.show)
    },
    async close() {
      database.close()
    },
  }
}

function sqliteLog(database: Database, show: ShowId, epoch: Epoch): ShowLog {
  return {
    show,
    epoch,
    async append(commit) {
      const row = {
        show,
        seq: commit.seq,
        record: writeRecord(commit),
        generation: epoch.generation,
        epoch: epoch.id,
      }
      const { changes } = database.use((db) => db.prepare(APPEND).run(row))
      if (changes === 0) throw new LogConflict(`Commit ${commit.seq} is not the next one of ${show}.`)
    },
    async readSince(seq) {
      const { rows, last } = database.use((db) => ({
        rows: db
          .prepare('SELECT seq, record FROM commits WHERE show = ? AND seq > ? ORDER BY seq')
          .all(show, seq) as { seq: number; record: string }[],
        last: Number(
          db.prepare('SELECT coalesce(max(seq), 0) AS last FROM commits WHERE show = ?').get(show).last,
        ),
      }))
      if (last < seq)
        throw new LogUnavailable(`The log of ${show} ends at commit ${last}; it had ${seq} before.`)
      return readRecords(rows, seq)
    },
  }
}
