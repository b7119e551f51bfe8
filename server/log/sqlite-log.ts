/** The embedded log: one SQLite file, which people can open with any SQLite tool once the server is stopped. */
import type { Epoch, ShowId } from '#shared/ids'
import { linked, NO_CHAIN, type Row, verified } from './chain.ts'
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

const LAST = 'SELECT coalesce(max(seq), 0) AS last FROM commits WHERE show = :show'
const READ = 'SELECT seq, record FROM commits WHERE show = :show AND seq > :seq ORDER BY seq'

/** Throws `LogUnusable` if the file cannot be used. The server's only writer: see `openDatabase`. */
export function openSqliteLogStore(path: string): LogStore {
  const database = openDatabase(path, LAYOUT, (sentence) => new LogUnavailable(sentence))

  return {
    async create(show, epoch) {
      const sql = 'INSERT OR IGNORE INTO logs (show, generation, epoch) VALUES (:show, :generation, :epoch)'
      const created = database.change(sql, { show, generation: epoch.generation, epoch: epoch.id })
      if (created === 0) throw new LogConflict(`The show ${show} has a log already.`)
      return sqliteLog(database, show, epoch)
    },
    async open(show) {
      const sql = 'SELECT generation, epoch AS id FROM logs WHERE show = :show'
      const [epoch] = database.rows<Epoch>(sql, { show })
      return epoch ? sqliteLog(database, show, { ...epoch }) : null
    },
    async shows() {
      return database.rows<{ show: ShowId }>('SELECT show FROM logs ORDER BY created').map((row) => row.show)
    },
    async close() {
      database.close()
    },
  }
}

function sqliteLog(database: Database, show: ShowId, epoch: Epoch): ShowLog {
  let chain = NO_CHAIN
  const rowsSince = (seq: number): Row[] => database.rows<Row>(READ, { show, seq })
  const follow = (rows: readonly Row[]) => {
    for (const row of rows) if (row.seq > chain.head.seq) chain = linked(chain, row)
  }

  return {
    show,
    epoch,
    async append(commit) {
      const { seq } = commit
      if (chain.head.seq < seq - 1) follow(rowsSince(chain.head.seq))
      const log = { show, generation: epoch.generation, epoch: epoch.id }
      const record = writeRecord(commit, chain.head.hash)
      const isNext = chain.head.seq === seq - 1
      if (!isNext || database.change(APPEND, { ...log, seq, record }) === 0)
        throw new LogConflict(`Commit ${seq} is not the next one of ${show}.`)
      follow([{ seq, record }])
    },
    async readSince(seq) {
      const [{ last } = { last: 0 }] = database.rows<{ last: number }>(LAST, { show })
      if (last < seq)
        throw new LogUnavailable(`The log of ${show} ends at commit ${last}; it had ${seq} before.`)
      const rows = rowsSince(seq)
      const commits = readRecords(rows, seq)
      if (seq <= chain.head.seq) follow(rows)
      return commits
    },
    chain: () => chain,
    verify: async (noted) => verified(rowsSince(0), chain.head, noted),
  }
}
