/** The embedded registry: a file of its own, so that a copy of the show log signs nobody in. */
import type { Role } from '#shared/people'
import { type Layout, openDatabase } from '../log/sqlite-database.ts'
import { mustBeHash } from './hashes.ts'
import { type Registry, RegistryUnavailable } from './registry.ts'

const LAYOUT: Layout = {
  version: 1,
  tables: `
    CREATE TABLE keys (
      hash    TEXT PRIMARY KEY,
      name    TEXT NOT NULL,
      role    TEXT NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE sessions (
      hash    TEXT PRIMARY KEY,
      name    TEXT NOT NULL,
      role    TEXT NOT NULL,
      created INTEGER NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE facts (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT
  `,
}

interface Row {
  readonly hash: string
  readonly name: string
  readonly role: Role
  readonly created: number
  readonly expires: number
}

/** Throws `LogUnusable` if the file cannot be used. */
export function openSqliteRegistry(path: string, now: () => number = Date.now): Registry {
  const database = openDatabase(path, LAYOUT, (sentence) => new RegistryUnavailable(sentence))
  const run = (sql: string, ...values: (string | number)[]) =>
    database.use((db) => db.prepare(sql).run(...values))
  const row = <T>(sql: string, ...values: (string | number)[]) =>
    database.use((db) => db.prepare(sql).get(...values)) as T | undefined

  return {
    async addKey({ keyHash, name, role, expiresAt }) {
      run('DELETE FROM keys WHERE expires <= ?', now())
      run('INSERT OR REPLACE INTO keys VALUES (?, ?, ?, ?)', mustBeHash(keyHash), name, role, expiresAt)
    },
    async useKey(keyHash) {
      const found = row<Row>('DELETE FROM keys WHERE hash = ? RETURNING *', keyHash)
      if (!found || found.expires <= now()) return null
      return { keyHash, name: found.name, role: found.role, expiresAt: found.expires }
    },
    async dropKeys(name) {
      run('DELETE FROM keys WHERE name = ?', name)
    },
    async addSession({ tokenHash, name, role, createdAt, expiresAt }) {
      run('DELETE FROM sessions WHERE expires <= ?', now())
      const values = [mustBeHash(tokenHash), name, role, createdAt, expiresAt]
      run('INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)', ...values)
    },
    async session(tokenHash) {
      const found = row<Row>('SELECT * FROM sessions WHERE hash = ? AND expires > ?', tokenHash, now())
      if (!found) return null
      const { name, role, created, expires } = found
      return { tokenHash, name, role, createdAt: created, expiresAt: expires }
    },
    async dropSession(tokenHash) {
      run('DELETE FROM sessions WHERE hash = ?', tokenHash)
    },
    async onAir() {
      return row<{ value: string }>(`SELECT value FROM facts WHERE name = 'on-air'`)?.value ?? null
    },
    async putOnAir(show) {
      run(`INSERT OR REPLACE INTO facts VALUES ('on-air', ?)`, show)
    },
    async close() {
      database.close()
    },
  }
}
