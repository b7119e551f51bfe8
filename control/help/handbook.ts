/**
 * The handbook, drawn once when the house is built: Markdown in, one page out for each language. No page asks for anything it does not hold,
 * so what is open is read on when the server is gone. Its sheet of keys is made of the table the desk obeys.
 */
import { Marked, type Token, type Tokens } from 'marked'
import { fill } from '#shared/sentences'
import { KEYS, SIDE_KEYS } from '../keymap.ts'
import type { HelpWords } from './words.ts'

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

/** How a page speaks: its own words, and what it calls what the tables of keys say in English. */
export interface Tongue {
  readonly words: HelpWords
  /** English to this language; English itself needs none. */
  readonly table: Readonly<Record<string, string>> | null
}

interface Row {
  readonly caps: readonly string[]
  readonly says: string
  readonly held?: true
}

/** The sheet of keys, as it is printed and pinned beside the desk. */
export function keySheet(packKeys: readonly PackKey[], { words, table }: Tongue): string {
  const said = (english: string): string => {
    const told = table === null ? english : table[english]
    if (told === undefined)
      throw new Error(`The sheet of keys has no word in “${words.lang}” for “${english}”.`)
    return told
  }
  const line = ({ caps, says, held }: Row) => {
    // A key that is a letter or a sign is called the same everywhere.
    const printed = caps.map((cap) => `<kbd>${escaped(table?.[cap] ?? cap)}</kbd>`).join(' ')
    const does = said(says).replace(words.heldSays, (_, letter: string) => letter.toUpperCase())
    return `<div><dt>${held ? `<span class="hold">${escaped(words.hold)}</span> ` : ''}${printed}</dt><dd>${escaped(does)}</dd></div>`
  }
  const part = (title: string, rows: readonly Row[], look = '') =>
    `<section${look}><h4>${escaped(title)}</h4><dl class="keys">${rows.map(line).join('')}</dl></section>`
  const places = [...new Set(SIDE_KEYS.map(({ where }) => where))]
  return `
${part(words.atDesk, KEYS, ' class="stage-keys"')}
<div class="side-keys">${places
    .map((place) =>
      part(
        said(place),
        SIDE_KEYS.filter(({ where }) => where === place),
      ),
    )
    .join('')}${part(words.onStick, packKeys)}</div>`
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

/** Fills the page: its words, the way through it, then every book. `<!-- keys -->` in a book is the sheet of keys. */
export function handbook(
  page: string,
  books: readonly Book[],
  packKeys: readonly PackKey[],
  tongue: Tongue,
): string {
  const text = books
    .map(
      ({ id, title, lead, articles }) =>
        `<section class="book" id="${id}"><header><h2><a href="#${id}">${escaped(title)}</a></h2>${lead}</header>${articles.map(articleOf).join('')}</section>`,
    )
    .join('\n')
    .replace('<!-- keys -->', () => keySheet(packKeys, tongue))
  const { heldSays: _, ...words } = tongue.words
  return fill(page.replace('<html lang="en">', '<html lang="{lang}">'), words)
    .replace('<!-- shelf -->', () => shelf(books))
    .replace('<!-- books -->', () => text)
}
