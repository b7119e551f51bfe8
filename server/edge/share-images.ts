/** A picture of every post, for whoever shares it: drawn once when it is published, apart from the readers, and kept. */

import type { FastifyInstance } from 'fastify'
import type { Feed } from '#shared/feed'
import type { Post } from '#shared/posts'
import { createApart } from '../apart.ts'
import type { Renderer } from './built.ts'
import type { Feeds } from './feeds.ts'
import { againAfter, type Breath } from './load.ts'
import { CACHE, type Serve } from './served.ts'

export interface ShareImages {
  nameOf(feed: Feed, post: Post): string
  /** PNG; null if it could not be drawn. */
  of(show: string, feed: Feed, post: Post): Promise<Buffer | null>
  close(): void
}

/** Of some twenty kilobytes each. */
const MOST_KEPT = 1000
const LONGEST_MS = 30_000

/** `program` is the path of the one that draws. */
export function createShareImages(
  feeds: Feeds,
  { tellCard, nameShare }: Pick<Renderer, 'tellCard' | 'nameShare'>,
  program: string,
  breath: Breath,
): ShareImages {
  const apart = createApart({ program, idleMs: 120_000, longestMs: LONGEST_MS })
  const kept = new Map<string, Promise<Buffer | null>>()

  async function of(show: string, feed: Feed, post: Post): Promise<Buffer | null> {
    const key = `${show} ${nameShare(feed, post)}`
    const known = kept.get(key)
    if (known) return known
    if (breath.lacks('share-images')) return null
    const drawn = apart.ask(tellCard(feed, post)).then((answer) => (answer as Buffer | null) ?? null)
    kept.set(key, drawn)
    // What could not be drawn is tried again when somebody asks again.
    void drawn.then((picture) => picture === null && kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return drawn
  }

  // A result is shared the moment it is read: its picture is there by then.
  feeds.onUpdate((show, update) => {
    const feed = feeds.get(show)
    if (!feed || update.reset || breath.isShort('share-images')) return
    for (const change of update.changes)
      if (change.kind === 'post' && change.post.body.kind === 'result') void of(show, feed, change.post)
  })

  return { nameOf: nameShare, of, close: apart.close }
}

/** As its name begins: with the post, which holds no dot, and its revision. */
const NAME = /^([^.]+)-\d{1,6}\./

/** The picture of a post as it is; one of an earlier revision leads to it, so that nobody shares what was corrected. */
export function shareRoutes(
  app: FastifyInstance,
  { feeds, images, gave }: { feeds: Feeds; images: ShareImages; gave: Serve['gave'] },
): void {
  app.get<{ Params: { show: string; name: string } }>('/live/:show/share/:name', async (request, reply) => {
    const { show, name } = request.params
    const [, id] = NAME.exec(name) ?? []
    const feed = feeds.get(show)
    const post = feed?.posts.find((one) => one.id === id)
    reply.header('cache-control', CACHE.nothing)
    if (!feed || !post) return reply.code(404).type('text/plain').send('There is no post at this address.')
    const now = images.nameOf(feed, post)
    if (name !== now) return reply.redirect(`/live/${show}/share/${now}`, 307)
    const picture = await images.of(show, feed, post)
    if (!picture)
      return reply
        .code(503)
        .header('retry-after', againAfter(10))
        .type('text/plain')
        .send('This picture could not be drawn; try again.')
    const stands = (later: Feed) => {
      const same = later.posts.find((one) => one.id === id)
      return same !== undefined && images.nameOf(later, same) === name
    }
    gave(show, request.url, { cache: 'forever', stands })
    return reply.type('image/png').header('cache-control', CACHE.forever).send(picture)
  })
}
