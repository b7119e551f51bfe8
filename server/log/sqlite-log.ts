/** The embedded log: one SQLite file, which people can open with any SQLite tool once the server is stopped. */
import { setImmediate } from 'node:timers/promises'
import type { Epoch, ShowId } from '#shared/ids'
import { fitting } from './arriving.ts'
import { linked, NO_CHAIN, type Row, verified } from './chain.ts'
import { readRecords, writeRecord } from './record.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from './show-log.ts'
import { type Database, type Layout, openDatabase } from './sqlite-database.ts'

const LAYOUT: Layout = {
  version: 2,
  tables: `
    CREATE TABLE IF NOT EXISTS logs (
      created    INTEGER PRIMARY KEY,
      show       TEXT NOT NULL UNIQUE,
      generation INTEGER NOT NULL,
      epoch      TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS commits (
      show   TEXT NOT NULL REFERENCES logs (show),
      seq    INTEGER NOT NULL CHECK (seq >= 1),
      record TEXT NOT NULL,
      PRIMARY KEY (show, seq)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS partial (
      show TEXT PRIMARY KEY
    ) STRICT;
    CREATE TABLE IF NOT EXISTS generations (
      show       TEXT PRIMARY KEY,
      generation INTEGER NOT NULL
    ) STRICT
  `,
}

/** A log of which not every record is there: one that is arriving, or on its way out. To everybody it is as if it were not there. */
const WHOLE = 'show NOT IN (SELECT show FROM partial)'

/** What a power cut left of a restoring or a removing. */
const SWEEP = [
  'DELETE FROM commits WHERE show IN (SELECT show FROM partial)',
  'DELETE FROM logs WHERE show IN (SELECT show FROM partial)',
  'DELETE FROM partial',
]

/** One statement, so it is stored whole or not at all: only the next seq of this very log goes in. */
const APPEND = `
  INSERT INTO commits (show, seq, record)
  SELECT :show, :seq, :record
  WHERE :seq = 1 + (SELECT coalesce(max(seq), 0) FROM commits WHERE show = :show)
    AND EXISTS (SELECT 1 FROM logs WHERE show = :show AND generation = :generation AND epoch = :epoch AND ${WHOLE})
`

const LAST = `
  SELECT (SELECT coalesce(max(seq), 0) FROM commits WHERE show = :show) AS last
  FROM logs WHERE show = :show AND generation = :generation AND epoch = :epoch AND ${WHOLE}
`
const READ = 'SELECT seq, record FROM commits WHERE show = :show AND seq > :seq ORDER BY seq LIMIT :most'
const CREATE = 'INSERT OR IGNORE INTO logs (show, generation, epoch) VALUES (:show, :generation, :epoch)'

/** A whole page in one statement: a statement each would wait for the disk as often. */
const ARRIVE = `
  INSERT INTO commits (show, seq, record)
  SELECT :show, value ->> 'seq', value ->> 'record' FROM json_each(:page)
`

/** Kept when a log is removed: another of its name must be newer than it to whoever still remembers it. */
const REMEMBER = `
  INSERT INTO generations (show, generation) VALUES (:show, :generation)
  ON CONFLICT (show) DO UPDATE SET generation = max(generation, excluded.generation)
`
const GENERATION = `
  SELECT coalesce(max(generation), 0) AS generation FROM (
    SELECT generation FROM logs WHERE show = :show UNION ALL SELECT generation FROM generations WHERE show = :show
  )
`
/** Only a log that ends where it is thought to end. */
const LEAVE = `
  INSERT INTO partial (show)
  SELECT show FROM logs WHERE show = :show AND generation = :generation AND epoch = :epoch AND ${WHOLE}
    AND :seq = (SELECT coalesce(max(seq), 0) FROM commits WHERE show = :show)
`
/** So many records go at once: a running show writes to the same file. */
const AT_ONCE = 100
const GO = `
  DELETE FROM commits WHERE show = :show
    AND seq IN (SELECT seq FROM commits WHERE show = :show ORDER BY seq DESC LIMIT ${AT_ONCE})
`
/** All records there are. */
const ALL = -1

