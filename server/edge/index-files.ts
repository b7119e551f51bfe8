/** What search engines are told of the whole house: where they may look, and what there is. */
import type { FastifyInstance } from 'fastify'
import type { Feeds } from './feeds.ts'
import { CACHE } from './served.ts'

/** `base` is how whole addresses begin; empty if nobody said: a list of pages needs it. */
export function indexFiles(app: FastifyInstance, feeds: Feeds, base: string): void {
  app.get('/robots.txt', (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', CACHE.feed)
      .send(
        `User-agent: *\nDisallow: /live/*/log/\nDisallow: /live/*/events\n${base === '' ? '' : `\nSitemap: ${base}/sitemap.xml\n`}`,
      ),
  )
  app.get('/sitemap.xml', (_request, reply) =>
    base === ''
      ? reply
          .code(404)
          .type('text/plain')
          .send('There is a list of pages once PUBLIC_URL says where they are.')
      : reply
          .type('application/xml; charset=utf-8')
          .header('cache-control', CACHE.feed)
          .send(sitemap(feeds, base)),
  )
}

/** Ids of shows and posts are letters, digits, hyphens and underscores: nothing of them needs to be escaped. */
function sitemap(feeds: Feeds, base: string): string {
  const urls = feeds.shows().flatMap((show) => {
    const feed = feeds.get(show)
    if (!feed?.about) return []
    const last = Math.max(0, ...feed.posts.map(({ at, editedAt }) => editedAt ?? at))
    const pages = ['', '/winners', '/commitments'].map((page) => url(`${base}/live/${show}${page}`, last))
    const posts = feed.posts.map(({ id, at, editedAt }) =>
      url(`${base}/live/${show}/p/${id}`, editedAt ?? at),
    )
    return [...pages, ...posts]
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

const url = (address: string, at: number): string =>
  `<url><loc>${address.replaceAll('&', '&amp;')}</loc>${at === 0 ? '' : `<lastmod>${new Date(at).toISOString()}</lastmod>`}</url>`
