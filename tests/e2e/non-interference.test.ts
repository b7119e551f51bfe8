/**
 * [E1] end to end: two houses, the same evening, every sealed result different.
 * Up to the reveal, every byte that desks, screens, readers, pages and logs receive is the same; only commitments are masked.
 */
import { fileURLToPath } from 'node:url'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskView } from '#shared/desk-view'
import {
  deskSocket,
  type House,
  readerSocket,
  SAMPLE,
  screenSocket,
  startHouse,
  until,
} from '../helpers/house.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'

const FIXED_WORLD = fileURLToPath(new URL('../helpers/fixed-world.mjs', import.meta.url))

/** Everything one house let anybody hear. */
interface Ear {
  readonly house: House
  readonly heard: Record<string, string[]>
  readonly sockets: Socket[]
}

/** Fingerprints are meant to differ; their length is not. Ports and process ids are the machine's. */
const masked = (text: string): string =>
  text
    .replace(/("commitment\\?":\\?")[0-9a-f]{64}/g, '$1*')
    .replace(/[0-9a-f]{8}( [0-9a-f]{8}){7}/g, '*')
    .replace(/127\.0\.0\.1:\d+/g, 'host')
    .replace(/"(pid|responseTime|remotePort)":[\d.]+/g, '"$1":0')
    .replace(/"hostname":"[^"]*"/g, '"hostname":""')
    .replace(/"reqId":"[^"]*"/g, '"reqId":""')

/** Raw packets as they came off the wire, without the transport's pings. */
function overhear(ear: Ear, name: string, socket: Socket): void {
  const lines: string[] = []
  ear.heard[name] = lines
  ear.sockets.push(socket)
  socket.io.on('open', () => {
    socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
      if (type === 'message' && typeof data === 'string') lines.push(masked(data))
    })
  })
}

const isBeat = (line: string): boolean => line.includes('["beat",')

/** Which screens there are is told when a timer allows; what is told, and in which order, is compared by itself. */
const isScreens = (line: string): boolean => line.includes('["screens",')

/** How many times a beat fell is the timer's affair; what it says is not. */
const withoutRepeats = (lines: string[]): string[] =>
  lines.filter((line) => !isBeat(line) && !isScreens(line))
const screensIn = (lines: string[]): string[] => [...new Set(lines.filter(isScreens))]
const beatsOf = (lines: string[]): string[] => [
  ...new Set(lines.filter(isBeat).map((line) => line.replace(/"(seq|n)":\d+/g, '"$1":0'))),
]

async function listenTo(house: House): Promise<Ear> {
  const ear: Ear = { house, heard: {}, sockets: [] }
  const deskHears = (what: string) =>
    until(`the desk to hear ${what}`, () => ear.heard['desk']?.some((line) => line.includes(what)))
  // What is told when is the timer's affair; each state of the screen is waited for, so that none is passed over.
  const slowly = {
    room: house.room,
    async newScreen(...setup: Parameters<House['newScreen']>) {
      const link = await house.newScreen(...setup)
      await deskHears('"name":"screen-programme"')
      return link
    },
  }
  const steps: [string, () => Socket][] = [
    ['desk', () => deskSocket(house)],
    ['stage programme', () => screenSocket(slowly, 'programme')],
    ['stage preview', () => screenSocket(house, 'preview')],
    ['confidence monitor', () => screenSocket(house, 'presenter')],
    ['lobby', () => screenSocket(house, 'lobby')],
    ['live', () => readerSocket(house)],
  ]
  // One after the other: the order in which ids are drawn is part of what must be equal.
  for (const [name, open] of steps) {
    overhear(ear, name, open())
    await until(`${name} to connect`, () => ear.sockets.at(-1)?.connected)
    if (name === 'stage programme') await deskHears('"connected":true')
  }
  return ear
}

const ROOM_PAGES = [
  '/control',
  '/stage',
  '/stage?monitor=1&bus=preview',
  '/api/v1/screens',
  '/api/v1/status',
  '/api/v1/status.txt?field=next',
  '/api/v1/openapi.json',
  `/api/v1/shows/${SAMPLE}`,
  '/ready',
  '/health',
  '/nothing',
  '/assets/none.js',
  '/',
]
const PUBLIC_PAGES = [
  `/live/${SAMPLE}`,
  `/live/${SAMPLE}/commitments`,
  `/live/${SAMPLE}/commitments.json`,
  `/live/${SAMPLE}/log/head`,
  `/live/${SAMPLE}/log/1-0000000000000000/since/0`,
  '/live/none',
  '/',
  '/ready',
  '/assets/winner.png',
]

async function pagesOf(house: House): Promise<string[]> {
  const pages: string[] = []
  for (const [origin, paths] of [
    [house.room, ROOM_PAGES],
    [house.readers, PUBLIC_PAGES],
  ] as const) {
    for (const path of paths) {
      const reply = await fetch(`${origin}${path}`, {
        redirect: 'manual',
        // As it is: packed, the fingerprints that are meant to differ would change its length too.
        headers: { authorization: 'Bearer a-key-for-the-tests-only', 'accept-encoding': 'identity' },
      })
      const headers = [...reply.headers].filter(([name]) => !['date'].includes(name))
      pages.push(masked(`${path} ${reply.status} ${JSON.stringify(headers)}\n${await reply.text()}`))
    }
  }
  return pages
}

