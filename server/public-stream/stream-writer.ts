/** Tells edges on other machines what is public, through Redis. Nobody waits for it: while it cannot be told, it is known here and told whole later. */
import { randomBytes } from 'node:crypto'
import { Counter, Gauge, type Registry } from 'prom-client'
import { applyFeed, type Feed, isGap, updateSince } from '#shared/feed'
import type { ShowId } from '#shared/ids'
import type { ImageId } from '#shared/images'
import { pictureOfPost } from '#shared/named-pictures'
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { BEGIN, FOLD, PICTURES, SNAPSHOT, TAIL, TELL, WRITER } from './keys.ts'
import { type Line, openLine, rest } from './line.ts'

export interface PublicStream {
  tell(message: PublicMessage | PictureMessage | GoneMessage): void
  /** Everything has been told once: edges may read it. Whoever told before is told to stop. */
  begin(): void
  close(): Promise<void>
}

export interface WriterWorld {
  readonly picture: (id: ImageId) => Promise<Buffer | null>
  readonly warn: (sentence: string) => void
  readonly registry: Registry
  /** The number by which this core leads; empty where it has none. */
  readonly fence?: () => string
  /** So many entries, and the tail is folded into the snapshot. */
  readonly foldEvery?: number
}

type Message = PublicMessage | PictureMessage | GoneMessage

const FOLD_EVERY = 200
/** How often it is looked whether what was told is still there. */
const LOOK_MS = 5000

/** Before `begin` nothing is told to anybody: it is only folded, and told whole then. */
export function openPublicStream(url: string, world: WriterWorld): PublicStream {
  const { picture, warn, registry, fence = () => '', foldEvery = FOLD_EVERY } = world
  let token = ''
  const feeds = new Map<ShowId, Feed>()
  /** Since the last fold. */
  const changed = new Set<ShowId>()
  let queue: Message[] = []
  let line: Line | null = null
  /** `off` until `begin`, and for good once another core tells. */
  let state: 'off' | 'to-begin' | 'begun' = 'off'
  let toldBefore = false
  let number = 0
  let unfolded = 0
  let picturesDue = false
  let working = false
  let closed = false
  const { told, up } = gauges(registry)

  const whole = (show: ShowId): string[] => {
    const feed = feeds.get(show)
    const message = feed && { kind: 'public', show, update: updateSince(feed, null) }
    return message ? [show, JSON.stringify(message)] : []
  }

  async function evaluate(script: string, ...words: string[]): Promise<string> {
    line ??= await openLine(url)
    const answer = String(await line.ask(['EVAL', script, '3', WRITER, TAIL, SNAPSHOT, token, ...words]))
    if (answer === 'none') throw new Error('Redis has forgotten what is public; it is told anew.')
    if (answer === 'other') {
      state = 'off'
      warn('Another core tells the edges of the public stream by now; this one has stopped.')
    }
    return answer
  }

  async function beginNow(): Promise<void> {
    state = 'begun'
    queue = []
    changed.clear()
    number = 0
    unfolded = 0
    const shows = [...feeds.keys()].flatMap(whole)
    if ((await evaluate(BEGIN, toldBefore ? 'again' : 'first', ...shows)) === 'other') return
    toldBefore = true
    picturesDue = true
    up.set(1)
  }

  /** Those that posts show are there, and no others. No word waits for one. */
  async function keepPictures(): Promise<void> {
    picturesDue = false
    const wanted = new Set([...feeds.values()].flatMap(({ posts }) => posts.map(pictureOfPost)))
    const kept = new Set((await ask(['HKEYS', PICTURES])) as string[])
    for (const id of kept) if (!wanted.has(id)) await ask(['HDEL', PICTURES, id])
    for (const id of wanted) {
      if (queue.length > 0) {
        picturesDue = true
        return
      }
      const webp = id !== null && !kept.has(id) && (await picture(id))
      if (id !== null && webp) await write({ kind: 'picture', image: id, webp: webp.toString('base64') })
    }
  }

  async function ask(words: readonly string[]): Promise<unknown> {
    line ??= await openLine(url)
    return line.ask(words)
  }

  async function write(message: Message): Promise<void> {
    const { kind } = message
    if (kind === 'picture') await ask(['HSET', PICTURES, message.image, message.webp])
    // The bytes lie beside the tail, not in it.
    const entry = kind === 'picture' ? { kind, image: message.image } : message
    number += 1
    const gone = kind === 'gone' ? [message.show] : []
    const at = await evaluate(TELL, String(number), JSON.stringify(entry), ...gone)
    if (at === 'other') return
    told.inc()
    unfolded += 1
    if (unfolded < foldEvery && !takesBack(message)) return
    const shows = [...changed].flatMap(whole)
    changed.clear()
    unfolded = 0
    await evaluate(FOLD, at, String(number), ...shows)
    picturesDue = true
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    for (let failures = 0; !closed && state !== 'off'; ) {
      try {
        const next = queue[0]
        if (state === 'to-begin') await beginNow()
        else if (next) {
          queue.shift()
          await write(next)
        } else if (picturesDue) await keepPictures()
        else break
        failures = 0
      } catch (error) {
        line?.close()
        line = null
        up.set(0)
        if (state === 'begun') state = 'to-begin'
        if (failures === 0) warn((error as Error).message)
        await rest(failures)
        failures += 1
      }
    }
    working = false
  }

  const look = setInterval(() => {
    if (state !== 'begun' || working) return
    ask(['GET', WRITER])
      .then((now) => {
        if (now !== token && state === 'begun') state = 'to-begin'
      })
      .catch(() => {
        line = null
        state = 'to-begin'
      })
      .finally(() => void work())
  }, LOOK_MS)
  look.unref()

  return {
    tell(message) {
      if (message.kind === 'public') {
        const after = applyFeed(feeds.get(message.show) ?? null, message.update)
        if (!isGap(after)) feeds.set(message.show, after)
        changed.add(message.show)
      }
      if (message.kind === 'gone') feeds.delete(message.show)
      if (state !== 'begun') return
      queue.push(message)
      void work()
    },
    begin() {
      const number = fence()
      token = `${number === '' ? '' : `${number}:`}${randomBytes(12).toString('hex')}`
      toldBefore = false
      state = 'to-begin'
      void work()
    },
    async close() {
      closed = true
      clearInterval(look)
      line?.close()
    },
  }
}

/** What was deleted or corrected is told to nobody again: it does not wait in the tail. */
const takesBack = (message: Message): boolean =>
  message.kind === 'gone' ||
  (message.kind === 'public' &&
    message.update.changes.some(
      (change) => change.kind === 'removed' || (change.kind === 'post' && change.post.rev > 1),
    ))

function gauges(registry: Registry) {
  return {
    told: new Counter({
      name: 'envelope_public_stream_entries_total',
      help: 'Messages told to edges on other machines.',
      registers: [registry],
    }),
    up: new Gauge({
      name: 'envelope_public_stream_up',
      help: '1 while edges on other machines can be told.',
      registers: [registry],
    }),
  }
}
