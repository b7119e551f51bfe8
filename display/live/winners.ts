/** The winners so far, in the order of the programme, and what is still to come. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import type { Correction } from '#shared/posts'
import { fill } from '#shared/sentences'
import type { Entry } from '#shared/show-file'
import { clock } from '../times.ts'
import { winnersAddress } from './addresses.ts'
import { counted } from './language/counting.ts'
import { linkTo } from './links.ts'
import { type Outlook, placeOf, zoneShown } from './outlook.ts'
import { awardsOf, isOver, resultLine } from './words.ts'

/** Beside the entrant its person, or else its title; of a bare entrant the name alone. */
export const nameAndWork = (entry: Entry): TemplateResult =>
  html`<span dir="auto">${entry.entrant}</span>${
    entry.person === null && entry.title === null
      ? nothing
      : html` <span class="for" dir="auto">${entry.person ?? entry.title}</span>`
  }`

/** In the table too it is said what changed and when (F2); what was taken back is named in its post alone. */
export const changeNote = (
  { at, was, retracted }: Correction,
  feed: Feed,
  outlook: Outlook,
): TemplateResult => {
  const { language } = outlook
  const { words } = language
  const time = clock(at, zoneShown(feed, outlook))
  return retracted
    ? html`${fill(words.withdrawnAt, { time })}`
    : html`${fill(words.correctedAt, { time })} <del dir="auto">${resultLine(was, language)}</del>`
}

const NOBODY: readonly Entry[] = []

/** The highest award of a category that readers were told of, and that does not stand. */
const takenBack = (feed: Feed, category: string) =>
  feed.posts.flatMap((post) => {
    const { body } = post
    const isIt = body.kind === 'result' && body.top && !body.result && body.category.id === category
    return isIt ? [{ post, body, entries: NOBODY }] : []
  })[0]

/** Only the highest level of each category; one that was taken back keeps its row, without a name (F2). */
export function winnersSoFar(feed: Feed, outlook: Outlook): TemplateResult {
  const { language } = outlook
  const { words } = language
  const awards = awardsOf(feed)
  const categories = feed.about?.categories ?? []
  const toCome = categories.filter((category) => !awards.has(category.id))
  const rows = categories.flatMap((category) => {
    const award = awards.get(category.id) ?? takenBack(feed, category.id)
    if (!award) return []
    const won = !award.body.result
      ? nothing
      : award.entries.length === 0
        ? html`<dd>${words.noAward}</dd>`
        : award.entries.map((entry) => html`<dd>${nameAndWork(entry)}</dd>`)
    const notes = award.body.corrections.map(
      (one) => html`<dd class="note">${changeNote(one, feed, outlook)}</dd>`,
    )
    return html`<div><dt><a href=${linkTo(award.post, feed, outlook)} dir="auto">${category.name}</a></dt>${won}${notes}</div>`
  })
  return html`<section id="winners" class="winners" aria-labelledby="winners-title" tabindex="0"><h2 id="winners-title">${isOver(feed) ? words.winners : words.winnersSoFar}</h2>${
    rows.length === 0 ? html`<p class="none">${words.noneYet}</p>` : html`<dl>${rows}</dl>`
  }${
    toCome.length === 0
      ? nothing
      : html`<details><summary>${counted(words.toCome, toCome.length, language)}</summary><ol class="to-come" role="list">${toCome.map(
          (category) => html`<li dir="auto">${category.name}</li>`,
        )}</ol></details>`
  }<p class="all"><a href=${winnersAddress(placeOf(feed, outlook))}>${words.allWinners}</a></p></section>`
}
