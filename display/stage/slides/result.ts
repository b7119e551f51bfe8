/** A result: one winner or several, the commended, no award, or the bare layout of what is still sealed. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { sponsorLine } from './category.ts'
import { entryLines } from './entry.ts'
import { line } from './line.ts'
import { passage } from './passage.ts'
import { allPictured, portrait } from './picture.ts'

type Result = Extract<Slide, { kind: 'winner' | 'commended' }>

/** A sealed one shows that and no name (E1); one without entries says “No award”, with its citation. */
export const resultSlide = (slide: Result): TemplateResult => html`<header class="head">
    ${line('head', slide.category.name, 1)}
    <div class="level">${line('label', slide.level)}</div>
  </header>
  <div class="body">
    <div class="content ${slide.citation === null ? '' : 'cited'}">${outcome(slide)}</div>
  </div>
  <footer class="foot">${sponsorLine(slide.category, 'small')}</footer>`

function outcome(slide: Result): TemplateResult {
  if (slide.sealed) return unknown
  if (slide.entries.length === 0)
    return html`<article class="entry" data-part><p class="line-main">No award</p></article>
      ${citation(slide)}`
  const { entries } = slide
  const isAlone = entries.length === 1
  const pictured = allPictured(entries) ? (isAlone ? 'pictured' : 'faces') : ''
  return html`<div class="entries ${arrangement(slide)} ${pictured}" data-parts>
      ${isAlone ? portrait(entries[0]?.image) : nothing}
      ${entries.map((entry) => entryLines(entry, 1, !isAlone && pictured !== ''))}
    </div>
    ${citation(slide)}`
}

/** From so many characters on a citation is set in columns. */
const LONG = 420

const citation = (slide: Result) =>
  slide.citation === null
    ? nothing
    : passage('citation', slide.citation, slide.citation.length > LONG ? 'citation long' : 'citation')

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
