/** All numbers of one machine, as `/metrics` tells them: those of this process, and what its edges told last. */
import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client'
import type { Crowd } from '#shared/crowd'
import { type EdgeTold, type Metric, numbersOf, readTold } from './told.ts'

export interface HouseMetrics {
  /** Of this process. */
  readonly registry: Registry
  readonly contentType: string
  /** An edge has told how it fares; anything that is not that is dropped. */
  take(edge: number, message: unknown): void
  text(): Promise<string>
  /** Null while no edge is known. */
  crowd(): Crowd | null
  /** Calls `listener` whenever the edges let go of more, or of less. */
  onCrowd(listener: () => void): void
}

/** An edge that has told nothing for so long is not there. */
const FORGOTTEN_MS = 10_000

/** `process` names this one among all. */
export function createHouseMetrics(process: string, monotonic: () => number): HouseMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const edges = new Map<number, { readonly told: EdgeTold; readonly at: number }>()
  const listeners = new Set<() => void>()

  const heard = () =>
    [...edges].filter(([edge, { at }]) => monotonic() - at < FORGOTTEN_MS || !edges.delete(edge))

  function crowd(): Crowd | null {
    const told = heard().map(([, edge]) => edge.told)
    if (told.length === 0) return null
    return {
      edges: told.length,
      readers: told.reduce((sum, { readers }) => sum + readers, 0),
      level: Math.max(...told.map(({ level }) => level)),
    }
  }

  return {
    registry,
    contentType: registry.contentType,
    take(edge, message) {
      const told = readTold(message)
      if (!told) return
      const before = crowd()?.level ?? 0
      edges.set(edge, { told, at: monotonic() })
      if (crowd()?.level !== before) for (const listener of listeners) listener()
    },
    async text() {
      const all = [
        named(await numbersOf(registry), process),
        ...heard().map(([edge, { told }]) => named(told.metrics, `edge-${edge}`)),
      ]
      // Names tell them apart, so that nothing is summed that somebody may want to see apart.
      return AggregatorRegistry.aggregate(all).metrics()
    },
    crowd,
    onCrowd: (listener) => void listeners.add(listener),
  }
}

const named = (metrics: readonly Metric[], process: string): Metric[] =>
  metrics.map((metric) => ({
    ...metric,
    values: metric.values.map((value) => ({ ...value, labels: { ...value.labels, process } })),
  }))
