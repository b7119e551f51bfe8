/** @module-tag whole */
/** Two machines, each alone: both say so, and when Redis is back a person chooses between the two evenings. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AloneView } from '#shared/alone'
import { deskSocket, until } from '../helpers/house.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'
import { type CoreMachine, startTwoCores, type TwoCores } from '../helpers/two-cores.ts'

interface Side {
  readonly machine: CoreMachine
  readonly desk: Socket
  said: AloneView | null | undefined
}

let two: TwoCores
let one: Side
let other: Side

beforeAll(async () => {
  two = await startTwoCores()
  one = sideOf(two.first)
  other = sideOf(two.second)
})
afterAll(async () => {
  for (const side of [one, other]) side?.desk.disconnect()
  await two?.stop()
})

/** A refused desk of a program tries again, as that of a person does. */
function sideOf(machine: CoreMachine): Side {
  const desk = deskSocket(machine)
  const side: Side = { machine, desk, said: undefined }
  desk.on('alone', (view) => {
    side.said = view
  })
  const again = () => {
    if (!desk.active) setTimeout(() => desk.connect(), 100)
  }
  desk.on('connect_error', again)
  desk.on('disconnect', again)
  return side
}

const act = ({ desk }: Side, wish: object) => desk.timeout(30_000).emitWithAck('alone', wish)
const post = ({ machine }: Side, text: string) => machine.command({ kind: 'write-post', text })
const texts = async () =>
  (await two.commits()).flatMap(({ events }) =>
    events.flatMap((event) => ('text' in event ? [event.text] : [])),
  )
const reunionOf = ({ said }: Side) => (said?.state === 'alone' ? said.reunion : null)

async function take({ machine }: Side): Promise<void> {
  await until('a take', async () => {
    const { live } = await machine.view()
    await armSeen(live, machine.command)
    return (await machine.command(takeSeen(live))).ok
  })
}

test('both lose Redis: the one that stands by lets a desk in and says who led; each goes on, and says that it is alone', async () => {
  await take(one)
  expect((await post(one, 'Together')).ok).toBe(true)
  await until('the other to be level', async () => {
    const [a, b] = await Promise.all([one.machine.view(), other.machine.view()])
    return a.live.onItsWay === null && a.live.position.seq === b.live.position.seq
  })
  expect(other.desk.connected).toBe(false)
  await two.redis.kill()
  for (const side of [one, other]) await until('its desk to say so', () => side.said?.state === 'away')
  expect(one.said).toMatchObject({ leads: true })
  expect(other.said).toMatchObject({ leads: false, leader: one.machine.room })
  expect(await post(other, 'Not yet')).toMatchObject({ refusal: { code: 'follows' } })
  // Whoever restarts what does not work finds the evening again, and the same offer.
  const before = (await other.machine.view()).live.programme
  const core = other.machine.core()
  process.kill(core, 'SIGKILL')
  other.said = undefined
  await until('another core', () => ![0, core].includes(other.machine.core()))
  await until('its desk to say so again', () => other.said?.state === 'away')
  expect(other.said).toMatchObject({ leads: false, leader: null, not: null })
  expect((await other.machine.view()).live.programme).toEqual(before)
  for (const side of [one, other]) {
    expect(await act(side, { do: 'continue' })).toMatchObject({ ok: true })
    await until('its desk to say so', () => side.said?.state === 'alone')
    expect(await side.machine.leads()).toBe(true)
    await take(side)
  }
  expect((await post(one, 'On the one')).ok).toBe(true)
  expect((await post(other, 'On the other')).ok).toBe(true)
})

test('Redis is back: the one is brought home, and the other is asked to choose by what each did', async () => {
  await two.redis.restart()
  const seen = (await until('a comparison', () => reunionOf(one))).seen
  expect(await texts()).toEqual(['Together'])
  expect(await act(one, { do: 'join', keep: 'this', seen })).toMatchObject({ ok: true })
  await until('it to be at home', () => one.desk.connected && one.said === null)
  expect((await post(one, 'At home')).ok).toBe(true)
  const asked = await until('both histories', () => {
    const found = reunionOf(other)
    return found?.shows[0]?.theirs?.posts === 2 ? found : null
  })
  expect(asked.shows[0]).toMatchObject({ ours: { posts: 1, taken: 1 }, theirs: { posts: 2, taken: 1 } })
  expect(await texts()).toEqual(['Together', 'On the one', 'At home'])
  // A choice made on what was true a moment ago is none.
  expect(await act(other, { do: 'join', keep: 'this', seen })).toMatchObject({
    refusal: { code: 'histories-moved' },
  })
})

test('[L1] [L2] chosen: that history goes on everywhere, also on the machine that led on the other, which is kept as a file', async () => {
  const chosen = await until('both histories', () => reunionOf(other))
  expect(await act(other, { do: 'join', keep: 'this', seen: chosen.seen })).toMatchObject({ ok: true })
  await until('it to stand by', async () => (await other.machine.leads()) === false)
  expect(await texts()).toEqual(['Together', 'On the other'])
  await until('the one that leads to go on from it', async () => (await post(one, 'Together again')).ok)
  expect(await texts()).toEqual(['Together', 'On the other', 'Together again'])
  const position = async ({ machine }: Side) => (await machine.view()).live.position
  await until('both to be level', async () => {
    const [a, b] = await Promise.all([position(one), position(other)])
    return a.seq === b.seq && a.epoch.id === b.epoch.id
  })
  const { kept } = (await (await one.machine.api('/control/shows')).json()) as {
    kept: { id: string; ceremony: string }[]
  }
  expect(kept).toMatchObject([{ ceremony: expect.stringContaining('set aside: what Redis held') }])
  expect((await one.machine.api(`/control/kept/${kept[0]?.id}`)).status).toBe(200)
  const commits = await two.commits()
  expect(new Set(commits.map(({ commandId }) => commandId)).size).toBe(commits.length)
  expect(one.machine.output()).not.toContain('lost part of the log')
})
