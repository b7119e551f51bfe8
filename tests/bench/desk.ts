/** How the desk feels: answers to commands on both logs, what a take costs on the wire, how soon the panel can be used and shows what was done. */
import { startRedis } from '../helpers/redis.ts'
import { type Acks, measureAcks } from './desk-acks.ts'
import { measureDesk } from './desk-page.ts'
import { busyPercent, quantile, tenths } from './figures.ts'

const quantiles = ({ acks }: Acks) => ({
  ackP50Ms: tenths(quantile(acks, 0.5)),
  ackP95Ms: tenths(quantile(acks, 0.95)),
  ackP99Ms: tenths(quantile(acks, 0.99)),
})

export async function bench(say: (line: string) => void) {
  const began = performance.now()
  const busyBeforePercent = await busyPercent()
  say(`The machine was ${busyBeforePercent} % busy with other things before.`)
  const embedded = await measureAcks({})
  say(`Embedded log: ${embedded.acks.length} takes, ${JSON.stringify(quantiles(embedded))}`)
  const server = await startRedis()
  const redis = await measureAcks({ REDIS_URL: server.url }).finally(() => server.stop())
  say(`Redis: ${redis.acks.length} takes, ${JSON.stringify(quantiles(redis))}`)
  const desk = await measureDesk(say)
  const keys = Object.values(desk.keys).flat()
  const slowest = Object.entries(desk.keys).map(([key, times]) => ({ key, ms: Math.max(...times) }))
  return {
    embedded: quantiles(embedded),
    redis: quantiles(redis),
    takeToDeskP50Ms: tenths(quantile(desk.takeToDesk, 0.5)),
    takeToDeskP95Ms: tenths(quantile(desk.takeToDesk, 0.95)),
    // As WebSocket messages, off the wire; the largest take of the evening, and the largest `live` among them.
    takeBytes: Math.max(...embedded.takeBytes),
    takeBytesP50: quantile(embedded.takeBytes, 0.5),
    liveBytes: Math.max(...embedded.liveBytes),
    interactiveMs: Math.round(quantile(desk.interactive, 0.5)),
    interactiveMaxMs: Math.round(Math.max(...desk.interactive)),
    readyMs: Math.round(quantile(desk.ready, 0.5)),
    keyP99Ms: tenths(quantile(keys, 0.99)),
    keyMaxMs: tenths(Math.max(...keys)),
    slowestKey: slowest.toSorted((a, b) => b.ms - a.ms)[0]?.key ?? null,
    takes: embedded.acks.length,
    busyBeforePercent,
    seconds: Math.round((performance.now() - began) / 1000),
  }
}
