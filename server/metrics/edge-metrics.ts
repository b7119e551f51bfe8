/** What one edge counts of itself. Numbers of the crowd only: an edge knows nothing that is not public. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type EdgeTold, numbersOf } from './told.ts'

export type Way = 'socket' | 'stream' | 'poll'

/** From a few milliseconds to what a reader would call late. */
const DELIVERY_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 2, 5]

/** Counted one by one at every look: with twenty thousand readers that holds all of them up. */
const BY_THE_READER = [
  'process_open_fds',
  'nodejs_active_handles',
  'nodejs_active_handles_total',
  'nodejs_active_resources',
  'nodejs_active_resources_total',
]

export interface EdgeMetrics {
  readonly registry: Registry
  readers(way: Way, count: number): void
  joined(way: Way): void
  /** Cut off because it read too slowly; it comes back and says what it has. */
  dropped(way: Way): void
  /** A sampled reader has what was published so many milliseconds ago. */
  delivered(ms: number): void
  looked(seen: { readonly loopDelayMs: number; readonly bufferedBytes: number; readonly level: number }): void
  /** Something was refused, or left undone, for want of breath. */
  shed(what: string): void
  asked(): void
  level(isLevel: boolean): void
  /** All of it, for the room's port. */
  told(): Promise<EdgeTold>
}

/** In a registry of its own, without the usual numbers that are counted reader by reader. */
export function createEdgeMetrics(): EdgeMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  for (const name of BY_THE_READER) registry.removeSingleMetric(name)
  const readers = new Gauge({
    name: 'envelope_readers',
    help: 'Readers here now, by the way they follow; polling ones are reckoned from how often they ask.',
    labelNames: ['way'],
    registers,
  })
  const joined = new Counter({
    name: 'envelope_joins_total',
    help: 'Readers who came, by way.',
    labelNames: ['way'],
    registers,
  })
  const dropped = new Counter({
    name: 'envelope_drops_total',
    help: 'Readers cut off because they read too slowly, by way.',
    labelNames: ['way'],
    registers,
  })
  const delivery = new Histogram({
    name: 'envelope_delivery_seconds',
    help: 'From the moment the edge knew to the answer of a sampled reader that it was there.',
    buckets: DELIVERY_S,
    registers,
  })
  const loop = new Gauge({
    name: 'envelope_event_loop_delay_seconds',
    help: 'How much later than meant nine of ten looks of the event loop came, in the best of the last three seconds.',
    registers,
  })
  const buffered = new Gauge({
    name: 'envelope_buffered_bytes',
    help: 'Bytes that wait for readers.',
    registers,
  })
  const level = new Gauge({
    name: 'envelope_shed_level',
    help: 'What is let go: 0 nothing, 1 pictures, 2 sampling, 3 share images, 4 new streams, 5 new sockets, 6 drawing pages.',
    registers,
  })
  const shed = new Counter({
    name: 'envelope_shed_total',
    help: 'What was refused or left undone for want of breath.',
    labelNames: ['what'],
    registers,
  })
  const requests = new Counter({
    name: 'envelope_requests_total',
    help: 'HTTP requests, sockets aside.',
    registers,
  })
  const isLevel = new Gauge({
    name: 'envelope_edge_level',
    help: '1 while this edge knows all that is public, as far as it can tell.',
    registers,
  })
  for (const way of ['socket', 'stream', 'poll'] as const) readers.set({ way }, 0)
  let crowd = 0
  let now = 0
  const counts = new Map<Way, number>()

  return {
    registry,
    readers(way, count) {
      readers.set({ way }, count)
      counts.set(way, count)
      crowd = [...counts.values()].reduce((sum, each) => sum + each, 0)
    },
    joined: (way) => joined.inc({ way }),
    dropped: (way) => dropped.inc({ way }),
    delivered: (ms) => delivery.observe(ms / 1000),
    looked(seen) {
      now = seen.level
      loop.set(seen.loopDelayMs / 1000)
      buffered.set(seen.bufferedBytes)
      level.set(seen.level)
    },
    shed: (what) => shed.inc({ what }),
    asked: () => requests.inc(),
    level: (yes) => isLevel.set(yes ? 1 : 0),
    told: async () => ({ level: now, readers: crowd, metrics: await numbersOf(registry) }),
  }
}
