/** `/oembed?url=…`: what a newsroom's system needs to make a frame of a link to the live blog, as JSON or XML. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { langFor, ownLang } from '#shared/live-page'
import type { Feeds } from './feeds.ts'

const WIDTH = { least: 220, usual: 640 }
const HEIGHT = { least: 200, usual: 720 }

interface OembedDeps {
  readonly feeds: Feeds
  readonly base: string
}

const NOT_HERE = 'There is no live blog at this address.'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** What XML cannot say at all is left out. */
const inXml = (text: string): string =>
  escaped([...text].filter((letter) => letter >= ' ' || /[\t\n\r]/.test(letter)).join(''))

/** No larger than was asked for, and never so small that nothing can be read. */
function sizeOf(most: string | undefined, { least, usual }: typeof WIDTH): number {
  const n = /^\d{1,5}$/.test(most ?? '') ? Number(most) : usual
  return Math.max(least, Math.min(n, usual))
}

/** How addresses of this server begin: as it was told, or as it was asked. */
const hereOf = ({ base }: OembedDeps, { protocol, host }: FastifyRequest): string =>
  base === '' ? `${protocol}://${host}` : base

/** The show and the language of a link to a page of ours; null for any other link. */
function linkOf(url: string | undefined, here: string): { show: string; asked: string | null } | null {
  if (!url || !URL.canParse(url)) return null
  const { origin, pathname, searchParams } = new URL(url)
  const [, show] = /^\/live\/([a-z0-9-]{1,120})(?:\/(?:p\/[^/]+|winners|embed))?\/?$/.exec(pathname) ?? []
  if (origin !== here || show === undefined) return null
  return { show, asked: searchParams.get('lang') }
}

/** 404 for what is no link to a live blog of ours, 501 for a format that is neither JSON nor XML. */
export function oembedRoute(app: FastifyInstance, deps: OembedDeps): void {
  app.get('/oembed', (request, reply) => {
    const { url, format = 'json', maxwidth, maxheight } = request.query as Record<string, string | undefined>
    reply.headers({
      'access-control-allow-origin': '*',
      // Where nobody said how addresses begin, the answer is only for whoever asked.
      'cache-control': deps.base === '' ? 'no-store' : 'public, max-age=300, s-maxage=300',
    })
    if (format !== 'json' && format !== 'xml')
      return reply.code(501).type('text/plain').send('There is JSON and XML: format=json, format=xml.')
    const here = hereOf(deps, request)
    const link = linkOf(url, here)
    const feed = link && deps.feeds.get(link.show)
    const about = feed?.about
    if (!link || !about) return reply.code(404).type('text/plain').send(NOT_HERE)
    const title = about.ceremony.name
    const [width, height] = [sizeOf(maxwidth, WIDTH), sizeOf(maxheight, HEIGHT)]
    const asked = langFor(feed, link.asked)
    const lang = asked === ownLang(feed) ? '' : `?lang=${asked}`
    const answer = {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: about.ceremony.presentedBy ?? title,
      provider_url: `${here}/live/${link.show}`,
      cache_age: 300,
      width,
      height,
      html: `<iframe src="${here}/live/${link.show}/embed${lang}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" frameborder="0"></iframe>`,
    }
    if (format === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
    const lines = Object.entries(answer).map(([name, value]) => `<${name}>${inXml(String(value))}</${name}>`)
    return reply
      .type('text/xml; charset=utf-8')
      .send(`<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${lines.join('')}</oembed>\n`)
  })
}
