/** The winners so far, in the order of the programme, and what is still to come. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import type { Entry } from '#shared/show-file'
import { awardsOf, counted } from './words.ts'

const winner = (entry: Entry): TemplateResult =>
  html`<dd><span dir="auto">${entry.entrant}</span>${
    entry.person === null && entry.title === null
      ? nothing
      : html` <span class="for" dir="auto">${entry.person ?? entry.title}</span>`
  }</dd>`

export function winnersSoFar(feed: Feed): TemplateResult {
  const awards = awardsOf(feed)
  const categories = feed.about?.categories ?? []
  const toCome = categories.filter((category) => !awards.has(category.id))
  const rows = categories.flatMap((category) => {
    const award = awards.get(category.id)
    if (!award) return []
    const won = award.entries.length === 0 ? html`<dd>No award</dd>` : award.entries.map(winner)
    return html`<div><dt><a href="#p-${award.post.id}" dir="auto">${category.name}</a></dt>${won}</div>`
  })
  return html`<section id="winners" class="winners" aria-labelledby="winners-title" tabindex="0"><h2 id="winners-title">Winners so far</h2>${
    rows.length === 0 ? html`<p class="none">No award has been made yet.</p>` : html`<dl>${rows}</dl>`
  }${
    toCome.length === 0
      ? nothing
      : html`<details><summary>${counted(toCome.length, 'category', 'categories')} still to come</summary><ol class="to-come" role="list">${toCome.map(
          (category) => html`<li dir="auto">${category.name}</li>`,
        )}</ol></details>`
  }</section>`
}
