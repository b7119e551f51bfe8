/** All who pay for the evening, on pages if there are many: a logo, or a name where there is none. */
import { html, type TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { heading, line } from './line.ts'
import { logo } from './picture.ts'

/** More than this are set closer. */
const MOST = 9

/** A name of more characters has a row to itself. */
const LONG = 50

type Sponsors = Extract<Slide, { kind: 'sponsors' }>

/** A logo that is not ready gives way to the name (S1). */
export const sponsorsSlide = ({ title, sponsors }: Sponsors): TemplateResult => html`<header class="head">
    ${heading('head', title, 1)}
  </header>
  <div class="body">
    <div class="content of-${sponsors.length > MOST ? 'more' : sponsors.length}" data-parts>
      ${sponsors.map(({ name, logo: id }) => {
        const mark = logo(id, name)
        return html`<div class="sponsor ${!mark && name.length > LONG ? 'long' : ''}" data-part>
            ${mark ?? line('main', name, 2)}
          </div>`
      })}
    </div>
  </div>
  <div class="foot"></div>`
