/** Redis gone, show on: one machine goes on alone, also after it was killed, and is brought home when Redis is back. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AloneView } from '#shared/alone'
import type { Commit } from '#shared/events'
import type { Feed } from '#shared/feed'
import type { StageFrame } from '#shared/stage-frame'
import { openRedisLogStore } from '../../server/log/redis-log.ts'
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
import { type StreamEdge, type StreamWorld, streamWorld } from '../helpers/public-stream.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'

let redis: RedisServer
let house: House
let desk: Socket
let screen: Socket
let readers: Socket
let reader: ReturnType<typeof follow>
let cookie = ''
let world: StreamWorld
let edge: StreamEdge
let said: AloneView | null | undefined
const frames: StageFrame[] = []
/** Where each acknowledged command was said to be. */
const acknowledged: string[] = []

beforeAll(async () => {
  redis = await startRedis()
  house = await startHouse({ environment: { REDIS_URL: redis.url } })
  cookie = await signedInFirst(house)
  desk = deskSocket(house)
  desk.on('alone', (view: AloneView | null) => {
    said = view
  })
  screen = screenSocket(house)
  screen.on('frame', (frame: StageFrame) => frames.push(frame))
  world = streamWorld(redis.url)
  edge = await world.edge()
  readers = readerSocket(house)
  reader = follow(readers)
  await until('everybody to be connected', () => [desk, screen, readers].every(({ connected }) => connected))
})
afterAll(async () => {
  for (const socket of [desk, screen, readers]) socket?.disconnect()
  await world?.end()
  await house?.stop()
  await redis?.stop()
})

const live = async () => (await house.view()).live
const act = (wish: object) => desk.timeout(30_000).emitWithAck('alone', wish)
const textsIn = (feed: Feed | null | undefined) =>
  feed?.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : [])) ?? []
const texts = () => textsIn(reader.feed())
/** As an edge on another machine has them. */
const elsewhere = () => textsIn(edge.feeds.get(SAMPLE))

async function post(text: string): Promise<void> {
  const id = `alone-${text.replaceAll(' ', '-')}`
  expect(await house.command({ kind: 'write-post', text }, id)).toMatchObject({ ok: true })
  acknowledged.push(id)
}
async function take(): Promise<void> {
  expect(await until('the guard time to be over', async () => (await house.takeNext()).ok)).toBe(true)
  const { programme, position } = await live()
  await until('the screen to show it', () => {
    const last = frames.at(-1)?.position
    return last && last.seq >= programme.seq && last.epoch.id === position.epoch.id
  })
}
async function inRedis(): Promise<Commit[]> {
  const store = await openRedisLogStore(redis.url)
  const commits = (await (await store.open(SAMPLE))?.readSince(0)) ?? []
  await store.close()
  return commits
}
const signedIn = async () => (await fetch(`${house.room}/control/session`, { headers: { cookie } })).status

test('[L1] [S1] Redis stays away: the desk offers to go on, a desk loaded anew is let in, and the picture stands', async () => {
  await take()
  await post('Before')
  await until('readers to read it', () => texts().includes('Before') && elsewhere().includes('Before'))
  expect(said).toBeNull()
  expect(await act({ do: 'continue' })).toMatchObject({ ok: false, refusal: { code: 'not-away' } })
  await until('publications to settle', async () => (await live()).onItsWay === null)
  await redis.kill()
  await until('the desk to say so', () => said?.state === 'away')
  expect(said).toMatchObject({ leads: true, not: null })
  expect(await signedIn()).toBe(200)
  expect(await house.command({ kind: 'write-post', text: 'Never stored' })).toMatchObject({
    refusal: { code: 'log-unavailable' },
  })
  // Done on the screens ahead of the log: it must not be forgotten on the way.
  await house.command({ kind: 'blackout', on: true })
  await until('the stage to be black', () => frames.at(-1)?.black)
})

test('[L1] [T1] [F1] continued on this machine: what was done goes on, takes and posts are shown, and nobody connects anew', async () => {
  const { core } = house.children()
  const before = await live()
  expect(await act({ do: 'continue' })).toEqual({ ok: true, value: null })
  await until('the desk to say so', () => said?.state === 'alone')
  expect(said).toMatchObject({ by: 'automation', reunion: null })
  const after = await until('the blackout to be stored', async () => {
    const now = await live()
    return now.position.seq >= before.position.seq + 2 ? now : null
  })
  expect(after.position.epoch.generation).toBe(before.position.epoch.generation + 1)
  expect(after.programme.on).toEqual(before.programme.on)
  expect(frames.at(-1)?.black).toBe(true)
  await house.command({ kind: 'blackout', on: false })
  await take()
  await post('Alone')
  await until('the reader to read it', () => texts().includes('Alone'))
  expect(texts()).toEqual(['Before', 'Alone'])
  expect(house.children().core).toBe(core)
  // Who was signed in is, and a screen that comes anew is known.
  expect(await signedIn()).toBe(200)
  screen.disconnect().connect()
  await until('the screen to be known', () => screen.connected)
  const ready = await posting(house)('/control/ready', null, { cookie }, 'GET')
  expect(await ready.text()).toContain('The log is durable on the disk within')
})

test('[L1] [L3] killed, it goes on alone, and whoever was signed in is', async () => {
  const before = await live()
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until('another core', () => ![0, core].includes(house.children().core))
  await until('it to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
  expect((await live()).position.epoch).toEqual(before.position.epoch)
  expect((await live()).programme).toEqual(before.programme)
  await until('the desk to say so', () => desk.connected && said?.state === 'alone')
  expect(await signedIn()).toBe(200)
  await until('the screen to be back', () => screen.connected)
  await take()
  await post('After it was killed')
})

test('[L1] [F1] Redis is back: nothing is brought home unasked; asked, all of it is there once, and everybody follows', async () => {
  await redis.restart()
  const view = await until('the desk to compare', () =>
    said?.state === 'alone' && said.reunion ? said : null,
  )
  const [show] = view.reunion?.shows ?? []
  expect(show).toMatchObject({ ours: { posts: 2 }, theirs: { commits: 0 } })
  const forked = (await inRedis()).length
  await post('Redis is back')
  expect(await inRedis()).toHaveLength(forked)
  expect(elsewhere()).toEqual(['Before'])
  expect(await act({ do: 'join', keep: 'this', seen: 'something else' })).toMatchObject({
    refusal: { code: 'histories-moved' },
  })
  const { core } = house.children()
  const { programme } = await live()
  expect(await act({ do: 'join', keep: 'this', seen: view.reunion?.seen })).toEqual({ ok: true, value: null })
  await until('another core', () => ![0, core].includes(house.children().core))
  await until('the desk to have nothing to say', () => desk.connected && said === null)
  const now = await live()
  expect(now.programme.on).toEqual(programme.on)
  expect(now.position.epoch.generation).toBe(3)
  await take()
  await post('At home')
  const ids = (await inRedis()).map(({ commandId }) => commandId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => acknowledged.includes(id))).toEqual(acknowledged)
  await until(
    'readers to have all of it',
    () => texts().includes('At home') && elsewhere().includes('At home'),
  )
  for (const read of [texts(), elsewhere()])
    expect(read).toEqual(['Before', 'Alone', 'After it was killed', 'Redis is back', 'At home'])
  expect(await signedIn()).toBe(200)
  const lines = await (await house.api(`/api/v1/shows/${SAMPLE}/as-run.csv`)).text()
  expect(lines).toMatch(/Went on alone[\s\S]*Brought home/)
})