type Pick = (
  entries: string[],
  category: number,
) => { winner: string[]; commended: string[]; citation: string | null }

/** Seals every category by the same commands; what they hold is the only difference between the two houses. */
async function sealAll(house: House, pick: Pick): Promise<void> {
  const { plan } = await house.view()
  for (const [at, category] of plan.show.categories.entries()) {
    const { winner, commended, citation } = pick(
      category.entries.map((e) => e.id),
      at,
    )
    const answer = await house.command(
      {
        kind: 'set-result',
        category: category.id,
        levels: [
          { level: 'winner', entries: winner, citation },
          { level: 'highly-commended', entries: commended, citation: null },
        ],
        reason: 'Counted again',
      },
      `seal-command-${at}`,
    )
    expect(answer.ok).toBe(true)
  }
}

const one: Pick = ([a, b]) => ({ winner: [a ?? ''], commended: [b ?? ''], citation: null })
const other: Pick = ([a, b, c, d], at) =>
  at % 3 === 0
    ? { winner: [], commended: [], citation: null }
    : {
        winner: [c ?? '', d ?? ''],
        commended: at % 3 === 1 ? [] : [a ?? '', b ?? ''],
        citation: 'A much longer citation than the other one. '.repeat(20),
      }

/** Takes what comes next until the desk says that the next take reveals something. */
async function playToReveal(house: House): Promise<DeskView['live']> {
  for (let taken = 0; taken < 40; taken += 1) {
    const { live } = await house.view()
    if (live.next?.reveals) return live
    await until('the guard time', async () => (await takeAs(house, `take-command-${taken}`)).ok)
  }
  throw new Error('No reveal was reached')
}

async function takeAs(house: House, id: string) {
  const { live } = await house.view()
  return house.command(takeSeen(live), id)
}

const ears: Ear[] = []
beforeAll(async () => {
  const options = { nodeArguments: ['--import', FIXED_WORLD], environment: { ENVELOPE_LOG: 'trace' } }
  for (const pick of [one, other]) {
    const house = await startHouse(options)
    const ear = await listenTo(house)
    ears.push(ear)
    await sealAll(house, pick)
  }
})
afterAll(async () => {
  for (const { sockets, house } of ears) {
    for (const socket of sockets) socket.disconnect()
    await house.stop()
  }
})

const pair = (): [Ear, Ear] => [ears[0] as Ear, ears[1] as Ear]

async function settled(): Promise<void> {
  for (const { house, heard } of ears) {
    const { live } = await house.view()
    const here = `"seq":${live.position.seq}`
    for (const [name, lines] of Object.entries(heard)) {
      if (name === 'live') continue
      await until(`the newest of ${name}`, () => lines.some((line) => !isBeat(line) && line.includes(here)))
    }
  }
}

async function expectSame(): Promise<void> {
  // A reader is told last, by another process: neither is compared while it is behind the other.
  const told = () => ears.map(({ heard }) => withoutRepeats(heard['live'] ?? []).length)
  await until('both readers to have heard as much', () => told()[0] === told()[1])
  const [a, b] = pair()
  for (const name of Object.keys(a.heard)) {
    expect(withoutRepeats(b.heard[name] ?? []), name).toEqual(withoutRepeats(a.heard[name] ?? []))
    expect(screensIn(b.heard[name] ?? []), `${name} screens`).toEqual(screensIn(a.heard[name] ?? []))
    expect(
      beatsOf(b.heard[name] ?? []).every(
        (beat) => beatsOf(a.heard[name] ?? []).includes(beat) || (a.heard[name]?.length ?? 0) === 0,
      ),
      `${name} beats`,
    ).toBe(true)
    expect(a.heard[name]?.length, `${name} was heard`).toBeGreaterThan(1)
  }
  // How often a request was made is the test's affair (it waits for guard times); what was written of it is not.
  const printed = ({ house }: Ear) => [...new Set(masked(house.output()).split('\n'))].sort()
  expect(printed(b)).toEqual(printed(a))
  expect(printed(a).length).toBeGreaterThan(5)
}

test('[E1] sealing different results sends the same bytes to everybody', async () => {
  await settled()
  await expectSame()
  const [a, b] = pair()
  expect(await pagesOf(b.house)).toEqual(await pagesOf(a.house))
})

test('[E1] up to the reveal of the first category every byte is the same; the first reveal differs, so the ears can hear', async () => {
  const [a, b] = pair()
  const [one, two] = [await playToReveal(a.house), await playToReveal(b.house)]
  expect(two.next).toEqual(one.next)
  await settled()
  await expectSame()
  expect(await pagesOf(b.house)).toEqual(await pagesOf(a.house))

  for (const { house } of ears) {
    const { live } = await house.view()
    await armSeen(live, (wish) => house.command(wish, 'arm-the-reveal'))
  }
  await settled()
  await expectSame()

  for (const { house } of ears)
    await until('the guard time', async () => (await takeAs(house, 'take-the-reveal')).ok)
  await settled()
  const [mine, theirs] = ears.map((ear) => withoutRepeats(ear.heard['stage programme'] ?? []))
  expect(theirs).not.toEqual(mine)
})
