/** Answers that are made once per change and then served from memory, with what a browser and a CDN need to keep them. */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Feed } from '#shared/feed'
import { DRAW_RATE } from '../flood/rates.ts'
import { namedBuckets, type Rate } from '../flood/token-bucket.ts'
import { type Encoded, type Encoding, encoded, encodingFor, type Form } from './encoded.ts'
import type { Feeds } from './feeds.ts'
import { againAfter, type Breath, DEEP_BREATH } from './load.ts'
import { createShelf, type Shelf, type ShelfLimits } from './shelf.ts'

/** How long others may keep an answer. Behind a CDN that is told of changes (the purge hook) nobody waits for these seconds. */
export const CACHE = {
  /** What people read: a browser always asks; a CDN may tell what is a little old while it fetches, and for ten minutes should we be away. */
  page: 'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600',
  /** What programs read now and then. */
  feed: 'public, max-age=0, s-maxage=15, stale-while-revalidate=30, stale-if-error=600',
  /** Where the log stands, and what is still open at its end. */
  head: 'public, max-age=1, s-maxage=1, stale-while-revalidate=2',
  /** Never other bytes at this address. */
  forever: 'public, max-age=31536000, immutable',
  /** There is nothing here, by now. */
  nothing: 'public, max-age=0, s-maxage=1',
} as const

export interface Asked {
  readonly show: string
  readonly feed: Feed
  readonly request: FastifyRequest
}

export interface Kept {
  /** What this answer is made of, if not of the whole feed: it lasts as long as this is the same object. */
  readonly of?: object
  /** Which of the answers made of it; the path, and whatever else of the request makes a difference. */
  readonly key: string
  readonly type: string
  readonly cache: keyof typeof CACHE
  /** Names the answer to those who have it already; else the place in the feed does. */
  readonly tag?: string
  readonly headers?: Readonly<Record<string, string>>
  /** For programs: nothing a browser would show, so it needs none of the headers that guard a page. */
  readonly forPrograms?: true
  /** Drawn for whoever asks for one of many: no more than so many of a kind are, each second. */
  readonly oneOfMany?: 'at' | 'post' | 'post-translated' | 'embed'
  /** Of what may be kept for ever: whether it may still be told, now that this is public. If not, whoever holds it is asked to drop it. */
  readonly stands?: (feed: Feed) => boolean
  draw(): string | Buffer
}

/** What must be known of an answer once it is out. */
export type Told = Pick<Kept, 'cache' | 'stands'>

type Lines = Readonly<Record<string, string>>

/** What stands above an answer, and above the word that it is known. */
interface Heads {
  readonly whole: Lines
  readonly none: Lines
}

/** `small` is a body so short that it goes out in one piece with its head, letter by letter as its bytes are. */
type Ready = Heads & { readonly asked: Encoding; readonly form: Form; readonly small: string | null }

const SMALL = 1024

const NO_PAGE = { 'x-content-type-options': 'nosniff' }

/** Without what Fastify and helmet would do for every single request. */
const OWN = { helmet: false, childLoggerFactory: (logger: FastifyBaseLogger) => logger } as const

/** Answers of one thing that are kept at the same time. */
const KEPT: ShelfLimits = { most: 1000, bytes: 64e6 }
/** The same of those that are one of many: whoever asks for all of them fills no memory. */
const OF_MANY: ShelfLimits = { most: 100, bytes: 4e6 }
/** A page of fewer bytes counts once, a heavy one for several. */
const LIGHT = 40e3
const limitsOf = ({ oneOfMany }: Kept): ShelfLimits => (oneOfMany ? OF_MANY : KEPT)

/** What a CDN that can purge by key calls everything of one show. */
export const keyOfShow = (show: string): string => `live-${show}`

/** The answer has another address by now. */
interface Moved {
  readonly redirect: string
  readonly headers?: Readonly<Record<string, string>>
}

type Wish = (asked: Asked) => Kept | Moved | null

/** Pages are told a moment old rather than never, should changes come faster than they are packed. */
const MOST_AGAIN = 3

export type Serve = ReturnType<typeof createServing>

interface Last {
  readonly drawn: Encoded
  readonly at: number
}

/** A page that was drawn is given out for so long, at most, where there is no breath to draw it anew; it catches up by itself once it is read. */
const LATEST_MS = 30_000

