/** What a crowd costs by each way of following: arithmetic on what was measured, and nothing else. */
import type { Costs } from './costs.ts'
import type { Wanted } from './wanted.ts'

/** By socket or stream: every reader has a line of its own, and is told. */
export interface Told {
  readonly edges: number
  readonly machines: number
  readonly readersPerEdge: number
  /** Why it is so many edges, or why those that were asked for are too few; null if they are enough. */
  readonly tooFew: string | null
  /** Share of an edge's core that beats take while nothing is published. */
  readonly restCore: number
  readonly memoryGB: number
  /** Bits a second of all edges together: at rest, and on average at the busiest. */
  readonly restGbit: number
  readonly busyGbit: number
  /** From the core's knowing to the last reader's having it, on the wire. */
  readonly lastMs: number
  /** Until all readers of an edge that died are inside the others. */
  readonly rejoinS: number
  readonly redisWrites: number
  readonly redisMbit: number
}

/** By polling through a CDN: nobody has a line; the cache asks us. */
export interface Polled {
  readonly readerRequests: number
  readonly cdnGbit: number
  readonly originRequests: number
  readonly hitRate: number
  readonly originMbit: number
  /** Share of one core that answers the cache. */
  readonly originCore: number
  readonly edges: number
  /** Half of the readers have it after, and the last. */
  readonly halfMs: number
  readonly lastMs: number
  /** How old a page may be that somebody opens just then. */
  readonly pageOldS: number
  readonly purgesPerMinute: number
  /** Without any cache in front: edges that would answer all of it. */
  readonly uncachedEdges: number
  readonly redisWrites: number
  readonly redisMbit: number
}

export interface Simulated {
  readonly sockets: Told
  readonly streams: Told
  readonly polling: Polled
}

interface Line {
  readonly writeUs: number
  readonly joinUs: number
  readonly kb: number
  readonly beatsPerS: number
}

const GBIT = 1e9 / 8
const wired = (bytes: number, { packetBytes }: Costs): number =>
  bytes + Math.max(1, Math.ceil(bytes / 1448)) * packetBytes

/** Redis tells every edge every entry once; the log is written to it as well. */
const redisLoad = ({ posts, bytes }: Wanted, edges: number) => ({
  redisWrites: (2 * posts) / 60,
  redisMbit: (edges * bytes * (posts / 60) * 8) / 1e6,
})

function edgesNeeded(wanted: Wanted, costs: Costs, line: Line): { edges: number; because: string } {
  const { readers, hold, within, perMachine } = wanted
  const perReaderAtRest = (line.beatsPerS + wanted.posts / 60) * line.writeUs * 1e-6
  const bits = (wired(wanted.bytes, costs) / (wanted.line * GBIT * costs.lineShare)) * perMachine
  const limits = [
    [hold, `an edge is meant to hold ${hold} readers`],
    [
      ((within - costs.hopMs / 1000) * 1e6) / line.writeUs,
      `the last reader is to have it within ${within} s`,
    ],
    [(within - costs.hopMs / 1000) / bits, `the line of a machine carries no more within ${within} s`],
    [costs.coreShare / perReaderAtRest, 'beats and publications take their share of a core'],
  ] as const
  const [most, because] = limits.reduce((least, limit) => (limit[0] < least[0] ? limit : least))
  return { edges: Math.max(1, Math.ceil(readers / Math.max(1, most))), because }
}

