/** Who is let in when many come at once. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { type AdmissionLimits, admission } from '../../../server/edge/fan-out/admission.ts'
import { night, showFile } from '../../display/live-sample.ts'
import { startFanOut } from '../../helpers/fan-out-server.ts'
import { until } from '../../helpers/house.ts'
import { readRaw } from '../../helpers/raw-reader.ts'
import { startEdge } from '../../helpers/real-edge.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A door that notes on which turn of the event loop each came in. */
function start(limits: Partial<AdmissionLimits>, busy = () => false) {
  const gate = admission((_request, verdict) => verdict(null, true), busy, limits)
  const let_in: number[] = []
  const sent: string[] = []
  let turn = 0
  let ended = false
  const tick = () => {
    turn += 1
    if (!ended) setImmediate(tick)
  }
  setImmediate(tick)
  closing.push(() => {
    ended = true
  })
  const come = (destroyed = false) =>
    gate.door(
      {
        socket: { destroyed, end: (words: string) => sent.push(words), cork() {}, uncork() {} },
      } as unknown as IncomingMessage,
      (_error, allowed) => allowed && let_in.push(turn),
    )
  const most = () => Math.max(...let_in.map((at) => let_in.filter((other) => other === at).length))
  return { gate, come, let_in, sent, most }
}

test('[I1] a storm is let in a few at a time, and everybody in the end', async () => {
  const { gate, come, let_in, most } = start({ perTurn: 8 })
  for (let i = 0; i < 500; i += 1) come()
  expect([let_in.length, gate.counts().waiting]).toEqual([0, 500])
  await until('all to be in', () => let_in.length === 500)
  expect(most()).toBe(8)
  expect(gate.counts()).toEqual({ waiting: 0, admitted: 500, turnedAway: 0 })
})

test('[I1] while a publication is handed out they come in one by one', async () => {
  const { come, let_in, most } = start({ perTurn: 8 }, () => true)
  for (let i = 0; i < 50; i += 1) come()
  await until('all to be in', () => let_in.length === 50)
  expect(most()).toBe(1)
})

test('[I1] beyond those who may wait they are told to come later; whoever left meanwhile takes nobody’s turn', async () => {
  const { gate, come, let_in, sent } = start({ perTurn: 1, waiting: 10 })
  for (let i = 0; i < 25; i += 1) come(i === 3)
  expect(sent.length).toBe(15)
  expect(sent[0]).toMatch(/^HTTP\/1\.1 503 .*\r\nRetry-After: \d+\r\n/)
  await until('the others to be in', () => let_in.length === 9)
  expect(gate.counts()).toEqual({ waiting: 0, admitted: 9, turnedAway: 15 })
  gate.close()
  come()
  expect(sent.length).toBe(16)
})

test('[I1] whoever may not come in at all does not wait for it', () => {
  const gate = admission(
    (_request, verdict) => verdict(null, false),
    () => false,
  )
  const verdicts: boolean[] = []
  gate.door({} as IncomingMessage, (_error, allowed) => verdicts.push(allowed))
  expect(verdicts).toEqual([false])
})

test('[I1] the real edge lets two hundred in at once, each by the usual address or another, and tells them all', async () => {
  const evening = night()
  const edge = await startEdge(evening.feed())
  closing.push(edge.close)
  const auth = { protocol: PROTOCOL_VERSION, show: showFile.id }
  const readers = await Promise.all(Array.from({ length: 200 }, () => readRaw(edge.port(), '/live', auth)))
  closing.push(() => {
    for (const reader of readers) reader.close()
  })
  edge.tell(evening.write('one', 'One'))
  await until('all to be told', () =>
    readers.every(({ packets }) => packets.some((p) => p.includes('"post-one"'))),
  )
})

test('[I1] what else the event loop has to do takes no more than half the time that handing out takes', async () => {
  const server = await startFanOut({ slice: 5 })
  closing.push(server.close)
  const readers = await Promise.all(
    Array.from({ length: 60 }, () => readRaw(server.port, '/live', { show: 'gala' })),
  )
  closing.push(() => {
    for (const reader of readers) reader.close()
  })
  await until('all to be inside', () => server.live.sockets.size === 60)
  /** Turns of the event loop until all was handed out, each made so long. */
  const turns = async (ms: number) => {
    server.tell('gala', ms)
    let count = 0
    for (; server.fan.busy(); count += 1) {
      for (const end = performance.now() + ms; performance.now() < end; );
      await new Promise((resolve) => setImmediate(resolve))
    }
    return count
  }
  // A machine with other work may hold us up on one of them as if we had been busy ourselves.
  await until('a calm one', async () => (await turns(0)) > 4)
  expect(await turns(50)).toBeLessThan(4)
})

test('a server that is told 503 at the door has the words before it is cut off', async () => {
  const gate = admission(
    (_request, verdict) => verdict(null, true),
    () => false,
    { waiting: 0 },
  )
  const server = createServer()
  server.on('upgrade', (request, socket) => gate.door(request, () => void socket.destroy()))
  server.listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await once(server, 'listening')
  const stream = connect((server.address() as AddressInfo).port, '127.0.0.1')
  stream.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  const [words] = (await once(stream, 'data')) as [Buffer]
  expect(words.toString()).toMatch(/^HTTP\/1\.1 503 /)
})
