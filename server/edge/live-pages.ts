/** The readers' pages, live blog and fingerprints: rendered once per change, complete without script, served from memory. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Feed } from '#shared/feed'
import { publicLedger } from '#shared/ledger'
import type { RenderLivePage } from '#shared/live-page'
import { type BuiltPage, builtPage, loadRenderer } from './built.ts'
import type { Feeds } from './feeds.ts'

interface Page {
  readonly of: Feed
  readonly html: string
  readonly etag: string
}

type Draw = (show: string, feed: Feed) => Page

/** Drawn once per change of the feed. */
function drawing({ files, assets }: BuiltPage, renderPage: RenderLivePage): Draw {
  const build = files.join().replace(/[^\w]/g, '').slice(-40)
  const pages = new Map<string, Page>()
  return (show, feed) => {
    const known = pages.get(show)
    if (known?.of === feed) return known
    const html = renderPage({ feed, assets })
    // The position and the build name the page; a fingerprint of its text would say more than its readers may know.
    const { epoch, n } = feed.cursor
    const page = { of: feed, html, etag: `"${epoch.generation}-${epoch.id}-${n}-${build}"` }
    pages.set(show, page)
    return page
  }
}

const CACHED = 'public, max-age=0, s-maxage=1, stale-while-revalidate=30'

export async function livePages(app: FastifyInstance, feeds: Feeds, distFolder: string): Promise<void> {
  const pagesFolder = join(distFolder, 'pages')
  const { renderLivePage, renderCommitmentsPage } = await loadRenderer(distFolder)
  const live = builtPage(pagesFolder, 'display/live/live.ts')
  const commitments = builtPage(pagesFolder, 'display/live/commitments/commitments.ts')
  const files = new Set([...live.files, ...commitments.files])

  await app.register(fastifyStatic, {
    root: join(pagesFolder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    allowedPath: (path) => files.has(`assets${path}`),
  })

  const get = (path: string, draw: Draw) =>
    app.get<{ Params: { show: string } }>(path, (request, reply) => {
      const feed = feeds.get(request.params.show)
      if (!feed?.about)
        return reply.code(404).type('text/plain').send('There is no live blog at this address.')
      const { html, etag } = draw(request.params.show, feed)
      reply.header('etag', etag).header('cache-control', CACHED)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type('text/html; charset=utf-8').send(html)
    })
  get('/live/:show', drawing(live, renderLivePage))
  get('/live/:show/commitments', drawing(commitments, renderCommitmentsPage))

  app.get<{ Params: { show: string } }>('/live/:show/commitments.json', (request, reply) => {
    const feed = feeds.get(request.params.show)
    if (!feed?.about) return reply.code(404).type('text/plain').send('There is no live blog at this address.')
    return reply.header('cache-control', CACHED).send(publicLedger(feed))
  })

  app.get('/', (_request, reply) => {
    const [first] = feeds.shows()
    return first
      ? reply.redirect(`/live/${first}`)
      : reply.code(404).type('text/plain').send('No live blog has begun yet.')
  })
}
