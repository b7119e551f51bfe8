/** The log over plain HTTP: where it stands, and everything since a place. Any cache on the way may answer. */
import { sameEpoch } from '#shared/epochs'
import type { FeedUpdate } from '#shared/feed'
import type { FeedCursor } from '#shared/ids'
import type { Message, Question } from './follower.ts'
import type { Address } from './transport.ts'

const ANSWER_WITHIN = 6000

export interface LogHttp {
  readonly head: () => Promise<FeedCursor>
  /** Answers, or says that there was no answer. */
  readonly ask: (question: Question) => Promise<Message>
  readonly close: () => void
}

export const liveAddress = ({ origin, show }: Address): string => `${origin}/live/${encodeURIComponent(show)}`

export function logHttp(address: Address): LogHttp {
  const over = new AbortController()
  const get = async (path: string): Promise<unknown> => {
    const late = new AbortController()
    const stop = () => late.abort()
    over.signal.addEventListener('abort', stop)
    const timer = setTimeout(stop, ANSWER_WITHIN)
    try {
      const response = await fetch(`${liveAddress(address)}/log/${path}`, { signal: late.signal })
      if (!response.ok) throw new Error(`The log's answer was ${response.status}.`)
      return await response.json()
    } finally {
      clearTimeout(timer)
      over.signal.removeEventListener('abort', stop)
    }
  }
  const since = async ({ epoch, n }: FeedCursor): Promise<FeedUpdate> =>
    (await get(`${epoch.generation}-${epoch.id}/since/${n}`)) as FeedUpdate
  const head = async (): Promise<FeedCursor> => (await get('head')) as FeedCursor

  /** A log that has another epoch by now has nothing since there: it is read from its beginning, and stands alone. */
  async function everythingSince(cursor: FeedCursor): Promise<FeedUpdate> {
    const update = await since(cursor).catch(async (error: unknown) => {
      const { epoch } = await head()
      if (sameEpoch(epoch, cursor.epoch)) throw error
      return since({ epoch, n: 0 })
    })
    const another = !sameEpoch(update.epoch, cursor.epoch)
    return another && update.from === 0 ? { ...update, reset: true } : update
  }

  return {
    head,
    ask: async ({ question, cursor }) => {
      try {
        return { kind: 'answer', question, update: await everythingSince(cursor) }
      } catch {
        return { kind: 'no-answer', question }
      }
    },
    close: () => over.abort(),
  }
}
