/** Atom, RSS and JSON Feed of a live blog: the same posts as the page, under ids that never change. */
import type { FastifyInstance } from 'fastify'
import { Feed as Syndication } from 'feed'
import type { FeedItem, FeedTold } from '#shared/live-page'
import type { Renderer } from './built.ts'
import { CACHE, type Serve } from './served.ts'

const FORMS = {
  'feed.atom': {
    type: 'application/atom+xml; charset=utf-8',
    write: (told: FeedTold, ...where: Where) => inXml(made(forXml(titledInHtml(told)), ...where).atom1()),
  },
  'feed.rss': {
    type: 'application/rss+xml; charset=utf-8',
    write: (told: FeedTold, ...where: Where) => inXml(made(forXml(told), ...where).rss2()),
  },
  'feed.json': {
    type: 'application/feed+json; charset=utf-8',
    write: (told: FeedTold, ...where: Where) => written(made(told, ...where), told),
  },
} as const

/** The show, and how the addresses of its live blog begin. */
type Where = readonly [show: string, self: string]

/** What XML cannot say, not even escaped: a word processor's line break among it. One letter of it, and no reader reads the feed. */
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const sayable = (told: FeedTold): FeedTold =>
  JSON.parse(JSON.stringify(told), (_name, value) =>
    typeof value === 'string' ? value.replace(UNSAYABLE, ' ') : value,
  )

/** Stands for "<" in a label until the library, which leaves that as it is in an attribute, has written it; no text holds it by then. */
const LESS = '\u0001'
const inXml = (xml: string): string => xml.replaceAll(LESS, '&lt;')

const itemsOf = (told: FeedTold, change: (item: FeedItem) => Partial<FeedItem>): FeedTold => ({
  ...told,
  items: told.items.map((item) => ({ ...item, ...change(item) })),
})

const forXml = (told: FeedTold): FeedTold =>
  itemsOf(told, ({ labels }) => ({ labels: labels.map((label) => label.replaceAll('<', LESS)) }))

/** As the library says titles in Atom are written. */
const titledInHtml = (told: FeedTold): FeedTold =>
  itemsOf(told, ({ title }) => ({
    title: title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  }))

/** After the last award come thanks, pictures and corrections: a feed that said it was finished would tell them to nobody. */
const FINISHED_MS = 2 * 24 * 3600_000
const isFinished = ({ isOver, items }: FeedTold): boolean =>
  isOver && Date.now() - lastOf(items) > FINISHED_MS

const lastOf = (items: readonly FeedItem[]): number => Math.max(0, ...items.map(({ updatedAt }) => updatedAt))

/** The library knows nothing of an end: a program that reads the feed need not ask again once the evening is long over. */
function written(made: Syndication, told: FeedTold): string {
  const feed = JSON.parse(made.json1()) as object
  return JSON.stringify(
    {
      ...feed,
      version: 'https://jsonfeed.org/version/1.1',
      language: told.lang,
      ...(isFinished(told) && { expired: true }),
    },
    null,
    1,
  )
}

/** An id says nothing of where the blog is read: it stays when that changes. */
const idOf = (show: string, post = ''): string => `urn:envelope:${show}${post === '' ? '' : `:${post}`}`

function made(told: FeedTold, ...[show, self]: Where): Syndication {
  const feed = new Syndication({
    title: told.title,
    description: told.summary,
    id: idOf(show),
    link: told.home,
    language: told.lang,
    copyright: told.author,
    author: { name: told.author },
    updated: new Date(lastOf(told.items)),
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

/** `base` is how whole addresses begin; empty if nobody said: then there are no feeds, for what leaves the page needs them whole. */
export function syndication(
  app: FastifyInstance,
  { get }: Serve,
  { tellFeed }: Pick<Renderer, 'tellFeed'>,
  base: string,
): void {
  for (const [file, { type, write }] of Object.entries(FORMS)) {
    const path = `/live/:show/${file}`
    if (base === '')
      app.get(path, (_request, reply) =>
        reply
          .code(404)
          .header('cache-control', CACHE.nothing)
          .type('text/plain')
          .send('There are feeds once PUBLIC_URL says where they are.'),
      )
    else
      get(path, ({ show, feed }) => ({
        key: file,
        type,
        cache: 'feed',
        draw: () => write(sayable(tellFeed(feed, base)), show, `${base}/live/${show}`),
      }))
  }
}
