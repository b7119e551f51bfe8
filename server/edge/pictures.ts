/** The pictures of posts: told by the core, given out as long as a post that readers can read shows them. */
import type { FastifyInstance } from 'fastify'
import type { Feed } from '#shared/feed'
import type { ImageId } from '#shared/images'
import { pictureOfPost } from '#shared/named-pictures'
import type { PictureMessage } from '#shared/protocol'
import type { Feeds } from './feeds.ts'
import { againAfter, type Breath } from './load.ts'
import type { Serve } from './served.ts'

/** A post may be read a moment before its picture has come over. */
const WAIT_MS = 3000

export interface Pictures {
  take(message: PictureMessage): void
  /** Those that a post shows and nobody has brought yet. */
  lacking(): ImageId[]
  /** Null if no post shows it, or if it does not come. */
  get(id: ImageId): Promise<Buffer | null>
}

const picturesOf = (feed: Feed | undefined) => feed?.posts.map(pictureOfPost) ?? []

/** In memory only; what no post shows any more is let go with the next change of any feed. */
export function createPictures(feeds: Feeds): Pictures {
  const kept = new Map<ImageId, Buffer>()
  const awaited = new Map<ImageId, Set<() => void>>()
  const shown = () => new Set(feeds.shows().flatMap((show) => picturesOf(feeds.get(show))))

  // What was deleted is nowhere any more: its picture neither.
  feeds.onUpdate(() => {
    const named = shown()
    for (const id of kept.keys()) if (!named.has(id)) kept.delete(id)
  })

  function come(id: ImageId): Promise<void> {
    return new Promise((resolve) => {
      const waiting = awaited.get(id) ?? new Set()
      awaited.set(id, waiting.add(resolve))
      setTimeout(() => {
        waiting.delete(resolve)
        if (waiting.size === 0 && awaited.get(id) === waiting) awaited.delete(id)
        resolve()
      }, WAIT_MS).unref()
    })
  }

  return {
    take({ image, webp }) {
      kept.set(image, Buffer.from(webp, 'base64'))
      for (const resolve of awaited.get(image) ?? []) resolve()
      awaited.delete(image)
    },
    lacking: () => [...shown()].flatMap((id) => (id !== null && !kept.has(id) ? [id] : [])),
    async get(id) {
      if (!shown().has(id)) return null
      if (!kept.has(id)) await come(id)
      return shown().has(id) ? (kept.get(id) ?? null) : null
    },
  }
}

/** Nobody learns from the address whether there is such a picture elsewhere in the house. `gave` hears who must be told once no post shows it any more. */
export function pictureRoutes(
  app: FastifyInstance,
  {
    feeds,
    pictures,
    gave,
    breath,
  }: { feeds: Feeds; pictures: Pictures; gave: Serve['gave']; breath: Breath },
): void {
  function noted(id: ImageId, path: string): void {
    const stands = (feed: Feed) => picturesOf(feed).includes(id)
    for (const show of feeds.shows()) {
      const feed = feeds.get(show)
      if (feed && stands(feed)) gave(show, path, { cache: 'forever', stands })
    }
  }
  app.get<{ Params: { id: string } }>('/images/:id', async (request, reply) => {
    // No cache may keep this: the picture is there.
    if (breath.lacks('pictures'))
      return reply
        .code(503)
        .headers({ 'cache-control': 'no-store', 'retry-after': againAfter(10) })
        .send()
    const webp = await pictures.get(request.params.id)
    if (!webp)
      return reply
        .code(404)
        .header('cache-control', 'public, max-age=0, s-maxage=1')
        .type('text/plain')
        .send('There is no picture at this address.')
    noted(request.params.id, request.url)
    return reply
      .type('image/webp')
      .headers({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
        // Shown on other pages too, by the embedded live blog.
        'cross-origin-resource-policy': 'cross-origin',
      })
      .send(webp)
  })
}
