/** Deleted shows beside a Redis log: a list of pieces each, which Redis forgets by itself. By a connection of its own. */
import type { KeptShow } from '#shared/house-shows'
import { connectRedis } from '../log/redis-connection.ts'
import { isKeptId, KEPT_MS, type KeptStore, KeptUnavailable, newestFirst, newKeptId } from './kept.ts'
import { readAbout } from './kept-about.ts'

/** Every line, by the id of its file. */
const ABOUT = 'envelope:deleted'
const keyOf = (id: string): string => `${ABOUT}:${id}`

/** The connection speaks text, and Redis serves nobody else while it takes a piece. */
const PIECE = 384 * 1024
/** Seconds a file that is still arriving is kept. */
const ARRIVING = '3600'

/** Rejects with `LogUnusable` if the Redis cannot be reached or would not keep what it acknowledges. */
export async function openKeptRedis(url: string, now: () => number = Date.now): Promise<KeptStore> {
  const redis = await connectRedis(url, (sentence) => new KeptUnavailable(sentence))

  async function drop(id: string): Promise<void> {
    await redis.ask('HDEL', ABOUT, id)
    await redis.ask('UNLINK', keyOf(id))
  }

  async function current(): Promise<KeptShow[]> {
    const values = await redis.ask('HVALS', ABOUT)
    const found = (Array.isArray(values) ? values.map(String) : []).flatMap((text) => readAbout(text) ?? [])
    const over = found.filter(({ until }) => until <= now())
    for (const { id } of over) await drop(id)
    return newestFirst(found.filter(({ until }) => until > now()))
  }

  async function* piecesOf(id: string): AsyncGenerator<Uint8Array> {
    for (let at = 0; ; at += 1) {
      const piece = await redis.ask('LINDEX', keyOf(id), String(at))
      if (typeof piece !== 'string') return
      yield Buffer.from(piece, 'base64')
    }
  }

  return {
    async keep(given, pieces) {
      const id = newKeptId()
      let bytes = 0
      try {
        for await (const piece of regrouped(pieces, PIECE)) {
          bytes += piece.length
          await redis.ask('RPUSH', keyOf(id), piece.toString('base64'))
          await redis.ask('EXPIRE', keyOf(id), ARRIVING)
        }
        const kept = { ...given, id, until: given.deletedAt + KEPT_MS, bytes }
        const left = Math.max(1, Math.ceil((kept.until - now()) / 1000))
        await redis.ask('EXPIRE', keyOf(id), String(left))
        await redis.ask('HSET', ABOUT, id, JSON.stringify(kept))
        await current()
        return kept
      } catch (error) {
        await drop(id).catch(() => undefined)
        throw error
      }
    },
    list: current,
    async read(id) {
      return isKeptId(id) && (await current()).some((kept) => kept.id === id) ? piecesOf(id) : null
    },
    drop,
    close: () => redis.close(),
  }
}

/** The same bytes in pieces of one size. */
async function* regrouped(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let bytes = 0
  for await (const piece of pieces) {
    held.push(piece)
    bytes += piece.length
    while (bytes >= size) {
      const whole = Buffer.concat(held)
      yield whole.subarray(0, size)
      held = [whole.subarray(size)]
      bytes -= size
    }
  }
  if (bytes > 0) yield Buffer.concat(held)
}
