/** Everything that is said unasked: sockets of every role, screens of every layout, readers by socket and by stream, packet by packet. */
import { io, type Socket } from 'socket.io-client'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { LAYOUTS } from '#shared/screens'
import { BUSES } from '#shared/stage-frame'
import { type EventReader, readEvents } from '../../helpers/event-reader.ts'
import { tokenIn, until } from '../../helpers/house.ts'
import { VIEWERS, type Viewer } from '../../helpers/watched-house.ts'
import { masked } from './masks.ts'
import type { Evening, World } from './world.ts'

export interface Ears {
  /** By who heard: what came, in its order, without what a timer decides. */
  heard(): ReadonlyMap<string, string>
  /** How much those have heard who are told by another process, and not by the number of a commit. */
  readersHeard(): number
  /** Every byte, the timers' too. */
  bytes(): Buffer
  /** The core's clock, as the last beat said it. */
  now(): number
  /** Resolves once everybody in the room has heard of this commit. */
  reached(seq: number): Promise<void>
  close(): void
}

interface Ear {
  readonly name: string
  /** As they came. */
  readonly lines: string[]
  /** Masked as they come: nobody who listens may be busy so long that the house takes them for gone. */
  readonly inOrder: string[]
  screens: string
  beat: string
  newestBeat: string
}

const isBeat = (line: string) => /\["beat",/.test(line.slice(0, 40))
/** Told when a timer allows: only the newest is compared. */
const isState = (line: string) => /\["(screens|crowd)",/.test(line.slice(0, 40))

function hear(ear: Ear, line: string): void {
  ear.lines.push(line)
  if (isBeat(line)) {
    ear.newestBeat = line
    // By its shape: how many fell, and when, is a timer's affair.
    ear.beat = line.replace(/\d+/g, '0')
  } else if (!isState(line)) ear.inOrder.push(masked(line))
  else if (line.includes('["screens",')) ear.screens = masked(line)
}

const whole = ({ inOrder, screens, beat }: Ear): string => [...inOrder, screens, beat].join('\n')

const READS = /^(reader|press room)/

export async function openEars(world: World, { id }: Evening): Promise<Ears> {
  const { house, people, screens } = world
  const ears: Ear[] = []
  const sockets: Socket[] = []
  const lost: string[] = []

  function listen(name: string, socket: Socket): Socket {
    const ear: Ear = { name, lines: [], inOrder: [], screens: '', beat: '', newestBeat: '' }
    ears.push(ear)
    sockets.push(socket)
    socket.on('disconnect', (why) => {
      if (why !== 'io client disconnect') lost.push(`${name}: ${why}`)
    })
    socket.io.on('open', () => {
      socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
        if (type === 'message' && typeof data === 'string') hear(ear, data)
      })
    })
    return socket
  }
  const open = async (name: string, origin: string, namespace: string, viewer: Viewer, auth: object) => {
    const headers = viewer === 'automation' || origin !== house.room ? {} : { origin }
    const socket = listen(
      name,
      io(`${origin}${namespace}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { ...people.all[viewer], ...headers },
        auth: { protocol: PROTOCOL_VERSION, ...auth },
      }),
    )
    await until(`${name} to be let in`, () => socket.connected)
  }

  const size = { width: 1920, height: 1080, lacks: [] }
  for (const viewer of VIEWERS) {
    if (viewer === 'nobody') continue
    if (viewer !== 'press')
      await open(`desk of ${viewer}`, house.room, '/control', viewer, { show: id, desk: `desk-of-${viewer}` })
    await open(`press room of ${viewer}`, house.room, '/press', viewer, { show: null })
  }
  for (const bus of BUSES)
    await open(`monitor of ${bus}`, house.room, '/stage', 'editor', {
      ...size,
      token: null,
      monitor: { bus, show: id },
    })
  for (const layout of LAYOUTS) {
    if (!screens.has(layout)) screens.set(layout, await house.newScreen({ name: layout, layout }))
    const token = tokenIn(screens.get(layout) ?? '')
    await open(`screen ${layout}`, house.room, '/stage', 'nobody', { ...size, token, monitor: null })
  }
  await open('page with a code', house.room, '/stage', 'nobody', { ...size, token: null, monitor: null })
  await open('reader', house.readers, '/live', 'nobody', { show: id })
  const stream: EventReader = await readEvents(Number(new URL(house.readers).port), `/live/${id}/events`)

  const streamed = () =>
    stream.heard
      .filter(({ event }) => event !== 'beat')
      .map(({ event, id: place, data }) => `${event} ${place} ${data}`)
      .join('\n')

  return {
    heard: () =>
      new Map([
        ...ears.map((ear): [string, string] => [ear.name, whole(ear)]),
        ['event stream', masked(streamed())],
      ]),
    readersHeard: () =>
      stream.heard.reduce((sum, { event, data }) => sum + (event === 'beat' ? 0 : data.length), 0) +
      ears
        .filter(({ name }) => READS.test(name))
        .reduce((sum, { inOrder }) => sum + inOrder.reduce((more, line) => more + line.length, 0), 0),
    bytes: () => Buffer.from([...ears.flatMap(({ lines }) => lines), streamed()].join('\n')),
    now() {
      const desk = ears.find(({ name }) => name === 'desk of producer')
      return Number(/"now":(\d+)/.exec(desk?.newestBeat ?? '')?.[1] ?? 0)
    },
    async reached(seq) {
      // Whoever was cut off hears nothing, and would agree with everything.
      if (lost.length > 0) throw new Error(`Cut off: ${lost.join(', ')}`)
      const waiting = ears.filter(({ name }) => /^(desk|monitor|screen) /.test(name))
      for (const { name, lines } of waiting)
        await until(`${name} to hear of ${seq}`, () =>
          lines.some((line) => line.includes(`"seq":${seq}`) && !isBeat(line)),
        )
    },
    close() {
      for (const socket of sockets) socket.disconnect()
      stream.close()
    },
  }
}
