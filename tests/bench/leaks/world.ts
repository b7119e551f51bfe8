/** One of two houses that are given the same in everything but who wins: clock and chance are fixed, every command has its id. */
import { fileURLToPath } from 'node:url'
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import type { Answer } from '#shared/protocol'
import { until } from '../../helpers/house.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { armSeen, takeSeen } from '../../helpers/taking.ts'
import { type Admitted, admit, startWatchedHouse, type WatchedHouse } from '../../helpers/watched-house.ts'
import { canaryOf } from './canary.ts'
import { type RawClient, rawClient } from './raw-http.ts'

const FIXED_WORLD = fileURLToPath(new URL('../../helpers/fixed-world.mjs', import.meta.url))

export type Backend = 'embedded' | 'redis'
export type WorldName = 'A' | 'B'

export interface World {
  readonly name: WorldName
  readonly house: WatchedHouse
  readonly redis: RedisServer | null
  readonly people: Admitted
  readonly client: RawClient
  /** The links of its screens, one for each layout; they follow the air. */
  readonly screens: Map<string, string>
  stop(): Promise<void>
}

export async function startWorld(name: WorldName, backend: Backend): Promise<World> {
  const redis = backend === 'redis' ? await startRedis() : null
  const house = await startWatchedHouse({
    nodeArguments: ['--import', FIXED_WORLD],
    environment: {
      ENVELOPE_LOG: 'trace',
      PUBLIC_URL: 'https://live.example.org',
      ...(redis && { REDIS_URL: redis.url }),
    },
  })
  const client = rawClient()
  return {
    name,
    house,
    redis,
    people: await admit(house),
    client,
    screens: new Map(),
    async stop() {
      client.close()
      await house.stop()
      await redis?.stop()
    },
  }
}

/** A show of its own for each category, of which it is the only one that is sealed. */
export interface Evening {
  readonly id: string
  readonly at: number
  readonly category: string
  /** Who wins here, by name. */
  readonly winner: string
  readonly canary: string
  /** Where its part of the technical log begins. */
  readonly logFrom: number
  view(): Promise<DeskView>
  /** Refused, it throws. */
  command(wish: Wish): Promise<Answer>
  /** Takes what comes next; false where that would open an envelope. */
  stepOn(): Promise<boolean>
  arm(): Promise<void>
  takeNext(): Promise<void>
  /** The same results again. */
  seal(reason: string | null): Promise<void>
}

/** Every other category differs in its winner alone; the rest in number, citation, and whether anybody won at all. */
export const isPlain = (at: number): boolean => at % 2 === 0

function levelsFor(name: WorldName, at: number, entries: readonly string[], canary: string) {
  const [first = '', second = '', third = ''] = entries
  const winner = (ids: string[], citation: string | null) => ({ level: 'winner', entries: ids, citation })
  const commended = (ids: string[], citation: string | null) => ({
    level: 'highly-commended',
    entries: ids,
    citation,
  })
  if (isPlain(at)) return [winner([name === 'A' ? first : third], canary), commended([second], null)]
  if (name === 'A')
    return [winner([first], `${canary} ${'and more '.repeat(60)}`.trim()), commended([], null)]
  return at % 3 === 0
    ? [winner([], null), commended([first, second], canary)]
    : [winner([second, third], canary), commended([first], 'In a few words.')]
}

export async function openEvening(
  { name, house }: World,
  shortlist: string,
  at: number,
  category: string,
): Promise<Evening> {
  const id = `evening-${at}`
  const reply = await house.api('/api/v1/shows', {
    method: 'POST',
    body: {
      commandId: `open-evening-${at}`,
      id,
      ceremony: { name: 'The Awards', date: '2026-11-20', venue: null, presentedBy: null, timeZone: 'UTC' },
      shortlist,
      results: null,
      // The public follows the room by ten minutes, which pass when they are told to.
      settings: { publicHoldSeconds: HOLD_SECONDS, guardMs: 0 },
    },
  })
  if (reply.status !== 201) throw new Error(`${id} was not opened: ${await reply.text()}`)
  let count = 0
  // A line that was idle may be closed while a question is on its way: what only reads asks again.
  const view = () => house.view(id).catch(() => house.view(id))
  const issue = async (wish: Wish): Promise<Answer> => {
    count += 1
    const body = { id: `evening-${at}-no-${count}`, ...wish }
    const answer = await house.api(`/api/v1/shows/${id}/commands`, { method: 'POST', body })
    const said = (await answer.json()) as Answer & { sentence?: string }
    if (!answer.ok) throw new Error(`${wish.kind} in ${category}: ${said.sentence}`)
    return said
  }
  const { plan } = await view()
  const entries = plan.show.categories.find((one) => one.id === category)?.entries ?? []
  const canary = canaryOf(name, at)
  const levels = levelsFor(
    name,
    at,
    entries.map((entry) => entry.id),
    canary,
  )
  const seal = async (reason: string | null) => {
    await issue({ kind: 'set-result', category, levels, reason })
  }
  await seal(null)
  // A post lies ready for everybody who might win.
  for (const [n, entry] of entries.slice(0, 4).entries())
    await issue({
      kind: 'keep-draft',
      draft: `prepared-${at}-${n}`,
      rev: 0,
      text: `Words for no. ${n} of the shortlist`,
      at: null,
      when: { category, level: 'winner', entry: entry.id },
    })
  const aired = await house.api('/api/v1/air', { method: 'POST', body: { show: id, interrupt: true } })
  if (!aired.ok) throw new Error(`${id} is not on air: ${await aired.text()}`)
  await until('readers to know the show', async () => (await fetch(`${house.readers}/live/${id}`)).ok)
  return {
    id,
    at,
    category,
    winner: levels[0]?.entries[0] ?? 'nobody-at-all',
    canary,
    logFrom: house.output().length,
    view,
    command: issue,
    async stepOn() {
      const { live } = await view()
      if (live.next?.reveals) return false
      await issue(takeSeen(live))
      return true
    },
    async arm() {
      await armSeen((await view()).live, issue)
    },
    seal,
    async takeNext() {
      await issue(takeSeen((await view()).live))
    },
  }
}

export const HOLD_SECONDS = 600

/** Lets the hold pass: the clock of the core is put forward, which a desk hears by its beat, and something happens so that it looks. */
export async function passHold({ house }: World, evening: Evening, heardNow: () => number): Promise<void> {
  const before = heardNow()
  process.kill(house.children().core, 'SIGUSR2')
  await until('the clock to have gone on', () => heardNow() > before)
  await evening.command({ kind: 'write-post', text: 'Ten minutes later' })
  await until('what was held to be public', async () => (await evening.view()).live.onItsWay === null)
}
