/** What an edge tells the room's port about itself: numbers under known names, and nothing else is taken from it. */
import type { Registry } from 'prom-client'
import Type, { type Static } from 'typebox'
import { parse } from '#shared/parse'

const name = Type.String({ pattern: '^(envelope|nodejs|process)_[a-z0-9_]{1,80}$' })
const word = Type.Union([Type.String({ pattern: '^[A-Za-z0-9_.+-]{0,60}$' }), Type.Number()])

const Value = Type.Object({
  value: Type.Number(),
  metricName: Type.Optional(name),
  labels: Type.Record(Type.String({ pattern: '^[a-z_]{1,20}$' }), word),
})

const Metric = Type.Object({
  name,
  help: Type.String({ maxLength: 300 }),
  type: Type.Enum(['counter', 'gauge', 'histogram', 'summary']),
  aggregator: Type.Enum(['sum', 'first', 'min', 'max', 'average', 'omit']),
  values: Type.Array(Value, { maxItems: 60 }),
})
export type Metric = Static<typeof Metric>

/** `level`: how much it lets go (`shed.ts`). */
const EdgeTold = Type.Object({
  level: Type.Integer({ minimum: 0, maximum: 6 }),
  readers: Type.Integer({ minimum: 0 }),
  metrics: Type.Array(Metric, { maxItems: 80 }),
})
export type EdgeTold = Static<typeof EdgeTold>

/** What a registry holds, as it is told to others; what has no number yet is left out. */
export async function numbersOf(registry: Registry): Promise<Metric[]> {
  const metrics = (await registry.getMetricsAsJSON()) as unknown as Metric[]
  return metrics.map((metric) => ({
    ...metric,
    values: metric.values
      .filter(({ value }) => Number.isFinite(value))
      .map(({ value, metricName, labels }) => ({ value, labels, ...(metricName && { metricName }) })),
  }))
}

/** Null for anything else: an edge stands in the open, and what it says is not trusted. */
export function readTold(message: unknown): EdgeTold | null {
  const told = parse(EdgeTold, message)
  return 'problem' in told ? null : told.value
}
