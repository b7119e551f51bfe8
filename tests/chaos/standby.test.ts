/** Two cores on one Redis: one leads, the other follows the log, and whichever dies, sleeps or hands over, no command is lost or done twice. */
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoresView } from '#shared/cores'
import type { Commit } from '#shared/events'
import { applyFeed, type Feed, isGap } from '#shared/feed'
import { API_KEY, deskSocket, newCommandId, SAMPLE, until } from '../helpers/house.ts'
import { type StreamWorld, streamWorld } from '../helpers/public-stream.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'
import { type CoreMachine, startTwoCores, type TwoCores } from '../helpers/two-cores.ts'

let two: TwoCores
let world: StreamWorld
let leader: CoreMachine
let standby: CoreMachine

beforeAll(async () => {
  two = await startTwoCores()
  world = streamWorld(two.redis.url)
  leader = two.first
  standby = two.second
})
afterAll(async () => {
  await world?.end()
  await two?.stop()
})

/** The public feed as the leader has it; null while something is on its way to it. */
async function publicFeed(): Promise<Feed | null> {
  if ((await leader.view()).live.onItsWay !== null) return null
  const desk = deskSocket(leader)
  const reply = await desk.timeout(4000).emitWithAck('feed', { cursor: null })
  desk.disconnect()
  const feed = applyFeed(null, reply.value)
  return isGap(feed) ? null : feed
}

const swap = () => {
  ;[leader, standby] = [standby, leader]
}

/** As an operator does at a desk; the other leads when this resolves. */
async function handOver(): Promise<void> {
  const desk = deskSocket(leader)
  await until('the standby to be seen', () => seesStandby(desk))
  expect(await desk.emitWithAck('handover', { to: standby.room })).toEqual({ ok: true, value: standby.room })
  await until('the other to lead', () => standby.leads())
  desk.disconnect()
  swap()
}

const seesStandby = (desk: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    const hear = (view: CoresView) => {
      const found = view.cores.find(({ address }) => address === standby.room)
      if (found?.role !== 'stands-by' || !found.opens || found.behind !== 0) return
      desk.off('cores', hear)
      resolve(true)
    }
    desk.on('cores', hear)
  })

const ids = (commits: readonly Commit[]) => commits.map(({ commandId }) => commandId)

/** Every one that was acknowledged is there, where it was said to be; none is there twice; time never goes back. */
function holds(commits: readonly Commit[], acknowledged: ReadonlyMap<string, number>): void {
  expect(new Set(ids(commits)).size).toBe(commits.length)
  for (const [id, seq] of acknowledged) expect(commits[seq - 1]?.commandId).toBe(id)
  expect(commits.map(({ at }) => at)).toEqual(commits.map(({ at }) => at).toSorted((a, b) => a - b))
}

/** Writes posts until told to stop, and takes what comes next in between; each by an id of its own, asked for again at the other core until it is answered. */
function busy() {
  const acknowledged = new Map<string, number>()
  let over = false
  const write = async () => {
    for (let at = 1; !over; at += 1) {
      const id = newCommandId()
      const answer = await two.anywhere({ kind: 'write-post', text: `Post ${at}` }, id)
      if (answer.ok) acknowledged.set(id, answer.position.seq)
    }
  }
  const take = async () => {
    while (!over) {
      const view = await leader.view().catch(() => standby.view().catch(() => null))
      if (!view?.live.next) continue
      await armSeen(view.live, two.anywhere)
      const id = newCommandId()
      const answer = await two.anywhere(takeSeen(view.live), id)
      if (answer.ok) acknowledged.set(id, answer.position.seq)
    }
  }
  const all = Promise.all([write(), take()])
  return {
    acknowledged,
    async stop() {
      over = true
      await all
    },
  }
}

test('[T1] a command to the core that stands by is refused with the leader’s address, and done by the leader', async () => {
  expect([await leader.leads(), await standby.leads()]).toEqual([true, false])
  const id = newCommandId()
  const answer = await standby.command({ kind: 'write-post', text: 'To the wrong door' }, id)
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'follows' }, leader: leader.room })
  expect(ids(await two.commits())).not.toContain(id)
  expect(await leader.command({ kind: 'write-post', text: 'To the right one' }, id)).toMatchObject({
    ok: true,
  })
  expect(ids(await two.commits())).toContain(id)
})

