/**
 * What an editor wrote, as pieces a template draws one by one: nothing of it is ever a string of HTML.
 * They are made from Markdown once, where it arrives, and kept in the log: no later library reads an old post otherwise (L3).
 */
import Type from 'typebox'

export type Inline =
  | string
  | { readonly is: 'strong' | 'em' | 'del' | 'code'; readonly of: readonly Inline[] }
  | { readonly is: 'link'; readonly href: string; readonly of: readonly Inline[] }
  | { readonly is: 'break' }

export type Block =
  | { readonly is: 'p' | 'heading'; readonly of: readonly Inline[] }
  | { readonly is: 'quote'; readonly of: readonly Block[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'rule' }

/** Deeper than anybody means it: a quote of a quote of a quote is as far as it goes, and so with letters. */
export const DEEPEST = 3

const strict = { additionalProperties: false }

/** Leads to a page or a letter, and to no script; nothing in it can be read as something else. */
export const SAFE_LINK =
  '^([hH][tT][tT][pP][sS]?:\\/\\/[^\\s\\/]|[mM][aA][iI][lL][tT][oO]:)[^\\s\\u0000-\\u001f]{0,2000}$'

const inlines = (deep: number): Type.TSchema => {
  const of = Type.Array(deep === 0 ? Type.String() : inlines(deep - 1))
  return Type.Union([
    Type.String(),
    Type.Object({ is: Type.Literal('break') }, strict),
    Type.Object({ is: Type.Enum(['strong', 'em', 'del', 'code']), of }, strict),
    Type.Object({ is: Type.Literal('link'), href: Type.String({ pattern: SAFE_LINK }), of }, strict),
  ])
}

const blocks = (deep: number): Type.TSchema => {
  const plain = [
    Type.Object({ is: Type.Enum(['p', 'heading']), of: Type.Array(inlines(DEEPEST)) }, strict),
    Type.Object({ is: Type.Literal('code'), text: Type.String() }, strict),
    Type.Object({ is: Type.Literal('rule') }, strict),
  ]
  if (deep === 0) return Type.Union(plain)
  const inner = Type.Array(blocks(deep - 1))
  return Type.Union([
    ...plain,
    Type.Object({ is: Type.Literal('quote'), of: inner }, strict),
    Type.Object({ is: Type.Literal('list'), ordered: Type.Boolean(), items: Type.Array(inner) }, strict),
  ])
}

export const Words = Type.Array(blocks(DEEPEST)) as unknown as Type.TUnsafe<readonly Block[]>
