/** The seal key between real houses: taken away wrapped, brought to a second machine, and never where it does not belong. */
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KeyView, WrappedKey } from '#shared/key-view'
import { PAGE_HEADER } from '#shared/page-header'
import type { Role } from '#shared/people'
import { API_KEY, type House, SAMPLE, startHouse } from '../helpers/house.ts'

const PASSPHRASE = 'nobody guesses these five words'
const GIVEN = 'ab'.repeat(32)

let first: Visited
let second: Visited
beforeAll(async () => {
  first = await visit(await startHouse())
  second = await visit(await startHouse({ environment: { ENVELOPE_SAMPLE: 'off' } }))
}, 60_000)
afterAll(async () => {
  await first?.house.stop()
  await second?.house.stop()
})

interface Visited {
  readonly house: House
  /** The producer's. */
  readonly headers: Record<string, string>
  ask<T>(
    path: string,
    body?: unknown,
    role?: Role | 'automation',
  ): Promise<{ status: number; said: T & { code?: string } }>
}

/** Somebody of each role, signed in. */
async function visit(house: House): Promise<Visited> {
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(`${house.room}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, ...headers },
      body: JSON.stringify(body),
    })
  const signIn = async (link: string) => {
    const reply = await post('/control/sign-in', { key: link.split('#key=')[1] }, {})
    return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const cookies = new Map<string, string>([['producer', await signIn(house.controlLink)]])
  for (const role of ['operator', 'scrutineer', 'editor']) {
    const reply = await post(
      '/control/invite',
      { role, name: `The ${role}` },
      { cookie: cookies.get('producer') ?? '' },
    )
    cookies.set(role, await signIn(((await reply.json()) as { link: string }).link))
  }
  return {
    house,
    headers: { cookie: cookies.get('producer') ?? '' },
    async ask(path, body, role = 'producer') {
      const who: Record<string, string> =
        role === 'automation' ? { authorization: `Bearer ${API_KEY}` } : { cookie: cookies.get(role) ?? '' }
      const reply =
        body === undefined
          ? await fetch(`${house.room}${path}`, { headers: who })
          : await post(path, body, who)
      return { status: reply.status, said: await reply.json() }
    },
  }
}

const keyOf = async ({ ask }: Visited) => (await ask<KeyView>('/control/key')).said
const taken = async ({ ask }: Visited) =>
  (await ask<WrappedKey>('/control/key/export', { passphrase: PASSPHRASE })).said
const keyFile = ({ house }: Visited) => readFileSync(join(house.folder, 'seal.key'), 'utf8').trim()

test('whoever may set results knows which key it is, and that no copy was taken; a test envelope opens', async () => {
  const key = await keyOf(first)
  expect(key).toMatchObject({ source: 'file', exported: false, opens: [SAMPLE], closed: [] })
  expect(key.fingerprint).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)
  for (const role of ['scrutineer', 'operator', 'automation'] as const) {
    const { status, said } = await first.ask<{ fingerprint: string }>('/control/key/check', {}, role)
    expect([status, said.fingerprint]).toEqual([200, key.fingerprint])
  }
  expect((await first.ask('/control/key', undefined, 'editor')).status).toBe(403)
  expect((await first.ask('/control/key/check', {}, 'editor')).status).toBe(403)
})

test('a copy is a producer’s to take, at a desk, with a passphrase worth the name', async () => {
  for (const role of ['scrutineer', 'operator', 'editor', 'automation'] as const) {
    expect((await first.ask('/control/key/export', { passphrase: PASSPHRASE }, role)).said.code).toBe(
      'not-your-role',
    )
    expect((await first.ask('/control/key/import', { block: 'x', passphrase: 'x' }, role)).said.code).toBe(
      'not-your-role',
    )
  }
  const short = await first.ask('/control/key/export', { passphrase: 'too short' })
  expect(short).toMatchObject({ status: 400, said: { code: 'short-passphrase' } })
  expect((await keyOf(first)).exported).toBe(false)
  const { block, fingerprint } = await taken(first)
  expect(block).toContain(fingerprint)
  expect(await keyOf(first)).toMatchObject({ fingerprint, exported: true })
})

test('brought to a second machine, it is the same key there, and opens what came without it; the one before is kept beside it', async () => {
  const before = keyFile(second)
  const whole = await fetch(`${first.house.room}/control/shows/${SAMPLE}/export`, { headers: first.headers })
  const restored = await fetch(`${second.house.room}/control/shows/restore?as=whole&keyless=yes`, {
    method: 'POST',
    headers: {
      ...second.headers,
      origin: second.house.room,
      ...PAGE_HEADER,
      'content-type': 'application/zip',
    },
    body: await whole.arrayBuffer(),
  })
  expect(restored.status).toBe(201)
  expect(await keyOf(second)).toMatchObject({ opens: [], closed: [SAMPLE] })
  const look = () => second.ask<{ categories: unknown[] }>('/control/paper', { show: SAMPLE, category: null })
  expect((await look()).said.code).toBe('vault-closed')
  const { block, fingerprint } = await taken(first)
  const { status, said } = await second.ask<KeyView>('/control/key/import', { block, passphrase: PASSPHRASE })
  expect(status).toBe(200)
  expect(said).toMatchObject({ fingerprint, exported: true, opens: [SAMPLE], closed: [] })
  expect((await look()).said.categories.length).toBeGreaterThan(10)
  expect(keyFile(second)).toBe(keyFile(first))
  const kept = readdirSync(second.house.folder).filter((name) => name.startsWith('seal.key.'))
  expect(kept).toHaveLength(1)
  const path = join(second.house.folder, kept[0] ?? '')
  expect(readFileSync(path, 'utf8').trim()).toBe(before)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  // At once, and for what is sealed from now on.
  expect((await second.ask<{ fingerprint: string }>('/control/key/check', {})).said.fingerprint).toBe(
    fingerprint,
  )
  // Twice does no harm.
  expect((await second.ask('/control/key/import', { block, passphrase: PASSPHRASE })).status).toBe(200)
})

test('a key that would shut what lies sealed is refused, and names the show', async () => {
  const third = await visit(await startHouse())
  const before = keyFile(third)
  const { block } = await taken(first)
  const { status, said } = await third.ask<{ sentence: string }>('/control/key/import', {
    block,
    passphrase: PASSPHRASE,
  })
  expect(status).toBe(409)
  expect(said).toMatchObject({ code: 'key-in-use', sentence: expect.stringContaining(SAMPLE) })
  expect(keyFile(third)).toBe(before)
  await third.house.stop()
})

test('a wrong passphrase is one sentence, and many are too many; the right one still opens', async () => {
  const { block } = await taken(first)
  const guess = async (passphrase: string) =>
    (await second.ask('/control/key/import', { block, passphrase })).said.code
  const said: (string | undefined)[] = []
  for (let i = 0; i < 7; i += 1) said.push(await guess(`wrong ${i}`))
  expect(new Set(said)).toEqual(new Set(['wrong-passphrase', 'too-many']))
  expect(said.slice(0, 5)).not.toContain('too-many')
  expect((await second.ask('/control/key/import', { block, passphrase: PASSPHRASE })).status).toBe(200)
  expect(await second.ask('/control/key/import', { block: 'Good evening!', passphrase: 'x' })).toMatchObject({
    status: 400,
    said: { code: 'no-key-block' },
  })
})

test('[E1] neither key nor block nor passphrase is in what a house prints or keeps', async () => {
  const { block } = await taken(first)
  const line = block.split('\n')[4] ?? ''
  expect(line.length).toBeGreaterThan(20)
  for (const { house } of [first, second]) {
    const kept = readdirSync(house.folder)
      .filter((name) => /\.db/.test(name))
      .map((name) => readFileSync(join(house.folder, name)).toString('latin1'))
    const all = [house.output(), ...kept].join('\n')
    for (const secret of [keyFile(first), PASSPHRASE, 'wrong 3', line])
      expect(all.includes(secret)).toBe(false)
    // The twin: that a copy was taken, or brought, is there.
    expect(all).toMatch(/took the seal key away|brought a seal key/)
  }
})

test('a key from the environment is taken away like any other, and changed nowhere but there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-key-'))
  const given = await visit(
    await startHouse({ folder, environment: { ENVELOPE_SEAL_KEY: GIVEN, ENVELOPE_SAMPLE: 'off' } }),
  )
  expect(await keyOf(given)).toMatchObject({ source: 'environment' })
  const { block, fingerprint } = await taken(given)
  expect((await given.ask('/control/key/import', { block, passphrase: PASSPHRASE })).said.code).toBe(
    'key-from-environment',
  )
  expect(block).toContain(fingerprint)
  // It is no way around what lies sealed.
  const { said } = await second.ask('/control/key/import', { block, passphrase: PASSPHRASE })
  expect(said.code).toBe('key-in-use')
  await given.house.stop()
})
