/** A category on its way to the result: its title, its shortlist, its envelope. */

import { html, nothing, type TemplateResult } from 'lit'
import type { CategoryCard, Slide } from '#shared/stage-frame'
import { entryLines } from './entry.ts'

export const sponsorLine = (category: CategoryCard, kind: string): TemplateResult | typeof nothing =>
  category.sponsor === null
    ? nothing
    : html`<p class="line-${kind}" dir="auto" data-lines="2">
        Sponsored by <span class="credit">${category.sponsor}</span>
      </p>`

export const titleSlide = (category: CategoryCard): TemplateResult => html`<div class="head"></div>
  <div class="body">
    <div class="content">
      ${category.number > 0 ? html`<p class="line-label">${category.number} of ${category.of}</p>` : nothing}
      <h1 class="line-main" dir="auto" data-lines="2">${category.name}</h1>
      <div class="rule"></div>
      ${sponsorLine(category, 'detail')}
    </div>
  </div>
  <div class="foot"></div>`

type Shortlist = Extract<Slide, { kind: 'shortlist' }>

export const shortlistSlide = (slide: Shortlist): TemplateResult => html`<header class="head">
    <h1 class="line-head" dir="auto" data-lines="1">${slide.category.name}</h1>
    <p class="line-label">Shortlist${slide.pages > 1 ? ` ${slide.page} of ${slide.pages}` : ''}</p>
  </header>
  <div class="body">
    <div class="content ${slide.entries.length > 3 ? 'wide' : ''}">
      ${slide.entries.map((entry) => entryLines(entry, slide.entries.length > 3 ? 2 : 1))}
    </div>
  </div>
  <div class="foot"></div>`

export const envelopeSlide = (
  category: CategoryCard,
  level: string,
): TemplateResult => html`<div class="head">
    <p class="line-label" dir="auto">${level}</p>
  </div>
  <div class="body"><div class="content"></div></div>
  <div class="foot"><h1 class="line-main" dir="auto" data-lines="1">${category.name}</h1></div>`
