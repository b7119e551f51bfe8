/** What reaches 200 readers of the live blog over bad links, by all three ways, and how fast it reaches those on good ones; beside clients that ask for nothing they missed. */
import { type ChildProcess, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addChange, closeCommit, emptyFeed, type Feed, updateSince } from '#shared/feed'
import { aboutOf } from '#shared/posts'
import { buildProgram } from '../helpers/power-loss-program.ts'
import { seededRandom } from '../helpers/random.ts'
import { sampleShow } from '../helpers/show.ts'
import { counted } from '../setup/progress.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'
import { type FlakyLink, openFlakyLink } from './flaky-link.ts'
import type { FromReaders, Outcome, ToReaders, Wish } from './live-readers.ts'

const EDGE = fileURLToPath(new URL('../../dist/server/edge.js', import.meta.url))
const READERS = fileURLToPath(new URL('./live-readers.ts', import.meta.url))
/** Node has had them for long, and calls them experimental. */
const AS_BROWSERS = ['--experimental-websocket', '--experimental-eventsource', '--no-warnings']

const POSTS = 300
const FLAKY = 150
const LINKS = 15
/** By the way they choose themselves; by server-sent events; by polling. */
const GOOD = { any: 30, events: 10, polling: 10 }
const CONTROLS = 5
const EVERY_MS = 150

