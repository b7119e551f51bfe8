/** The log over plain HTTP: where it stands, and everything since a place. Any cache on the way may answer. */
import { sameEpoch } from '#shared/epochs'
import type { FeedUpdate } from '#shared/feed'
import type { FeedCursor } from '#shared/ids'
import { PROTOCOL_VERSION } from '#shared/version'
import type { Message, Question } from './follower.ts'
import type { Address } from './transport.ts'

const ANSWER_WITHIN = 6000

/** Where the log stands, and what it is called in addresses by now. */
interface Head extends Beat {
  readonly log: string
}

/** The server's word of where the log stands, by HTTP. */
export interface Beat extends FeedCursor {
  /** The version of what it says. */
  readonly protocol: number
}

/** Whether this page is of another build than the server: then it must not read on. */
export const isOutdated = ({ protocol }: Beat): boolean => protocol !== PROTOCOL_VERSION

export interface LogHttp {
  readonly head: () => Promise<Beat>
  /** Answers, or says that there was no answer. */
  readonly ask: (question: Question) => Promise<Message>
  readonly close: () => void
}

/** For the log and its events: without a language, which is a matter of pages. */
export const liveAddress = ({ origin, show }: Address): string => `${origin}/live/${encodeURIComponent(show)}`

/** `head` rejects unless a good answer comes within `ANSWER_WITHIN`; `ask` never does. `close` breaks off both. */
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
  /** The log goes by another name once something of an earlier part was taken back; an old name leads to it, by a detour. */
  let known: Head | null = null
  const since = async ({ epoch, n }: FeedCursor): Promise<FeedUpdate> => {
    const name = known && sameEpoch(known.epoch, epoch) ? known.log : `${epoch.generation}-${epoch.id}`
    return (await get(`${name}/since/${n}`)) as FeedUpdate
  }
  const head = async (): Promise<Beat> => {
    known = (await get('head')) as Head
    return known
  }

  return {
    head,
    ask: async ({ question, cursor }) => {
      try {
        return { kind: 'answer', question, update: await since(cursor) }
      } catch {
        return { kind: 'no-answer', question }
      }
    },
    close: () => over.abort(),
  }
}
