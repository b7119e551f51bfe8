/** What the edges are told: what became public, and the pictures it shows; of rehearsals nothing. */
import { feedSince } from '#shared/feed'
import { sameEpoch } from '#shared/ids'
import { picturesTold } from '#shared/named-pictures'
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { isRehearsal } from '#shared/rehearsal'
import type { ImageStore } from './images/image-store.ts'
import type { ShowRunner } from './show-runner.ts'
import type { Shows } from './shows.ts'

interface PublisherDeps {
  readonly shows: Shows
  readonly images: Pick<ImageStore, 'image'>
  readonly tellPublic: (message: PublicMessage | PictureMessage | GoneMessage) => void
  readonly warn: (message: string, error: unknown) => void
}

const isPublic = (runner: ShowRunner): boolean => {
  const file = runner.shown().showFile
  return file !== null && !isRehearsal(file)
}

/** Follows every performance; the returned function tells everything anew. */
export function publisher({ shows, images, tellPublic, warn }: PublisherDeps): () => void {
  const followed = new WeakSet<ShowRunner>()

  /** A picture follows the words that show it: no word ever waits for one. */
  function tell({ show }: ShowRunner, update: PublicMessage['update']): void {
    tellPublic({ kind: 'public', show, update })
    for (const id of picturesTold(update.changes))
      void images
        .image(id)
        .then((image) => {
          if (image) tellPublic({ kind: 'picture', image: id, webp: image.webp.toString('base64') })
        })
        .catch((error: unknown) => warn('the picture of a post could not be told', error))
  }

  shows.onGone((show) => tellPublic({ kind: 'gone', show }))
  shows.onShow((runner) => {
    if (followed.has(runner) || !isPublic(runner)) return
    followed.add(runner)
    let { cursor } = runner.shown().feed
    tell(runner, feedSince(runner.shown(), null))
    runner.onChange((shown) => {
      const { n, epoch } = shown.feed.cursor
      if (n === cursor.n && sameEpoch(epoch, cursor.epoch)) return
      tell(runner, feedSince(shown, cursor))
      cursor = shown.feed.cursor
    })
  })
  return () => {
    for (const id of shows.ids()) {
      const runner = shows.runner(id)
      if (runner && isPublic(runner)) tell(runner, feedSince(runner.shown(), null))
    }
  }
}
