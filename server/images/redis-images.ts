/** Pictures beside a Redis log, each under a key of its own. By their own connection, so that no press waits behind megabytes. */
import Type from 'typebox'
import { parse } from '#shared/parse'
import { connectRedis } from '../log/redis-connection.ts'
import { fingerprintOf, type ImageStore, ImagesUnavailable, type StoredImage } from './image-store.ts'

const keyOf = (id: string): string => `envelope:image:${id}`

/** The connection speaks text: base64 costs a third more, and keeps one way of asking. */
const Stored = Type.Object({
  webp: Type.String(),
  fingerprint: Type.String(),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  addedAt: Type.Number(),
})

/** Rejects with `LogUnusable` if the Redis cannot be reached or would not keep what it acknowledges. */
export async function openRedisImages(url: string): Promise<ImageStore> {
  const redis = await connectRedis(url, (sentence) => new ImagesUnavailable(sentence))

  return {
    async add(id, { webp, ...rest }) {
      const stored = { ...rest, fingerprint: fingerprintOf(webp), webp: webp.toString('base64') }
      const answer = await redis.ask('SET', keyOf(id), JSON.stringify(stored), 'NX')
      if (answer !== 'OK') throw new ImagesUnavailable('There is a picture of this id already.')
    },
    async image(id) {
      return read(await redis.ask('GET', keyOf(id)))
    },
    async remove(id) {
      await redis.ask('UNLINK', keyOf(id))
    },
    close: () => redis.close(),
  }
}

function read(text: unknown): StoredImage | null {
  if (typeof text !== 'string') return null
  try {
    const stored = parse(Stored, JSON.parse(text))
    if ('problem' in stored) return null
    const { fingerprint, webp: base64, ...rest } = stored.value
    const webp = Buffer.from(base64, 'base64')
    return fingerprintOf(webp) === fingerprint ? { ...rest, webp } : null
  } catch {
    return null
  }
}
