/** The evening's own slides: holding, opening, end, and free words. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'

type Ceremony = NonNullable<Extract<Slide, { kind: 'holding' }>['ceremony']>

/** "20 July 2022"; the date as it stands if it is none. */
function longDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}

const placeAndDay = ({ venue, date }: Ceremony): string =>
  [venue, longDate(date)].filter((part) => part !== null).join('  ·  ')

/** The calm picture behind everything; without a ceremony it is the envelope alone. */
export function holdingSlide(ceremony: Ceremony | null): TemplateResult {
  return html`<div class="head"></div>
    <div class="body">
      <div class="content">${ceremony === null ? nothing : ceremonyName(ceremony)}</div>
    </div>
    <div class="foot"></div>`
}

const ceremonyName = (ceremony: Ceremony): TemplateResult => html`
  <h1 class="line-main" dir="auto" data-lines="2">${ceremony.name}</h1>
  <div class="rule"></div>
  <p class="line-detail" dir="auto" data-lines="2">${placeAndDay(ceremony)}</p>
`

/** The first and the last slide of the evening: a word of its own above the ceremony's name. */
export const greetingSlide = (
  word: string,
  ceremony: Ceremony,
): TemplateResult => html`<div class="head"></div>
  <div class="body">
    <div class="content">
      <p class="line-label">${word}</p>
      ${ceremonyName(ceremony)}
    </div>
  </div>
  <div class="foot">
    ${
      ceremony.presentedBy === null
        ? nothing
        : html`<p class="line-small" dir="auto">Presented by ${ceremony.presentedBy}</p>`
    }
  </div>`

export const wordsSlide = (title: string, body: string): TemplateResult => html`<div class="head"></div>
  <div class="body">
    <div class="content">
      <h1 class="line-main" dir="auto" data-lines="2">${title}</h1>
      ${
        body.trim() === ''
          ? nothing
          : html`<div class="rule"></div>
              <p class="line-words" dir="auto">${body.trim()}</p>`
      }
    </div>
  </div>
  <div class="foot"></div>`
