/** The live blog as pages: rendered once per change, complete without script, served from memory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Feed } from '#shared/feed'
import type { LivePageInput, RenderLivePage } from '#shared/live-page'
import type { Feeds } from './feeds.ts'

/** One chunk of the build, as Vite's manifest lists it. */
interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly assets?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

const ENTRY = 'display/live/live.ts'

/** The files the live blog's script needs, and no others: the public port serves nothing of the control panel. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): string[] {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return []
  seen.add(key)
  const here = [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]
  return [...here, ...(chunk.imports ?? []).flatMap((next) => filesOf(manifest, next, seen))]
}

interface Page {
  readonly of: Feed
  readonly html: string
  readonly etag: string
}

export async function livePages(app: FastifyInstance, feeds: Feeds, distFolder: string): Promise<void> {
  const pagesFolder = join(distFolder, 'pages')
  const manifest = JSON.parse(readFileSync(join(pagesFolder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const renderer = pathToFileURL(join(distFolder, 'renderer', 'render.js')).href
  const { renderLivePage } = (await import(renderer)) as { renderLivePage: RenderLivePage }
  const files = filesOf(manifest, ENTRY)
  const assets: LivePageInput['assets'] = {
    script: `/${manifest[ENTRY]?.file ?? ''}`,
    styles: files.filter((file) => file.endsWith('.css')).map((file) => `/${file}`),
  }

  const build = files.join().replace(/[^\w]/g, '').slice(-40)
  const pages = new Map<string, Page>()
  const pageOf = (show: string, feed: Feed): Page => {
    const known = pages.get(show)
    if (known?.of === feed) return known
    const html = renderLivePage({ feed, assets })
    // The position and the build name the page; a fingerprint of its text would say more than its readers may know.
    const { epoch, n } = feed.cursor
    const page = { of: feed, html, etag: `"${epoch.generation}-${epoch.id}-${n}-${build}"` }
    pages.set(show, page)
    return page
  }

  await app.register(fastifyStatic, {
    root: join(pagesFolder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    allowedPath: (path) => files.includes(`assets${path}`),
  })

  app.get<{ Params: { show: string } }>('/live/:show', (request, reply) => {
    const feed = feeds.get(request.params.show)
    if (!feed?.about) return reply.code(404).type('text/plain').send('There is no live blog at this address.')
    const { html, etag } = pageOf(request.params.show, feed)
    reply
      .header('etag', etag)
      .header('cache-control', 'public, max-age=0, s-maxage=1, stale-while-revalidate=30')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(html)
  })

  app.get('/', (_request, reply) => {
    const [first] = feeds.shows()
    return first
      ? reply.redirect(`/live/${first}`)
      : reply.code(404).type('text/plain').send('No live blog has begun yet.')
  })
}
