/** @module-tag whole */
/** A show carried from a house on files to one on Redis that has another seal key: nothing is hidden, it runs there, and the house starts again with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReadyReport } from '#shared/ready'
import { API_KEY, type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'
import { zip } from '../helpers/zips.ts'

let here: House
let there: House
let redis: RedisServer
const folder = mkdtempSync(join(tmpdir(), 'envelope-carried-'))
const start = () => startHouse({ folder, environment: { REDIS_URL: redis.url, ENVELOPE_SAMPLE: 'off' } })
beforeAll(async () => {
  redis = await startRedis()
  here = await startHouse()
  there = await start()
})
afterAll(async () => {
  await here?.stop()
  await there?.stop()
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const send = async (file: Uint8Array, query: string) => {
  const reply = await fetch(`${there.room}/control/shows/restore?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/zip' },
    body: new Uint8Array(file),
  })
  return {
    status: reply.status,
    ...((await reply.json()) as { code?: string; sentence?: string; show?: string }),
  }
}
const readyLine = async (house: House, id: string) => {
  const report = (await (await house.api(`/control/ready?show=${SAMPLE}`)).json()) as ReadyReport
  const line = report.lines.find((one) => one.id === id)
  return [line?.state, line?.sentence]
}
const live = () => fetch(`${there.readers}/live/${SAMPLE}`).then(({ status }) => status)

test('a trap is refused with its place, and the house goes on', async () => {
  const empty = new Uint8Array(300_000_000)
  const bomb = zip([
    { name: 'manifest.json', bytes: '{}' },
    { name: 'log.jsonl', bytes: empty, packed: deflateRawSync(empty) },
  ])
  expect(bomb.length).toBeLessThan(1_000_000)
  const answer = await send(bomb, 'as=whole')
  expect(answer).toMatchObject({ status: 400, code: 'bad-export' })
  expect(answer.sentence).toMatch(/“log.jsonl” would unpack from \d+ KB to 286 MB: a trap/)
  expect(await send(Buffer.from('x'), 'as=nothing')).toMatchObject({ status: 400, code: 'malformed' })
  expect((await there.api('/control/shows')).status).toBe(200)
})

test('the show comes over once it is known that its envelopes stay closed, goes on air, and is read and run there', async () => {
  expect((await here.takeNext()).ok).toBe(true)
  const file = Buffer.from(await (await here.api(`/control/shows/${SAMPLE}/export`)).arrayBuffer())
  expect(await send(file, 'as=whole')).toMatchObject({ status: 409, code: 'sealed-elsewhere' })
  expect(await send(file, 'as=whole&keyless=yes')).toMatchObject({ status: 201, show: SAMPLE, keyless: true })
  const [before, after] = [await here.view(), await there.view()]
  expect(after.plan.show).toEqual(before.plan.show)
  expect(after.live.programme.label).toBe(before.live.programme.label)
  expect(after.live.position.epoch.generation).toBe(before.live.position.epoch.generation + 1)
  expect(await there.view().then(({ live }) => live.marks)).toEqual(before.live.marks)
  await until('readers to have its page', async () => (await live()) === 200)
  expect((await there.takeNext()).ok).toBe(true)
})

test('the ready check says what is so: a durable Redis, and a key that does not open its envelopes', async () => {
  expect(await readyLine(there, 'log')).toEqual([
    // How long it takes is the machine's affair.
    expect.stringMatching(/^(ok|warning)$/),
    expect.stringMatching(/^The log is durable on Redis within /),
  ])
  expect(await readyLine(there, 'key')).toEqual([
    'problem',
    expect.stringContaining('does not open the envelopes of this show'),
  ])
  expect(await readyLine(here, 'key')).toEqual(['ok', 'The seal key opens the envelopes of this show.'])
})

test('the house starts again with it, where it stood', async () => {
  const before = (await there.view()).live
  await there.stop()
  there = await start()
  const after = (await there.view()).live
  expect([after.position, after.programme.label]).toEqual([before.position, before.programme.label])
  await until('readers to have its page', async () => (await live()) === 200)
})
