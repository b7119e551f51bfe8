/** The readers' pages, live blog and fingerprints: rendered once per change, complete without script, served from memory. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Feed } from '#shared/feed'
import type { PostId } from '#shared/ids'
import { publicLedger } from '#shared/ledger'
import { type LivePageInput, langFor, ownLang, type RenderLivePage } from '#shared/live-page'
import { type BuiltPage, builtPage, type Renderer } from './built.ts'
import { FRAMED, frameOf } from './embed-routes.ts'
import type { Feeds } from './feeds.ts'
import { type Asked, CACHE, type Serve } from './served.ts'

const HTML = 'text/html; charset=utf-8'
const LIVE = '/live/:show'

/** What the address asks for beyond the show; what means nothing here makes no page of its own. */
function asked({ query }: FastifyRequest, feed: Feed): { lang: string; at: PostId | null } {
  const { lang, at } = query as Readonly<Record<string, string | undefined>>
  return {
    lang: langFor(feed, lang),
    at: feed.posts.some(({ id }) => id === at) ? (at ?? null) : null,
  }
}

interface LivePagesOptions {
  readonly distFolder: string
  readonly renderer: Renderer
  /** How whole addresses begin; empty if nobody said. */
  readonly base: string
}

/** Answers `/` too: it leads to the show whose evening is the nearest, and is a 404 while there is none. */
export async function livePages(
  app: FastifyInstance,
  feeds: Feeds,
  { get }: Serve,
  { distFolder, renderer, base }: LivePagesOptions,
): Promise<void> {
  const pagesFolder = join(distFolder, 'pages')
  const { renderLivePage, renderCommitmentsPage, renderWinnersPage, renderPostPage } = renderer
  const live = builtPage(pagesFolder, 'display/live/live.ts')
  const commitments = builtPage(pagesFolder, 'display/live/commitments/commitments.ts')
  const single = builtPage(pagesFolder, 'display/live/post-script.ts')
  const files = new Set([live, single, commitments, frameOf(distFolder)].flatMap((built) => built.files))

  await app.register(fastifyStatic, {
    root: join(pagesFolder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    allowedPath: (path) => files.has(`assets${path}`),
  })

  const input = ({ feed, request }: Asked, { assets }: BuiltPage): Required<LivePageInput> => {
    const { lang, at } = asked(request, feed)
    return { feed, assets, lang, at, base }
  }

  const page = (path: string, built: BuiltPage, render: RenderLivePage) =>
    get(path, (ask) => {
      const page = input(ask, built)
      const { lang, at } = path === LIVE ? page : { ...page, at: null }
      return {
        key: `${path} ${lang} ${at ?? ''}`,
        type: HTML,
        cache: 'page',
        ...(page.feed.about?.demonstration && { headers: FRAMED }),
        ...(at !== null && { oneOfMany: 'at' }),
        draw: () => render({ ...page, at }),
      }
    })
  page(LIVE, live, renderLivePage)
  page(`${LIVE}/winners`, live, renderWinnersPage)
  page(`${LIVE}/commitments`, commitments, renderCommitmentsPage)
  get(`${LIVE}/p/:post`, (ask) => {
    const { post } = ask.request.params as { post: string }
    if (!ask.feed.posts.some(({ id }) => id === post)) return null
    const page = input(ask, single)
    return {
      key: `post ${post} ${page.lang}`,
      type: HTML,
      cache: 'page',
      oneOfMany: page.lang === ownLang(ask.feed) ? 'post' : 'post-translated',
      draw: () => renderPostPage({ ...page, post }),
    }
  })

  get(`${LIVE}/commitments.json`, ({ feed }) => ({
    key: 'commitments.json',
    type: 'application/json; charset=utf-8',
    cache: 'page',
    draw: () => JSON.stringify(publicLedger(feed)),
  }))

  app.get('/', (_request, reply) => {
    const show = nearest(feeds, Date.now())
    reply.header('cache-control', CACHE.nothing)
    return show
      ? reply.redirect(`/live/${show}`)
      : reply.code(404).type('text/plain').send('No live blog has begun yet.')
  })
}

/** Somewhere within the evening, wherever on earth it is. */
const EVENING_MS = 18 * 3600_000

/** The show whose evening is the nearest: last year's has its own address still. */
function nearest(feeds: Feeds, now: number): string | undefined {
  const away = (show: string) => {
    const from = Date.parse(feeds.get(show)?.about?.ceremony.date ?? '')
    return Number.isNaN(from) ? Number.POSITIVE_INFINITY : Math.abs(from + EVENING_MS - now)
  }
  return feeds.shows().toSorted((a, b) => (away(a) < away(b) ? -1 : away(b) < away(a) ? 1 : 0))[0]
}
