/** The simulation in words: one table for whoever plans, and what it rests on. */
import { ALL } from './costs.ts'
import type { Simulated, Told } from './model.ts'
import type { Wanted } from './wanted.ts'

const round = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value >= 1 ? value.toFixed(1) : value.toPrecision(2)
const seconds = (ms: number): string => (ms < 1000 ? `${round(ms)} ms` : `${round(ms / 1000)} s`)
const share = (value: number): string => `${(value * 100).toFixed(value > 0.9995 ? 3 : 1)} %`

const toldRows = ({ ...told }: Told): string[] => [
  `${told.edges} on ${told.machines} machines`,
  round(told.readersPerEdge),
  seconds(told.lastMs),
  share(told.restCore),
  `${round(told.memoryGB)} GB`,
  `${round(told.restGbit)} Gbit/s`,
  `${round(told.busyGbit)} Gbit/s`,
  `${round(told.rejoinS)} s`,
  `${round(told.redisWrites)}/s, ${round(told.redisMbit)} Mbit/s out`,
]

export function printed(wanted: Wanted, { sockets, streams, polling }: Simulated): string[] {
  const names = [
    'edge processes',
    'readers on each',
    'a publication reaches the last reader after',
    'of an edge’s core for beats alone',
    'memory of all edges',
    'network of all edges, at rest',
    'the same at the busiest, on average',
    'readers of an edge that died are back after',
    'Redis',
  ]
  const [bySocket, byStream] = [toldRows(sockets), toldRows(streams)]
  const table = names.map(
    (name, at) => `  ${name.padEnd(46)}${(bySocket[at] ?? '').padEnd(28)}${byStream[at]}`,
  )
  const short = [
    ['sockets', sockets.tooFew],
    ['event streams', streams.tooFew],
  ].flatMap(([name, why]) => (why ? [`  Too few edges for ${name}: ${why}.`] : []))
  return [
    `${wanted.readers.toLocaleString('en')} readers, ${wanted.posts} publications a minute of ${wanted.bytes} bytes`,
    '',
    `  ${''.padEnd(46)}${'sockets'.padEnd(28)}event streams`,
    ...table,
    ...short,
    '',
    `  Polling through a CDN, ${wanted.purge ? 'told of changes (purge hook)' : 'not told of changes'}, ${polling.edges} edges behind it`,
    `  ${'readers ask'.padEnd(46)}${round(polling.readerRequests)}/s, the CDN sends ${round(polling.cdnGbit)} Gbit/s`,
    `  ${'the CDN asks'.padEnd(46)}${round(polling.originRequests)}/s (${share(polling.hitRate)} of the log’s answers are its own), ${round(polling.originMbit)} Mbit/s`,
    `  ${'that is of one core'.padEnd(46)}${share(polling.originCore)}; without a cache ${polling.uncachedEdges} edges would be busy`,
    `  ${'a publication reaches half and last after'.padEnd(46)}${seconds(polling.halfMs)}, ${seconds(polling.lastMs)}`,
    `  ${'a page opened just then is old by at most'.padEnd(46)}${polling.pageOldS} s, and catches up by itself; ${polling.purgesPerMinute} purges a minute`,
    `  ${'Redis'.padEnd(46)}${round(polling.redisWrites)}/s, ${round(polling.redisMbit)} Mbit/s out`,
    '',
    'It rests on:',
    ...Object.entries(ALL).map(
      ([name, { value, unit, from }]) => `  ${name.padEnd(16)}${String(value).padStart(7)} ${unit} (${from})`,
    ),
  ]
}
