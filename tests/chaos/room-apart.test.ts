/** [I1] in small: whatever becomes of the edge and its readers, a reveal reaches the room as fast as ever. The flood at full scale is a bench of its own. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StageFrame } from '#shared/stage-frame'
import { type Ears, type ImportedShow, importShow, overhear } from '../e2e/imported-show.ts'
import { type House, readerSocket, startHouse, until } from '../helpers/house.ts'

/** Milliseconds from the press to the frame at a screen; far above the usual, far below what a room would notice as broken. */
const SLOWEST_MS = 1000
const TAKES = 20

let house: House
let show: ImportedShow
let ears: Ears
const crowd: Socket[] = []
beforeAll(async () => {
  house = await startHouse()
  show = await importShow(house, 'apart')
  ears = await overhear(house, 'apart')
})
afterAll(async () => {
  for (const socket of crowd) socket.disconnect()
  ears?.close()
  await house?.stop()
})

/** Takes so many steps; the slowest of them, from the press to the frame. */
async function slowestTake(): Promise<number> {
  let slowest = 0
  for (let taken = 0; taken < TAKES; taken += 1) {
    const { live } = await show.view()
    if (!live.next) throw new Error('Nothing comes next')
    const seq = live.programme.seq
    const pressed = performance.now()
    await show.take()
    await until('the frame', () =>
      ears
        .heard('screen')
        .some(([event, frame]) => event === 'frame' && (frame as StageFrame).position.seq > seq),
    )
    slowest = Math.max(slowest, performance.now() - pressed)
  }
  return slowest
}

const postsOf = async () => {
  const html = await (await fetch(`${house.readers}/live/apart`)).text()
  return [...html.matchAll(/<article id="p-([^"]+)"/g)].map(([, id]) => id)
}

test('[I1] an edge that hangs holds nobody up in the room, and catches up when it goes on', async () => {
  const { edge, core } = house.children()
  process.kill(edge, 'SIGSTOP')
  const slowest = await slowestTake().finally(() => process.kill(edge, 'SIGCONT'))
  expect(slowest).toBeLessThan(SLOWEST_MS)
  const reply = await ears.sockets.desk.timeout(3000).emitWithAck('feed', { cursor: null })
  const ids = reply.value.changes.flatMap((change: { post?: { id: string } }) =>
    change.post ? [change.post.id] : [],
  )
  await until('the readers to be level', async () => (await postsOf()).length === new Set(ids).size)
  expect((await postsOf()).toReversed()).toEqual([...new Set(ids)])
  expect(house.children()).toEqual({ core, edge })
})

test('[I1] a crowd of readers that ask without end does not slow the stage', async () => {
  for (let n = 0; n < 100; n += 1) crowd.push(readerSocket(house, 'apart'))
  await until('the crowd to be there', () => crowd.every((socket) => socket.connected))
  let [asking, served] = [true, 0]
  const readers = Array.from({ length: 8 }, async () => {
    while (asking) {
      await (await fetch(`${house.readers}/live/apart`)).text()
      served += 1
    }
  })
  const slowest = await slowestTake().finally(() => {
    asking = false
  })
  await Promise.all(readers)
  expect(served).toBeGreaterThan(TAKES)
  expect(slowest).toBeLessThan(SLOWEST_MS)
})
