/** The purge hook: tells whoever runs a CDN in front which addresses say something else by now. Nobody waits for it. */
import type { Feed } from '#shared/feed'
import type { ShowId } from '#shared/ids'
import { LANGS } from '#shared/languages'
import type { Feeds } from './feeds.ts'
import { keyOfShow, type Told } from './served.ts'

export interface PurgeTimes {
  /** No two calls begin within so many milliseconds. */
  readonly everyMs: number
  readonly answerMs: number
}

interface PurgeDeps {
  /** Where to POST; may hold a token, so it is never written down. */
  readonly url: string
  readonly feeds: Feeds
  readonly warn: (message: string) => void
  readonly times?: Partial<PurgeTimes> | undefined
}

const TIMES: PurgeTimes = { everyMs: 1000, answerMs: 5000 }

/** A hook that does not answer is asked so often in a row; after that it will hear of the next change. */
const TRIES = 4

/** Addresses of a show that are told one by one; where there are more, the key of the show purges them all. */
const MOST_PATHS = 500
const MOST_HELD = 5000
/** Whoever hangs a thousand things on an address does not keep the plain ones from being told. */
const MOST_ODD = 250
const PLAIN = new RegExp(`^[^?%]*(?:\\?lang=(?:${LANGS.join('|')}))?$`)

/** Each address, and whether it still says what is public. */
type Addresses = Map<string, (feed: Feed) => boolean>

export interface Purge {
  /** This address was given out: somebody may hold its answer. */
  served(show: ShowId, path: string, what: Told): void
  stop(): void
}

/** Listens to `feeds` from now on; after four calls in vain it warns, and waits for the next change. */
export function createPurge({ url, feeds, warn, times: given = {} }: PurgeDeps): Purge {
  const times = { ...TIMES, ...given }
  /** What was given out, by show. */
  const held = { plain: new Map<ShowId, Addresses>(), odd: new Map<ShowId, Addresses>() }
  const due = new Map<ShowId, Set<string>>()
  let timer: NodeJS.Timeout | null = null
  let failures = 0
  let stopped = false

  /** Whatever does not stand any more is no longer held, as far as we can help it. */
  function drop(show: ShowId, stands: (of: (feed: Feed) => boolean) => boolean): void {
    const paths = due.get(show) ?? new Set()
    for (const kind of [held.plain, held.odd]) {
      const addresses: Addresses = kind.get(show) ?? new Map()
      for (const [path, of] of addresses) {
        if (stands(of)) continue
        addresses.delete(path)
        paths.add(path)
      }
      if (addresses.size === 0) kind.delete(show)
    }
    if (paths.size === 0) return
    due.set(show, paths)
    timer ??= setTimeout(again, 0)
  }

  feeds.onUpdate((show) => {
    const feed = feeds.get(show)
    if (feed) drop(show, (of) => of(feed))
  })
  feeds.onGone((show) => drop(show, () => false))

  /** One show at a time; the next one, or the same again, when its time has come. */
  async function next(): Promise<void> {
    const [first] = due
    if (stopped || !first) return
    const [show, paths] = first
    due.delete(show)
    timer = setTimeout(again, times.everyMs)
    timer.unref()
    const problem = await call(show, [...paths])
    if (problem === null) {
      failures = 0
      return
    }
    failures += 1
    if (failures < TRIES) {
      due.set(show, new Set([...paths, ...(due.get(show) ?? [])]))
      timer ??= setTimeout(again, times.everyMs).unref()
    } else {
      failures = 0
      warn(
        `The purge hook was told in vain: ${problem}. A CDN may tell what was public before until it asks anew.`,
      )
    }
  }

  function again(): void {
    timer = null
    void next()
  }

  /** What went wrong, or null. */
  async function call(show: ShowId, paths: readonly string[]): Promise<string | null> {
    try {
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ show, key: keyOfShow(show), paths: paths.slice(0, MOST_PATHS) }),
        signal: AbortSignal.timeout(times.answerMs),
        redirect: 'error',
      })
      await reply.body?.cancel()
      return reply.ok ? null : `it answered ${reply.status}`
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } }
      return cause?.code ?? (error instanceof Error ? error.name : 'it failed')
    }
  }

  return {
    served(show, path, { cache, stands }) {
      // What is kept for a second is gone before anybody could be told.
      if (cache === 'head' || cache === 'nothing') return
      const isPlain = PLAIN.test(path)
      const kind = isPlain ? held.plain : held.odd
      const addresses: Addresses = kind.get(show) ?? new Map()
      kind.set(show, addresses)
      if (addresses.size < (isPlain ? MOST_HELD : MOST_ODD))
        addresses.set(path, stands ?? (() => cache === 'forever'))
    },
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}
