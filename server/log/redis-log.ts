/** The log at scale: one Redis stream per show, one entry per commit. */
import type { Commit } from '#shared/events'
import type { Epoch, ShowId } from '#shared/ids'
import { fitting } from './arriving.ts'
import { linked, NO_CHAIN, type Row, verified } from './chain.ts'
import { LEASE } from './lease-functions.ts'
import { readRecords, writeRecord } from './record.ts'
import { connectRedis, type RedisConnection } from './redis-connection.ts'
import { ARRIVING_SECONDS, arrivingKey, GENERATIONS, keysOf, PROBE, SHOWS } from './redis-functions.ts'
import { type RedisMending, redisMending, stringsOf, type Write } from './redis-mending.ts'
import { LogConflict, LogOvertaken, type LogStore, LogUnavailable, type ShowLog } from './show-log.ts'

/** Commits per question: Redis serves nobody else meanwhile. */
const PAGE = 200

/**
 * Rejects with `LogUnusable` if the Redis cannot be reached or would not keep what it acknowledges. `patience`: milliseconds until an answer counts as lost.
 * `token`: the number by which this core leads; a log that has been written with a later one takes nothing from it.
 */
export async function openRedisLogStore(
  url: string,
  patience?: number,
  token: () => string = () => '',
): Promise<RedisLogStore> {
  const redis = await connectRedis(url, (sentence) => new LogUnavailable(sentence), patience)
  return redisLogStore(redis, token)
}

/** The same over a connection that stands. */
export function redisLogStore(redis: RedisConnection, token: () => string = () => ''): RedisLogStore {
  /** What writes to a log; its last key is the lease, and its last word the number this core has of it. */
  const write: Write = async (name, keys, ...words) => {
    const given = ['FCALL', name, String(keys.length + 1), ...keys, LEASE, ...words, token()]
    const answer = await redis.write(...given)
    if (answer === 'overtaken') throw new LogOvertaken('Another core leads by now.')
    return answer
  }

  return {
    async create(show, epoch) {
      const { about, stream } = keysOf(show)
      const words = [String(epoch.generation), epoch.id, show]
      const answer = await write('envelope_create', [about, stream, SHOWS], ...words)
      if (answer !== 'stored') throw new LogConflict(`The show ${show} has a log already.`)
      return redisLog(redis, write, show, epoch)
    },
    async restore(show, epoch, pages) {
      const { about, stream } = keysOf(show)
      const arriving = arrivingKey(show, epoch.id)
      const taken = () => new LogConflict(`The show ${show} has a log already.`)
      if ((await redis.ask('EXISTS', about, stream)) !== 0) throw taken()
      try {
        let last = 0
        for await (const page of fitting(pages)) {
          const words = page.flatMap(({ seq, record }) => [String(seq), record])
          await redis.ask('FCALL', 'envelope_arrive', '1', arriving, String(ARRIVING_SECONDS), ...words)
          last = page.at(-1)?.seq ?? last
        }
        const keys = [about, stream, SHOWS, arriving]
        const words = [String(epoch.generation), epoch.id, show, String(last)]
        const answer = await write('envelope_restore', keys, ...words)
        if (answer === 'conflict') throw taken()
        if (answer !== 'stored') throw new LogUnavailable(`The log of ${show} did not arrive whole in Redis.`)
      } catch (error) {
        // It vanishes by itself if this is not heard.
        await redis.ask('UNLINK', arriving).catch(() => undefined)
        throw error
      }
      return redisLog(redis, write, show, epoch)
    },
    async remove(show, { epoch, seq }) {
      const { about, stream } = keysOf(show)
      const keys = [about, stream, SHOWS, GENERATIONS]
      const words = [String(epoch.generation), epoch.id, String(seq), show]
      if ((await write('envelope_remove', keys, ...words)) !== 'stored')
        throw new LogConflict(`The log of ${show} does not end at ${seq} any more.`)
    },
    async probe() {
      // Settings can be changed while it runs, and are looked at when a connection is made.
      await redis.check()
      const began = performance.now()
      await redis.ask('SET', PROBE, String(began))
      return performance.now() - began
    },
    async generation(show) {
      const found = [
        await redis.ask('HGET', keysOf(show).about, 'generation'),
        await redis.ask('HGET', GENERATIONS, show),
      ]
      return Math.max(0, ...found.map((generation) => Number(generation ?? 0)))
    },
    async open(show) {
      const [generation, id] = stringsOf(await redis.ask('HMGET', keysOf(show).about, 'generation', 'id'))
      return generation && id ? redisLog(redis, write, show, { generation: Number(generation), id }) : null
    },
    async shows() {
      return stringsOf(await redis.ask('LRANGE', SHOWS, '0', '-1'))
    },
    ...redisMending(redis, write),
    close: () => redis.close(),
  }
}

