/** The table of roles, held against a running house: every route its processes really have, every event, every command, for everybody. */
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '#shared/commands'
import { Command as AnyCommand } from '#shared/commands'
import { refusedAtTheDoor } from '#shared/decide'
import { isRefused } from '#shared/decide/decision'
import { PAGE_HEADER } from '#shared/page-header'
import { may } from '#shared/people'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { newCommandId, SAMPLE } from '../helpers/house.ts'
import {
  type Admitted,
  addressOf,
  admit,
  ENDS,
  startWatchedHouse,
  VIEWERS,
  type Viewer,
  type WatchedHouse,
} from '../helpers/watched-house.ts'
import { COMMANDS, CONTROL, ISSUERS, LIVE, PRESS, PUBLIC, ROOM, STAGE } from './roles-table.ts'

let house: WatchedHouse
let admitted: Admitted
beforeAll(async () => {
  house = await startWatchedHouse({ environment: { PUBLIC_URL: 'https://live.example.org' } })
  admitted = await admit(house)
})
afterAll(() => house?.stop())

async function credentialsFor(viewer: Viewer, route: string): Promise<Record<string, string>> {
  if (!ENDS.includes(route) || viewer === 'nobody' || viewer === 'automation') return admitted.all[viewer]
  return admitted.again(viewer)
}

async function asked(origin: string, route: string, viewer: Viewer, verb?: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ')
  // A program is no page, and says so.
  const from = viewer === 'automation' ? {} : { origin, ...PAGE_HEADER }
  const body = ['GET', 'DELETE'].includes(method) ? {} : { body: '{}' }
  const headers = {
    ...(await credentialsFor(viewer, route)),
    ...from,
    ...('body' in body && { 'content-type': 'application/json' }),
  }
  const reply = await fetch(`${origin}${addressOf(path, SAMPLE)}`, {
    method: verb ?? method,
    redirect: 'manual',
    headers,
    ...body,
  })
  await reply.arrayBuffer()
  return reply.status
}

const withoutHead = (routes: readonly string[]) => routes.filter((route) => !route.startsWith('HEAD ')).sort()

describe('routes', () => {
  test('every route of the room is in the table, and nothing else is', async () => {
    expect(withoutHead(await house.routes('core'))).toEqual(Object.keys(ROOM).sort())
  })

  test('[E1] every route of the room answers each of them as the table says', async () => {
    const found: Record<string, string> = {}
    for (const route of Object.keys(ROOM)) {
      const statuses: number[] = []
      for (const viewer of VIEWERS) statuses.push(await asked(house.room, route, viewer))
      found[route] = statuses.join(' ')
    }
    expect(found).toEqual(ROOM)
  })

  test('what is asked by HEAD is answered as by GET', async () => {
    const heads = (await house.routes('core')).filter((route) => route.startsWith('HEAD '))
    expect(heads.length).toBeGreaterThan(30)
    for (const head of heads) {
      const route = head.replace('HEAD', 'GET')
      for (const viewer of ['nobody', 'press', 'editor'] as const)
        expect(`${route} ${viewer} ${await asked(house.room, route, viewer, 'HEAD')}`).toBe(
          `${route} ${viewer} ${await asked(house.room, route, viewer)}`,
        )
    }
  })

  test('every route of the readers is in the table, changes nothing, and knows nobody', async () => {
    const found: Record<string, number> = {}
    for (const route of withoutHead(await house.routes('edge'))) {
      // An event stream does not end.
      if (route.endsWith('/events')) continue
      const statuses = new Set<number>()
      for (const viewer of VIEWERS) statuses.add(await asked(house.readers, route, viewer))
      expect([...statuses], route).toHaveLength(1)
      const status = [...statuses][0] as number
      // The same with a slash at its end is the same place.
      if (route.endsWith('/') && route !== 'GET /') expect(`${route} ${status}`).toBe(`${route} 307`)
      else found[route] = status
    }
    expect(found).toEqual(PUBLIC)
  })
})

const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

