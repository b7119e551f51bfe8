/** One post on a page of its own: for whoever was sent the link, with where it comes from and what was told before and after. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { nothing } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import type { RenderPostPage } from '#shared/live-page'
import { plainWords } from '#shared/plain-words'
import type { Post } from '#shared/posts'
import { fill } from '#shared/sentences'
import { contextAddress, liveAddress, placeIn, postAddress } from './addresses.ts'
import { dataOf, languageLinks, type PageHead, pageDocument } from './head.ts'
import { languageOf, tableFor } from './language/languages.ts'
import type { Table } from './language/tables.ts'
import type { Outlook } from './outlook.ts'
import { venueFootnote } from './page.ts'
import { blocksOf } from './pieces.ts'
import { postArticle } from './posts.ts'
import { settingOf, timeOf } from './setting.ts'
import { shareImage } from './share-card.ts'
import { singlePosting } from './structured.ts'
import { liveHeadline, nameOf, occasionOf } from './titles.ts'
import { headlineOf, progressLine } from './words.ts'

const LONGEST_SUMMARY = 200

function summaryOf({ body }: Post, feed: Feed, table: Table): string {
  const where = `${nameOf(feed, table)}${table.live.comma}${occasionOf(feed, table)}`
  if (body.kind !== 'text') return where
  const text = plainWords(blocksOf(body))
  return text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, '')} …`
}

/** What its script needs to follow the one post and to verify it: what is named beside it, the first for its day, and nothing else of the evening. */
const feedOf = (feed: Feed, i: number, post: Post): Feed => ({
  ...feed,
  changes: [],
  posts: feed.posts.filter((_, at) => at === 0 || Math.abs(at - i) <= 1),
  commitments: feed.commitments.filter(
    ({ category }) => post.body.kind === 'result' && category === post.body.category.id,
  ),
})

/** Throws for a post the feed does not hold: the edge asks for none that is not there. */
export const renderPostPage: RenderPostPage = (input) => {
  const { feed, lang, base = '' } = input
  const table = tableFor(feed, lang)
  const language = languageOf(table)
  const place = placeIn(feed, table.lang)
  const i = feed.posts.findIndex(({ id }) => id === input.post)
  const post = feed.posts[i]
  if (!post) throw new Error(`There is no post "${input.post}" to draw.`)
  const outlook: Outlook = { language, part: { newest: null, oldest: null }, ownZone: null, own: false }
  const setting = settingOf(feed, outlook)
  const name = nameOf(feed, table)
  const head: PageHead = {
    table,
    show: place.show,
    name,
    title: `${headlineOf(post, language)} – ${name}`,
    summary: summaryOf(post, feed, table),
    address: (other) => postAddress({ ...place, lang: other }, post.id),
    type: 'article',
    image: shareImage(feed, post),
    structured: singlePosting(post, { feed, language, base, headline: liveHeadline(feed, table) }),
    links: [['up', liveAddress(place)]],
  }
  const neighbour = (other: Post | undefined, said: string, rel: string) =>
    other === undefined
      ? nothing
      : html`<p class=${rel}><span>${said}, ${timeOf(other.at, setting)}</span> <a href=${postAddress(place, other.id)} rel=${rel} data-beside=${other.id} dir="auto">${headlineOf(other, language)}</a></p>`
  const body = html`<header class="masthead small"><p class="kicker">${table.live.liveResults}</p><h1 dir="auto"><a href=${liveAddress(place)}>${name}</a></h1><p class="occasion">${occasionOf(feed, table)}</p></header>
<nav class="bar" aria-label=${table.live.pages}><p class="progress"><a href=${contextAddress(place, post.id)}>${table.site.inContext}</a></p><p>${progressLine(feed, language)}</p></nav>
<main class="single" data-post=${post.id} data-gone=${table.site.postDeleted}><h2 class="unseen">${fill(table.site.partOf, { name })}</h2>${postArticle(post, setting, {})}
<nav class="beside" aria-label="${table.site.olderPost}, ${table.site.newerPost}">${neighbour(feed.posts[i - 1], table.site.olderPost, 'prev')}${neighbour(feed.posts[i + 1], table.site.newerPost, 'next')}</nav></main>
<footer><p>${venueFootnote(feed, outlook)}</p></footer>
${languageLinks(head)}
<p role="status" class="unseen"></p>
<script type="application/json" id="outlook">${dataOf(outlook)}</script>
<script type="application/json" id="feed">${dataOf(feedOf(feed, i, post))}</script>`
  return collectResultSync(render(pageDocument(input, head, body)))
}
