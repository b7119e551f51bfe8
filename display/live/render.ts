/** The live blog as the edge serves it: a whole document, complete without script. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { Feed } from '#shared/feed'
import type { LivePageInput, RenderLivePage } from '#shared/live-page'
import { fill } from '#shared/sentences'
import { clock } from '../times.ts'
import { liveAddress, placeIn } from './addresses.ts'
import { dataOf, languageLinks, type PageHead, pageDocument } from './head.ts'
import { languageOf, tableFor } from './language/languages.ts'
import type { Table } from './language/tables.ts'
import { NO_ACTIONS } from './no-actions.ts'
import { type Outlook, venueZone } from './outlook.ts'
import { livePage } from './page.ts'
import { cut, partAt } from './part.ts'
import { openReading } from './reading.ts'
import { shareImage } from './share-card.ts'
import { liveBlogOf } from './structured.ts'
import { liveHeadline, liveTitle, nameOf, summaryOf } from './titles.ts'

export { renderEmbedData, renderEmbedPage } from '../embed/render.ts'
export { renderCommitmentsPage } from './commitments/render.ts'
export { tellFeed } from './feed-items.ts'
export { renderPostPage } from './post-page.ts'
export { nameShare, tellCard } from './share-card.ts'
export { renderWinnersPage } from './winners-page.ts'

function headOf({ feed, base = '', at = null }: LivePageInput, table: Table, outlook: Outlook): PageHead {
  const show = feed.about?.show ?? ''
  const place = placeIn(feed, table.lang)
  const { part, language } = outlook
  const earlier = part.newest === null ? null : at
  const { newer, older } = cut(feed.posts.toReversed(), part)
  const winner = feed.posts.findLast(({ body }) => body.kind === 'result' && body.top && body.result)
  return {
    table,
    show,
    name: nameOf(feed, table),
    title:
      part.newest === null
        ? liveTitle(feed, table)
        : fill(table.site.titleEarlier, {
            name: nameOf(feed, table),
            time: clock(part.newest, venueZone(feed)),
          }),
    summary: summaryOf(feed, table),
    address: (lang) => liveAddress(placeIn(feed, lang), earlier),
    image: shareImage(feed, winner ?? feed.posts.at(-1)),
    structured:
      earlier === null
        ? liveBlogOf({ feed, language, base, headline: liveHeadline(feed, table) })
        : undefined,
    notListed: earlier !== null,
    links: [
      ...(older === undefined ? [] : [['next', liveAddress(place, older)] as const]),
      ...(newer === undefined ? [] : [['prev', liveAddress(place, newer)] as const]),
    ],
  }
}

/** For an `at` that is no post of the feed it is the page of the newest, and its address says so. */
export const renderLivePage: RenderLivePage = (input) => {
  const { feed, lang, at = null } = input
  const table = tableFor(feed, lang)
  const outlook: Outlook = {
    language: languageOf(table),
    part: partAt(feed.posts, at),
    ownZone: null,
    own: false,
  }
  const head = headOf(input, table, outlook)
  // Past facts are left out: what the page shows is what they came to.
  // What a `noscript` holds is no place for a template: it is the table's own sentence.
  const body = html`<div id="live">${livePage(openReading(feed), NO_ACTIONS, outlook)}</div>
${unsafeHTML(`<noscript><p class="no-script">${table.site.noScript}</p></noscript>`)}
${languageLinks(head)}
<script type="application/json" id="outlook">${dataOf(outlook)}</script>
<script type="application/json" id="feed">${dataOf({ ...feed, changes: [] } satisfies Feed)}</script>`
  return collectResultSync(render(pageDocument(input, head, body)))
}
