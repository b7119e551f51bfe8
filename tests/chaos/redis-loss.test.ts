/**
 * Redis loses what it acknowledged, in mid-evening: emptied under a running core, started again on an old dump, and both while the core
 * is away. It is put back, screens and readers are told anew, whoever is signed in stays so, and the desk says what happened.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskLive } from '#shared/desk-view'
import type { StageFrame } from '#shared/stage-frame'
import { lossSaid } from '../../control/trouble-words.ts'
import { follow } from '../helpers/follow.ts'
import {
  deskSocket,
  type House,
  readerSocket,
  SAMPLE,
  screenSocket,
  startHouse,
  until,
} from '../helpers/house.ts'
import { posting, signedInFirst } from '../helpers/people-desk.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'
import { tell } from '../helpers/sentinels.ts'

let redis: RedisServer
let house: House
let desk: Socket
let screen: Socket
let readers: Socket
let reader: ReturnType<typeof follow>
let cookie = ''
let dump = ''
const frames: StageFrame[] = []
const lives: DeskLive[] = []

beforeAll(async () => {
  redis = await startRedis()
  house = await startHouse({ environment: { REDIS_URL: redis.url } })
  cookie = await signedInFirst(house)
  desk = deskSocket(house, null, { cookie, origin: house.room })
  desk.on('live', (live: DeskLive) => lives.push(live))
  screen = screenSocket(house)
  screen.on('frame', (frame: StageFrame) => frames.push(frame))
  readers = readerSocket(house)
  reader = follow(readers)
  await until('everybody to be connected', () => [desk, screen, readers].every(({ connected }) => connected))
  dump = mkdtempSync(join(tmpdir(), 'envelope-dump-'))
})
afterAll(async () => {
  for (const socket of [desk, screen, readers]) socket?.disconnect()
  await house?.stop()
  await redis?.stop()
  if (dump) rmSync(dump, { recursive: true })
})

const live = async () => (await house.view()).live
const post = (text: string) => house.command({ kind: 'write-post', text })
const texts = () => reader.feed()?.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))

/** Settled: what the clock publishes meanwhile would be a commit of its own. */
const settled = () =>
  until('publications to settle', async () => {
    const now = await live()
    return now.onItsWay === null ? now : null
  })

/** After a loss everybody is where they were, under a new epoch, and the desk has said so. */
async function expectHealed(before: DeskLive, generation: number, kept: number | null) {
  const said = await until('the desk to say it', () =>
    lives.findLast(({ mended, position }) => mended && position.epoch.generation === generation),
  )
  expect(said.mended).toMatchObject({ known: before.position.seq, lost: 0, ...(kept !== null && { kept }) })
  expect(lossSaid(said.mended as NonNullable<DeskLive['mended']>, String)).toMatch(
    /^Redis had lost commits? .*; this machine put them back, and nothing is missing\.$/,
  )
  const { programme, at: _, ...rest } = said
  expect(programme).toEqual(before.programme)
  expect(rest.marks).toEqual(before.marks)
  await until('the screen to follow', () => frames.at(-1)?.position.epoch.generation === generation)
  expect(frames.at(-1)?.slide).toEqual(
    frames.findLast(({ position }) => position.epoch.generation < generation)?.slide,
  )
  await until('the reader to follow', () => reader.feed()?.cursor.epoch.generation === generation)
  // Whoever was signed in is, and by the same cookie.
  const asked = await fetch(`${house.room}/api/v1/shows`, { headers: { cookie } })
  expect(asked.status).toBe(200)
}

const REFUSALS = [
  ['READONLY', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
  ['OOM', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
  [
    'NOREPLICAS',
    ['CONFIG', 'SET', 'min-replicas-to-write', '1'],
    ['CONFIG', 'SET', 'min-replicas-to-write', '0'],
  ],
] as const

test('[L1] Redis refuses every write: commands are refused with a sentence, whoever comes and goes, and the core lives', async () => {
  const { core } = house.children()
  for (const [code, begin, end] of REFUSALS) {
    const before = (await live()).position
    await tell(redis.port, ...begin)
    expect(await post(`Never stored: ${code}`)).toMatchObject({
      ok: false,
      refusal: { code: 'log-unavailable' },
    })
    for (const socket of [desk, screen]) {
      socket.disconnect().connect()
      await until('it to be back', () => socket.connected)
    }
    await house.newScreen().catch(() => undefined)
    await house.api('/api/v1/air', { method: 'POST', body: {} })
    await posting(house)('/control/sign-in', { key: 'no-such-key' })
    expect((await live()).position).toEqual(before)
    await tell(redis.port, ...end)
    await until('writes to work again', async () => (await post(`After ${code}`)).ok)
  }
  expect(house.children().core).toBe(core)
  await until('the reader to have them', () => texts()?.length === REFUSALS.length)
  expect(texts()).toEqual(REFUSALS.map(([code]) => `After ${code}`))
})

test('[L1] emptied under a running core', async () => {
  expect((await house.takeNext()).ok).toBe(true)
  expect((await post('Before it was emptied')).ok).toBe(true)
  await until('the reader to read it', () => texts()?.includes('Before it was emptied'))
  const before = await settled()
  const { core } = house.children()
  await tell(redis.port, 'FLUSHALL')
  await expectHealed(before, 2, 0)
  expect(house.children().core).toBe(core)
  expect((await post('After it was emptied')).ok).toBe(true)
  await until('the reader to have both', () => texts()?.includes('After it was emptied'))
  expect(texts()?.slice(-2)).toEqual(['Before it was emptied', 'After it was emptied'])
})

test('[L1] [T1] started again on an old dump: what was decided on the old log is refused, the rest goes on', async () => {
  await redis.kill()
  cpSync(redis.folder, dump, { recursive: true })
  await redis.restart()
  const stale = (await live()).position
  await until('Redis to be back', async () => (await post('Not in the dump')).ok)
  expect((await house.takeNext()).ok).toBe(true)
  const before = await settled()
  await redis.kill()
  cpSync(dump, redis.folder, { recursive: true })
  await redis.restart()
  await expectHealed(before, 3, stale.seq)
  const { programme, next } = await live()
  const from = { epoch: stale.epoch, programmeSeq: programme.seq }
  expect(
    await house.command({ kind: 'take', from, to: next?.to as NonNullable<typeof next>['to'] }),
  ).toMatchObject({
    ok: false,
    refusal: { code: 'log-replaced' },
  })
  await until('a take, once the guard time is over', async () => (await house.takeNext()).ok)
  await until('the reader to have it', () => texts()?.includes('Not in the dump'))
})

test('[L1] an old dump, restored while the core was away', async () => {
  const before = await settled()
  await redis.kill()
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  cpSync(dump, redis.folder, { recursive: true })
  await redis.restart()
  await until('another core', () => ![0, core].includes(house.children().core))
  await until('it to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
  await expectHealed(before, 4, null)
  expect((await live()).programme).toEqual(before.programme)
  expect((await house.takeNext()).ok).toBe(true)
  expect((await post('The evening goes on')).ok).toBe(true)
  await until('the reader to read it', () => texts()?.includes('The evening goes on'))
  const lines = await (await house.api(`/api/v1/shows/${SAMPLE}/as-run.csv`)).text()
  expect(lines.match(/Log put back/g)?.length).toBe(3)
})
