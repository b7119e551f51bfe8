/** The live blog as the edge serves it: a whole document, complete without script. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { Feed } from '#shared/feed'
import type { RenderLivePage } from '#shared/live-page'
import { longDate } from '../times.ts'
import { livePage } from './page.ts'
import { openReading } from './reading.ts'
import { progressLine } from './words.ts'

export { renderCommitmentsPage } from './commitments/render.ts'

const NO_ACTIONS = { showNew: () => {}, reload: () => {}, pause: () => {}, keys: () => {} }

/** JSON that cannot end the element it stands in. Past facts are left out: what the page shows is what they came to. */
const dataOf = (feed: Feed): string =>
  JSON.stringify({ ...feed, changes: [] } satisfies Feed).replaceAll('<', '\\u003c')

function summaryOf(feed: Feed): string {
  if (!feed.about) return 'Results as they are announced.'
  const { date, venue } = feed.about.ceremony
  const where = venue === null ? '' : `, ${venue}`
  return `${progressLine(feed)}. Results as they are announced, ${longDate(date)}${where}.`
}

export const renderLivePage: RenderLivePage = ({ feed, assets }) => {
  const name = feed.about?.ceremony.name ?? 'Live results'
  const title = feed.about ? `${name} – live results` : name
  const summary = summaryOf(feed)
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content=${summary}>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f5">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15130f">
<meta property="og:type" content="article">
<meta property="og:locale" content="en_GB">
<meta property="og:site_name" content=${name}>
<meta property="og:title" content=${title}>
<meta property="og:description" content=${summary}>
${assets.styles.map((href) => html`<link rel="stylesheet" href=${href}>`)}
<script type="module" src=${assets.script}></script>
</head>
<body>
<div id="live">${livePage(openReading(feed), NO_ACTIONS)}</div>
<noscript><p class="no-script">Reload this page for newer updates.</p></noscript>
<script type="application/json" id="feed">${unsafeHTML(dataOf(feed))}</script>
</body>
</html>
`
  return collectResultSync(render(document))
}
