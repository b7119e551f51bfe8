/** The embedded registry. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Registry } from '../../../server/registry/registry.ts'
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
