/** The readers' pages, live blog and fingerprints: rendered once per change, complete without script, served from memory. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { publicLedger } from '#shared/ledger'
import type { RenderLivePage } from '#shared/live-page'
import { type BuiltPage, builtPage, loadRenderer } from './built.ts'
import type { Feeds } from './feeds.ts'
import type { Serve } from './served.ts'

const HTML = 'text/html; charset=utf-8'

export async function livePages(
  app: FastifyInstance,
  feeds: Feeds,
  { get }: Serve,
  distFolder: string,
): Promise<void> {
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

  const page = (path: string, { assets }: BuiltPage, render: RenderLivePage) =>
    get(path, ({ feed }) => ({ key: path, type: HTML, cache: 'page', draw: () => render({ feed, assets }) }))
  page('/live/:show', live, renderLivePage)
  page('/live/:show/commitments', commitments, renderCommitmentsPage)

  get('/live/:show/commitments.json', ({ feed }) => ({
    key: 'commitments.json',
    type: 'application/json; charset=utf-8',
    cache: 'page',
    draw: () => JSON.stringify(publicLedger(feed)),
  }))

  app.get('/', (_request, reply) => {
    const [first] = feeds.shows()
    return first
      ? reply.redirect(`/live/${first}`)
      : reply.code(404).type('text/plain').send('No live blog has begun yet.')
  })
}
