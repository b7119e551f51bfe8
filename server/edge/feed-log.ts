/** The feed by plain HTTP, for readers without a socket and for any cache: where it stands, and what came after a place. */
import { sameEpoch } from '#shared/epochs'
import { type Feed, updateSince } from '#shared/feed'
import { type Chunks, chunksOf, parsePlace } from '#shared/feed-chunks'
import { PROTOCOL_VERSION } from '#shared/version'
import type { Kept, Serve } from './served.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
/** Public facts, and nobody's: a page that embeds the feed may read them. */
const ANYBODY = { forPrograms: true, headers: { 'access-control-allow-origin': '*' } } as const

/** An old name of the log leads to the one it has now; to whom another log is known, everything is told. */
export function feedLog({ get }: Serve): void {
  const cut = new WeakMap<Feed, Chunks>()
  const chunksNow = (feed: Feed): Chunks => {
    const chunks = cut.get(feed) ?? chunksOf(feed)
    cut.set(feed, chunks)
    return chunks
  }
  /** What closed chunks are kept by: as long as the log keeps its name, they stay as they are. */
  const logs = new Map<string, { readonly name: string }>()
  const logOf = (show: string, name: string) => {
    const known = logs.get(show)
    const log = known?.name === name ? known : { name }
    logs.set(show, log)
    return log
  }

  get('/live/:show/log/head', ({ feed }) => ({
    key: 'head',
    type: JSON_TYPE,
    cache: 'head',
    ...ANYBODY,
    // A page of an older build learns here that it is one.
    draw: () => JSON.stringify({ ...chunksNow(feed).head, protocol: PROTOCOL_VERSION }),
  }))

  get('/live/:show/log/:log/since/:n', ({ show, feed, request }) => {
    const { log = '', n: place = '' } = request.params as Record<string, string>
    const named = parsePlace(log)
    // One place has one address: nobody fills a cache with the same under other numbers.
    if (!named || !/^(?:0|[1-9]\d{0,11})$/.test(place)) return null
    const n = Number(place)
    const { cursor } = feed
    const open = (from: number | null): Kept => ({
      key: `since ${from}`,
      type: JSON_TYPE,
      cache: 'head',
      ...ANYBODY,
      draw: () => JSON.stringify(updateSince(feed, from === null ? null : { epoch: cursor.epoch, n: from })),
    })
    // Another log, or more than is known here: everything, as a socket would be answered.
    if (!sameEpoch(named.epoch, cursor.epoch) || n > cursor.n) return open(null)
    const { head, isClosed, after } = chunksNow(feed)
    if (!isClosed(n)) return open(n)
    if (log === head.log)
      return {
        of: logOf(show, head.log),
        key: `since ${n}`,
        tag: `${head.log}-${n}`,
        type: JSON_TYPE,
        cache: 'forever',
        ...ANYBODY,
        stands: (now) => chunksNow(now).head.log === log,
        draw: () => JSON.stringify(after(n)),
      }
    // Another edge has heard of something that this one has not: what it says under that name is its to say.
    if (named.n > (parsePlace(head.log)?.n ?? 0)) return open(n)
    return { redirect: `/live/${show}/log/${head.log}/since/${n}`, headers: ANYBODY.headers }
  })
}
