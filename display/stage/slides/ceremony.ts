/** The evening's own slides: holding, opening, the roll of winners at the end, and free words. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { heading, line, lineClass } from './line.ts'
import { paragraphsOf, passage } from './passage.ts'
import { logo } from './picture.ts'

type Ceremony = NonNullable<Extract<Slide, { kind: 'holding' }>['ceremony']>
type Winners = Extract<Slide, { kind: 'end' }>['winners']
type Interval = Extract<Slide, { kind: 'interval' }>

/** "20 July 2022"; the date as it stands if it is none. */
function longDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}

/** The calm picture behind everything; without a ceremony it is the envelope alone. */
export function holdingSlide(ceremony: Ceremony | null): TemplateResult {
  return html`<div class="head"></div>
    <div class="body">
      <div class="content ${marked(ceremony)}">${ceremony === null ? nothing : ceremonyName(ceremony)}</div>
    </div>
    <div class="foot"></div>`
}

/** A logo needs room beneath the tip of the flap. */
const marked = (ceremony: Ceremony | null) => (logo(ceremony?.logo, '') ? 'marked' : '')

const ceremonyName = (ceremony: Ceremony): TemplateResult => html`
  ${logo(ceremony.logo, '') ?? nothing}
  <div data-part>${heading('main', ceremony.name, 2)}</div>
  <div class="rule"></div>
  <div data-part>${placeAndDay(ceremony)}</div>
`

const placeAndDay = ({ venue, date }: Ceremony) =>
  venue === null
    ? line('detail', longDate(date), 2)
    : html`<p class=${lineClass('detail', venue)} data-lines="2">
        <bdi>${venue}</bdi> &nbsp;·&nbsp; <span class="whole">${longDate(date)}</span>
      </p>`

const presentedBy = ({ presentedBy: host }: Ceremony) =>
  host === null
    ? nothing
    : html`<p class=${lineClass('small', host)} data-part>Presented by <bdi>${host}</bdi></p>`

/** The first slide of the evening, and the last of one without winners: a word of its own above the ceremony's name. */
export const greetingSlide = (
  word: string,
  ceremony: Ceremony,
): TemplateResult => html`<div class="head"></div>
  <div class="body">
    <div class="content ${marked(ceremony)}">${line('label', word)} ${ceremonyName(ceremony)}</div>
  </div>
  <div class="foot">${presentedBy(ceremony)}</div>`

/** The winners need the room more than a label of more letters than this. */
const LONGEST_LABEL = 120

/** Everyone who has won, in the order of the evening. */
export const rollSlide = (
  title: string,
  label: string,
  winners: Winners,
): TemplateResult => html`<header class="head">
    ${heading('head', title, 1)} ${label.length > LONGEST_LABEL ? nothing : line('label', label, 1)}
  </header>
  <div class="body">
    <div class="content of-${Math.min(winners.length, 9)}" data-parts>
      ${winners.map(
        ({ category, entrants }) => html`<article class="entry" data-part>
          ${line('prize', category, 1)} ${entrants.map((entrant) => line('main', entrant, 1))}
        </article>`,
      )}
    </div>
  </div>
  <div class="foot"></div>`

/** A text of more characters than this has the wider half of a wide wall to itself. */
const LONG = 160

/** A body of nothing but space is none: the title then stands without a rule. */
export const wordsSlide = (title: string, body: string): TemplateResult => html`<div class="head"></div>
  <div class="body">
    <div class="content ${body.length > LONG ? 'told' : ''}">
      <div data-part>${heading('main', title, 2)}</div>
      ${
        body.trim() === ''
          ? nothing
          : html`<div class="rule"></div>
              <div class="told-words">${paragraphsOf(body).map((paragraph) => passage('words', paragraph))}</div>`
      }
    </div>
  </div>
  <div class="foot"></div>`

/** The interval: how long it still is, on the clock all screens share. */
export const intervalSlide = ({ title, body, until }: Interval): TemplateResult =>
  until === undefined
    ? wordsSlide(title, body)
    : html`<div class="head">${line('label', title, 1)}</div>
        <div class="body">
          <div class="content">
            <p class="line-count" data-tick="countdown" data-until=${until}>00:00</p>
            ${
              body.trim() === ''
                ? nothing
                : html`<div class="rule"></div>
                    ${paragraphsOf(body).map((paragraph) => passage('words', paragraph))}`
            }
          </div>
        </div>
        <div class="foot"></div>`