test('desks and screens are sent to the leader by the core that stands by, and told who stands by', async () => {
  for (const name of ['control', 'stage']) {
    const options = { transports: ['websocket'], forceNew: true, reconnection: false }
    const socket = io(`${standby.room}/${name}`, {
      ...options,
      extraHeaders: { authorization: `Bearer ${API_KEY}` },
    })
    const refused = await new Promise<Error & { data?: unknown }>((resolve) =>
      socket.once('connect_error', resolve),
    )
    expect(refused.data).toMatchObject({ code: 'follows', leader: leader.room })
    socket.disconnect()
  }
  const desk = deskSocket(leader)
  expect(await seesStandby(desk)).toBe(true)
  desk.disconnect()
})

test('[T2] handed over on command: the other leads, and answers a command it never saw as the first one did', async () => {
  const id = newCommandId()
  const before = await leader.command({ kind: 'write-post', text: 'Before handing over' }, id)
  const desk = deskSocket(leader)
  await until('the desk', () => desk.connected)
  expect(await desk.emitWithAck('handover', { to: 'http://nobody.example' })).toMatchObject({
    ok: false,
    refusal: { code: 'no-standby' },
  })
  expect(await leader.leads()).toBe(true)
  desk.disconnect()
  await handOver()
  expect(await leader.command({ kind: 'write-post', text: 'Before handing over' }, id)).toEqual(before)
  await until('the first to stand by', async () => (await standby.leads()) === false)
  expect(await standby.command({ kind: 'write-post', text: 'No' })).toMatchObject({ leader: leader.room })
  holds(await two.commits(), new Map())
})

test('[L1] [T2] the leader stopped beyond its lease: the other takes over, and nothing the first one says on waking is stored', async () => {
  const asleep = leader.core()
  process.kill(asleep, 'SIGSTOP')
  const id = newCommandId()
  const late = leader.command({ kind: 'write-post', text: 'Asked of the sleeper' }, id).catch(() => null)
  await until('the other to lead', () => standby.leads())
  const answer = await standby.command({ kind: 'write-post', text: 'By the one that is awake' })
  expect(answer.ok).toBe(true)
  process.kill(asleep, 'SIGCONT')
  const said = await late
  // It ends as soon as it knows; an answer, if there is one, is no.
  if (said) expect(said).toMatchObject({ ok: false })
  swap()
  await until('the sleeper to stand by', async () => (await standby.leads()) === false)
  expect(standby.core()).not.toBe(asleep)
  const commits = await two.commits()
  expect(ids(commits)).not.toContain(id)
  holds(commits, new Map())
})

test('[L1] [T2] the leader’s machine lost in the middle of takes: the other leads, nothing is lost and nothing twice', async () => {
  const evening = busy()
  const edge = await world.edge()
  await until('an evening under way', () => evening.acknowledged.size > 20)
  await leader.kill()
  await until('the other to lead', () => standby.leads())
  const before = evening.acknowledged.size
  await until('the evening to go on', () => evening.acknowledged.size > before + 20)
  await evening.stop()
  swap()
  const commits = await two.commits()
  expect(commits.length).toBeGreaterThan(before)
  holds(commits, evening.acknowledged)
  const { position, programme } = (await leader.view()).live
  expect(position.seq).toBe(commits.length)
  expect(programme.seq).toBeLessThanOrEqual(position.seq)
  // An edge elsewhere was told by the one, and then by the other.
  const feed = await until('the public feed to be still', async () => publicFeed())
  await until('the edge to be level', () => edge.feeds.get(SAMPLE)?.cursor.n === feed.cursor.n)
  expect(edge.feeds.get(SAMPLE)?.posts).toEqual(feed.posts)
  expect(new Set(feed.posts.map((post) => post.id)).size).toBe(feed.posts.length)
})

test('a core that comes back stands by, level with the log', async () => {
  standby = await two.start(leader.room === two.rooms[0] ? 1 : 0)
  expect(standby.output()).toContain(`The one that leads: ${leader.room}`)
  expect(standby.output()).not.toContain('#key=')
  expect((await standby.view()).live.position).toEqual((await leader.view()).live.position)
})

test('a core cut off from Redis ends when another leads, and stands by once Redis is back', {
  tags: ['whole'],
}, async () => {
  if (leader.room !== two.rooms[1]) await handOver()
  const cut = leader.core()
  two.link.cut()
  await until('the other to lead', () => standby.leads())
  await until('the one that was cut off to end', () => leader.core() !== cut)
  swap()
  expect((await leader.command({ kind: 'write-post', text: 'On the whole side' })).ok).toBe(true)
  two.link.mend()
  await until('it to stand by', async () => (await standby.leads()) === false)
  // Until it can reach Redis it shows what it has copies of.
  await until('it to be level', async () => {
    const [here, there] = await Promise.all([standby.view(), leader.view()])
    return here.live.position.seq === there.live.position.seq
  })
})
