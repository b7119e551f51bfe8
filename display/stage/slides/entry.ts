/** One competing work as the room reads it: a person, if one is honoured, else the entrant. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Entry } from '#shared/show-file'

type Shown = Pick<Entry, 'entrant' | 'partners' | 'title' | 'person'>

const line = (kind: string, words: string | null, lines: number) =>
  words === null ? nothing : html`<p class="line-${kind}" dir="auto" data-lines=${lines}>${words}</p>`

const partnersOf = (entry: Shown): string | null =>
  entry.partners.length === 0 ? null : `with ${entry.partners.join(' · ')}`

/** The lines of one entry, at most `lines` of them for its name where the size allows it. */
export function entryLines(entry: Shown, lines: number): TemplateResult {
  const { entrant, title, person } = entry
  return html`<article class="entry">
    ${line('main', person ?? entrant, lines)} ${line('detail', person === null ? title : entrant, lines + 1)}
    ${line('second', partnersOf(entry), lines)} ${person === null ? nothing : line('second', title, lines + 1)}
  </article>`
}
