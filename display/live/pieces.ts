/** What an editor wrote, piece by piece: no string of it is ever read as HTML. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Block, Inline } from '#shared/post-words'
import type { TextBody } from '#shared/posts'

/** The pieces of a post. Older ones have none: a blank line ends a paragraph of theirs, a single line break stays one. */
export const blocksOf = ({ words, text }: Pick<TextBody, 'words' | 'text'>): readonly Block[] =>
  words ??
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ is: 'p', of: lines(paragraph) }))

const lines = (paragraph: string): Inline[] =>
  paragraph.split('\n').flatMap((line, i): Inline[] => (i === 0 ? [line] : [{ is: 'break' }, line]))

/** Headings among them are `h4`: the post's own is `h3`. */
export const blocks = (all: readonly Block[]): TemplateResult[] => all.map(block)

function block(piece: Block): TemplateResult {
  switch (piece.is) {
    case 'p':
      return html`<p dir="auto">${inlines(piece.of)}</p>`
    case 'heading':
      return html`<h4 dir="auto">${inlines(piece.of)}</h4>`
    case 'quote':
      return html`<blockquote dir="auto">${blocks(piece.of)}</blockquote>`
    case 'list': {
      const items = piece.items.map((item) => html`<li dir="auto">${blocks(item)}</li>`)
      return piece.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'code':
      return html`<pre tabindex="0" dir="ltr"><code>${piece.text}</code></pre>`
    case 'rule':
      return html`<hr>`
  }
}

/** No empty text: taking over the page, Lit would lose it. */
export const inlines = (all: readonly Inline[]) => all.filter((piece) => piece !== '').map(inline)

function inline(piece: Inline): string | TemplateResult {
  if (typeof piece === 'string') return piece
  switch (piece.is) {
    case 'break':
      return html`<br>`
    case 'strong':
      return html`<strong>${inlines(piece.of)}</strong>`
    case 'em':
      return html`<em>${inlines(piece.of)}</em>`
    case 'del':
      return html`<del>${inlines(piece.of)}</del>`
    case 'code':
      return html`<code>${inlines(piece.of)}</code>`
    case 'link':
      return html`<a href=${piece.href} rel="noopener">${inlines(piece.of)}</a>`
  }
}

/** A picture has its place before it is there, and says what it shows to whoever does not see it. */
export const picture = (
  { image }: Pick<TextBody, 'image'>,
  credited: (credit: string) => unknown,
  base = '',
) =>
  image === undefined
    ? nothing
    : html`<figure><img src="${base}/images/${image.image}" width=${image.width} height=${image.height} alt=${image.alt} loading="lazy" decoding="async">${
        image.credit === null ? nothing : html`<figcaption>${credited(image.credit)}</figcaption>`
      }</figure>`
