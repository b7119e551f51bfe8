/** What a reader costs: processor time to come in and memory while inside, beside plain socket.io; and how soon all are back when the edge is killed. */
import { type Feed, updateSince } from '#shared/feed'
import { first, grown, show } from './crowd/feed.ts'
import { built, cpuOf, memoryOf, startCrowd, steadyNow } from './crowd/programs.ts'
import { type Rival, startEdgeRival, startPlain } from './crowd/rivals.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'

const READERS = Number(process.env['READERS'] ?? 10_000)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const PUBLICATIONS = 5
/** Time for what was thrown away to be collected, and for the memory to be given back. */
const SETTLE_MS = 3000

const hundredths = (value: number) => Math.round(value * 100) / 100

interface Cost {
  readonly cpuMs: number
  readonly kb: number
}

/** Processor milliseconds and kilobytes for each reader. */
async function costOf(program: string, rival: Rival): Promise<Cost> {
  await pause(500)
  const [cpu, memory] = [cpuOf(rival.child), memoryOf(rival.child)]
  const crowd = startCrowd(program, { ...rival.door, readers: READERS })
  try {
    await crowd.up()
    const cpuMs = ((cpuOf(rival.child) - cpu) * 1000) / READERS
    let feed = first
    for (let i = 0; i < PUBLICATIONS; i += 1) {
      const next = grown(feed)
      rival.tell(updateSince(next, feed.cursor))
      feed = next
      await crowd.until(feed.cursor.n)
      await pause(200)
    }
    await pause(SETTLE_MS)
    return { cpuMs, kb: (memoryOf(rival.child) - memory) / READERS }
  } finally {
    crowd.close()
    rival.stop()
  }
}

/** Kills the edge with everybody inside and starts it anew, as the supervisor does; something becomes public meanwhile. */
async function killed(program: string) {
  let edge = await startEdgeRival(show, updateSince(first, null))
  const crowd = startCrowd(program, { ...edge.door, readers: READERS, atOnce: READERS })
  crowd.stay()
  try {
    await crowd.up()
    let feed: Feed = grown(first)
    edge.tell(updateSince(feed, first.cursor))
    await crowd.until(feed.cursor.n)
    const began = steadyNow()
    edge.stop()
    feed = grown(feed)
    edge = await startEdgeRival(show, updateSince(feed, null), { port: edge.door.port })
    const reached = crowd.until(feed.cursor.n)
    const inside = crowd.up()
    const back = await Promise.all([inside, reached]).then(
      (times) => Math.max(...times) - began,
      () => null,
    )
    const { reached: have, inside: now, cut } = await crowd.count()
    return {
      backS: back === null ? null : tenths(back / 1000),
      backCpuS: tenths(cpuOf(edge.child)),
      lost: READERS - Math.min(have, now),
      cut,
    }
  } finally {
    crowd.close()
    edge.stop()
  }
}

export async function bench(say: (line: string) => void): Promise<object> {
  const busyBeforePercent = await busyPercent()
  say(`The machine was ${busyBeforePercent} % busy with other things before.`)
  const program = built('crowd')
  const rounds: { edge: Cost; plain: Cost }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const measure = {
      edge: async () => costOf(program, await startEdgeRival(show, updateSince(first, null))),
      plain: async () => costOf(program, await startPlain('plain')),
    }
    const order = round % 2 === 0 ? (['edge', 'plain'] as const) : (['plain', 'edge'] as const)
    const costs: Partial<Record<'edge' | 'plain', Cost>> = {}
    for (const name of order) costs[name] = await measure[name]()
    rounds.push(costs as { edge: Cost; plain: Cost })
    const words = order.map((name) => {
      const { cpuMs = Number.NaN, kb = Number.NaN } = costs[name] ?? {}
      return `${name} ${hundredths(cpuMs)} ms and ${tenths(kb)} KB a reader`
    })
    say(words.join(', '))
  }
  const ratio = (part: keyof Cost) =>
    hundredths(
      quantile(
        rounds.map(({ edge, plain }) => edge[part] / plain[part]),
        0.5,
      ),
    )
  const kbPerReader = tenths(
    quantile(
      rounds.map(({ edge }) => edge.kb),
      0.5,
    ),
  )
  const { backS, backCpuS, lost, cut } = await killed(program)
  say(`After kill -9, ${cut} cut off, all back and in step in ${backS} s for ${backCpuS} s of processor.`)
  return {
    readers: READERS,
    rounds: ROUNDS,
    cpuToPlain: ratio('cpuMs'),
    kbPerReader,
    kbToPlain: ratio('kb'),
    backS,
    backCpuS,
    lost,
    busyBeforePercent,
  }
}
