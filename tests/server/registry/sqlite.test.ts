/** The embedded registry. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, it } from 'vitest'
import { type Registry, RegistryUnavailable } from '../../../server/registry/registry.ts'
import { openSqliteRegistry } from '../../../server/registry/sqlite-registry.ts'
import { registryContract } from './registry-contract.ts'

registryContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-registry-'))
  let registry: Registry | null = null
  return {
    async open(now) {
      await registry?.close()
      registry = openSqliteRegistry(join(folder, 'registry.db'), now)
      return registry
    },
    async bytes() {
      const files = readdirSync(folder).map((name) => join(folder, name))
      for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600)
      return Buffer.concat(files.map((file) => readFileSync(file)))
    },
    async clear() {
      await registry?.close()
      rmSync(folder, { recursive: true })
    },
  }
})

it('opens a registry from before there were accounts: who was signed in still is, and the next one can have an account', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-registry-'))
  const path = join(folder, 'registry.db')
  const before = new DatabaseSync(path)
  before.exec(`
    CREATE TABLE keys (hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;
    CREATE TABLE sessions (hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
      created INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE screens (id TEXT PRIMARY KEY, hash TEXT NOT NULL, setup TEXT NOT NULL, paired INTEGER NOT NULL) STRICT;
    INSERT INTO keys VALUES ('${'a'.repeat(64)}', 'first desk', 'producer', 5000);
    INSERT INTO sessions VALUES ('${'b'.repeat(64)}', 'first desk', 'producer', 1000, 9000);
    INSERT INTO facts VALUES ('on-air', 'gala');
    PRAGMA user_version = 2;
  `)
  before.close()
  const registry = openSqliteRegistry(path, () => 2000)
  const who = { name: 'first desk', role: 'producer', account: null } as const
  const session = {
    ...who,
    tokenHash: 'b'.repeat(64),
    createdAt: 1000,
    expiresAt: 9000,
    place: '',
    byLink: false,
  }
  expect(await registry.sessions()).toEqual([session])
  expect(await registry.useKey('a'.repeat(64))).toEqual({ ...who, keyHash: 'a'.repeat(64), expiresAt: 5000 })
  const mine = {
    ...session,
    tokenHash: 'c'.repeat(64),
    account: 'account-of-ada-0001',
    place: 'here',
    byLink: true,
  }
  await registry.addSession(mine)
  expect(await registry.session(mine.tokenHash)).toEqual(mine)
  expect(await registry.onAir()).toBe('gala')
  expect(await registry.roll()).toEqual({ revision: 0, accounts: [] })
  await registry.close()
  rmSync(folder, { recursive: true })
})

it('takes a list of accounts that cannot be read for no empty house', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-registry-'))
  const path = join(folder, 'registry.db')
  await openSqliteRegistry(path).close()
  const tool = new DatabaseSync(path)
  tool.exec(`INSERT INTO facts VALUES ('people', '{"revision":1,"accounts":[{"id":1}]}')`)
  tool.close()
  const registry = openSqliteRegistry(path)
  await expect(registry.roll()).rejects.toThrow(RegistryUnavailable)
  await expect(registry.keepRoll({ revision: 0, accounts: [] })).rejects.toThrow(RegistryUnavailable)
  await registry.close()
  rmSync(folder, { recursive: true })
})
