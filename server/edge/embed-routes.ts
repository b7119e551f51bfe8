/** The live blog for other pages: `/embed.js` with its element, a page to be framed, what the element begins with, and oEmbed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { langFor } from '#shared/live-page'
import { policyLine } from '../security-headers.ts'
import { type BuiltPage, builtPage, type Renderer } from './built.ts'
import { encoded, encodingFor } from './encoded.ts'
import type { Feeds } from './feeds.ts'
import { oembedRoute } from './oembed.ts'
import type { Asked, Serve } from './served.ts'

/** Anybody's page may read it, and a page that takes in nothing from elsewhere without leave may too. */
const ANYBODY = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** For what others may frame: the embed's page, and those of a demonstration, which stand beside its desk and screens. */
export const FRAMED = {
  'content-security-policy': policyLine('readers', '*'),
  'cross-origin-resource-policy': 'cross-origin',
}

export interface EmbedDeps {
  readonly feeds: Feeds
  readonly serve: Serve
  readonly renderer: Renderer
  readonly distFolder: string
  readonly base: string
}

/** The page in a frame asks for these; they are served with those of the other pages. */
export const frameOf = (distFolder: string): BuiltPage =>
  builtPage(join(distFolder, 'pages'), 'display/embed/frame.ts')

/** What an address asks for; what means nothing makes no answer of its own. */
const askedFor = ({ feed, request: { query } }: Asked) => {
  const { lang, limit, theme } = query as Readonly<Record<string, string | undefined>>
  return {
    lang: langFor(feed, lang),
    limit: /^\d{1,2}$/.test(limit ?? '') ? limit : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  }
}

/** Reads the built script at once: it throws where the build is not whole. */
export function embedRoutes(
  app: FastifyInstance,
  { feeds, serve, renderer, distFolder, base }: EmbedDeps,
): void {
  const { renderEmbedData, renderEmbedPage } = renderer
  const { assets } = frameOf(distFolder)

  serve.get('/live/:show/embed', (ask) => {
    const { feed } = ask
    const { lang, limit, theme } = askedFor(ask)
    return {
      key: `embed ${lang} ${limit} ${theme}`,
      type: 'text/html; charset=utf-8',
      cache: 'page',
      headers: FRAMED,
      oneOfMany: 'embed',
      draw: () => renderEmbedPage({ feed, assets, lang, base, limit, theme }),
    }
  })

  serve.get('/live/:show/embed.json', (ask) => {
    const { feed } = ask
    const { lang } = askedFor(ask)
    return {
      key: `embed.json ${lang}`,
      type: 'application/json; charset=utf-8',
      cache: 'page',
      headers: ANYBODY,
      forPrograms: true,
      draw: () => renderEmbedData({ feed, assets, lang, base }),
    }
  })

  const script = readFileSync(join(distFolder, 'embed', 'embed.js'))
  const forms = encoded(script, serve.build)
  app.get('/embed.js', async (request, reply) => {
    const { bytes, encoding, etag } = await forms.form(encodingFor(request.headers['accept-encoding']))
    reply.headers({
      ...ANYBODY,
      // An evening's newsrooms keep it; a new version reaches them within the hour.
      'cache-control': 'public, max-age=600, s-maxage=600, stale-while-revalidate=3600, stale-if-error=86400',
      etag,
      vary: 'Accept-Encoding',
    })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.type('text/javascript; charset=utf-8').send(bytes)
  })

  oembedRoute(app, { feeds, base })
}
