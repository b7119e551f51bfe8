/** Pieces of a text as templates, one by one: nothing of it is ever a string of HTML. */
import { css, html, type TemplateResult } from 'lit'
import type { Block, Inline } from '#shared/post-words'

/** A heading becomes a paragraph that looks like one: the desk has headings of its own. */
export const drawWords = (words: readonly Block[]): TemplateResult[] => words.map(blockOf)

function blockOf(block: Block): TemplateResult {
  switch (block.is) {
    case 'p':
      return html`<p dir="auto">${block.of.map(inlineOf)}</p>`
    case 'heading':
      return html`<p class="heading" dir="auto">${block.of.map(inlineOf)}</p>`
    case 'quote':
      return html`<blockquote dir="auto">${drawWords(block.of)}</blockquote>`
    case 'list': {
      const items = block.items.map((item) => html`<li dir="auto">${drawWords(item)}</li>`)
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'code':
      return html`<pre tabindex="0" dir="ltr"><code>${block.text}</code></pre>`
    case 'rule':
      return html`<hr />`
  }
}

function inlineOf(inline: Inline): TemplateResult | string {
  if (typeof inline === 'string') return inline
  switch (inline.is) {
    case 'break':
      return html`<br />`
    case 'strong':
      return html`<strong>${inline.of.map(inlineOf)}</strong>`
    case 'em':
      return html`<em>${inline.of.map(inlineOf)}</em>`
    case 'del':
      return html`<del>${inline.of.map(inlineOf)}</del>`
    case 'code':
      return html`<code>${inline.of.map(inlineOf)}</code>`
    case 'link':
      return html`<a href=${inline.href} target="_blank" rel="noopener noreferrer">${inline.of.map(inlineOf)}</a>`
  }
}

/** A post older than Markdown: a blank line ends a paragraph, and a line break stays one. */
export const plainPieces = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      is: 'p' as const,
      of: paragraph.split('\n').flatMap((line, i): Inline[] => (i === 0 ? [line] : [{ is: 'break' }, line])),
    }))

export const wordsLook = css`
  .words {
    display: grid;
    gap: 0.6em;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .words :is(ul, ol) {
    display: grid;
    gap: 0.25em;
    padding-inline-start: 1.4em;
  }
  .words ul {
    list-style: disc;
  }
  .words ol {
    list-style: decimal;
  }
  .words blockquote {
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid currentcolor;
  }
  .words .heading {
    font-size: 1.15em;
    font-weight: 700;
  }
  .words hr {
    width: 100%;
    margin: 0;
    border: 0;
    border-top: 1px solid currentcolor;
    opacity: 0.4;
  }
  .words pre {
    margin: 0;
    overflow-x: auto;
    font: 0.9em / 1.45 ui-monospace, monospace;
  }
  .words code {
    font: 0.9em / 1.3 ui-monospace, monospace;
  }
  .words pre code {
    font: inherit;
  }
  .words a {
    color: inherit;
    text-underline-offset: 0.18em;
  }
`