/** What only a log in Redis needs: to be looked at, and mended. */
export type RedisLogStore = LogStore & RedisMending

function redisLog(redis: RedisConnection, write: Write, show: ShowId, epoch: Epoch): ShowLog {
  const { about, stream } = keysOf(show)
  const log = [about, stream, String(epoch.generation), epoch.id]
  let chain = NO_CHAIN
  /** The last commit that as many replicas have as must. */
  let confirmed = 0
  const follow = (rows: readonly Row[]) => {
    for (const row of rows) if (row.seq > chain.head.seq) chain = linked(chain, row)
  }

  async function readPage(after: number, most = PAGE): Promise<{ last: number; rows: Row[] }> {
    const page = ['FCALL_RO', 'envelope_read', '2', ...log, String(after), String(most)]
    const [last, ...fields] = stringsOf(await redis.ask(...page))
    if (last === undefined) throw new LogUnavailable(`The log of ${show} was replaced or removed in Redis.`)
    const rows = []
    for (let at = 0; at < fields.length; at += 2) {
      const [id = '', record = ''] = fields.slice(at, at + 2)
      rows.push({ seq: Number.parseInt(id, 10), record })
    }
    return { last: Number(last), rows }
  }

  /** What was read is not believed before the replicas have it: its append may have been refused for want of them. */
  async function confirm(seq: number): Promise<void> {
    if (seq <= confirmed) return
    if (redis.replicas > 0) await redis.write('SET', PROBE, 'read')
    confirmed = seq
  }

  /** Every record after `seq`, as it is stored; rejects where the log is shorter than it was, or ends before it says. */
  async function rowsSince(
    seq: number,
    most: number,
    take: (rows: Row[], at: number) => void,
  ): Promise<void> {
    for (let at = seq; at < seq + most; ) {
      const { last, rows } = await readPage(at, Math.min(PAGE, seq + most - at))
      if (last < at)
        throw new LogUnavailable(`The log of ${show} ends at commit ${last}; it had ${at} before.`)
      if (rows.length === 0 && at < last)
        throw new LogUnavailable(`The log of ${show} has lost commit ${at + 1}.`)
      if (rows.length === 0) return
      await confirm(last)
      take(rows, at)
      at = rows.at(-1)?.seq ?? at
    }
  }

  /** Another hand may have written meanwhile: the record before the next one is read before it is named. */
  async function reachFor(seq: number): Promise<void> {
    while (chain.head.seq < seq) {
      const { rows } = await readPage(chain.head.seq)
      if (rows.length === 0) return
      follow(rows)
    }
  }

  return {
    show,
    epoch,
    async append(commit) {
      const { seq } = commit
      await reachFor(seq - 1)
      const record = writeRecord(commit, chain.head.hash)
      const words = [String(epoch.generation), epoch.id, String(seq - 1), String(seq), record]
      const isNext = chain.head.seq === seq - 1
      if (!isNext || (await write('envelope_append', [about, stream], ...words)) !== 'stored')
        throw new LogConflict(`Commit ${seq} is not the next one of ${show}.`)
      follow([{ seq, record }])
      confirmed = seq
    },
    async readSince(seq, most = Number.POSITIVE_INFINITY) {
      const commits: Commit[] = []
      await rowsSince(seq, most, (rows, at) => {
        commits.push(...readRecords(rows, at))
        if (at <= chain.head.seq) follow(rows)
      })
      return commits
    },
    rows: async (seq, most) => (await readPage(seq, most)).rows,
    chain: () => chain,
    async verify(noted) {
      const found: Row[] = []
      // As it was before the first page was read: what is written meanwhile may be read or not.
      const remembered = chain.head
      for (;;) {
        const { last, rows } = await readPage(found.at(-1)?.seq ?? 0)
        if (rows.length === 0) return verified(found, remembered, noted, last)
        found.push(...rows)
      }
    },
  }
}
