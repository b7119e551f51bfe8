/** One competing work as the room reads it: a person, if one is honoured, else the entrant. */

import { html, nothing, type TemplateResult } from 'lit'
import type { ShownEntry } from '#shared/slides'
import { line, lineClass } from './line.ts'
import { thumbnail } from './picture.ts'

/** Each name is kept apart from its neighbours, so that one written from the right does not turn the others. */
const partnersOf = ({ partners }: ShownEntry, lines: number) =>
  partners.length === 0
    ? nothing
    : html`<p class=${lineClass('second', partners.join())} data-lines=${lines}>
        with ${partners.map((partner, i) => html`${i > 0 ? ' · ' : ''}<bdi>${partner}</bdi>`)}
      </p>`

/** The lines of one entry, at most `lines` of them for its name where the size allows it; with its picture beside them if asked for. */
export function entryLines(entry: ShownEntry, lines: number, pictured = false): TemplateResult {
  const { entrant, title, person, image } = entry
  return html`<article class="entry" data-part>
    ${pictured ? thumbnail(image) : nothing} ${line('main', person ?? entrant, lines)} ${line('detail', person === null ? title : entrant, lines + 1)}
    ${partnersOf(entry, lines)} ${person === null ? nothing : line('second', title, lines + 1)}
  </article>`
}
