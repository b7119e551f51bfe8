/** Everybody who has won, as a list to read, to search and to print: by category and by entrant. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { nothing } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import type { RenderLivePage } from '#shared/live-page'
import type { CategoryLabel, Post, ResultBody } from '#shared/posts'
import { fill, pieces } from '#shared/sentences'
import type { Entry } from '#shared/show-file'
import { clock, machineTime } from '../times.ts'
import { liveAddress, type Place, placeIn, postAddress, winnersAddress } from './addresses.ts'
import { languageLinks, type PageHead, pageDocument } from './head.ts'
import { languageOf, tableFor } from './language/languages.ts'
import type { Language, Table } from './language/tables.ts'
import { type Outlook, venueZone } from './outlook.ts'
import { masthead, progress, venueFootnote } from './page.ts'
import { shareImage } from './share-card.ts'
import { winnersOf } from './structured.ts'
import { nameOf, occasionOf } from './titles.ts'
import { changeNote, nameAndWork } from './winners.ts'
import { isOver, lastChange, progressLine } from './words.ts'

interface Won {
  readonly post: Post
  readonly body: ResultBody
  readonly entries: readonly Entry[]
}

/** The results that were told, by category and in the order of the levels: those that stand, and those that were taken back. */
function toldIn(feed: Feed, category: CategoryLabel): Won[] {
  return (feed.about?.levels ?? []).flatMap((level) =>
    feed.posts.flatMap((post): Won[] => {
      const { body } = post
      if (body.kind !== 'result') return []
      if (body.category.id !== category.id || body.level.id !== level.id) return []
      return [{ post, body, entries: body.result?.entries ?? [] }]
    }),
  )
}

const wonIn = (feed: Feed, category: CategoryLabel): Won[] =>
  toldIn(feed, category).filter(({ body }) => body.result !== null)

/** One name has one place, however often it won; the most honoured are not put first, the alphabet is. */
function entrantsOf(feed: Feed, { locale }: Language): [name: string, won: Won[]][] {
  const names = new Map<string, Won[]>()
  for (const category of feed.about?.categories ?? [])
    for (const won of wonIn(feed, category))
      for (const { entrant } of won.entries) names.set(entrant, [...(names.get(entrant) ?? []), won])
  const { compare } = new Intl.Collator(locale)
  return [...names].sort(([a], [b]) => compare(a, b))
}

function byCategory(feed: Feed, place: Place, outlook: Outlook, table: Table) {
  const { words } = outlook.language
  return html`<section aria-labelledby="by-category"><h2 id="by-category">${table.site.byCategory}</h2><dl class="roll">${(
    feed.about?.categories ?? []
  ).map((category) => {
    const told = toldIn(feed, category)
    const isOpen = !told.some(({ body }) => body.top && body.result)
    return html`<div id="c-${category.id}"><dt dir="auto">${category.name}</dt>${told.map(
      ({ post, body, entries }) =>
        html`<dd class=${body.top ? 'top' : 'lower'}><a class="rank" href=${postAddress(place, post.id)} dir="auto">${body.level.name}</a> <div>${
          entries.length > 0
            ? entries.map((entry) => html`<p>${nameAndWork(entry)}</p>`)
            : body.result
              ? html`<p>${words.noAward}</p>`
              : nothing
        }${body.corrections.map((one) => html`<p class="note">${changeNote(one, feed, outlook)}</p>`)}</div></dd>`,
    )}${isOpen ? html`<dd class="open">${table.site.stillToCome}</dd>` : nothing}</div>`
  })}</dl></section>`
}

function byEntrant(feed: Feed, place: Place, language: Language, table: Table) {
  const all = entrantsOf(feed, language)
  if (all.length === 0) return nothing
  return html`<section aria-labelledby="by-entrant"><h2 id="by-entrant">${table.site.byEntrant}</h2><dl class="roll entrants">${all.map(
    ([name, won]) =>
      html`<div><dt dir="auto">${name}</dt>${won.map(
        ({ post, body }) =>
          html`<dd class=${body.top ? 'top' : 'lower'}><span class="rank" dir="auto">${body.level.name}</span> <a href=${postAddress(place, post.id)} dir="auto">${body.category.name}</a></dd>`,
      )}</div>`,
  )}</dl></section>`
}

/** Has no script and follows nothing: it says as of when it is. */
export const renderWinnersPage: RenderLivePage = (input) => {
  const { feed, lang, base = '' } = input
  const table = tableFor(feed, lang)
  const language = languageOf(table)
  const place = placeIn(feed, table.lang)
  const name = nameOf(feed, table)
  const outlook: Outlook = { language, part: { newest: null, oldest: null }, ownZone: null, own: false }
  const at = lastChange(feed)
  const zone = venueZone(feed)
  const newest = feed.posts.findLast(({ body }) => body.kind === 'result' && body.top && body.result)
  const head: PageHead = {
    table,
    show: place.show,
    name,
    title: fill(table.site.titleWinners, { name }),
    summary: [progressLine(feed, language), occasionOf(feed, table)].join('. '),
    address: (other) => winnersAddress({ ...place, lang: other }),
    image: shareImage(feed, newest),
    structured: winnersOf({ feed, language, base, headline: fill(table.site.titleWinners, { name }) }),
    links: [['up', liveAddress(place)]],
    script: false,
  }
  const kicker = isOver(feed) ? table.live.winners : table.live.winnersSoFar
  const body = html`${masthead(feed, language, kicker)}
<nav class="bar" aria-label=${table.live.pages}>${progress(feed, outlook, '#by-category')}<p><a href=${liveAddress(place)}>${table.live.liveResults}</a></p></nav>
<main class="whole">${byCategory(feed, place, outlook, table)}${byEntrant(feed, place, language, table)}</main>
<footer>${at === null ? nothing : html`<p>${pieces(table.site.asOf, { time: html`<time datetime=${machineTime(at, zone)}>${clock(at, zone)}</time>` })}</p>`}<p>${venueFootnote(feed, outlook)}</p></footer>
${languageLinks(head)}`
  return collectResultSync(render(pageDocument(input, head, body)))
}