/** Throws `LogUnusable` if the file cannot be used. The server's only writer: see `openDatabase`. */
export function openSqliteLogStore(path: string): LogStore {
  const database = openDatabase(path, LAYOUT, (sentence) => new LogUnavailable(sentence))
  for (const sql of SWEEP) database.change(sql)

  const generation = (show: ShowId) =>
    database.rows<{ generation: number }>(GENERATION, { show })[0]?.generation ?? 0

  function create(show: ShowId, epoch: Epoch): void {
    if (database.change(CREATE, { show, generation: epoch.generation, epoch: epoch.id }) === 0)
      throw new LogConflict(`The show ${show} has a log already.`)
  }

  /** Its records go a few at a time; between them, others have their turn. */
  async function sweep(show: ShowId): Promise<void> {
    while (database.change(GO, { show }) > 0) await setImmediate()
    database.change('DELETE FROM logs WHERE show = :show', { show })
    database.change('DELETE FROM partial WHERE show = :show', { show })
  }

  return {
    async create(show, epoch) {
      create(show, epoch)
      return sqliteLog(database, show, epoch)
    },
    async restore(show, epoch, pages) {
      const taken = database.rows('SELECT 1 FROM logs WHERE show = :show', { show }).length > 0
      // Named before it is made: whenever the power goes, what is there is swept out at the next start.
      if (taken || database.change('INSERT OR IGNORE INTO partial (show) VALUES (:show)', { show }) === 0)
        throw new LogConflict(`The show ${show} has a log already.`)
      try {
        create(show, epoch)
        for await (const page of fitting(pages)) {
          database.change(ARRIVE, { show, page: JSON.stringify(page) })
          await setImmediate()
        }
      } catch (error) {
        await sweep(show)
        throw error
      }
      database.change('DELETE FROM partial WHERE show = :show', { show })
      return sqliteLog(database, show, epoch)
    },
    async remove(show, { epoch, seq }) {
      const end = { show, generation: epoch.generation, epoch: epoch.id, seq }
      // Remembered first: a generation too many does no harm, and one forgotten would be given out again.
      database.change(REMEMBER, { show, generation: generation(show) })
      if (database.change(LEAVE, end) === 0)
        throw new LogConflict(`The log of ${show} does not end at ${seq} any more.`)
      await sweep(show)
    },
    generation: async (show) => generation(show),
    async probe() {
      const began = performance.now()
      // Of no show: none has an empty name.
      database.change(REMEMBER, { show: '', generation: 0 })
      return performance.now() - began
    },
    async open(show) {
      const sql = `SELECT generation, epoch AS id FROM logs WHERE show = :show AND ${WHOLE}`
      const [epoch] = database.rows<Epoch>(sql, { show })
      return epoch ? sqliteLog(database, show, { ...epoch }) : null
    },
    async shows() {
      const sql = `SELECT show FROM logs WHERE ${WHOLE} ORDER BY created`
      return database.rows<{ show: ShowId }>(sql).map((row) => row.show)
    },
    async close() {
      database.close()
    },
  }
}

function sqliteLog(database: Database, show: ShowId, epoch: Epoch): ShowLog {
  let chain = NO_CHAIN
  const self = { show, generation: epoch.generation, epoch: epoch.id }
  const rowsSince = (seq: number, most = ALL): Row[] => database.rows<Row>(READ, { show, seq, most })
  const follow = (rows: readonly Row[]) => {
    for (const row of rows) if (row.seq > chain.head.seq) chain = linked(chain, row)
  }

  function lastSeq(): number {
    const [found] = database.rows<{ last: number }>(LAST, self)
    if (!found) throw new LogUnavailable(`The log of ${show} was replaced or removed.`)
    return found.last
  }

  return {
    show,
    epoch,
    async append(commit) {
      const { seq } = commit
      if (chain.head.seq < seq - 1) follow(rowsSince(chain.head.seq))
      const record = writeRecord(commit, chain.head.hash)
      const isNext = chain.head.seq === seq - 1
      if (!isNext || database.change(APPEND, { ...self, seq, record }) === 0)
        throw new LogConflict(`Commit ${seq} is not the next one of ${show}.`)
      follow([{ seq, record }])
    },
    async readSince(seq, most) {
      const last = lastSeq()
      if (last < seq)
        throw new LogUnavailable(`The log of ${show} ends at commit ${last}; it had ${seq} before.`)
      const rows = rowsSince(seq, most)
      const commits = readRecords(rows, seq)
      if (seq <= chain.head.seq) follow(rows)
      return commits
    },
    async rows(seq, most) {
      lastSeq()
      return rowsSince(seq, most).map(({ seq, record }) => ({ seq, record }))
    },
    chain: () => chain,
    verify: async (noted) => verified(rowsSince(0), chain.head, noted),
  }
}
