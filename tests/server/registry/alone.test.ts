/** The registry of a machine that is alone: the same contract, kept among its copies. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Copies, openCopies } from '../../../server/log/copies.ts'
import { openAloneRegistry } from '../../../server/registry/redis-registry.ts'
import { registryContract } from './registry-contract.ts'

registryContract('alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-alone-registry-'))
  let copies: Copies | null = null
  return {
    async open(now) {
      copies?.close()
      copies = openCopies(join(folder, 'copies.db'))
      return openAloneRegistry(copies, now)
    },
    async bytes() {
      return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
    },
    async clear() {
      copies?.close()
      rmSync(folder, { recursive: true })
    },
  }
})
