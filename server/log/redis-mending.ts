/** Looks at a log in Redis from outside, whatever state it is in, and puts another in its place in one step. */
import type { Epoch, ShowId } from '#shared/ids'
import type { Row } from './chain.ts'
import type { Found } from './continuity.ts'
import type { RedisConnection } from './redis-connection.ts'
import { ARRIVING_SECONDS, arrivingKey, GENERATIONS, keysOf, PROBE, SHOWS } from './redis-functions.ts'
import { LogUnavailable } from './show-log.ts'

/** Records per question: Redis serves nobody else meanwhile. */
const PAGE = 200

export interface RedisMending {
  /** Which connection answers now: another one may lead to a Redis that knows less. */
  connection(): Promise<number>
  /** Resolves once something could be written durably, of no log; rejects where Redis is out of reach, or takes nothing. */
  reached(): Promise<void>
  /** What is there of a log, and the SHA-1 of its record `seq`. */
  look(show: ShowId, seq: number): Promise<Found>
  /** Every record that is there, and nothing said of those that are not. */
  remains(show: ShowId): Promise<Row[]>
  /** Puts these records in the place of what was `found`, under a new epoch; false, and nothing changed, if it is not what is there any more. */
  replace(show: ShowId, found: Found, epoch: Epoch, rows: readonly Row[]): Promise<boolean>
}

/** What writes to a log, fenced by the number this core leads by. */
export type Write = (name: string, keys: readonly string[], ...words: string[]) => Promise<unknown>

/** Only `replace` changes a log, and by `write`: a core that another has overtaken mends nothing. */
export function redisMending(redis: RedisConnection, write: Write): RedisMending {
  return {
    connection: () => redis.current(),
    async reached() {
      await redis.write('SET', PROBE, 'reached')
    },
    async look(show, seq) {
      const { about, stream } = keysOf(show)
      const words = ['envelope_look', '3', about, stream, GENERATIONS, show, String(seq)]
      const [generation, id, last, end, count, removed, sha1] = stringsOf(
        await redis.ask('FCALL_RO', ...words),
      )
      return {
        epoch: generation && id ? { generation: Number(generation), id } : null,
        last: Number(last),
        end: end ?? '',
        count: Number(count),
        removed: Number(removed),
        sha1: sha1 ?? '',
      }
    },
    async remains(show) {
      const rows: Row[] = []
      for (let from = '-'; ; ) {
        const page = await redis.ask('XRANGE', keysOf(show).stream, from, '+', 'COUNT', String(PAGE))
        if (!Array.isArray(page) || page.length === 0) return rows
        for (const [id, [, record]] of page as [string, [string, string]][]) {
          rows.push({ seq: Number.parseInt(id, 10), record })
          from = `(${id}`
        }
      }
    },
    async replace(show, found, epoch, rows) {
      const { about, stream } = keysOf(show)
      const arriving = arrivingKey(show, epoch.id)
      for (let at = 0; at < rows.length; at += PAGE) {
        const words = rows.slice(at, at + PAGE).flatMap(({ seq, record }) => [String(seq), record])
        await redis.ask('FCALL', 'envelope_arrive', '1', arriving, String(ARRIVING_SECONDS), ...words)
      }
      const seen = [
        String(found.epoch?.generation ?? ''),
        found.epoch?.id ?? '',
        String(found.last),
        found.end,
      ]
      const next = [String(epoch.generation), epoch.id, show, String(rows.at(-1)?.seq ?? 0)]
      const keys = [about, stream, SHOWS, arriving]
      const answer = await write('envelope_mend', keys, ...seen, ...next)
      if (answer === 'stored') return true
      await redis.ask('UNLINK', arriving)
      if (answer === 'conflict') return false
      throw new LogUnavailable(`The log of ${show} did not arrive whole in Redis.`)
    },
  }
}

/** Nil fields and answers of another kind count as missing. */
export const stringsOf = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.filter((field) => typeof field === 'string') : []
