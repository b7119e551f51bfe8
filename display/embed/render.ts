/** What the edge serves for other pages: the frame, complete without script, and what the element begins with. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { nothing } from 'lit/html.js'
import type { LivePageInput, RenderEmbedPage } from '#shared/live-page'
import { liveAddress, placeIn } from '../live/addresses.ts'
import { languageOf, tableFor } from '../live/language/languages.ts'
import type { Table } from '../live/language/tables.ts'
import { NO_ACTIONS } from '../live/no-actions.ts'
import type { Outlook } from '../live/outlook.ts'
import { openReading } from '../live/reading.ts'
import { liveTitle } from '../live/titles.ts'
import type { Boot } from './follow.ts'
import { embedView, limitOf, themeOf } from './view.ts'

const outlookOf = (table: Table): Outlook => ({
  language: languageOf(table),
  part: { newest: null, oldest: null },
  ownZone: null,
  own: false,
})

/** Past facts are left out, as on the page. */
export const renderEmbedData = ({ feed, lang }: LivePageInput): string =>
  JSON.stringify({ feed: { ...feed, changes: [] }, outlook: outlookOf(tableFor(feed, lang)) } satisfies Boot)

/** For frames: no search engine lists it, and its links leave the frame. */
export const renderEmbedPage: RenderEmbedPage = ({ feed, assets, lang, base = '', limit, theme }) => {
  const table = tableFor(feed, lang)
  const manners = {
    limit: limitOf(limit),
    theme: themeOf(theme),
  }
  const live = liveAddress(placeIn(feed, table.lang))
  const document = html`<!doctype html>
<html lang=${table.lang} dir=${table.dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, follow">
<meta name="color-scheme" content="light dark">
<title>${liveTitle(feed, table)}</title>
<link rel="canonical" href=${base + live}>
<base target="_blank">
${assets.styles.map((href) => html`<link rel="stylesheet" href=${href}>`)}
<script type="module" src="/embed.js"></script>
<script type="module" src=${assets.script}></script>
</head>
<body>
<main><h1 class="unseen">${liveTitle(feed, table)}</h1><envelope-live src=${live.split('?')[0]} lang=${table.lang} limit=${manners.limit} theme=${manners.theme ?? nothing}>${embedView(openReading(feed), NO_ACTIONS, outlookOf(table), manners)}</envelope-live></main>
</body>
</html>
`
  return collectResultSync(render(document))
}
