/** One connection to the Redis of the public facts. It is never mended: whoever loses it opens another and reads anew. */
import { createClient } from 'redis'
import { addressOf } from '../log/redis-address.ts'

export interface Line {
  /** Rejects with a sentence, and closes the line, where no answer comes in time. */
  ask(words: readonly string[], patienceMs?: number): Promise<unknown>
  close(): void
}

const PATIENCE_MS = 4000

/** Without user and password. */
const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'that address')

const sentence = (place: string, error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  return `Redis at ${place} does not tell what is public: ${(code ?? message ?? 'connection lost').replace(/\.$/, '')}.`
}

/** Rejects with a sentence that names no user and no password, and leaves nothing open. */
export async function openLine(given: string): Promise<Line> {
  const place = placeOf(given)
  let trouble: unknown = null
  const url = await addressOf(given)
    .find()
    .catch((error: unknown) => {
      throw new Error(sentence(place, error))
    })
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    disableClientInfo: true,
    socket: { connectTimeout: PATIENCE_MS, reconnectStrategy: false },
  })
  client.on('error', (error: unknown) => {
    trouble = error
  })
  const close = () => {
    if (client.isOpen) client.destroy()
  }
  try {
    await client.connect()
  } catch (error) {
    close()
    throw new Error(sentence(place, trouble ?? error))
  }

  return {
    close,
    async ask(words, patienceMs = PATIENCE_MS) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer')), patienceMs)
      })
      try {
        return await Promise.race([client.sendCommand<unknown>([...words]), late])
      } catch (error) {
        close()
        throw new Error(sentence(place, error))
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** A rest between two attempts: longer each time, and not the same for all. */
export const rest = (attempt: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(2000, 100 * 2 ** attempt) * (0.5 + Math.random())).unref()
  })
