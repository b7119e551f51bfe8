/** A core that tells through the public stream, and edges that are told, in this process, on a real Redis. */
import { Registry } from 'prom-client'
import { createClient } from 'redis'
import { type Feed, updateSince } from '#shared/feed'
import { createFeeds, type Feeds } from '../../server/edge/feeds.ts'
import { createPictures, type Pictures } from '../../server/edge/pictures.ts'
import { followPublicStream, type PublicSource } from '../../server/public-stream/stream-reader.ts'
import { openPublicStream, type PublicStream } from '../../server/public-stream/stream-writer.ts'
import { showFile } from '../display/live-sample.ts'

export const SHOW = showFile.id

export async function connected(url: string) {
  const client = createClient({ url, RESP: 2 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export interface Telling extends PublicStream {
  readonly warned: string[]
  /** Tells what is new in it. */
  publish(feed: Feed): void
}

export interface StreamEdge {
  readonly feeds: Feeds
  readonly pictures: Pictures
  readonly source: PublicSource
  /** Every change it told its readers: from where to where. */
  readonly heard: string[]
}

interface Told {
  readonly foldEvery?: number
  readonly url?: string
  readonly pictures?: ReadonlyMap<string, Buffer>
  /** The number by which it leads. */
  readonly fence?: string
}

export interface StreamWorld {
  tells(told?: Told): Telling
  edge(url?: string, monotonic?: () => number): Promise<StreamEdge>
  atEnd(end: () => unknown): void
  end(): Promise<void>
}

export function streamWorld(redis: string): StreamWorld {
  const ends: (() => unknown)[] = []
  return {
    tells({ foldEvery = 200, url = redis, pictures = new Map(), fence = '' } = {}) {
      const warned: string[] = []
      const stream = openPublicStream(url, {
        picture: async (id) => pictures.get(id) ?? null,
        warn: (sentence) => warned.push(sentence),
        registry: new Registry(),
        foldEvery,
        fence: () => fence,
      })
      ends.push(stream.close)
      let before: Feed | null = null
      return {
        ...stream,
        warned,
        publish(feed) {
          stream.tell({ kind: 'public', show: SHOW, update: updateSince(feed, before?.cursor ?? null) })
          before = feed
        },
      }
    },
    async edge(url = redis, monotonic = () => performance.now()) {
      let source: PublicSource | null = null
      const feeds = createFeeds(() => source?.lacking())
      const pictures = createPictures(feeds)
      const heard: string[] = []
      feeds.onUpdate((_show, { from, to, reset }) => heard.push(`${from}-${to}${reset ? ' reset' : ''}`))
      source = await followPublicStream(url, {
        feeds,
        pictures,
        warn: () => undefined,
        monotonic,
      })
      ends.push(source.close)
      return { feeds, pictures, source, heard }
    },
    atEnd: (end) => void ends.push(end),
    async end() {
      for (const end of ends.splice(0).toReversed()) await end()
    },
  }
}