function told(wanted: Wanted, costs: Costs, line: Line): Told {
  const { readers, perMachine } = wanted
  const need = edgesNeeded(wanted, costs, line)
  const edges = wanted.edges ?? need.edges
  const machines = Math.ceil(edges / perMachine)
  const readersPerEdge = Math.ceil(readers / edges)
  const beat = wired(costs.beatBytes, costs) * line.beatsPerS
  const post = wired(wanted.bytes, costs)
  const writing = readersPerEdge * line.writeUs * 1e-3
  const readersPerMachine = readersPerEdge * Math.min(perMachine, edges)
  const carrying = ((readersPerMachine * post) / (wanted.line * GBIT * costs.lineShare)) * 1000
  const restCore = readersPerEdge * line.beatsPerS * line.writeUs * 1e-6
  const others = Math.max(1, edges - 1)
  return {
    edges,
    machines,
    readersPerEdge,
    tooFew: edges < need.edges ? `${need.edges} are needed: ${need.because}` : null,
    restCore,
    memoryGB: (readers * line.kb + edges * costs.edgeMB * 1024) / 1024 / 1024,
    restGbit: (readers * beat) / GBIT,
    busyGbit: (readers * (beat + (post * wanted.posts) / 60)) / GBIT,
    // The processor hands on while the line carries: whichever is slower.
    lastMs: costs.hopMs + Math.max(writing / Math.max(0.05, 1 - restCore), carrying),
    // With one edge, its own successor takes them all.
    rejoinS: costs.returnS + (readersPerEdge * line.joinUs * 1e-6) / others / Math.max(0.05, 1 - restCore),
    ...redisLoad(wanted, edges),
  }
}

function polled(wanted: Wanted, costs: Costs): Polled {
  const { readers, posts, bytes } = wanted
  const news = posts / 60
  // Where the log stands; and, once for each publication, what came after the place the reader has.
  const heads = readers / costs.pollS
  const readerRequests = heads + readers * news
  const perHead = costs.headBytes + costs.httpBytes
  // A place asks again once its copy is a second old, if anybody asks it; what came after a place once for each publication.
  const originHeads = Math.min(heads, costs.cachePlaces / costs.headAgeS)
  const originNews = Math.min(readers * news, costs.cachePlaces * news)
  const originPages = Math.min(
    (readers * costs.pagesPerReader) / costs.arriveS / 2,
    costs.cachePlaces / (wanted.purge ? Math.max(costs.pageAgeS, 60 / Math.max(1, posts)) : costs.pageAgeS),
  )
  const originRequests = originHeads + originNews + originPages
  const pages = (readers / 2 / costs.arriveS) * costs.pageKB * 1024
  const originBytes =
    originHeads * perHead + originNews * (bytes + costs.httpBytes) + originPages * costs.pageKB * 1024
  return {
    readerRequests,
    cdnGbit: (heads * perHead + readers * news * (bytes + costs.httpBytes) + pages) / GBIT,
    originRequests,
    hitRate: 1 - (originHeads + originNews) / readerRequests,
    originMbit: (originBytes * 8) / 1e6,
    originCore: originRequests * costs.answerUs * 1e-6,
    edges: wanted.edges ?? 2,
    halfMs: (costs.pollS / 2 + costs.headAgeS / 2) * 1000 + costs.hopMs,
    // Six seconds between two questions at the most, and the copy may be a second old.
    lastMs: (costs.pollS * 1.2 + costs.headAgeS) * 1000 + costs.hopMs,
    pageOldS: wanted.purge ? 1 : costs.pageAgeS + costs.pageOldS,
    purgesPerMinute: wanted.purge ? Math.min(60, posts) : 0,
    uncachedEdges: Math.ceil((readerRequests * costs.answerUs * 1e-6) / costs.coreShare),
    ...redisLoad(wanted, wanted.edges ?? 2),
  }
}

export function simulate(wanted: Wanted, costs: Costs): Simulated {
  const { writeUs, socketJoinUs, socketKB, streamWriteUs, streamJoinUs, streamKB } = costs
  return {
    sockets: told(wanted, costs, {
      writeUs,
      joinUs: socketJoinUs,
      kb: socketKB,
      beatsPerS: 1 / costs.socketBeatS + 1 / costs.pingS,
    }),
    streams: told(wanted, costs, {
      writeUs: streamWriteUs,
      joinUs: streamJoinUs,
      kb: streamKB,
      beatsPerS: 1 / costs.streamBeatS,
    }),
    polling: polled(wanted, costs),
  }
}
