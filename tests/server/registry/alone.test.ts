/** The registry of a machine that is alone: the same contract, kept among its copies. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Copies, openCopies } from '../../../server/log/copies.ts'
import { copiedRegistry, type KeyCopy } from '../../../server/registry/redis-copy.ts'
import { openAloneRegistry, registryOf } from '../../../server/registry/redis-registry.ts'
import { type Registry, RegistryUnavailable } from '../../../server/registry/registry.ts'
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

it('whoever signs in while Redis is away is signed in, then and when it is back; whoever was, stays so', async () => {
  let away = false
  const keys = { house: 'house', revision: 1 }
  const house = registryOf(keys, () => undefined)
  const names = Object.keys(house) as (keyof Registry)[]
  const asked = names.map((name) => [
    name,
    async (...given: never[]) => {
      if (away) throw new RegistryUnavailable('away')
      return (house[name] as (...of: never[]) => Promise<unknown>)(...given)
    },
  ])
  let copied: KeyCopy = keys
  const copy = { known: () => copied, check: async () => false, changed: async () => undefined }
  const { registry, known, bring } = copiedRegistry(Object.fromEntries(asked) as Registry, copy, registryOf)
  const session = (letter: string) => ({
    ...{ tokenHash: letter.repeat(64), name: 'Ada', role: 'operator' as const, account: null },
    ...{ createdAt: 1, expiresAt: Number.MAX_SAFE_INTEGER, place: 'Desk', byLink: false },
  })
  const [before, meanwhile] = [session('a'), session('b')]
  await registryOf(keys, (next) => {
    copied = next
  }).addSession(before)
  away = true
  expect(await registry.session(before.tokenHash)).toEqual(before)
  await registry.addSession(meanwhile)
  expect(await registry.session(meanwhile.tokenHash)).toEqual(meanwhile)
  expect(JSON.stringify(known())).toContain(meanwhile.tokenHash)
  await expect(registry.putOnAir('gala')).rejects.toThrow(RegistryUnavailable)
  away = false
  expect(await registry.session(meanwhile.tokenHash)).toEqual(meanwhile)
  await bring()
  expect(await house.session(meanwhile.tokenHash)).toEqual(meanwhile)
  await registry.dropSession(meanwhile.tokenHash)
  expect(await registry.session(meanwhile.tokenHash)).toBeNull()
})