/** `build` tells answers of one version of the program from those of another. */
export function createServing(
  app: FastifyInstance,
  feeds: Feeds,
  build: string,
  breath: Breath = DEEP_BREATH,
  drawRate: Rate = DRAW_RATE,
) {
  const kept = {
    all: new WeakMap<object, Shelf<Encoded>>(),
    many: new WeakMap<object, Shelf<Encoded>>(),
  }
  const keptOf = ({ oneOfMany }: Kept) => (oneOfMany ? kept.many : kept.all)
  const draws = namedBuckets(() => drawRate)
  /** What was drawn last of each page, whatever has become public since. */
  const latest = {
    all: createShelf<Last>(({ drawn }) => drawn.bytes, KEPT),
    many: createShelf<Last>(({ drawn }) => drawn.bytes, OF_MANY),
  }
  let tellServed: ((show: string, path: string, what: Told) => void) | null = null

  const isNewest = (feed: Feed, wish: Kept, { of = feed, key } = wish) =>
    keptOf(wish).get(of)?.has(key) === true
  const isPage = ({ cache }: Kept) => cache === 'page' || cache === 'feed'

  /** Null: to be drawn, and there is no breath for it. */
  function givenOut(show: string, feed: Feed, wish: Kept): Encoded | null {
    if (!isPage(wish) || isNewest(feed, wish)) return made(feed, wish)
    const name = `${show} ${wish.key}`
    const drawnLast = wish.oneOfMany ? latest.many : latest.all
    const last = drawnLast.get(name)
    const isLate = last !== undefined && performance.now() - last.at > LATEST_MS
    if (wish.oneOfMany && !draws.take(wish.oneOfMany, performance.now()))
      return isLate ? null : (last?.drawn ?? null)
    if (!isLate && breath.lacks('drawing')) return last?.drawn ?? null
    const drawn = made(feed, wish)
    drawnLast.put(name, { drawn, at: performance.now() })
    // Ten times the letters are ten times the work and the rubbish.
    if (wish.oneOfMany) draws.owe(wish.oneOfMany, Math.floor(drawn.bytes / LIGHT))
    return drawn
  }

  function made(feed: Feed, wish: Kept): Encoded {
    const of = wish.of ?? feed
    const answers = keptOf(wish).get(of) ?? createShelf<Encoded>(({ bytes }) => bytes, limitsOf(wish))
    keptOf(wish).set(of, answers)
    const known = answers.get(wish.key)
    if (known) return known
    // The place and the build name an answer; a fingerprint of its bytes would say more than its readers may know.
    const { epoch, n } = feed.cursor
    const tag = wish.tag ?? `${epoch.generation}-${epoch.id}-${n}-${build}`
    const answer = encoded(wish.draw(), tag, wish.type.startsWith('image/'))
    answers.put(wish.key, answer)
    return answer
  }

  /** The headers of every page of this port, as they are set for any other route; helmet works them out anew for each request. */
  let common: Lines | null = null
  const commonOf = async (reply: FastifyReply): Promise<Lines> => {
    if (!common) {
      await reply.helmet()
      common = { ...(reply.raw.getHeaders() as Lines) }
    }
    return common
  }

  const heads = new WeakMap<Form, Heads>()
  async function headsOf(form: Form, { show }: Asked, wish: Kept, reply: FastifyReply): Promise<Heads> {
    const none = {
      ...(wish.forPrograms ? NO_PAGE : await commonOf(reply)),
      ...wish.headers,
      'cache-control': CACHE[wish.cache],
      etag: form.etag,
      ...(form.varies && { vary: 'Accept-Encoding' }),
      // Only where somebody is told to purge by it: each line more is paid for with every answer.
      ...(tellServed && { 'cache-tag': keyOfShow(show), 'surrogate-key': keyOfShow(show) }),
    }
    const packed = form.encoding === 'identity' ? {} : { 'content-encoding': form.encoding }
    const length = { 'content-type': wish.type, 'content-length': String(form.bytes.length) }
    const made = { none, whole: { ...none, ...packed, ...length } }
    heads.set(form, made)
    return made
  }

  async function elsewhere(reply: FastifyReply, moved: Moved | null): Promise<FastifyReply> {
    reply.headers({ ...(await commonOf(reply)), ...moved?.headers, 'cache-control': CACHE.nothing })
    if (moved) return reply.redirect(moved.redirect, 307)
    return reply.code(404).type('text/plain').send('There is no live blog at this address.')
  }

  /** What was sent since the last change, by encoding and address: whoever asks for the same now gets it at the door. */
  const door = () => createShelf<Ready>(({ form }) => form.bytes.length, KEPT)
  const atHand: Readonly<Record<Encoding, Shelf<Ready>>> = { br: door(), gzip: door(), identity: door() }
  const forget = () => {
    for (const ready of Object.values(atHand)) ready.clear()
  }
  feeds.onUpdate(forget)
  feeds.onGone(() => {
    forget()
    latest.all.clear()
    latest.many.clear()
  })

  async function readied(asked: Asked, reply: FastifyReply, wish: Kept, drawn: Encoded): Promise<Ready> {
    const encoding = encodingFor(asked.request.headers['accept-encoding'])
    const form = await drawn.form(encoding)
    const small = form.bytes.length < SMALL ? form.bytes.toString('latin1') : null
    return { asked: encoding, form, small, ...(heads.get(form) ?? (await headsOf(form, asked, wish, reply))) }
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, wish: Wish): Promise<void> {
    const { show } = request.params as { show: string }
    for (let again = 0; ; again += 1) {
      const feed = feeds.get(show)
      const asked = feed?.about ? { show, feed, request } : null
      const kept = asked && wish(asked)
      if (!kept || 'redirect' in kept) return void (await elsewhere(reply, kept))
      const drawn = givenOut(show, asked.feed, kept)
      if (!drawn) return void (await later(reply))
      tellServed?.(show, request.url, kept)
      const ready = await readied(asked, reply, kept, drawn)
      const stands = feeds.get(show) === feed
      // While it was packed there was another change: what may be kept for ever must not be told after somebody was asked to drop it.
      if (!stands && (again < MOST_AGAIN || kept.cache === 'forever')) continue
      // What was drawn before the last change is told, and kept from the door.
      if (stands && isNewest(asked.feed, kept)) keepAtHand(request.url, ready, kept)
      reply.hijack()
      return send(request.raw, reply.raw, ready)
    }
  }

  function later(reply: FastifyReply): FastifyReply {
    reply.headers({ 'cache-control': 'no-store', 'retry-after': againAfter(5) })
    return reply.code(503).type('text/plain').send('Too many people are here at once; try again in a moment.')
  }

  function keepAtHand(url: string, ready: Ready, wish: Kept): void {
    const near = atHand[ready.asked]
    if (wish.oneOfMany && (near.size >= OF_MANY.most || near.held >= OF_MANY.bytes)) return
    // Links come with what others hang on them, each another address: they do not keep out what is asked for again.
    near.put(url, ready)
  }

  return {
    build,
    /** Serves GET and HEAD of a path with `:show` in it. `wish` says what is asked for, by the address and the feed alone; null is "nothing is there". */
    get(path: string, wish: Wish): void {
      app.get(path, OWN, (request, reply) => answer(request, reply, wish))
      // As people and their programs write it too; one address is enough for any cache.
      app.get(`${path}/`, OWN, (request, reply) =>
        elsewhere(reply, { redirect: request.url.replace(/\/(?=\?|$)/, '') }),
      )
    },
    /** Answers what is at hand before anything else hears of the request: on the night one page is asked for thousands of times a second. */
    atDoor(server: Server): void {
      const others = server.listeners('request') as RequestListener[]
      server.removeAllListeners('request')
      server.on('request', (request, response) => {
        const near = atHand[encodingFor(headerOf(request, 'accept-encoding'))]
        const ready = request.method === 'GET' ? near.get(request.url ?? '') : undefined
        if (ready) send(request, response, ready)
        else for (const other of others) other.call(server, request, response)
      })
    },
    /** An answer that was given without this, and may be kept for ever where it went. */
    gave(show: string, path: string, what: Told): void {
      tellServed?.(show, path, what)
    },
    /** Hears of every answer that is given, once per change: its address is what a CDN may hold. */
    onServed(listener: (show: string, path: string, what: Told) => void): void {
      tellServed = listener
    },
  }
}

/** As it came: `request.headers` would lay out all fifteen of a browser's lines to read one of them. */
function headerOf({ rawHeaders }: IncomingMessage, name: string): string | undefined {
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const line = rawHeaders[i] as string
    if (line.length === name.length && line.toLowerCase() === name) return rawHeaders[i + 1]
  }
  return undefined
}

function send(request: IncomingMessage, response: ServerResponse, { form, small, none, whole }: Ready): void {
  const known = headerOf(request, 'if-none-match')
  if (known !== undefined && has(known, form.etag)) response.writeHead(304, none).end()
  else if (small !== null) response.writeHead(200, whole).end(small, 'latin1')
  else response.writeHead(200, whole).end(form.bytes)
}

/** Whether an `If-None-Match` names this answer. */
const has = (header: string, etag: string): boolean =>
  header === etag ||
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*')
