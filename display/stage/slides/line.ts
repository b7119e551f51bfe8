/** One line of a slide: its words as they are, set from the side their script begins on. */

import { html, nothing, type TemplateResult } from 'lit'

/** Letters that stand on one line and apart from each other; others need more height, no tracking and no slant. */
const PLAIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u

/** The classes of a line of this kind. */
export const lineClass = (kind: string, words: string): string =>
  PLAIN.test(words) ? `line-${kind}` : `line-${kind} tall`

/** A line in at most `lines` lines where the size allows it. */
export const line = (kind: string, words: string | null, lines?: number): TemplateResult | typeof nothing =>
  words === null
    ? nothing
    : html`<p class=${lineClass(kind, words)} dir="auto" data-lines=${lines ?? nothing}>${words}</p>`

/** The head of a slide: the same, as its heading. */
export const heading = (kind: string, words: string, lines: number): TemplateResult =>
  html`<h1 class=${lineClass(kind, words)} dir="auto" data-lines=${lines}>${words}</h1>`
