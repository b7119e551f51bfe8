/** A result: one winner or several, the commended, no award, or the bare layout of what is still sealed. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { sponsorLine } from './category.ts'
import { entryLines } from './entry.ts'

type Result = Extract<Slide, { kind: 'winner' | 'commended' }>

export const resultSlide = (slide: Result): TemplateResult => html`<header class="head">
    <p class="line-head" dir="auto" data-lines="1">${slide.category.name}</p>
    <div class="level"><p class="line-label" dir="auto">${slide.level}</p></div>
  </header>
  <div class="body"><div class="content">${outcome(slide)}</div></div>
  <footer class="foot">${sponsorLine(slide.category, 'small')}</footer>`

function outcome(slide: Result): TemplateResult {
  if (slide.sealed) return unknown
  if (slide.entries.length === 0)
    return html`<article class="entry"><p class="line-main">No award</p></article>
      ${citation(slide)}`
  return html`<div class="entries ${arrangement(slide)}">
      ${slide.entries.map((entry) => entryLines(entry, slide.entries.length > 1 ? 3 : 2))}
    </div>
    ${citation(slide)}`
}

const citation = (slide: Result) =>
  slide.citation === null ? nothing : html`<p class="citation line-citation" dir="auto">${slide.citation}</p>`

const unknown = html`<div class="unknown" data-sealed>
  <i></i><i></i>
  <p class="line-small">Sealed</p>
</div>`

/** Two commended are stacked; winners that share an award stand side by side. */
function arrangement({ kind, entries }: Result): string {
  const { length } = entries
  if (length === 1) return ''
  if (length <= (kind === 'winner' ? 3 : 0)) return `several columns columns-${length}`
  if (length <= 3) return 'several'
  if (length <= 8) return 'several columns columns-2 grid'
  return 'several columns columns-4 grid'
}
