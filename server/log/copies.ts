/** This machine's own copy of every log that lies in Redis: what was acknowledged here is still known when Redis has lost it. */
import type { Epoch, ShowId } from '#shared/ids'
import type { Row } from './chain.ts'
import { LogUnavailable } from './show-log.ts'
import { type Layout, openDatabase } from './sqlite-database.ts'

const LAYOUT: Layout = {
  version: 1,
  isCopy: true,
  tables: `
    CREATE TABLE IF NOT EXISTS copies (
      show       TEXT PRIMARY KEY,
      generation INTEGER NOT NULL,
      epoch      TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS records (
      show   TEXT NOT NULL,
      seq    INTEGER NOT NULL CHECK (seq >= 1),
      record TEXT NOT NULL,
      PRIMARY KEY (show, seq)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS lost (
      show       TEXT NOT NULL,
      generation INTEGER NOT NULL,
      epoch      TEXT NOT NULL,
      seq        INTEGER NOT NULL,
      record     TEXT NOT NULL,
      PRIMARY KEY (show, generation, epoch, seq)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS notes (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT
  `,
}

const LAST = 'coalesce((SELECT max(seq) FROM records WHERE show = :show), 0)'
const HEAD = `SELECT generation, epoch AS id, ${LAST} AS seq FROM copies WHERE show = :show`
const ROWS = 'SELECT seq, record FROM records WHERE show = :show AND seq > :after ORDER BY seq LIMIT :most'
/** Only what follows: a copy has no gaps. */
const ADD = `
  INSERT INTO records (show, seq, record)
  SELECT :show, value ->> 'seq', value ->> 'record' FROM json_each(:page)
  WHERE value ->> 'seq' > ${LAST}
`
const EPOCH = `
  INSERT INTO copies (show, generation, epoch) VALUES (:show, :generation, :id)
  ON CONFLICT (show) DO UPDATE SET generation = excluded.generation, epoch = excluded.epoch
`
/** What has no place in the log any more is kept for whoever wants to see what it was. */
const SET_ASIDE = `
  INSERT OR IGNORE INTO lost (show, generation, epoch, seq, record)
  SELECT show, generation, epoch, seq, record FROM records JOIN copies USING (show) WHERE show = :show AND seq > :after
`
const CUT = 'DELETE FROM records WHERE show = :show AND seq > :after'

export interface Copies {
  shows(): ShowId[]
  /** The log a copy is of, and its last record; null where there is none. */
  head(show: ShowId): { readonly epoch: Epoch; readonly seq: number } | null
  rows(show: ShowId, after: number, most: number): Row[]
  /** Notes rows that follow what is there; throws where they would leave a gap. */
  add(show: ShowId, rows: readonly Row[]): void
  /** From now on a copy of the log drawn as `epoch`, which is the same up to `seq`; what comes after is set aside. */
  follow(show: ShowId, epoch: Epoch, seq: number): void
  drop(show: ShowId): void
  /** What has no place in the log any more, oldest first. */
  aside(show: ShowId): Row[]
  /** Text under a name; null where nothing was noted. */
  note(name: string): string | null
  keepNote(name: string, value: string): void
  close(): void
}

/** Throws `LogUnusable` if the file cannot be used. Every method throws `LogUnavailable` while the disk does not do its part. */
export function openCopies(path: string): Copies {
  const database = openDatabase(path, LAYOUT, (sentence) => new LogUnavailable(sentence))

  function head(show: ShowId): ReturnType<Copies['head']> {
    const [found] = database.rows<Epoch & { seq: number }>(HEAD, { show })
    return found ? { epoch: { generation: found.generation, id: found.id }, seq: found.seq } : null
  }

  return {
    shows: () => database.rows<{ show: ShowId }>('SELECT show FROM copies').map(({ show }) => show),
    head,
    rows: (show, after, most) => database.rows<Row>(ROWS, { show, after, most }),
    add(show, rows) {
      const last = head(show)?.seq ?? 0
      if ((rows[0]?.seq ?? 0) > last + 1)
        throw new LogUnavailable(`The copy of ${show} ends at commit ${last}.`)
      database.change(ADD, { show, page: JSON.stringify(rows) })
    },
    follow(show, { generation, id }, after) {
      // In this order: cut off in the middle, it is a shorter copy of the log it was of, and is brought level at the next start.
      database.change(SET_ASIDE, { show, after })
      database.change(CUT, { show, after })
      database.change(EPOCH, { show, generation, id })
    },
    drop(show) {
      database.change('DELETE FROM records WHERE show = :show', { show })
      database.change('DELETE FROM copies WHERE show = :show', { show })
    },
    aside: (show) =>
      database.rows<Row>('SELECT seq, record FROM lost WHERE show = :show ORDER BY rowid', { show }),
    note: (name) =>
      database.rows<{ value: string }>('SELECT value FROM notes WHERE name = :name', { name })[0]?.value ??
      null,
    keepNote(name, value) {
      database.change('INSERT OR REPLACE INTO notes (name, value) VALUES (:name, :value)', { name, value })
    },
    close: () => database.close(),
  }
}
