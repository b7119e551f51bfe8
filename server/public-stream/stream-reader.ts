/** How an edge of its own is told: the snapshot first, then the tail, then whatever follows. It reads, and could do nothing else. */
import type { ImageId } from '#shared/images'
import type { GoneMessage, PublicMessage } from '#shared/protocol'
import type { Feeds } from '../edge/feeds.ts'
import type { Pictures } from '../edge/pictures.ts'
import { AT, type BegunMessage, PICTURES, SNAPSHOT, TAIL } from './keys.ts'
import { type Line, openLine, rest } from './line.ts'

export interface PublicSource {
  /** It knows all that is public, and would hear of more. */
  isLevel(): boolean
  /** Something was missed: everything is read anew. */
  lacking(): void
  close(): void
}

interface SourceWorld {
  readonly feeds: Feeds
  readonly pictures: Pictures
  readonly warn: (sentence: string) => void
  readonly monotonic: () => number
}

type Entry =
  | PublicMessage
  | GoneMessage
  | BegunMessage
  | { readonly kind: 'picture'; readonly image: ImageId }

const BLOCK_MS = 3000
const PAGE = '200'
/** Without a line for so long, it says that it is not level: what it knows may be old. */
const UNHEARD_MS = 10_000
/** Until a core has begun to tell, or has told what is missing. */
const NOBODY_MS = 300

/** Something is missing between what is held and what came. */
class Missed extends Error {}

/** Rejects with a sentence where the line cannot be opened at all; later it is opened anew for ever. */
export async function followPublicStream(url: string, world: SourceWorld): Promise<PublicSource> {
  const { feeds, pictures, warn, monotonic } = world
  let line: Line = await openLine(url)
  await line.ask(['HGET', SNAPSHOT, AT])
  let closed = false
  let level = false
  let isLacking = false
  let heardAt = monotonic()
  let last = ''
  let number = 0

  function take(fields: readonly string[]): Entry {
    const [, k, , text = '{}'] = fields
    if (Number(k) !== number + 1 && k !== '0') throw new Missed()
    number = Number(k)
    const entry = JSON.parse(text) as Entry
    if (entry.kind === 'public' || entry.kind === 'gone') feeds.take(entry)
    return entry
  }

  /** False while no core has begun to tell. */
  async function readAll(): Promise<boolean> {
    const found = pairs((await line.ask(['HGETALL', SNAPSHOT])) as string[])
    const at = found.get(AT)?.split(' ')
    if (!at) return false
    found.delete(AT)
    ;[last, number] = [at[0] ?? '', Number(at[1])]
    for (const text of found.values()) feeds.take(JSON.parse(text) as PublicMessage)
    const there = new Set(found.keys())
    for (;;) {
      const entries = (await line.ask(['XRANGE', TAIL, `(${last}`, '+', 'COUNT', PAGE])) as [
        string,
        string[],
      ][]
      for (const [id, fields] of entries) {
        const entry = take(fields)
        last = id
        if (entry.kind === 'public') there.add(entry.show)
        if (entry.kind === 'gone') there.delete(entry.show)
        if (entry.kind === 'begun') throw new Missed()
      }
      if (entries.length === 0) break
    }
    for (const show of feeds.shows()) if (!there.has(show)) feeds.take({ kind: 'gone', show })
    // By their numbers nothing was missed: what left a hole on the way was of a show that is gone by the end of it.
    isLacking = false
    await readPictures()
    return true
  }

  async function readPictures(): Promise<void> {
    for (const image of pictures.lacking()) {
      const webp = await line.ask(['HGET', PICTURES, image])
      if (typeof webp === 'string') pictures.take({ kind: 'picture', image, webp })
    }
  }

  /** Until a line breaks, or everything has to be read anew. */
  async function followTail(): Promise<void> {
    while (!closed && !isLacking) {
      const words = ['XREAD', 'COUNT', PAGE, 'BLOCK', String(BLOCK_MS), 'STREAMS', TAIL, last]
      const answer = (await line.ask(words, BLOCK_MS * 2)) as [string, [string, string[]][]][] | null
      heardAt = monotonic()
      let pictured = false
      for (const [id, fields] of answer?.[0]?.[1] ?? []) {
        const { kind } = take(fields)
        if (kind === 'begun') return
        last = id
        pictured ||= kind === 'picture'
      }
      if (pictured) await readPictures()
    }
  }

  async function run(): Promise<void> {
    for (let failures = 0; !closed; ) {
      try {
        level = await readAll()
        heardAt = monotonic()
        failures = 0
        if (level && !isLacking) await followTail()
        else await new Promise((resolve) => setTimeout(resolve, NOBODY_MS).unref())
      } catch (error) {
        if (closed) return
        if (error instanceof Missed) level = false
        else {
          if (failures === 0) warn((error as Error).message)
          line.close()
        }
        await rest(failures)
        failures += 1
        if (!(error instanceof Missed)) line = await openLine(url).catch(() => line)
      }
    }
  }
  void run()

  return {
    isLevel: () => level && !isLacking && monotonic() - heardAt < UNHEARD_MS,
    lacking() {
      isLacking = true
    },
    close() {
      closed = true
      line.close()
    },
  }
}

function pairs(flat: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < flat.length; at += 2) found.set(flat[at] ?? '', flat[at + 1] ?? '')
  return found
}
