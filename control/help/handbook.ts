/**
 * The handbook, drawn once when the house is built: Markdown in, one page out. No page asks for anything it does not hold,
 * so what is open is read on when the server is gone. Its sheet of keys is made of the table the desk obeys.
 */
import { Marked, type Token, type Tokens } from 'marked'
import { KEYS, SIDE_KEYS } from '../keymap.ts'

/** `## A task {#its-address}`, and the same of a book's own title. */
const HEADING = /^(.*?)\s*\{#([a-z0-9-]+)\}$/

export interface Article {
  readonly id: string
  readonly title: string
  readonly html: string
}

/** One part of the handbook: for somebody, or for one kind of moment. */
export interface Book {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly articles: readonly Article[]
}

/** What is printed on a key of its own. */
export interface PackKey {
  readonly caps: readonly string[]
  readonly says: string
}

const marked = new Marked({
  gfm: true,
  renderer: {
    // A wide table is pushed along in its own frame; the page itself never is.
    table(token) {
      const row = (cells: readonly Tokens.TableCell[], tag: string) =>
        `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`
      return `<div class="wide" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`
    },
    code({ text }) {
      return `<pre tabindex="0"><code>${escaped(text)}</code></pre>`
    },
    blockquote({ tokens }) {
      return `<aside>${this.parser.parse(tokens)}</aside>`
    },
    strong({ tokens }) {
      return `<b>${this.parser.parseInline(tokens)}</b>`
    },
  },
})

function headed({ text }: Tokens.Heading): { id: string; title: string } {
  const [, title, id] = HEADING.exec(text) ?? []
  if (!title || !id) throw new Error(`The heading “${text}” of the handbook has no address {#like-this}.`)
  return { id, title }
}

const isHeading = (token: Token, depth: number): token is Tokens.Heading =>
  token.type === 'heading' && (token as Tokens.Heading).depth === depth

/** Reads one file: a title, a lead, and tasks under headings of the second rank. */
export function bookOf(markdown: string): Book {
  const tokens = marked.lexer(markdown)
  const [first, ...rest] = tokens
  if (!first || !isHeading(first, 1)) throw new Error('A book of the handbook begins with its title.')
  const begins = rest.flatMap((token, at) => (isHeading(token, 2) ? [at] : []))
  const draw = (from: number, to: number | undefined) => marked.parser(rest.slice(from, to))
  return {
    ...headed(first),
    lead: draw(0, begins[0] ?? rest.length),
    articles: begins.map((at, i) => ({
      ...headed(rest[at] as Tokens.Heading),
      html: draw(at + 1, begins[i + 1]),
    })),
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const caps = (keys: readonly string[]): string => keys.map((cap) => `<kbd>${escaped(cap)}</kbd>`).join(' ')

const lines = (rows: readonly { caps: readonly string[]; says: string; held?: boolean }[]): string =>
  `<dl class="keys">${rows
    .map(
      (row) =>
        `<div><dt>${row.held ? '<span class="hold">Hold</span> ' : ''}${caps(row.caps)}</dt><dd>${escaped(row.says.replace(/^Hold to (.)/, (_, letter: string) => letter.toUpperCase()))}</dd></div>`,
    )
    .join('')}</dl>`

/** The sheet of keys, as it is printed and pinned beside the desk. */
export function keySheet(packKeys: readonly PackKey[]): string {
  const places = [...new Set(SIDE_KEYS.map(({ where }) => where))]
  return `
<section class="stage-keys"><h4>At the desk</h4>${lines(
    KEYS.map(({ caps, says, held }) => ({ caps, says, ...(held && { held }) })),
  )}</section>
<div class="side-keys">${places
    .map(
      (place) =>
        `<section><h4>${escaped(place)}</h4>${lines(SIDE_KEYS.filter(({ where }) => where === place))}</section>`,
    )
    .join('')}<section><h4>Emergency pack, on its stick</h4>${lines(packKeys)}</section></div>`
}

const articleOf = ({ id, title, html }: Article): string =>
  `<article id="${id}" aria-labelledby="${id}-title"><h3 id="${id}-title">${escaped(title)}</h3>${html}</article>`

const shelf = (books: readonly Book[]): string =>
  books
    .map(
      ({ id, title, articles }) =>
        `<section><h2><a href="#${id}">${escaped(title)}</a></h2><ul>${articles
          .map((article) => `<li><a href="#${article.id}">${escaped(article.title)}</a></li>`)
          .join('')}</ul></section>`,
    )
    .join('')

/** Fills the page: the way through it, then every book. `<!-- keys -->` in a book is the sheet of keys. */
export function handbook(page: string, books: readonly Book[], packKeys: readonly PackKey[]): string {
  const text = books
    .map(
      ({ id, title, lead, articles }) =>
        `<section class="book" id="${id}"><header><h2><a href="#${id}">${escaped(title)}</a></h2>${lead}</header>${articles.map(articleOf).join('')}</section>`,
    )
    .join('\n')
    .replace('<!-- keys -->', () => keySheet(packKeys))
  return page.replace('<!-- shelf -->', () => shelf(books)).replace('<!-- books -->', () => text)
}
