/** A category on its way to the result: its title, its shortlist, its envelope. */

import { html, nothing, type TemplateResult } from 'lit'
import type { CategoryCard, Slide } from '#shared/stage-frame'
import { entryLines } from './entry.ts'
import { heading, line } from './line.ts'
import { allPictured, credited } from './picture.ts'

/** Nothing without a sponsor; a logo that is not ready gives way to the name (S1). */
export const sponsorLine = (category: CategoryCard, kind: string): TemplateResult | typeof nothing =>
  category.sponsor === null
    ? nothing
    : credited('Sponsored by', { name: category.sponsor, logo: category.logo }, kind)

/** “3 of 24” counts the titles of the rundown; a category that has none there is not numbered. */
export const titleSlide = (category: CategoryCard): TemplateResult => html`<div class="head"></div>
  <div class="body">
    <div class="content">
      ${category.number > 0 ? html`<p class="line-label">${category.number} of ${category.of}</p>` : nothing}
      <div data-part>${heading('main', category.name, 2)}</div>
      ${category.sponsor === null ? nothing : html`<div class="rule"></div>`} ${sponsorLine(category, 'detail')}
    </div>
  </div>
  <div class="foot"></div>`

type Shortlist = Extract<Slide, { kind: 'shortlist' }>

/** Pictures only if every entry of this page has one that is ready; which page it is, only if there are more. */
export const shortlistSlide = (slide: Shortlist): TemplateResult => html`<header class="head">
    ${heading('head', slide.category.name, 1)}
    <p class="line-label">Shortlist${slide.pages > 1 ? ` ${slide.page} of ${slide.pages}` : ''}</p>
  </header>
  <div class="body">
    <div class="content of-${slide.entries.length} ${allPictured(slide.entries) ? 'faces' : ''}" data-parts>
      ${slide.entries.map((entry) => entryLines(entry, 1, allPictured(slide.entries)))}
    </div>
  </div>
  <div class="foot"></div>`

/** Level and category alone, whoever is in it (E1); the envelope itself is the stage's own. */
export const envelopeSlide = (
  category: CategoryCard,
  level: string,
): TemplateResult => html`<div class="head">${line('label', level)}</div>
  <div class="body"><div class="content"></div></div>
  <div class="foot">${heading('main', category.name, 1)}</div>`
