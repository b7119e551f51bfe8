/** Markdown to pieces: the library finds the tokens, and what is not on the list here stays the text it was typed as. */
import { Lexer, type Token, type Tokens } from 'marked'
import { type Block, DEEPEST, type Inline, SAFE_LINK } from '#shared/post-words'

/** A line break is one, as everywhere people type. */
const OPTIONS = { gfm: true, breaks: true } as const

/**
 * The library's work grows faster than what it reads: a post of four thousand stars and underscores kept the whole room waiting for seconds,
 * and a line of quotes in quotes ended it. What holds more of Markdown's signs than anybody means stays as it was typed.
 */
const SIGNS = /[*_~`<>[\]\\&]/g
const MARKERS = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/gm
const STACKED = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){12}/m
const MOST = 250

const isOverdone = (text: string): boolean =>
  (text.match(SIGNS)?.length ?? 0) > MOST || (text.match(MARKERS)?.length ?? 0) > MOST || STACKED.test(text)

/** Read in the core itself, so it is never dear: what is overdone keeps its lines, and its signs as letters. */
export const wordsOf = (text: string): readonly Block[] =>
  isOverdone(text) ? asTyped(text) : blocksOf(new Lexer(OPTIONS).lex(text), 0)

/** Paragraphs and lines, and nothing else. */
const asTyped = (text: string): Block[] =>
  text
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      is: 'p',
      of: paragraph
        .trim()
        .split('\n')
        .flatMap((line, i): Inline[] => [
          ...(i === 0 ? [] : [{ is: 'break' } as const]),
          ...(line === '' ? [] : [line]),
        ]),
    }))

const blocksOf = (tokens: readonly Token[], depth: number): Block[] =>
  tokens.flatMap((token) => blockOf(token, depth))

const typed = (raw: string): Block[] => (raw.trim() === '' ? [] : [{ is: 'p', of: [raw.trim()] }])

function blockOf(token: Token, depth: number): Block[] {
  const isDeep = depth >= DEEPEST
  switch (token.type) {
    case 'space':
    case 'def':
      return []
    case 'paragraph':
    case 'text':
      return [{ is: 'p', of: inlinesOf(token, 0) }]
    case 'heading':
      return [{ is: 'heading', of: inlinesOf(token, 0) }]
    case 'blockquote':
      return isDeep
        ? typed(token.raw)
        : [{ is: 'quote', of: blocksOf((token as Tokens.Blockquote).tokens, depth + 1) }]
    case 'list': {
      const { ordered, items } = token as Tokens.List
      if (isDeep) return typed(token.raw)
      return [{ is: 'list', ordered, items: items.map((item) => blocksOf(item.tokens, depth + 1)) }]
    }
    case 'code':
      return [{ is: 'code', text: (token as Tokens.Code).text }]
    case 'hr':
      return [{ is: 'rule' }]
    default:
      // HTML, tables and whatever a later library knows.
      return typed(token.raw)
  }
}

function inlinesOf(token: { tokens?: Token[]; text?: string } | Token, depth: number): Inline[] {
  const { tokens, text = '' } = token as { tokens?: Token[]; text?: string }
  return tokens ? joined(tokens.flatMap((one) => inlineOf(one, depth))) : [text]
}

function inlineOf(token: Token, depth: number): Inline[] {
  switch (token.type) {
    case 'text':
      return (token as Tokens.Text).tokens ? inlinesOf(token, depth) : [(token as Tokens.Text).text]
    case 'escape':
      return [(token as Tokens.Escape).text]
    case 'strong':
    case 'em':
    case 'del':
      return depth > DEEPEST ? [token.raw] : [{ is: token.type, of: inlinesOf(token, depth + 1) }]
    case 'codespan':
      return depth > DEEPEST ? [token.raw] : [{ is: 'code', of: [(token as Tokens.Codespan).text] }]
    case 'br':
      return depth > DEEPEST ? [' '] : [{ is: 'break' }]
    case 'link': {
      const { href, raw } = token as Tokens.Link
      return safe.test(href) && depth <= DEEPEST
        ? [{ is: 'link', href, of: inlinesOf(token, depth + 1) }]
        : [raw]
    }
    default:
      // Pictures from elsewhere and HTML among them.
      return [token.raw]
  }
}

const safe = new RegExp(SAFE_LINK)

/** Neighbouring texts are one. */
function joined(inlines: readonly Inline[]): Inline[] {
  const made: Inline[] = []
  for (const inline of inlines) {
    const last = made.at(-1)
    if (typeof inline === 'string' && typeof last === 'string') made[made.length - 1] = last + inline
    else made.push(inline)
  }
  return made
}
