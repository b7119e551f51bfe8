/** The core killed in the middle of a commit, on both logs: nothing acknowledged is lost, nothing else is half shown, everybody comes back. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import type { StageFrame } from '#shared/stage-frame'
import {
  deskSocket,
  type House,
  newCommandId,
  readerSocket,
  screenSocket,
  startHouse,
  until,
} from '../helpers/house.ts'
import type { RedisServer } from '../helpers/redis.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'

const MOMENTS = ['before-append', 'after-append', 'after-ack'] as const

/** A reader as a program: folds what it is told and asks for what it lacks, as the page does. */
function follow(socket: Socket): { feed(): Feed | null } {
  let feed: Feed | null = null
  const fold = (update: FeedUpdate) => {
    const next = applyFeed(feed, update)
    if (isGap(next)) void ask()
    else feed = next
  }
  const ask = async () => {
    const reply = await socket.timeout(2000).emitWithAck('since', { cursor: feed?.cursor ?? null })
    if (reply.ok) fold(reply.value)
  }
  socket.on('connect', () => void ask())
  socket.on('update', fold)
  // Refused by an edge that is still starting: socket.io takes that for the last word, a reader does not.
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), 100)
  })
  return { feed: () => feed }
}

/** The crashes on one log; `prepare` starts the Redis it is kept in, if any. */
export const survivesCrashes = (prepare: () => Promise<RedisServer | null>) => {
  let house: House
  let redis: RedisServer | null
  let sockets: Socket[]
  let frames: StageFrame[]
  let reader: { feed(): Feed | null }
  let desk: Socket
  let screen: Socket

  beforeAll(async () => {
    redis = await prepare()
    house = await startHouse({ environment: redis ? { REDIS_URL: redis.url } : {} })
    frames = []
    screen = screenSocket(house)
    screen.on('frame', (frame: StageFrame) => frames.push(frame))
    desk = deskSocket(house)
    const readers = readerSocket(house)
    reader = follow(readers)
    sockets = [screen, desk, readers]
    await until('everybody to be connected', () => sockets.every((socket) => socket.connected))
  })
  afterAll(async () => {
    for (const socket of sockets ?? []) socket.disconnect()
    await house?.stop()
    await redis?.stop()
  })

  const live = async () => (await house.view()).live

  /** Sends takes of what comes next until one is beyond the guard time; each has an id of its own, for a refused one is never re-sent. */
  async function takeBeyondGuard() {
    for (;;) {
      const take = takeSeen(await live())
      const id = newCommandId()
      const answer = await house.command(take, id).catch(() => null)
      if (answer === null || answer.ok) return { take, id, answer }
      expect(answer.refusal.code).toBe('too-soon')
    }
  }

  test.each(MOMENTS)(
    '[L1] killed %s: the command is in the log once, whole, and everybody shows it',
    async (moment) => {
      for (let round = 0; round < 3; round += 1) {
        await armSeen(await live(), house.command)
        const before = await until('publications to settle', async () => {
          const now = await live()
          return now.onItsWay === null ? now : null
        })
        const next = before.position.seq + 1
        const { core } = house.children()
        house.armFailpoint(moment)
        const { take, id, answer } = await takeBeyondGuard()
        await until('the core to be another', () => ![0, core].includes(house.children().core))
        await until('the core to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
        expect(answer).toEqual(
          moment === 'after-ack' ? { ok: true, position: { ...before.position, seq: next } } : null,
        )

        const restored = await live()
        expect(restored.programme.seq).toBe(moment === 'before-append' ? before.programme.seq : next)
        // Never ahead of the log: nothing the screen was sent is missing from it.
        expect(frames.every((frame) => frame.position.seq <= restored.position.seq)).toBe(true)

        expect(await house.command(take, id)).toEqual({
          ok: true,
          position: { ...before.position, seq: next },
        })
        expect((await live()).programme.seq).toBe(next)
        await until('the screen to show it by itself', () => (frames.at(-1)?.position.seq ?? 0) >= next)
        await until('the desk to be back', () => desk.connected)
      }
    },
  )

  test('[F1] the reader has every post of the log, once and in order, after all of that', async () => {
    const wanted = await until('the feed of the log', () => lastFeed(desk))
    await until('the reader to be level', () => reader.feed()?.cursor.n === wanted.cursor.n)
    expect(reader.feed()?.posts).toEqual(wanted.posts)
    expect(new Set(wanted.posts.map((post) => post.id)).size).toBe(wanted.posts.length)
  })

  test('the edge killed alone comes back with everything, and the core never noticed', async () => {
    const { core, edge } = house.children()
    process.kill(edge, 'SIGKILL')
    await until('another edge', () => ![0, edge].includes(house.children().edge))
    await until('the edge to be ready', async () => (await fetch(`${house.readers}/ready`)).ok)
    await house.command({ kind: 'write-post', text: 'After the edge came back' })
    await until('the reader to read it', () =>
      reader
        .feed()
        ?.posts.some((post) => post.body.kind === 'text' && post.body.text === 'After the edge came back'),
    )
    expect(house.children().core).toBe(core)
  })

  test('a core killed again and again in between comes back to the same evening', async () => {
    const before = await live()
    for (let round = 0; round < 3; round += 1) {
      const { core } = house.children()
      process.kill(core, 'SIGKILL')
      await until('another core', () => ![0, core].includes(house.children().core))
      await until('the core to be ready', async () => (await fetch(`${house.room}/ready`)).ok, 15_000)
    }
    expect(await live()).toEqual(before)
    await until('screen and desk to be back', () => screen.connected && desk.connected)
  })
}

async function lastFeed(desk: Socket): Promise<Feed | null> {
  const reply = await desk.timeout(2000).emitWithAck('feed', { cursor: null })
  const feed = reply.ok ? applyFeed(null, reply.value) : null
  return feed && !isGap(feed) ? feed : null
}
