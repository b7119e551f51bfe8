/** A post has the same pieces on the desk as on the readers' page: two sets of templates, which may not know each other, drawn side by side. */
import { render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import fc from 'fast-check'
import type { TemplateResult } from 'lit'
import { expect, test } from 'vitest'
import { parse } from '#shared/parse'
import { type Block, type Inline, Words } from '#shared/post-words'
import { drawWords, plainPieces } from '../../control/blog/draw-words.ts'
import { blocks, blocksOf } from '../../display/live/pieces.ts'
import { wordsOf } from '../../server/markdown.ts'
import { PAYLOADS } from '../helpers/payloads.ts'
import { runs } from '../helpers/properties.ts'

const drawn = (templates: TemplateResult[]): string =>
  collectResultSync(render(templates)).replace(/<!--[\s\S]*?-->/g, '')

/** Which way a text runs and where a link leads are part of what is read; how the desk opens links and dresses headings is its own. */
const OWN: readonly [RegExp, string][] = [
  [/ target="_blank"/g, ''],
  [/ rel="[^"]*"/g, ''],
  [/ \/>/g, '>'],
]
const onDesk = (words: readonly Block[]): string =>
  OWN.reduce((html, [own, none]) => html.replace(own, none), drawn(drawWords(words))).replace(
    /<p class="heading"([^>]*)>([\s\S]*?)<\/p>/g,
    '<h4$1>$2</h4>',
  )
const toReaders = (words: readonly Block[]): string =>
  OWN.reduce((html, [own, none]) => html.replace(own, none), drawn(blocks(words)))

const text = fc.constantFrom('words', 'more <b>words</b>', '"quoted" & so on', 'مجلس', '')
const { block } = fc.letrec<{ inline: Inline; block: Block }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constant<Inline>({ is: 'break' }),
    ...(['strong', 'em', 'del', 'code'] as const).map((is) =>
      fc.array(tie('inline'), { maxLength: 3 }).map((of) => ({ is, of }) as Inline),
    ),
    fc
      .array(tie('inline'), { maxLength: 2 })
      .map((of) => ({ is: 'link', href: 'https://example.org/?a=1&b="2"', of }) as Inline),
  ),
  block: fc.oneof(
    { maxDepth: 3 },
    ...(['p', 'heading'] as const).map((is) =>
      fc.array(tie('inline'), { minLength: 1, maxLength: 4 }).map((of) => ({ is, of }) as Block),
    ),
    fc.constant<Block>({ is: 'rule' }),
    text.map((text) => ({ is: 'code', text }) as Block),
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((of) => ({ is: 'quote', of }) as Block),
    fc
      .tuple(
        fc.boolean(),
        fc.array(fc.array(tie('block'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      )
      .map(([ordered, items]) => ({ is: 'list', ordered, items }) as Block),
  ),
}))

test('every piece there is, in every other, is drawn alike', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), (words) => {
      const html = toReaders(words)
      for (const [, name = ''] of html.matchAll(/<([a-z0-9]+)/g)) seen.add(name)
      expect(onDesk(words)).toBe(html)
    }),
    runs(300),
  )
  const all = [
    'p',
    'h4',
    'blockquote',
    'ul',
    'ol',
    'li',
    'pre',
    'hr',
    'br',
    'strong',
    'em',
    'del',
    'code',
    'a',
  ]
  expect([...seen].sort()).toEqual(all.sort())
})

test('what the server makes of anything that is typed is drawn alike', () => {
  for (const typed of PAYLOADS) {
    const words = wordsOf(typed)
    expect(parse(Words, words)).not.toHaveProperty('problem')
    expect(onDesk(words)).toBe(toReaders(words))
  }
})

test('a post older than its pieces is cut into the same ones', () => {
  for (const text of ['One\ntwo\n\nthree', '\n\n  \nOne\n\n\n\ntwo\n', 'One', '', ...PAYLOADS])
    expect(onDesk(plainPieces(text))).toBe(toReaders(blocksOf({ text })))
})

test('[twin] another piece, or another way of running, is seen', () => {
  const p = (text: string): Block[] => [{ is: 'p', of: [text] }]
  expect(onDesk(p('one'))).not.toBe(toReaders(p('two')))
  expect(onDesk(p('one'))).not.toBe(toReaders(p('one')).replace('dir="auto"', 'dir="ltr"'))
})
