/** Who is attacked, as the attack sees it: its ports, how a stranger gets in, and how one can tell that nothing happened. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { DeskLive } from '#shared/desk-view'
import type { PeopleView } from '#shared/people-view'
import { PROTOCOL_VERSION, type ScreensView } from '#shared/protocol'
import { API_KEY, deskSocket, type House, newCommandId, SAMPLE, tokenIn, until } from '../../helpers/house.ts'
import { takeSeen } from '../../helpers/taking.ts'
import { pause } from '../figures.ts'
import type { Entry } from './wire.ts'

export interface Victim {
  readonly room: number
  readonly readers: number
  readonly show: string
  /** Its processes by name; another id is another process. */
  processes(): Readonly<Record<string, number>>
  /** Has all of them give up what they no longer need; resolves when they have said so. */
  collect(): Promise<void>
  /** Rejects unless both ports answer. */
  alive(): Promise<void>
  /** The same words as long as nobody but us changed anything. */
  state(): Promise<string>
  /** An act of the operator; resolves when it is acknowledged. */
  press(): Promise<void>
  /** A post for the readers. */
  publish(words: string): Promise<void>
  /** Ways in: what is said to come into each namespace. */
  entry(who: Who): Promise<Entry>
  /** What it printed of its own failures until now: none of them should be anybody's to cause. */
  troubles(): readonly string[]
  close(): void
}

export type Who = 'desk' | 'screen' | 'stranger' | 'press' | 'reader'

/** What each may say: questions that are answered, and reports that are not. */
export const EVENTS: Readonly<
  Record<Who, { readonly asked: readonly string[]; readonly told: readonly string[] }>
> = {
  desk: { asked: ['command', 'peek', 'feed', 'words', 'screens'], told: ['writing'] },
  screen: { asked: ['clock'], told: ['painted'] },
  stranger: { asked: ['clock'], told: ['painted'] },
  press: { asked: [], told: [] },
  reader: { asked: ['since'], told: [] },
}

/** Megabytes of memory a process holds. */
export function residentMb(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

const LONGEST_MS = 10_000

/** To be started with: then the program can be asked to collect. */
export const COLLECTS = ['--import', new URL('./collects.mjs', import.meta.url).href]

/** Resolves when all that are alive have said in their `output` that they collected. */
export async function collected(
  processes: Readonly<Record<string, number>>,
  output: () => string,
): Promise<void> {
  const said = output().length
  for (const pid of Object.values(processes)) {
    // Whoever has ended is found out elsewhere.
    if (pid === 0 || !existsSync(`/proc/${pid}`)) continue
    process.kill(pid, 'SIGUSR2')
    await until(`${pid} to collect`, () => output().slice(said).includes(`collected ${pid}\n`), LONGEST_MS)
  }
}

/** Longer than the guard time between two acts. */
export const GUARD_MS = 500
const json = { 'content-type': 'application/json', 'x-envelope': 'page' }

export async function houseVictim(house: House): Promise<Victim> {
  const [room, readers] = [house.room, house.readers].map((url) => Number(new URL(url).port)) as [
    number,
    number,
  ]
  const signIn = async (key: string): Promise<string> => {
    const reply = await fetch(`${house.room}/control/sign-in`, {
      method: 'POST',
      headers: { ...json, origin: house.room },
      body: JSON.stringify({ key }),
    })
    if (!reply.ok) throw new Error(`Not signed in: ${reply.status}`)
    return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const keyOf = (link: string) => link.split('#key=')[1] ?? ''
  const cookie = await signIn(keyOf(house.controlLink))
  const wish = { id: newCommandId(), name: 'A reporter', role: 'press' }
  const invited = await (await house.api('/control/people', { method: 'POST', body: wish })).json()
  const reporter = await signIn(keyOf(String(invited.link)))
  const screen = tokenIn(await house.newScreen())

  const operator = deskSocket(house, null, { cookie, origin: house.room })
  let live: DeskLive | null = null
  operator.on('live', (newest: DeskLive) => {
    live = newest
  })
  await until('the operator’s picture', () => live !== null)
  const now = () => live as unknown as DeskLive

  /** Commits of ours. */
  let own = 0
  let isOn = false
  async function send(wish: object): Promise<void> {
    const { ok, position, refusal } = await operator
      .timeout(LONGEST_MS)
      .emitWithAck('command', { id: newCommandId(), ...wish })
    if (!ok) throw new Error(`refused: ${refusal.sentence}`)
    own += 1
    await until('the picture after it', () => now().position.seq >= position.seq, LONGEST_MS)
  }

  // From here on there is something to go back to.
  await send(takeSeen(now()))
  await pause(GUARD_MS)

  const hello = { protocol: PROTOCOL_VERSION, show: null }
  const page = { protocol: PROTOCOL_VERSION, monitor: null, width: 1, height: 1, lacks: [] }
  const entries: Record<Who, Entry> = {
    desk: { port: room, namespace: '/control', headers: { authorization: `Bearer ${API_KEY}` }, auth: hello },
    screen: {
      port: room,
      namespace: '/stage',
      headers: { origin: house.room },
      auth: { ...page, token: screen },
    },
    stranger: {
      port: room,
      namespace: '/stage',
      headers: { origin: house.room },
      auth: { ...page, token: null },
    },
    press: {
      port: room,
      namespace: '/press',
      headers: { cookie: reporter, origin: house.room },
      auth: hello,
    },
    reader: { port: readers, namespace: '/live', headers: {}, auth: { ...hello, show: SAMPLE } },
  }

  return {
    room,
    readers,
    show: SAMPLE,
    processes: house.children,
    collect: () => collected(house.children(), house.output),
    async alive() {
      for (const url of [`${house.room}/ready`, `${house.readers}/live/${SAMPLE}`]) {
        const { status } = await fetch(url, { signal: AbortSignal.timeout(LONGEST_MS) })
        if (status !== 200) throw new Error(`${url} answers ${status}`)
      }
    },
    async state() {
      const view = await house.view()
      const { epoch, seq } = view.live.position
      const { screens } = (await (await house.api('/api/v1/screens')).json()) as ScreensView
      const people = await fetch(`${house.room}/control/people`, { headers: { cookie } })
      const { people: known } = (await people.json()) as PeopleView
      const lasting = [
        view.plan,
        epoch,
        screens.map(({ screen, setup }) => [screen, setup]),
        known.map(({ id, name, role, disabled }) => [id, name, role, disabled]),
      ]
      const hash = createHash('sha256').update(JSON.stringify(lasting)).digest('hex').slice(0, 16)
      return `${hash} at ${seq - own}`
    },
    async press() {
      const { position, programme } = now()
      const from = { epoch: position.epoch, programmeSeq: programme.seq }
      await send(isOn ? { kind: 'back', from } : takeSeen(now()))
      isOn = !isOn
    },
    publish: (text) => send({ kind: 'write-post', text }),
    entry: async (who) => entries[who],
    troubles: () =>
      house.output().match(/^.*(uncaught|unhandled|request failed|the message .* failed|"level":60).*$/gim) ??
      [],
    close: () => operator.disconnect(),
  }
}
