/** The page of fingerprints as the edge serves it: a whole document, complete without script. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { Feed } from '#shared/feed'
import { ledgerOf } from '#shared/ledger'
import type { RenderLivePage } from '#shared/live-page'
import { commitmentsPage, countLine, levelKey } from './page.ts'
import type { Shown } from './verify.ts'

/** What the browser verifies: the newest fingerprint of every level, or the one that was published. */
function shownIn(feed: Feed): Shown[] {
  return ledgerOf(feed).flatMap((category) =>
    category.levels.flatMap(({ level, versions, opened }): Shown[] => {
      const newest = versions.find(({ standing }) => standing === 'published') ?? versions[0]
      if (!newest) return []
      const proof = opened && { text: opened.text, nonce: opened.nonce }
      return [
        { key: levelKey(category, level), version: newest.version, commitment: newest.commitment, proof },
      ]
    }),
  )
}

/** JSON that cannot end the element it stands in. */
const dataOf = (feed: Feed): string =>
  JSON.stringify({ show: feed.about?.show ?? '', shown: shownIn(feed) }).replaceAll('<', '\\u003c')

export const renderCommitmentsPage: RenderLivePage = ({ feed, assets }) => {
  const name = feed.about?.ceremony.name ?? 'Sealed results'
  const title = `${name} – sealed results`
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${countLine(ledgerOf(feed))}. The fingerprints of the sealed results, and how to verify them.">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f5">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15130f">
${assets.styles.map((href) => html`<link rel="stylesheet" href=${href}>`)}
<script type="module" src=${assets.script}></script>
</head>
<body>
${commitmentsPage(feed)}
<script type="application/json" id="ledger">${unsafeHTML(dataOf(feed))}</script>
</body>
</html>
`
  return collectResultSync(render(document))
}
