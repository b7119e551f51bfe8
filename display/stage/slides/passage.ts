/** Running text, made of pieces that can be shown on pages of their own where the whole is too long to be read. */

import { html, type TemplateResult } from 'lit'
import { lineClass } from './line.ts'

/** A piece has no more characters than this, so that even the smallest screen holds one. */
const LONGEST = 220

const pieces = (text: string, granularity: 'sentence' | 'word' | 'grapheme'): string[] =>
  [...new Intl.Segmenter(undefined, { granularity }).segment(text)].map(({ segment }) => segment)

/** Joins neighbours as long as they stay short enough. */
function joined(parts: readonly string[], longest: number): string[] {
  const whole: string[] = []
  for (const part of parts) {
    const before = whole.at(-1)
    if (before !== undefined && before.length + part.length <= longest)
      whole[whole.length - 1] = before + part
    else whole.push(part)
  }
  return whole
}

/** Sentences; of one that is too long its words, of a word that is too long its letters. */
export const piecesOf = (text: string, longest = LONGEST): string[] =>
  pieces(text, 'sentence').flatMap((sentence) =>
    sentence.length <= longest
      ? [sentence]
      : joined(
          pieces(sentence, 'word').flatMap((word) =>
            word.length <= longest ? [word] : joined(pieces(word, 'grapheme'), longest),
          ),
          longest,
        ),
  )

/** One paragraph. */
export const passage = (kind: string, text: string, dress = '', longest?: number): TemplateResult =>
  html`<p class="${dress} ${lineClass(kind, text)}" dir="auto" data-parts>${piecesOf(text, longest).map(
    (piece) => html`<span data-part>${piece}</span>`,
  )}</p>`

/** The paragraphs of a text: an empty line begins a new one. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
