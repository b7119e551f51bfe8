/** How long a desk waits for the answer to a take, and what reaches it for one, on the wire. */
import type { Socket } from 'socket.io-client'
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import type { Answer } from '#shared/protocol'
import { deskSocket, newCommandId, startHouse, until } from '../helpers/house.ts'
import { pause } from './figures.ts'
import { largeShow } from './large-show.ts'

export interface Acks {
  /** Milliseconds from a take to its answer. */
  readonly acks: readonly number[]
  /** Bytes of all WebSocket messages that reached a desk for one take, the beat and the pings apart. */
  readonly takeBytes: readonly number[]
  /** Bytes of `live` alone, for the largest of one take. */
  readonly liveBytes: readonly number[]
}

const SHOW = 'large'
/** What the clock makes public after a take has come by then. */
const QUIET_MS = 25

/** Hears the bytes of every message below socket.io, as they come off the wire. */
function listenBelow(socket: Socket): { taken(): { all: number; live: number } } {
  let all = 0
  let live = 0
  const { ws } = socket.io.engine.transport as unknown as {
    ws: { on(event: 'message', hear: (data: Buffer) => void): void }
  }
  ws.on('message', (data) => {
    const text = data.toString()
    if (text.length < 3 || text.includes('["beat"')) return
    all += data.length
    if (text.includes('["live"')) live = Math.max(live, data.length)
  })
  return {
    taken() {
      const heard = { all, live }
      all = 0
      live = 0
      return heard
    },
  }
}

/** Takes the whole of a large evening from its first slide to its last, as fast as a desk may. */
export async function measureAcks(environment: Record<string, string>): Promise<Acks> {
  const house = await startHouse({ environment })
  const socket = deskSocket(house, SHOW)
  try {
    let live: DeskLive | null = null
    // Listened for before the show is there: its first picture may come before the answer that opened it.
    socket.on('live', (newest: DeskLive) => {
      live = newest
    })
    const body = largeShow(SHOW, { results: true })
    const reply = await house.api('/api/v1/shows', { method: 'POST', body })
    if (reply.status !== 201) throw new Error((await reply.text()).slice(0, 500))
    const seen = () => live as DeskLive | null
    await until('the desk to have a picture', () => seen())
    const below = listenBelow(socket)
    const acks: number[] = []
    const takeBytes: number[] = []
    const liveBytes: number[] = []
    const send = async (wish: Wish): Promise<void> => {
      const answer = (await socket
        .timeout(20_000)
        .emitWithAck('command', { id: newCommandId(), ...wish })) as Answer
      if (!answer.ok) throw new Error(answer.refusal.sentence)
      await until('its picture', () => (seen()?.position.seq ?? 0) >= answer.position.seq)
    }
    for (let now = seen(); now?.next; now = seen()) {
      const from = { epoch: now.position.epoch, programmeSeq: now.programme.seq }
      if (now.next.reveals) await send({ kind: 'arm', from, to: now.next.to })
      await pause(QUIET_MS)
      below.taken()
      const began = performance.now()
      const take = socket
        .timeout(20_000)
        .emitWithAck('command', { id: newCommandId(), kind: 'take', from, to: now.next.to })
      const answer = (await take) as Answer
      acks.push(performance.now() - began)
      if (!answer.ok) throw new Error(answer.refusal.sentence)
      await until('its picture', () => (seen()?.position.seq ?? 0) >= answer.position.seq)
      await pause(QUIET_MS)
      const heard = below.taken()
      takeBytes.push(heard.all)
      liveBytes.push(heard.live)
    }
    return { acks, takeBytes, liveBytes }
  } finally {
    socket.disconnect()
    await house.stop()
  }
}
