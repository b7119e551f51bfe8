/** The numbers: what an edge tells, what is taken from it, and that every panel of the dashboard shows one there is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { countAppends, countRoom } from '../../server/metrics/core-metrics.ts'
import { createHouseMetrics, type HouseMetrics } from '../../server/metrics/house-metrics.ts'
import { createSpread } from '../../server/metrics/screen-spread.ts'
import { type EdgeTold, readTold } from '../../server/metrics/told.ts'
import { openPublicStream } from '../../server/public-stream/stream-writer.ts'
import { night, showFile } from '../display/live-sample.ts'
import { readEvents } from '../helpers/event-reader.ts'
import { until } from '../helpers/house.ts'
import { startEdge } from '../helpers/real-edge.ts'

let now = 0
let house: HouseMetrics
beforeEach(() => {
  now = 0
  house = createHouseMetrics('core', () => now)
})
afterEach(() => {
  vi.useRealTimers()
})

const told = (change: Partial<EdgeTold> = {}): EdgeTold => ({
  level: 0,
  readers: 10,
  metrics: [
    {
      name: 'envelope_readers',
      help: 'Readers',
      type: 'gauge',
      aggregator: 'sum',
      values: [{ value: 10, labels: { way: 'socket' } }],
    },
  ],
  ...change,
})
const lineOf = (text: string, begin: string) => text.split('\n').find((line) => line.startsWith(begin))

test('an edge counts its readers by the way they follow, and times a sampled one by its own answer', async () => {
  const evening = night()
  const edge = await startEdge(evening.feed())
  const socket = io(`http://127.0.0.1:${edge.port()}/live`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, show: showFile.id },
  })
  const heard: string[] = []
  socket.on('update', () => heard.push('update'))
  socket.on('beat', (_cursor: unknown, answer?: () => void) => {
    heard.push(answer ? 'asked' : 'beat')
    answer?.()
  })
  await until('the reader', () => socket.connected)
  const stream = await readEvents(edge.port(), `/live/${showFile.id}/events`)
  await edge.ask(`/live/${showFile.id}/log/head`)
  edge.tell(evening.write('one', 'Good evening'))
  const numbers = async () => {
    const { metrics, readers } = await edge.edge.measured()
    const value = (name: string, labels: Record<string, string> = {}) =>
      metrics
        .flatMap((metric) => metric.values.map((one) => ({ name: metric.name, ...one })))
        .find(
          (one) =>
            (one.metricName ?? one.name) === name &&
            Object.entries(labels).every(([label, word]) => one.labels[label] === word),
        )?.value
    return { value, readers }
  }
  await until('the answer', async () => (await numbers()).value('envelope_delivery_seconds_count') === 1)
  // The question comes behind what it asks about.
  expect(heard.filter((word) => word !== 'beat')).toEqual(['update', 'asked'])
  await until('a look', async () => (await numbers()).readers >= 2)
  const { value } = await numbers()
  expect(value('envelope_readers', { way: 'socket' })).toBe(1)
  expect(value('envelope_readers', { way: 'stream' })).toBe(1)
  expect(value('envelope_joins_total', { way: 'stream' })).toBe(1)
  expect(value('envelope_shed_level')).toBe(0)
  expect(value('envelope_edge_level')).toBe(1)
  expect(value('envelope_requests_total')).toBeGreaterThanOrEqual(2)
  // What goes over the channel is what the other side takes.
  expect(readTold(JSON.parse(JSON.stringify(await edge.edge.measured())))).not.toBeNull()
  socket.disconnect()
  stream.close()
  await edge.close()
})

test('/metrics tells the numbers of all processes apart, and forgets an edge that is gone', async () => {
  house.take(1, told())
  house.take(2, told({ readers: 5 }))
  expect(house.crowd()).toEqual({ edges: 2, readers: 15, level: 0 })
  const text = await house.text()
  expect(lineOf(text, 'envelope_readers{way="socket",process="edge-1"}')).toContain(' 10')
  expect(lineOf(text, 'envelope_readers{way="socket",process="edge-2"}')).toContain(' 10')
  expect(lineOf(text, 'process_resident_memory_bytes{process="core"}')).toBeDefined()
  expect(text.match(/# TYPE envelope_readers /g)?.length).toBe(1)
  now = 9000
  house.take(2, told())
  now = 12_000
  expect(house.crowd()?.edges).toBe(1)
  expect(await house.text()).not.toContain('edge-1')
})

test('the desk hears when more or less is let go, and nothing in between', () => {
  const levels: (number | undefined)[] = []
  house.onCrowd(() => levels.push(house.crowd()?.level))
  for (const [edge, level] of [
    [1, 0],
    [1, 0],
    [1, 4],
    [2, 2],
    [2, 5],
    [2, 5],
    [2, 0],
    [1, 0],
  ] as const)
    house.take(edge, told({ level }))
  expect(levels).toEqual([4, 5, 4, 0])
})

test('[E1] of what an edge says only numbers under known names are taken: it stands in the open', async () => {
  const metric = told().metrics[0] as EdgeTold['metrics'][number]
  const value = { value: 1, labels: {} }
  for (const wrong of [
    null,
    'numbers',
    {},
    told({ level: 7 }),
    told({ readers: -1 }),
    told({ metrics: [{ ...metric, name: 'winner_is' }] }),
    told({ metrics: [{ ...metric, name: 'envelope_readers\n# HELP x y' }] }),
    told({ metrics: [{ ...metric, help: 'x'.repeat(400) }] }),
    told({ metrics: [{ ...metric, values: [{ ...value, labels: { way: 'a"} 1\nwinner{x="' } }] }] }),
    told({ metrics: [{ ...metric, values: [{ ...value, value: 'many' as unknown as number }] }] }),
    told({ metrics: Array(200).fill(metric) }),
    told({ metrics: [{ ...metric, values: Array(200).fill(value) }] }),
  ])
    house.take(1, wrong)
  expect(house.crowd()).toBeNull()
  expect(await house.text()).not.toContain('winner')
  house.take(1, told())
  expect(house.crowd()?.readers).toBe(10)
})

test('[S2] the spread is from the first to the last screen of one picture, told once', () => {
  vi.useFakeTimers()
  const spreads: number[] = []
  const { painted } = createSpread((ms) => spreads.push(ms))
  painted('a', 1000, 1002)
  painted('b', 1000, 1030)
  painted('c', 1000, 1011)
  // Loaded anew, it paints the same once more.
  painted('a', 1000, 1900)
  painted('a', 2000, 2001)
  painted('b', 1000, 1950)
  expect(spreads).toEqual([28])
  vi.advanceTimersByTime(4000)
  // One screen has no spread.
  expect(spreads).toEqual([28])
})

test('every number the dashboard draws is one that is told, and every number of ours is drawn', async () => {
  const dashboard = readFileSync(join(import.meta.dirname, '../../server/metrics/grafana.json'), 'utf8')
  const { panels } = JSON.parse(dashboard) as { panels: { targets?: { expr: string }[] }[] }
  const drawn = new Set(
    panels
      .flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
      .flatMap((expr) => expr.match(/\b(?:envelope|nodejs|process)_[a-z0-9_]+/g) ?? [])
      .map((name) => name.replace(/_bucket$/, '')),
  )
  const appended = countAppends(house.registry)
  appended(3, true)
  countRoom(house.registry, { screens: { list: () => [], onPainted: () => undefined }, desks: () => 0 })
  const world = { picture: async () => null, warn: () => undefined, registry: house.registry }
  await openPublicStream('redis://127.0.0.1:1', world).close()
  const edge = await startEdge(null)
  const told = [...(await house.registry.getMetricsAsJSON()), ...(await edge.edge.measured()).metrics]
  await edge.close()
  const names = new Set(told.map(({ name }) => name))
  expect(drawn.size).toBeGreaterThan(18)
  expect([...drawn].filter((name) => !names.has(name))).toEqual([])
  expect([...names].filter((name) => name.startsWith('envelope_') && !drawn.has(name))).toEqual([])
})
