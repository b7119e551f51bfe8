/** The vault: fixed sizes, seals that break, commitments that verify, a key that is nobody else's to read. */
import { createCipheriv } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifies } from '#shared/results'
import { readConfig } from '../../server/config.ts'
import { loadSealKey } from '../../server/vault/seal-key.ts'
import { createVault, VaultClosed } from '../../server/vault/vault.ts'

const key = Buffer.alloc(32, 1)
const vault = createVault(key)
const ref = { category: 'housing', level: 'winner', version: 1 }
const result = { entries: ['h-3', 'h-4'], citation: 'For homes that last, “every day” – 住まい.' }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-vault-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('[E2] what is sealed opens to itself, and verifies against its commitment', () => {
  const { envelope } = vault.seal('show', { ...ref, result })
  const opened = vault.open('show', ref, envelope.box)
  expect(opened.result).toEqual(result)
  expect(verifies('show', opened, envelope.commitment)).toBe(true)
  expect(verifies('show', { ...opened, result: { ...result, entries: ['h-3'] } }, envelope.commitment)).toBe(
    false,
  )
  expect(verifies('other-show', opened, envelope.commitment)).toBe(false)
})

test('[E1] every envelope has the same length, whatever it holds', () => {
  const results = [
    { entries: [], citation: null },
    result,
    {
      entries: Array.from({ length: 20 }, (_, i) => `entry-${i}-${'x'.repeat(60)}`),
      citation: 'y'.repeat(1500),
    },
  ]
  const lengths = new Set(results.map((r) => vault.seal('show', { ...ref, result: r }).envelope.box.length))
  expect(lengths.size).toBe(1)
})

test('[E1] the same result sealed twice looks different each time, and so does its commitment', () => {
  const [a, b] = [vault.seal('show', { ...ref, result }), vault.seal('show', { ...ref, result })]
  expect(a.envelope.box).not.toBe(b.envelope.box)
  expect(a.envelope.commitment).not.toBe(b.envelope.commitment)
})

test('a seal that was touched, an envelope moved to another place and another key do not open', () => {
  const { box } = vault.seal('show', { ...ref, result }).envelope
  const touched = Buffer.from(box, 'base64')
  touched[100] = (touched[100] ?? 0) ^ 1
  expect(() => vault.open('show', ref, touched.toString('base64'))).toThrow(VaultClosed)
  expect(() => vault.open('show', { ...ref, category: 'climate' }, box)).toThrow(VaultClosed)
  expect(() => vault.open('show', { ...ref, level: 'commended' }, box)).toThrow(VaultClosed)
  expect(() => vault.open('show', { ...ref, version: 2 }, box)).toThrow(VaultClosed)
  expect(() => vault.open('another', ref, box)).toThrow(VaultClosed)
  expect(() => createVault(Buffer.alloc(32, 2)).open('show', ref, box)).toThrow(VaultClosed)
  expect(() => vault.open('show', ref, '')).toThrow(VaultClosed)
  expect(vault.open('show', ref, box).result).toEqual(result)
})

test('the first start draws a key only its owner can read; later starts find the same one', () => {
  const config = { dataFolder: join(folder, 'data'), sealKey: null }
  const first = loadSealKey(config)
  const path = join(config.dataFolder, 'seal.key')
  expect(first.length).toBe(32)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(config.dataFolder).mode & 0o777).toBe(0o700)
  expect(loadSealKey(config)).toEqual(first)
  expect(readFileSync(path, 'utf8').trim()).toBe(first.toString('hex'))
})

test('a file that holds no key and a variable that is none are refused in one sentence', () => {
  writeFileSync(join(folder, 'seal.key'), 'not a key\n')
  expect(() => loadSealKey({ dataFolder: folder, sealKey: null })).toThrow(/does not hold a seal key/)
  expect(() => readConfig({ ENVELOPE_SEAL_KEY: 'abc' })).toThrow(/ENVELOPE_SEAL_KEY.*64 hexadecimal digits/)
  const given = readConfig({ ENVELOPE_SEAL_KEY: 'AB'.repeat(32) })
  expect(loadSealKey(given)).toEqual(Buffer.alloc(32, 0xab))
})

test('a seal key put back from a copy is made private again', () => {
  const path = join(folder, 'seal.key')
  writeFileSync(path, `${'ab'.repeat(32)}\n`, { mode: 0o644 })
  expect(loadSealKey({ dataFolder: folder, sealKey: null })).toEqual(Buffer.alloc(32, 0xab))
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('[E1] an envelope whose words cannot be read says nothing of them', () => {
  const place = Buffer.from(JSON.stringify(['show', ref.category, ref.level, ref.version]))
  const plain = Buffer.alloc(4096)
  plain.writeUInt16BE(plain.write('York Council wins', 2), 0)
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(place)
  const box = Buffer.concat([Buffer.alloc(12), cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const open = () => vault.open('show', ref, box.toString('base64'))
  expect(open).toThrow(VaultClosed)
  expect(open).not.toThrow(/York/)
})
