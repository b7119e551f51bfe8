/** How time and memory grow with readers, posts, categories and edges: points, the straight line through them and how straight they lie. */
import { updateSince } from '#shared/feed'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { deskSocket, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { childrenRunning, ofProcess } from '../helpers/processes.ts'
import { first, grown, show } from './crowd/feed.ts'
import { built, memoryOf, startCrowd, steadyNow } from './crowd/programs.ts'
import { startEdgeRival } from './crowd/rivals.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'
import { openStage } from './isolation-room.ts'
import { type Grown, lineThrough } from './straight-line.ts'

const numbers = (name: string, usual: string) => (process.env[name] ?? usual).split(',').map(Number)
const READERS = numbers('READERS', '1000,5000,10000,19000')
const POSTS = numbers('POSTS', '10,250,500,1000,2000')
const CATEGORIES = numbers('CATEGORIES', '5,50,100,200')
const TIMES = 9
/** The first are not counted: code that has just been loaded is slow. */
const WARM = 8
/** Publications closer than this are joined into one. */
const APART_MS = 130

const residentMB = (pid: string | number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(ofProcess(String(pid), 'status'))?.[1]) / 1024
const middle = (times: readonly number[]): number => quantile(times, 0.5)

/** Until the last of so many readers has a publication, and what the edge holds then. */
async function readers(program: string, of: number): Promise<Grown> {
  const edge = await startEdgeRival(show, updateSince(first, null))
  const crowd = startCrowd(program, { ...edge.door, readers: of })
  try {
    await crowd.up()
    let feed = first
    const times: number[] = []
    for (let i = -WARM; i < TIMES; i += 1) {
      const next = grown(feed)
      const update = updateSince(next, feed.cursor)
      feed = next
      const reached = crowd.until(feed.cursor.n)
      await pause(APART_MS)
      const told = steadyNow()
      edge.tell(update)
      if (i >= 0) times.push((await reached) - told)
      else await reached
    }
    return { of, ms: middle(times), mb: memoryOf(edge.child) / 1024 }
  } finally {
    crowd.close()
    edge.stop()
  }
}

/** Until a post is written and stands in the page that readers open, on a feed of so many posts; and what core and edge hold then. */
async function posts(): Promise<Grown[]> {
  const house = await startHouse({ environment: { ENVELOPE_EDGES: '1' } })
  const page = `${house.readers}/live/${SAMPLE}`
  const grownSo: Grown[] = []
  let written = 0
  const write = async (): Promise<string> => {
    written += 1
    const words = `Post number ${written} of the evening.`
    const answer = await house.command({ kind: 'write-post', text: words })
    if (!answer.ok) throw new Error(answer.refusal.sentence)
    return words
  }
  try {
    for (const of of POSTS) {
      while (written < of - TIMES) await write()
      const times: number[] = []
      for (let i = of > WARM + TIMES ? 0 : -WARM; i < TIMES; i += 1) {
        const began = performance.now()
        const words = await write()
        await until('the page to have it', async () => (await (await fetch(page)).text()).includes(words))
        if (i >= 0) times.push(performance.now() - began)
      }
      const { core, edge } = house.children()
      grownSo.push({ of, ms: middle(times), mb: residentMB(core) + residentMB(edge) })
    }
    return grownSo
  } finally {
    await house.stop()
  }
}

/** Until the stage has heard of a take, in an evening of so many categories; and what the core holds then. */
async function categories(of: number): Promise<Grown> {
  const house = await startHouse({ environment: { ENVELOPE_EDGES: '1' } })
  const stage = await openStage(house, 'grown', of)
  try {
    const times: number[] = []
    for (let i = 0; i < WARM; i += 1) await stage.take()
    for (let i = 0; i < TIMES; i += 1) times.push(await stage.take())
    return { of, ms: middle(times), mb: residentMB(house.children().core) }
  } finally {
    stage.close()
    await house.stop()
  }
}

/** Until the last of all readers has a post, shared by so many edges of one machine; and what the edges hold together. */
async function edges(program: string, of: number): Promise<Grown> {
  const house = await startHouse({ environment: { ENVELOPE_EDGES: String(of) } })
  const desk = deskSocket(house)
  const { value } = await desk.timeout(4000).emitWithAck('feed', { cursor: null })
  const crowd = startCrowd(program, {
    mode: 'io',
    port: Number(new URL(house.readers).port),
    path: '/socket.io/?EIO=4&transport=websocket',
    hello: `40/live,${JSON.stringify({ protocol: PROTOCOL_VERSION, show: SAMPLE })}`,
    epoch: value.epoch,
    readers: Math.max(...READERS.filter((n) => n <= 10_000)),
  })
  try {
    await crowd.up()
    const times: number[] = []
    let place: number = value.to
    for (let i = -WARM; i < TIMES; i += 1) {
      place += 1
      const reached = crowd.until(place)
      await pause(APART_MS)
      const told = steadyNow()
      const answer = await house.command({ kind: 'write-post', text: `Post ${i}. ${'Words. '.repeat(200)}` })
      if (!answer.ok) throw new Error(answer.refusal.sentence)
      const reachedAll = await reached
      if (i >= 0) times.push(reachedAll - told)
    }
    const pids = childrenRunning('edge.js', house.supervisor.pid as number)
    return { of, ms: middle(times), mb: pids.reduce((sum, pid) => sum + residentMB(pid), 0) }
  } finally {
    desk.disconnect()
    crowd.close()
    await house.stop()
  }
}

async function inTurn<T, R>(
  what: string,
  all: readonly T[],
  measure: (one: T) => Promise<R>,
  say: (line: string) => void,
): Promise<R[]> {
  const measured: R[] = []
  for (const [at, one] of all.entries()) {
    say(`${what}: ${at + 1} of ${all.length}`)
    measured.push(await measure(one))
  }
  return measured
}

export async function bench(say: (line: string) => void): Promise<object> {
  const busyBeforePercent = await busyPercent()
  say(`The machine was ${busyBeforePercent} % busy with other things before.`)
  const program = built('crowd')
  const told = (what: string, { of, ms, mb }: Grown) =>
    say(`${of} ${what}: ${tenths(ms)} ms, ${tenths(mb)} MB`)
  const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100
  const measured = {
    readers: await inTurn('readers', READERS, (of) => readers(program, of), say),
    posts: await posts(),
    categories: await inTurn('categories', CATEGORIES, categories, say),
    edges: await inTurn('edges', [1, 2], (of) => edges(program, of), say),
  }
  for (const [what, points] of Object.entries(measured)) for (const point of points) told(what, point)
  const [one, two] = measured.edges
  return {
    readers: lineThrough(measured.readers),
    posts: lineThrough(measured.posts),
    categories: lineThrough(measured.categories),
    // Two points are no line: what a second edge does to the time, and what it holds.
    edges: one && two ? { msRatio: ratio(two.ms, one.ms), mbMore: tenths(two.mb - one.mb) } : null,
    busyBeforePercent,
  }
}
