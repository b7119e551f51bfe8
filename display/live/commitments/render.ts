/** The page of fingerprints as the edge serves it: a whole document, complete without script. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import type { Feed } from '#shared/feed'
import { ledgerOf } from '#shared/ledger'
import type { RenderLivePage } from '#shared/live-page'
import { fill } from '#shared/sentences'
import { commitmentsAddress, liveAddress, placeIn } from '../addresses.ts'
import { dataOf, languageLinks, type PageHead, pageDocument } from '../head.ts'
import { tableFor } from '../language/languages.ts'
import type { Carried } from './commitments.ts'
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

/** Carries no feed: its script gets what there is to verify, and the words for it. */
export const renderCommitmentsPage: RenderLivePage = (input) => {
  const { feed, lang } = input
  const table = tableFor(feed, lang)
  const { ledger: words, live, locale } = table
  const show = feed.about?.show ?? ''
  const name = feed.about?.ceremony.name ?? words.sealedResults
  const head: PageHead = {
    table,
    show,
    name,
    title: fill(words.title, { name }),
    summary: fill(words.summary, { count: countLine(ledgerOf(feed), table) }),
    address: (other) => commitmentsAddress(placeIn(feed, other)),
    links: [['up', liveAddress(placeIn(feed, table.lang))]],
  }
  const carried: Carried = {
    show,
    shown: shownIn(feed),
    words: {
      locale,
      verdicts: live.verdicts,
      allVerified: words.allVerified,
      someWrong: words.someWrong,
    },
  }
  const body = html`${commitmentsPage(feed, table)}
${languageLinks(head)}
<script type="application/json" id="ledger">${dataOf(carried)}</script>`
  return collectResultSync(render(pageDocument(input, head, body)))
}
