/** What becomes of the seal key when the core is killed: found again by itself, or entered by people and lying nowhere. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { KeyView, WrappedKey } from '#shared/key-view'
import { readConfig } from '../../server/config.ts'
import { openKeyring } from '../../server/vault/keyring.ts'
import { VaultClosed } from '../../server/vault/vault.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'

const PASSPHRASE = 'nobody guesses these five words'
const houses: House[] = []
const folders: string[] = []
afterAll(async () => {
  for (const house of houses) await house.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const begin = async (environment: Record<string, string> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-seal-mode-'))
  folders.push(folder)
  const house = await startHouse({ environment, folder })
  houses.push(house)
  return house
}

/** A producer at a desk: no machine carries keys away. */
async function producerAt(house: House) {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${house.room}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-envelope': 'page',
        origin: house.room,
        ...headers,
      },
      body: JSON.stringify(body),
    })
  const signedIn = await post('/control/sign-in', { key: house.controlLink.split('#key=')[1] })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    key: async () =>
      (await (await fetch(`${house.room}/control/key`, { headers: { cookie } })).json()) as KeyView,
    async ask<T>(path: string, body: unknown) {
      const reply = await post(path, body, { cookie })
      return { status: reply.status, said: (await reply.json()) as T & { code?: string } }
    },
  }
}

async function killCore(house: House): Promise<void> {
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until('another core', async () => {
    const now = house.children().core
    return now !== 0 && now !== core && (await fetch(`${house.room}/ready`)).status === 200
  })
}

const CSV = 'category,sponsor,entrant,partners,title,person,summary\nHousing,,York,,,,\nHousing,,Leeds,,,,'
const RESULTS = 'category,level,entrant,title\nHousing,Winner,York,'
const importing = (house: House, id: string, results?: string) =>
  house.api('/api/v1/shows', {
    method: 'POST',
    body: {
      id,
      ceremony: { name: 'A', date: '2026-01-01', venue: null, presentedBy: null, timeZone: 'Europe/London' },
      shortlist: CSV,
      ...(results && { results }),
    },
  })

test('in the mode "show" a core that was killed opens the envelopes again, and nobody did anything', async () => {
  const house = await begin()
  const producer = await producerAt(house)
  const { fingerprint } = await producer.key()
  await killCore(house)
  expect(await producer.key()).toMatchObject({ fingerprint, source: 'file', opens: [SAMPLE], closed: [] })
})

test('in the mode "strict" the key is in memory alone, seals nothing that nobody has a copy of, and people enter it again', async () => {
  const house = await begin({ ENVELOPE_SEAL_MODE: 'strict' })
  const producer = await producerAt(house)
  // The sample's results would be sealed with a key that nobody has.
  expect(await (await house.api('/api/v1/shows')).text()).not.toContain(SAMPLE)
  const early = await importing(house, 'gala', RESULTS)
  expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([409, 'vault-closed'])
  const { said: wrapped } = await producer.ask<WrappedKey>('/control/key/export', { passphrase: PASSPHRASE })
  expect((await importing(house, 'gala', RESULTS)).status).toBe(201)
  expect(await producer.key()).toMatchObject({
    source: 'memory',
    fingerprint: wrapped.fingerprint,
    opens: ['gala'],
  })
  expect(readdirSync(house.folder).filter((name) => name.startsWith('seal'))).toEqual([])

  await killCore(house)
  const after = await producer.key()
  expect(after).toMatchObject({ source: 'memory', opens: [], closed: ['gala'] })
  expect(after.fingerprint).not.toBe(wrapped.fingerprint)
  const look = () => producer.ask('/control/paper', { show: 'gala', category: null })
  expect((await look()).said.code).toBe('vault-closed')
  // A second key beside the one that is awaited would divide the envelopes of this house.
  expect((await producer.ask('/control/key/export', { passphrase: PASSPHRASE })).said.code).toBe(
    'vault-closed',
  )
  expect((await importing(house, 'second', RESULTS)).status).toBe(409)
  // The show goes on without it.
  expect((await house.api('/api/v1/shows/gala')).status).toBe(200)

  const { block } = wrapped
  const wrong = await producer.ask('/control/key/import', { block, passphrase: 'another passphrase' })
  expect(wrong.said.code).toBe('wrong-passphrase')
  const entered = await producer.ask<KeyView>('/control/key/import', { block, passphrase: PASSPHRASE })
  expect(entered).toMatchObject({
    status: 200,
    said: { fingerprint: wrapped.fingerprint, opens: ['gala'], closed: [] },
  })
  expect((await look()).status).toBe(200)
  expect((await importing(house, 'second', RESULTS)).status).toBe(201)
  expect(readdirSync(house.folder).filter((name) => name.startsWith('seal'))).toEqual([])
  expect(house.output()).toContain(
    'the envelopes of the show gala are shut until a producer brings their key',
  )
}, 60_000)

test('a strict house does not start beside a key in a file, nor with one in the environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-seal-mode-'))
  folders.push(folder)
  const strict = { dataFolder: folder, sealKey: null, sealMode: 'strict' } as const
  const { vault, isKept } = openKeyring(strict)
  const request = { category: 'a', level: 'b', version: 1, result: { entries: [], citation: null } }
  expect(isKept()).toBe(false)
  expect(() => vault.seal('show', request)).toThrow(VaultClosed)
  writeFileSync(join(folder, 'seal.key.0123456789abcdef'), `${'ab'.repeat(32)}\n`)
  expect(() => openKeyring(strict)).toThrow(/strict, and seal\.key\.0123456789abcdef lies in/)
  expect(readFileSync(join(folder, 'seal.key.0123456789abcdef'), 'utf8')).toContain('ab')
  expect(() => readConfig({ ENVELOPE_SEAL_MODE: 'strict', ENVELOPE_SEAL_KEY: 'ab'.repeat(32) })).toThrow(
    /ENVELOPE_SEAL_KEY/,
  )
  expect(() => readConfig({ ENVELOPE_SEAL_MODE: 'lax' })).toThrow(/must be show or strict/)
})
