/** One evening that faults are done to: a whole house with its log, everybody who looks at it, and the account of both. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Wish } from '#shared/commands'
import type { CommandId } from '#shared/ids'
import { openRedisLogStore } from '../../server/log/redis-log.ts'
import { openSqliteLogStore } from '../../server/log/sqlite-log.ts'
import { type ImportedShow, importShow } from '../e2e/imported-show.ts'
import { type House, newCommandId, startHouse, until } from '../helpers/house.ts'
import type { Random } from '../helpers/random.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'
import { type Book, openBook, type Sight } from './book.ts'
import { judge, OPEN, type Verdict } from './judge.ts'
import {
  type ChaosDesk,
  type Goal,
  openDesk,
  openReader,
  openScreen,
  type Reader,
  type Someone,
} from './people.ts'
import { randomWish } from './wishes.ts'

export type LogName = 'embedded' | 'redis'

const SHOW = 'chaos'
const HOLD_SECONDS = 1

export interface Evening {
  readonly house: House
  readonly redis: RedisServer | null
  readonly show: ImportedShow
  readonly desks: readonly ChaosDesk[]
  readonly screens: readonly Someone[]
  readonly readers: readonly Reader[]
  /** Something a desk may want just now, by chance. */
  wish(desk: ChaosDesk, random: Random): Wish
  /** Sends a command from a desk; what comes back is in the account. */
  send(desk: ChaosDesk, wish: Wish): Promise<void>
  /** Asks again about every command that got no answer for certain, by its id, until it has one. */
  settle(): Promise<void>
  /** Writes a post, again and again until one is acknowledged; what everybody must show from then on. */
  mark(): Promise<Goal>
  /** Lets whatever waits for its hold go out, until everybody shows where the log ends, also who asks now and then. */
  rest(): Promise<void>
  /** Ends it and holds the account against the log. */
  close(): Promise<Verdict>
  /** Ends it, of which there may be no log any more. */
  end(): Promise<void>
}

/** `disk`: a folder to keep it in, which stays. */
export async function openEvening(log: LogName, disk?: string): Promise<Evening> {
  const redis = log === 'redis' ? await startRedis() : null
  const folder = mkdtempSync(join(disk ?? tmpdir(), 'envelope-chaos-'))
  const house = await startHouse({
    folder,
    environment: { ...(redis ? { REDIS_URL: redis.url } : {}), ENVELOPE_EDGES: '1' },
  })
  const show = await importShow(house, SHOW, { publicHoldSeconds: HOLD_SECONDS })
  await until('the edge to know the show', async () => (await fetch(`${house.readers}/live/${SHOW}`)).ok)
  const book = openBook()
  const screens = [
    await openScreen(house, house, SHOW, 'full', book),
    await openScreen(house, house, SHOW, 'confidence', book),
    await openScreen(house, house, SHOW, 'lobby', book),
  ]
  const desks = ['one', 'two'].map((name) => openDesk(house, SHOW, name, book))
  const feed = await until('the desk to have its feed', () => desks[0]?.desk.feed)
  const readers = ([null, 'events', 'polling'] as const).map((way) =>
    openReader(house, SHOW, way, feed, book),
  )
  const people = [...desks, ...screens, ...readers]
  await until('everybody to be there', () => people.every((one) => one.up()))
  const open = new Map<CommandId, Wish>()

  /** By HTTP, which tells a lost answer from none. */
  async function ask(id: CommandId, wish: Wish): Promise<boolean> {
    book.asked(id)
    const answer = await show.command(wish, id).catch(() => null)
    if (!answer) return false
    book.answered(id, answer)
    return answer.ok || !OPEN.includes(answer.refusal.code)
  }

  async function gone(): Promise<void> {
    await redis?.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  return {
    house,
    redis,
    show,
    desks,
    screens,
    readers,
    wish({ desk }, random) {
      const { live, plan, feed: told } = desk
      if (!live || !plan || !told) throw new Error('The desk has no picture')
      return randomWish({ live, plan, feed: told }, random)
    },
    async send({ desk }, wish) {
      const id = newCommandId()
      book.asked(id)
      const outcome = await desk.send(wish, { id })
      if (outcome.ok) return book.answered(id, outcome)
      const { code, sentence } = outcome
      if (code === 'link-lost' || code === 'no-answer') open.set(id, wish)
      else book.answered(id, { ok: false, refusal: { code, sentence } })
    },
    async settle() {
      for (const [id, wish] of open) {
        await until(`the answer to ${wish.kind}`, () => ask(id, wish))
        open.delete(id)
      }
    },
    mark: () => mark(show, book),
    async rest() {
      await new Promise((resolve) => setTimeout(resolve, HOLD_SECONDS * 1000 + 500))
      const goal = await mark(show, book)
      for (const reader of readers) reader.wake()
      await until('everybody to be level', () => people.every((one) => one.has(goal)), 60_000)
    },
    async close() {
      const last = people.flatMap((one) => one.last() ?? [])
      for (const one of people) one.close()
      await house.stop()
      try {
        return await verdictOn(book, last, folder, redis)
      } finally {
        await gone()
      }
    },
    async end() {
      for (const one of people) one.close()
      await house.stop()
      await gone()
    },
  }
}

async function mark(show: ImportedShow, book: Book): Promise<Goal> {
  for (;;) {
    const id = newCommandId()
    book.asked(id)
    const text = `Here at ${id}`
    const wish = { kind: 'write-post', text } as const
    // The same id until there is an answer: a lost one may have been an acceptance.
    const answer = await until('an answer', () => show.command(wish, id).catch(() => null))
    book.answered(id, answer)
    if (answer.ok) return { position: answer.position, text }
  }
}

async function verdictOn(
  book: Book,
  last: readonly Sight[],
  folder: string,
  redis: RedisServer | null,
): Promise<Verdict> {
  const store = redis ? await openRedisLogStore(redis.url) : openSqliteLogStore(join(folder, 'shows.db'))
  try {
    const log = await store.open(SHOW)
    if (!log) throw new Error('The show has no log any more')
    const commits = await log.readSince(0)
    const { brokenAt } = log.chain()
    const verdict = judge(book.account(last), { show: SHOW, epoch: log.epoch, commits })
    if (brokenAt === null) return verdict
    return { ...verdict, wrong: verdict.wrong + 1, words: [`wrong: the chain breaks at ${brokenAt}`] }
  } finally {
    await store.close()
  }
}
