/** Atom, RSS and JSON Feed of a live blog: the same posts as the page, under ids that never change. */
import { Feed as Syndication } from 'feed'
import type { FeedTold } from '#shared/live-page'
import type { Renderer } from './built.ts'
import type { Serve } from './served.ts'

const FORMS = {
  'feed.atom': {
    type: 'application/atom+xml; charset=utf-8',
    write: (made: Syndication) => made.atom1(),
  },
  'feed.rss': { type: 'application/rss+xml; charset=utf-8', write: (made: Syndication) => made.rss2() },
  'feed.json': { type: 'application/feed+json; charset=utf-8', write: written },
} as const

/** The library knows nothing of an end: a program that reads the feed need not ask again once the evening is over. */
function written(made: Syndication, told: FeedTold): string {
  const feed = JSON.parse(made.json1()) as object
  return JSON.stringify(
    {
      ...feed,
      version: 'https://jsonfeed.org/version/1.1',
      language: told.lang,
      ...(told.isOver && { expired: true }),
    },
    null,
    1,
  )
}

/** An id says nothing of where the blog is read: it stays when that changes. */
const idOf = (show: string, post = ''): string => `urn:envelope:${show}${post === '' ? '' : `:${post}`}`

function made(told: FeedTold, show: string, self: string): Syndication {
  const last = Math.max(0, ...told.items.map(({ updatedAt }) => updatedAt))
  const feed = new Syndication({
    title: told.title,
    description: told.summary,
    id: idOf(show),
    link: told.home,
    language: told.lang,
    copyright: told.author,
    author: { name: told.author },
    updated: new Date(last),
    feedLinks: { atom: `${self}/feed.atom`, rss: `${self}/feed.rss`, json: `${self}/feed.json` },
  })
  for (const item of told.items)
    feed.addItem({
      title: item.title,
      id: idOf(show, item.id),
      guid: idOf(show, item.id),
      link: item.url,
      content: item.html,
      published: new Date(item.at),
      date: new Date(item.updatedAt),
      ...(item.author !== null && { author: [{ name: item.author }] }),
      ...(item.image !== null && { image: item.image }),
      category: item.labels.map((name) => ({ name, term: name })),
    })
  return feed
}

/** `base` is how whole addresses begin; empty if nobody said. */
export function syndication({ get }: Serve, { tellFeed }: Pick<Renderer, 'tellFeed'>, base: string): void {
  for (const [file, { type, write }] of Object.entries(FORMS))
    get(`/live/:show/${file}`, ({ show, feed }) => ({
      key: file,
      type,
      cache: 'feed',
      draw: () => {
        const told = tellFeed(feed, base)
        return write(made(told, show, `${base}/live/${show}`), told)
      },
    }))
}
