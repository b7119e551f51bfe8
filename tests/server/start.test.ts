import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FORMAT } from '#shared/events'
import { readConfig, VARIABLES } from '../../server/config.ts'
import { failedStart, START } from '../helpers/failed-start.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { freePort, startRedis } from '../helpers/redis.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const startAndFail = (environment: Record<string, string>) => failedStart(START, folder, environment)

async function takenPort(): Promise<{ port: number; free(): void }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, free: () => server.close() }
}

test('a taken port is one line that names the variable, and a non-zero exit', async () => {
  const taken = await takenPort()
  for (const name of ['ROOM_PORT', 'PUBLIC_PORT']) {
    const { code, lines } = await startAndFail({ [name]: String(taken.port) })
    expect(code).not.toBe(0)
    expect(lines).toEqual([
      `Envelope cannot start: port ${taken.port} is taken by another program; set ${name} to a free one.`,
    ])
  }
  taken.free()
})

test('an unreachable Redis, and one that is not durable, are one line and a non-zero exit', async () => {
  const nobody = await startAndFail({ REDIS_URL: `redis://:secret@127.0.0.1:${await freePort()}` })
  expect(nobody.code).not.toBe(0)
  expect(nobody.lines.length).toBe(1)
  expect(nobody.lines[0]).toMatch(/^Envelope cannot start: Redis at .* cannot be reached/)
  expect(nobody.lines[0]).not.toContain('secret')
  for (const [settings, word] of [
    [{ appendfsync: 'everysec' }, 'appendfsync'],
    [{ 'maxmemory-policy': 'allkeys-lru' }, 'maxmemory-policy'],
  ] as const) {
    const redis = await startRedis({ settings })
    const { code, lines } = await startAndFail({ REDIS_URL: redis.url })
    await redis.stop()
    expect(code).not.toBe(0)
    expect(lines.length).toBe(1)
    expect(lines[0]).toContain(word)
  }
})

test('a variable that makes no sense is one line that names it', async () => {
  for (const [name, value] of [
    ['ROOM_PORT', 'eighty'],
    ['PUBLIC_PORT', '70000'],
    ['ENVELOPE_KEY', 'short'],
    ['ENVELOPE_SEAL_KEY', 'xyz'],
    ['REDIS_URL', 'localhost:6379'],
    ['ENVELOPE_FEED_URL', 'localhost:6379'],
    ['ENVELOPE_ROLE', 'server'],
    ['ENVELOPE_EDGES', '0'],
    ['ENVELOPE_READERS', 'many'],
    ['ENVELOPE_SAMPLE', 'maybe'],
    ['ENVELOPE_STREAMS', '0'],
    ['ENVELOPE_PURGE_URL', 'purge.example'],
    ['ENVELOPE_FAN_OUT', 'loudly'],
    ['ENVELOPE_LOG', 'loud'],
  ] as const) {
    expect(() => readConfig({ [name]: value })).toThrow(name)
    expect(VARIABLES).toHaveProperty(name)
  }
  // The core's own address opens what no edge may know: it is not taken instead.
  expect(() => readConfig({ ENVELOPE_ROLE: 'edge', REDIS_URL: 'redis://127.0.0.1' })).toThrow(
    'ENVELOPE_FEED_URL',
  )
  const { code, lines } = await startAndFail({ ROOM_PORT: 'eighty' })
  expect([code !== 0, lines]).toEqual([
    true,
    ['Envelope cannot start: ROOM_PORT is "eighty"; it must be a port number from 0 to 65535.'],
  ])
})

async function inHouse<T>(
  environment: Record<string, string>,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const house = await startHouse({ folder, environment })
  try {
    return await work(house)
  } finally {
    await house.stop()
  }
}

