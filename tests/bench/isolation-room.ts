/** A room with one desk and one stage, for `isolation`: takes are sent by the desk and heard by the stage. */
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import { type Answer, PROTOCOL_VERSION } from '#shared/protocol'
import type { StageFrame } from '#shared/stage-frame'
import { deskSocket, type House, newCommandId, screenSocket, until } from '../helpers/house.ts'
import { largeShow } from './large-show.ts'

export interface Stage {
  /** What a reader of this show says when it comes. */
  readonly hello: string
  /** Takes what comes next, again from the top of the evening once it is over: milliseconds until the stage had heard of it. */
  take(): Promise<number>
  close(): void
}

export async function openStage(house: House, show: string, categories?: number): Promise<Stage> {
  const reply = await house.api('/api/v1/shows', {
    method: 'POST',
    body: largeShow(show, { results: true, ...(categories && { categories }) }),
  })
  if (reply.status !== 201) throw new Error((await reply.text()).slice(0, 500))
  let live: DeskLive | null = null
  let frame: StageFrame | null = null
  const heard = new Set<() => void>()
  const desk = deskSocket(house, show)
  const stage = screenSocket(house, 'programme', show)
  desk.on('live', (newest: DeskLive) => {
    live = newest
  })
  stage.on('frame', (newest: StageFrame) => {
    frame = newest
    for (const one of heard) one()
  })
  const now = () => live as DeskLive | null
  const shown = () => frame as StageFrame | null
  await until('the desk and the stage to have a picture', () => now() && shown())
  await until('readers to find it', async () => (await fetch(`${house.readers}/live/${show}/log/head`)).ok)

  /** The number of its commit. */
  async function send(wish: Wish): Promise<number> {
    const answer = (await desk
      .timeout(20_000)
      .emitWithAck('command', { id: newCommandId(), ...wish })) as Answer
    if (!answer.ok) throw new Error(answer.refusal.sentence)
    return answer.position.seq
  }

  async function take(): Promise<number> {
    const seen = now()
    if (!seen?.next) throw new Error('The evening is over: fewer takes, or a longer evening')
    const from = { epoch: seen.position.epoch, programmeSeq: seen.programme.seq }
    if (seen.next.reveals) await send({ kind: 'arm', from, to: seen.next.to })
    const before = shown()?.key
    const began = performance.now()
    const there = new Promise<number>((resolve) => {
      const one = () => {
        // Posts move the position too; a take changes the picture.
        if (shown()?.key === before) return
        heard.delete(one)
        resolve(performance.now() - began)
      }
      heard.add(one)
    })
    const seq = await send({ kind: 'take', from, to: seen.next.to })
    const took = await there
    await until('the desk’s picture', () => (now()?.position.seq ?? 0) >= seq)
    return took
  }

  return {
    hello: `40/live,${JSON.stringify({ protocol: PROTOCOL_VERSION, show })}`,
    take,
    close() {
      desk.disconnect()
      stage.disconnect()
    },
  }
}
