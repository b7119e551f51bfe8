/** The embedded registry: a file of its own, so that a copy of the show log signs nobody in. */
import type { Role } from '#shared/people'
import { type Layout, openDatabase } from '../log/sqlite-database.ts'
import { EMPTY_ROLL, type Roll, readRoll, writtenRoll } from './account.ts'
import { mustBeHash } from './hashes.ts'
import { readSetup } from './read-setup.ts'
import { type Registry, RegistryUnavailable, type Session } from './registry.ts'

const LAYOUT: Layout = {
  version: 3,
  tables: `
    CREATE TABLE IF NOT EXISTS keys (
      hash    TEXT PRIMARY KEY,
      name    TEXT NOT NULL,
      role    TEXT NOT NULL,
      expires INTEGER NOT NULL,
      account TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sessions (
      hash    TEXT PRIMARY KEY,
      name    TEXT NOT NULL,
      role    TEXT NOT NULL,
      created INTEGER NOT NULL,
      expires INTEGER NOT NULL,
      account TEXT,
      place   TEXT NOT NULL DEFAULT '',
      by_link INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE IF NOT EXISTS facts (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS screens (
      id     TEXT PRIMARY KEY,
      hash   TEXT NOT NULL,
      setup  TEXT NOT NULL,
      paired INTEGER NOT NULL
    ) STRICT
  `,
  changes: {
    3: `
      ALTER TABLE keys ADD COLUMN account TEXT;
      ALTER TABLE sessions ADD COLUMN account TEXT;
      ALTER TABLE sessions ADD COLUMN place TEXT NOT NULL DEFAULT '';
      ALTER TABLE sessions ADD COLUMN by_link INTEGER NOT NULL DEFAULT 0
    `,
  },
}

interface Row {
  readonly hash: string
  readonly name: string
  readonly role: Role
  readonly expires: number
  readonly account: string | null
}

interface SessionRow extends Row {
  readonly created: number
  readonly place: string
  readonly by_link: number
}

interface ScreenRow {
  readonly id: string
  readonly hash: string
  readonly setup: string
  readonly paired: number
}

/** Throws `LogUnusable` if the file cannot be used. */
export function openSqliteRegistry(path: string, now: () => number = Date.now): Registry {
  const database = openDatabase(path, LAYOUT, (sentence) => new RegistryUnavailable(sentence))

  function rollNow(): Roll {
    const [row] = database.rows<{ value: string }>(`SELECT value FROM facts WHERE name = 'people'`)
    const roll = row ? readRoll(row.value) : EMPTY_ROLL
    if (!roll) throw new RegistryUnavailable(`The accounts in ${path} cannot be read.`)
    return roll
  }

  return {
    async addKey({ keyHash, name, role, expiresAt, account }) {
      const key = { hash: mustBeHash(keyHash), name, role, expires: expiresAt, account }
      database.change('DELETE FROM keys WHERE expires <= :now', { now: now() })
      database.change('INSERT OR REPLACE INTO keys VALUES (:hash, :name, :role, :expires, :account)', key)
    },
    async useKey(keyHash) {
      const [found] = database.rows<Row>('DELETE FROM keys WHERE hash = :keyHash RETURNING *', { keyHash })
      if (!found || found.expires <= now()) return null
      const { name, role, expires, account } = found
      return { keyHash, name, role, expiresAt: expires, account }
    },
    async dropKeys(name) {
      database.change('DELETE FROM keys WHERE name = :name', { name })
    },
    async addSession({ tokenHash, name, role, createdAt, expiresAt, account, place, byLink }) {
      const who = { hash: mustBeHash(tokenHash), name, role, account, place, byLink: byLink ? 1 : 0 }
      database.change('DELETE FROM sessions WHERE expires <= :now', { now: now() })
      database.change(
        'INSERT OR REPLACE INTO sessions VALUES (:hash, :name, :role, :created, :expires, :account, :place, :byLink)',
        { ...who, created: createdAt, expires: expiresAt },
      )
    },
    async session(tokenHash) {
      const sql = 'SELECT * FROM sessions WHERE hash = :tokenHash AND expires > :now'
      const [found] = database.rows<SessionRow>(sql, { tokenHash, now: now() })
      return found ? sessionOf(found) : null
    },
    async sessions() {
      const sql = 'SELECT * FROM sessions WHERE expires > :now ORDER BY created, hash'
      return database.rows<SessionRow>(sql, { now: now() }).map(sessionOf)
    },
    async dropSession(tokenHash) {
      database.change('DELETE FROM sessions WHERE hash = :tokenHash', { tokenHash })
    },
    roll: async () => rollNow(),
    async keepRoll({ revision, accounts }) {
      const value = writtenRoll({ revision: revision + 1, accounts })
      // One process holds the file, and nothing else runs between these two.
      if (rollNow().revision !== revision) return false
      database.change(`INSERT OR REPLACE INTO facts VALUES ('people', :value)`, { value })
      return true
    },
    async onAir() {
      const [row] = database.rows<{ value: string }>(`SELECT value FROM facts WHERE name = 'on-air'`)
      return row?.value ?? null
    },
    async putOnAir(show) {
      database.change(`INSERT OR REPLACE INTO facts VALUES ('on-air', :show)`, { show })
    },
    async noted(fact) {
      const sql = 'SELECT value FROM facts WHERE name = :fact || value ORDER BY value'
      return database.rows<{ value: string }>(sql, { fact: `${fact}:` }).map(({ value }) => value)
    },
    async note(fact, show, holds) {
      const row = { name: `${fact}:${show}`, show }
      if (holds) database.change('INSERT OR REPLACE INTO facts VALUES (:name, :show)', row)
      else database.change('DELETE FROM facts WHERE name = :name', { name: row.name })
    },
    async screens() {
      const rows = database.rows<ScreenRow>('SELECT * FROM screens ORDER BY paired, id')
      return rows.flatMap(({ id, hash, setup, paired }) => {
        const read = readSetup(setup)
        return read ? [{ id, tokenHash: hash, setup: read, pairedAt: paired }] : []
      })
    },
    async keepScreen({ id, tokenHash, setup, pairedAt }) {
      const screen = { id, hash: mustBeHash(tokenHash), setup: JSON.stringify(setup), paired: pairedAt }
      database.change('INSERT OR REPLACE INTO screens VALUES (:id, :hash, :setup, :paired)', screen)
    },
    async dropScreen(id) {
      database.change('DELETE FROM screens WHERE id = :id', { id })
    },
    async close() {
      database.close()
    },
  }
}

const sessionOf = ({ hash, name, role, created, expires, account, place, by_link }: SessionRow): Session => ({
  tokenHash: hash,
  name,
  role,
  createdAt: created,
  expiresAt: expires,
  account,
  place,
  byLink: by_link === 1,
})