function open(origin: string, namespace: string, viewer: Viewer, auth: object): Socket {
  const socket = io(`${origin}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...admitted.all[viewer], origin },
    auth: { protocol: PROTOCOL_VERSION, ...auth },
  })
  sockets.push(socket)
  return socket
}

/** `in`, or the code of whoever turned it away. */
const entered = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve('in'))
    socket.once('connect_error', (error) =>
      resolve((error as { data?: { code?: string } }).data?.code ?? error.message),
    )
  })

/** What each of them is answered to each message, in the columns of the table. */
async function answers<Events extends Readonly<Record<string, string>>>(
  table: Events,
  enter: (viewer: Viewer) => Socket,
  words: Readonly<Record<keyof Events, () => unknown>>,
): Promise<Record<string, string>> {
  const found: Record<string, string[]> = {}
  for (const event of Object.keys(table)) found[event] = []
  for (const viewer of VIEWERS) {
    const socket = enter(viewer)
    const let_in = await entered(socket)
    for (const [event, outcome] of Object.entries(table)) {
      const silent = outcome.endsWith('-')
      if (let_in !== 'in') found[event]?.push(let_in)
      else if (silent) found[event]?.push('-')
      else {
        const answer = await socket.timeout(3000).emitWithAck(event, words[event]?.())
        found[event]?.push(answer.ok ? 'ok' : answer.refusal.code)
      }
    }
    socket.disconnect()
  }
  return Object.fromEntries(Object.entries(found).map(([event, codes]) => [event, codes.join(' ')]))
}

const CATEGORY = 'council-of-the-year'
const NO_CURSOR = () => ({ cursor: null })
const screen = { token: null, width: 1, height: 1, lacks: [] }

describe('events', () => {
  test('[E1] every event of a desk is answered to each of them as the table says', async () => {
    const found = await answers(CONTROL, (viewer) => open(house.room, '/control', viewer, { show: null }), {
      command: () => ({ id: newCommandId(), kind: 'write-post', text: 'A word' }),
      peek: () => ({ id: newCommandId(), kind: 'peek', category: CATEGORY }),
      feed: NO_CURSOR,
      words: () => 'A *word*',
      writing: () => null,
      screens: () => ({ kind: 'identify', screen: null }),
      handover: () => null,
      alone: () => null,
    })
    expect(found).toEqual(CONTROL)
  })

  test('a desk’s monitors, the press room and the readers likewise', async () => {
    const monitor = { bus: 'programme', show: null }
    const stage = await answers(
      STAGE,
      (viewer) => open(house.room, '/stage', viewer, { ...screen, monitor }),
      {
        clock: () => ({ roundTrip: 1, error: 1, dropped: 0 }),
        painted: () => null,
      },
    )
    expect(stage).toEqual(STAGE)
    const press: string[] = []
    for (const viewer of VIEWERS)
      press.push(await entered(open(house.room, '/press', viewer, { show: null })))
    expect(press.join(' ')).toBe(PRESS)
    const live = await answers(LIVE, (viewer) => open(house.readers, '/live', viewer, { show: SAMPLE }), {
      since: NO_CURSOR,
    })
    expect(live).toEqual(LIVE)
  })

  test('a page that is no screen is told the time and a code, and the default namespace is nobody’s', async () => {
    const page = open(house.room, '/stage', 'nobody', { ...screen, monitor: null })
    const heard: string[] = []
    page.onAny((event: string) => heard.push(event))
    expect(await entered(page)).toBe('in')
    expect(
      await page.timeout(3000).emitWithAck('clock', { roundTrip: 1, error: 1, dropped: 0 }),
    ).toMatchObject({ ok: true })
    expect(heard.sort()).toEqual(['cores', 'pairing'])
    for (const viewer of VIEWERS)
      expect(await entered(open(house.room, '/', viewer, {}))).toBe('There is nothing here.')
  })
})

describe('commands', () => {
  const kinds = (AnyCommand as unknown as { anyOf: { properties: { kind: { const: string } } }[] }).anyOf

  test('every command is in the table', () => {
    expect(kinds.map(({ properties }) => properties.kind.const).sort()).toEqual(Object.keys(COMMANDS).sort())
  })

  test('each role may issue what the table says, and is refused at the door what it does not', () => {
    const found: Record<string, string> = {}
    for (const kind of Object.keys(COMMANDS) as Command['kind'][]) {
      const row = ISSUERS.map((role) => {
        const by = { name: role, role, desk: null }
        const answer = kind === 'open-show' ? null : refusedAtTheDoor({} as never, { kind } as never, by)
        const code = answer && isRefused(answer) ? answer.refusal.code : null
        const allowed = may(role, kind)
        if (kind !== 'open-show') expect(code === 'not-your-role', `${kind} ${role}`).toBe(!allowed)
        return allowed ? 'yes' : 'no'
      })
      found[kind] = row.join(' ')
    }
    expect(found).toEqual(COMMANDS)
  })
})