const once = <T>(child: ChildProcess, wanted: (message: T) => boolean): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A process of the bench ended with ${code}.`)))
    child.on('message', (message) => wanted(message as T) && resolve(message as T))
  })

export async function bench(say: (line: string) => void): Promise<object> {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))
  const random = seededRandom(seed)
  say(`seed ${seed}; the machine is ${await busyPercent()} % busy with other things`)

  const file = sampleShow()
  const show = file.id
  const commit = (feed: Feed, change: Parameters<typeof addChange>[1]): Feed =>
    closeCommit(addChange(feed, change))
  let log = commit(emptyFeed({ generation: 1, id: '00000000000000aa' }), {
    kind: 'about',
    about: aboutOf(file),
  })

  const edge = fork(EDGE, {
    env: { ...process.env, PUBLIC_PORT: '0', HOST: '127.0.0.1', ENVELOPE_LOG: 'error' },
  })
  const ready = once<{ kind: string; port: number }>(edge, ({ kind }) => kind === 'ready')
  // As the core does: an edge that lacks something is told everything anew.
  edge.on('message', ({ kind }: { kind: string }) => {
    if (kind !== 'gap') return
    edge.send({ kind: 'public', show, update: updateSince(log, null) })
    edge.send({ kind: 'told' })
  })
  const origin = `http://127.0.0.1:${(await ready).port}`

  const links: FlakyLink[] = []
  for (let i = 0; i < LINKS; i += 1) links.push(await openFlakyLink(origin, random))
  const over = (i: number) => links[i % LINKS]?.origin ?? origin
  const wishes: Wish[] = [
    ...Array.from({ length: FLAKY }, (_, i) => ({
      origin: over(i),
      only: ([null, null, 'events', 'polling'] as const)[i % 4] ?? null,
      good: false,
      catchUp: true,
    })),
    ...(['any', 'events', 'polling'] as const).flatMap((way) =>
      Array.from({ length: GOOD[way] }, () => ({
        origin,
        only: way === 'any' ? null : way,
        good: true,
        catchUp: true,
      })),
    ),
    ...Array.from({ length: CONTROLS }, (_, i) => ({
      origin: over(i),
      only: null,
      good: false,
      catchUp: false,
    })),
  ]

  const program = await buildProgram(READERS)
  const readers = fork(program, { execArgv: AS_BROWSERS })
  const toReaders = (message: ToReaders) => readers.send(message)
  const connected = once<FromReaders>(readers, ({ is }) => is === 'connected')
  toReaders({ is: 'begin', show, feed: log, wishes })
  say(`connected: ${JSON.stringify(await connected)}`)

  const toldAt = new Map<number, number>()
  const publish = async (next: Feed) => {
    const update = updateSince(next, log.cursor)
    log = next
    toldAt.set(log.cursor.n, performance.timeOrigin + performance.now())
    edge.send({ kind: 'public', show, update })
    await pause(random.between(EVERY_MS / 2, (EVERY_MS * 3) / 2))
  }
  const post = (id: string, rev: number) => ({
    id,
    rev,
    at: 1_658_350_000_000,
    editedAt: rev > 1 ? 1_658_350_000_000 : null,
    body: { kind: 'text' as const, text: `${id}, ${rev}. ${'Words upon words. '.repeat(8)}`, by: 'Editor' },
  })
  let edits = 0
  let deletions = 0
  const told = counted('posts', POSTS, say)
  for (let i = 1; i <= POSTS; i += 1) {
    told(i - 1)
    await publish(commit(log, { kind: 'post', post: post(`post-${i}`, 1) }))
    const target = random.pick(log.posts)
    if (i % 6 === 0) {
      edits += 1
      await publish(commit(log, { kind: 'post', post: post(target.id, target.rev + 1) }))
    } else if (i % 15 === 1) {
      deletions += 1
      await publish(commit(log, { kind: 'removed', post: target.id }))
    }
  }
  say(`${POSTS} posts, ${edits} edits, ${deletions} deletions; the links are well again`)
  await Promise.all(links.map((link) => link.heal()))
  const ended = once<FromReaders>(readers, ({ is }) => is === 'outcome')
  toReaders({ is: 'end', feed: log })
  const said = await ended
  const outcomes = said.is === 'outcome' ? said.outcomes : []

  readers.removeAllListeners('exit').kill('SIGKILL')
  edge.removeAllListeners('exit').kill('SIGTERM')
  await Promise.all(links.map((link) => link.close()))
  await rm(dirname(program), { recursive: true, force: true })

  const followers = outcomes.filter(({ wish }) => wish.catchUp)
  const controls = outcomes.filter(({ wish }) => !wish.catchUp)
  const sum = (of: readonly Outcome[], value: (outcome: Outcome) => number) =>
    of.reduce((all, outcome) => all + value(outcome), 0)
  const delays = (only: Wish['only']) =>
    followers
      .filter(({ wish }) => wish.good && wish.only === only)
      .flatMap(({ heardAt }) =>
        heardAt.flatMap(([n, at]) => {
          const told = toldAt.get(n)
          return told === undefined ? [] : [at - told]
        }),
      )
  for (const only of [null, 'events', 'polling'] as const) {
    const [p50, p99] = [0.5, 0.99].map((part) => tenths(quantile(delays(only), part)))
    say(`good links, ${only ?? 'socket'}: p50 ${p50} ms, p99 ${p99} ms`)
  }
  const ways = new Set(followers.flatMap((outcome) => outcome.ways))
  const switched = followers.filter((outcome) => outcome.ways.length > 1).length
  const controlLost = sum(controls, ({ lost, stale }) => lost + stale)
  if (controlLost === 0)
    throw new Error('The clients without catch-up lost nothing: these links are too good.')
  return {
    readers: followers.length,
    posts: POSTS,
    lost: sum(followers, ({ lost, stale }) => lost + stale),
    duplicate: sum(followers, ({ duplicate }) => duplicate),
    outOfOrder: sum(followers, ({ outOfOrder }) => outOfOrder),
    delayP50Ms: tenths(quantile(delays(null), 0.5)),
    delayP99Ms: tenths(quantile(delays(null), 0.99)),
    edits,
    deletions,
    cuts: links.reduce((all, link) => all + link.cuts(), 0),
    stalls: links.reduce((all, link) => all + link.stalls(), 0),
    ways: [...ways].sort(),
    switched,
    controls: controls.length,
    controlLost,
  }
}
