/** @module-tag whole */
/** The master of the house's Redis dies in mid-evening, behind sentinels: refused for two seconds, and nobody in the room ever knows. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StageFrame } from '#shared/stage-frame'
import { follow } from '../helpers/follow.ts'
import { type House, newCommandId, readerSocket, screenSocket, startHouse, until } from '../helpers/house.ts'
import { type RedisTrio, startTrio } from '../helpers/sentinels.ts'

let trio: RedisTrio
let house: House
let screen: Socket
let readers: Socket
let reader: ReturnType<typeof follow>
const frames: StageFrame[] = []

beforeAll(async () => {
  trio = await startTrio()
  house = await startHouse({ environment: { REDIS_URL: trio.url } })
  screen = screenSocket(house)
  screen.on('frame', (frame: StageFrame) => frames.push(frame))
  readers = readerSocket(house)
  reader = follow(readers)
  await until('everybody to be connected', () => [screen, readers].every(({ connected }) => connected))
}, 60_000)
afterAll(async () => {
  for (const socket of [screen, readers]) socket?.disconnect()
  await house?.stop()
  await trio?.stop()
})

const texts = () => reader.feed()?.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))

test('[L1] [F1] a failover during the show: every answer stays true, nothing is lost, and the epoch stays', async () => {
  expect((await house.takeNext()).ok).toBe(true)
  const { core } = house.children()
  const master = await trio.master()
  const { epoch } = (await house.view()).live.position
  const acknowledged: string[] = []
  let refusals = 0
  let dying: Promise<void> | null = null
  for (let n = 1; acknowledged.length < 30; n += 1) {
    if (acknowledged.length === 10) dying ??= master.kill()
    const text = `Post ${n}`
    const id = newCommandId()
    const answer = await house.command({ kind: 'write-post', text }, id)
    if (answer.ok) acknowledged.push(text)
    else {
      expect(answer.refusal.code).toBe('log-unavailable')
      refusals += 1
    }
  }
  await dying
  expect(refusals).toBeGreaterThan(0)
  expect((await trio.master()).port).not.toBe(master.port)
  expect(house.children().core).toBe(core)
  const { live } = await house.view()
  expect(live.position.epoch).toEqual(epoch)
  expect(live.mended).toBeNull()
  await until('the reader to have the last', () => texts()?.at(-1) === acknowledged.at(-1))
  const read = texts() ?? []
  expect(new Set(read).size).toBe(read.length)
  // What was refused with its fate unknown may stand there, once and in its place; what was acknowledged does.
  expect(read.filter((text) => acknowledged.includes(text))).toEqual(acknowledged)
  expect(frames.every(({ position }) => position.epoch.id === epoch.id)).toBe(true)
  // Whoever comes now is let in, and a screen is paired: the registry has moved as well.
  const link = await until('a screen to be paired', () => house.newScreen({ name: 'After the failover' }))
  expect(link).toContain('#screen=')
  expect((await house.takeNext()).ok).toBe(true)
}, 90_000)