test('[L3] a second start finds the evening as it was left, with a new key and nothing loaded over it', async () => {
  const first = await inHouse({}, async (house) => {
    await house.takeNext()
    await house.command({ kind: 'write-post', text: 'Written before the break' })
    return { live: (await house.view()).live, link: house.controlLink }
  })
  await inHouse({}, async (house) => {
    expect((await house.view()).live).toEqual(first.live)
    expect(house.controlLink.split('#')[1]).not.toBe(first.link.split('#')[1])
    await until('the live blog', async () =>
      (await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).includes('Written before the break'),
    )
  })
  // A newer Envelope went on from there, and somebody came back to this one.
  const file = new DatabaseSync(join(folder, 'shows.db'))
  const newer = `replace(record, '"format":${FORMAT}', '"format":${FORMAT + 1}')`
  file.exec(`UPDATE commits SET record = ${newer} WHERE seq = (SELECT max(seq) FROM commits)`)
  file.close()
  const { code, lines } = await startAndFail({})
  expect(code).not.toBe(0)
  expect(lines).toEqual([
    expect.stringMatching(
      /^Envelope cannot start: The show log was written by a newer Envelope: .* Nothing was changed; use the newer one\.$/,
    ),
  ])
})

test('a start with another seal key is refused in one line, before anything is served', async () => {
  await inHouse({}, async () => undefined)
  const { code, lines } = await startAndFail({ ENVELOPE_SEAL_KEY: 'ab'.repeat(32) })
  expect(code).not.toBe(0)
  expect(lines.length).toBe(1)
  expect(lines[0]).toMatch(/the seal key does not open the envelopes of the show lgc-awards-2022/)
  rmSync(join(folder, 'seal.key'))
  expect((await startAndFail({})).lines[0]).toMatch(/the seal key does not open/)
})

test('[E1] neither the key nor a result in the clear is in the log, the registry or the output', async () => {
  const citation = 'A citation nobody may read yet, 8c1f'
  const output = await inHouse({ ENVELOPE_LOG: 'trace' }, async (house) => {
    const levels = [{ level: 'winner', entries: ['york'], citation }]
    const { plan } = await house.view()
    const housing = plan.show.categories.find((c) => c.id === 'housing')
    levels[0] = { level: 'winner', entries: [housing?.entries[0]?.id ?? ''], citation }
    expect(
      await house.command({ kind: 'set-result', category: 'housing', levels, reason: 'Counted again' }),
    ).toMatchObject({ ok: true })
    return house.output()
  })
  const key = readFileSync(join(folder, 'seal.key'), 'utf8').trim()
  const kept = ['shows.db', 'registry.db', 'shows.db-wal', 'registry.db-wal']
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
  for (const secret of [
    key,
    Buffer.from(key, 'hex').toString('latin1'),
    Buffer.from(key, 'hex').toString('base64'),
    citation,
  ]) {
    expect(kept.includes(secret)).toBe(false)
    expect(output.includes(secret)).toBe(false)
  }
  // The twin: what is no secret is found in the same bytes.
  expect(kept).toContain('result-sealed')
  expect(kept).toContain('Manchester City Council')
})

test('the data folder may not exist yet, and a folder that cannot be made is one line', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { code, lines } = await startAndFail({ ENVELOPE_DATA: join(folder, 'file', 'data') })
  expect(code).not.toBe(0)
  expect(lines.length).toBe(1)
  expect(lines[0]).toMatch(/data/)
})

test('a house that was told to begin without the sample has no show, and waits for its first one', async () => {
  const house = await startHouse({ folder, environment: { ENVELOPE_SAMPLE: 'off' } })
  try {
    expect(await (await fetch(`${house.room}/ready`)).json()).toEqual({ ready: true, onAir: null })
    expect((await fetch(house.readers)).status).toBe(404)
    expect(house.output()).toMatch(/Live blog +http:\/\/[\w.]+:\d+\/\n/)
    const { id, ceremony, shortlist } = {
      id: 'first',
      ceremony: { name: 'First', date: '2026-11-20', venue: null, presentedBy: null, timeZone: 'UTC' },
      shortlist: 'category,sponsor,entrant,partners,title,person,summary\nBest,,Ada,,,,\n',
    }
    const opened = await house.api('/api/v1/shows', { method: 'POST', body: { id, ceremony, shortlist } })
    expect(opened.ok).toBe(true)
    expect(await (await fetch(`${house.room}/ready`)).json()).toEqual({ ready: true, onAir: 'first' })
    await until('the live blog', async () => (await fetch(house.readers)).ok)
  } finally {
    await house.stop()
  }
})
