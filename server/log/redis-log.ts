/** The log at scale: one Redis stream per show, one entry per commit. */
import type { Commit } from '#shared/events'
import type { Epoch, ShowId } from '#shared/ids'
import { linked, NO_CHAIN, type Row, verified } from './chain.ts'
import { readRecords, writeRecord } from './record.ts'
import { connectRedis, type RedisConnection } from './redis-connection.ts'
import { keysOf, SHOWS } from './redis-functions.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from './show-log.ts'

/** Commits per question: Redis serves nobody else meanwhile. */
const PAGE = 200

/** Rejects with `LogUnusable` if the Redis cannot be reached or would not keep what it acknowledges. `patience`: milliseconds until an answer counts as lost. */
export async function openRedisLogStore(url: string, patience?: number): Promise<LogStore> {
  const redis = await connectRedis(url, (sentence) => new LogUnavailable(sentence), patience)

  return {
    async create(show, epoch) {
      const { about, stream } = keysOf(show)
      const words = [about, stream, SHOWS, String(epoch.generation), epoch.id, show]
      const answer = await redis.ask('FCALL', 'envelope_create', '3', ...words)
      if (answer !== 'stored') throw new LogConflict(`The show ${show} has a log already.`)
      return redisLog(redis, show, epoch)
    },
    async open(show) {
      const [generation, id] = stringsOf(await redis.ask('HMGET', keysOf(show).about, 'generation', 'id'))
      return generation && id ? redisLog(redis, show, { generation: Number(generation), id }) : null
    },
    async shows() {
      return stringsOf(await redis.ask('LRANGE', SHOWS, '0', '-1'))
    },
    close: () => redis.close(),
  }
}

function redisLog(redis: RedisConnection, show: ShowId, epoch: Epoch): ShowLog {
  const { about, stream } = keysOf(show)
  const log = [about, stream, String(epoch.generation), epoch.id]
  let chain = NO_CHAIN
  const follow = (rows: readonly Row[]) => {
    for (const row of rows) if (row.seq > chain.head.seq) chain = linked(chain, row)
  }

  async function readPage(after: number): Promise<{ last: number; rows: Row[] }> {
    const page = ['FCALL_RO', 'envelope_read', '2', ...log, String(after), String(PAGE)]
    const [last, ...fields] = stringsOf(await redis.ask(...page))
    if (last === undefined) throw new LogUnavailable(`The log of ${show} was replaced or removed in Redis.`)
    const rows = []
    for (let at = 0; at < fields.length; at += 2) {
      const [id = '', record = ''] = fields.slice(at, at + 2)
      rows.push({ seq: Number.parseInt(id, 10), record })
    }
    return { last: Number(last), rows }
  }

  /** Every record after `seq`, as it is stored; rejects where the log is shorter than it was, or ends before it says. */
  async function rowsSince(seq: number, take: (rows: Row[], at: number) => void): Promise<void> {
    for (let at = seq; ; ) {
      const { last, rows } = await readPage(at)
      if (last < at)
        throw new LogUnavailable(`The log of ${show} ends at commit ${last}; it had ${at} before.`)
      if (rows.length === 0 && at < last)
        throw new LogUnavailable(`The log of ${show} has lost commit ${at + 1}.`)
      if (rows.length === 0) return
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
      const words = [...log, String(seq - 1), String(seq), record]
      const isNext = chain.head.seq === seq - 1
      if (!isNext || (await redis.ask('FCALL', 'envelope_append', '2', ...words)) !== 'stored')
        throw new LogConflict(`Commit ${seq} is not the next one of ${show}.`)
      follow([{ seq, record }])
    },
    async readSince(seq) {
      const commits: Commit[] = []
      await rowsSince(seq, (rows, at) => {
        commits.push(...readRecords(rows, at))
        if (at <= chain.head.seq) follow(rows)
      })
      return commits
    },
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

/** Nil fields and answers of another kind count as missing. */
const stringsOf = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.filter((field) => typeof field === 'string') : []
