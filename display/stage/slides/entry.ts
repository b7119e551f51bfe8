/** One competing work as the room reads it: a person, if one is honoured, else the entrant. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Entry } from '#shared/show-file'
import { line, lineClass } from './line.ts'

type Shown = Pick<Entry, 'entrant' | 'partners' | 'title' | 'person'>

/** Each name is kept apart from its neighbours, so that one written from the right does not turn the others. */
const partnersOf = ({ partners }: Shown, lines: number) =>
  partners.length === 0
    ? nothing
    : html`<p class=${lineClass('second', partners.join())} data-lines=${lines}>
        with ${partners.map((partner, i) => html`${i > 0 ? ' · ' : ''}<bdi>${partner}</bdi>`)}
      </p>`

/** The lines of one entry, at most `lines` of them for its name where the size allows it. */
export function entryLines(entry: Shown, lines: number): TemplateResult {
  const { entrant, title, person } = entry
  return html`<article class="entry" data-part>
    ${line('main', person ?? entrant, lines)} ${line('detail', person === null ? title : entrant, lines + 1)}
    ${partnersOf(entry, lines)} ${person === null ? nothing : line('second', title, lines + 1)}
  </article>`
}
