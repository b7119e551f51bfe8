/** What becomes of what editors type: pieces of a short list, and everything else as it was typed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#shared/parse'
import { plainWords } from '#shared/plain-words'
import { Words } from '#shared/post-words'
import { wordsOf } from '../../server/markdown.ts'

const p = (...of: unknown[]) => [{ is: 'p', of }]

describe('Markdown', () => {
  it.each<[string, unknown]>([
    ['Good **evening**', p('Good ', { is: 'strong', of: ['evening'] })],
    [
      '*so* ~~not~~ `code`',
      p({ is: 'em', of: ['so'] }, ' ', { is: 'del', of: ['not'] }, ' ', { is: 'code', of: ['code'] }),
    ],
    ['one\ntwo', p('one', { is: 'break' }, 'two')],
    ['one\n\ntwo', [...p('one'), ...p('two')]],
    ['## Half time', [{ is: 'heading', of: ['Half time'] }]],
    ['> quoted', [{ is: 'quote', of: p('quoted') }]],
    ['- a\n- b', [{ is: 'list', ordered: false, items: [p('a'), p('b')] }]],
    ['1. a', [{ is: 'list', ordered: true, items: [p('a')] }]],
    ['---', [{ is: 'rule' }]],
    ['[us](https://example.org/a)', p({ is: 'link', href: 'https://example.org/a', of: ['us'] })],
    ['foo_bar_baz, 3 * 4', p('foo_bar_baz, 3 * 4')],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.each([
    '<b>no</b> <script>alert(1)</script>',
    '<script>alert(1)</script>',
    '![from elsewhere](https://example.org/i.png)',
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    '[x](//example.org)',
    '&lt;b&gt; &amp;',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ])('%j stays as it was typed', (text) => {
    expect(plainWords(wordsOf(text))).toBe(text.replaceAll('\n', ' '))
    expect(JSON.stringify(wordsOf(text))).not.toContain('"link"')
  })

  it.each<[string, number]>([
    ['*a_', 1300],
    ['> ', 2000],
    ['> - ', 1000],
    ['1. ', 1300],
    ['[', 4000],
    ['- a\n', 1000],
  ])('%j over and over stays as it was typed, and nobody waits for it', (sign, times) => {
    const text = sign.repeat(times).trim()
    expect(plainWords(wordsOf(text))).toBe(text.replaceAll('\n', ' '))
    expect(new Set(wordsOf(text).map(({ is }) => is))).toEqual(new Set(['p']))
  })

  it('a long list, a long rule and a text full of links are what they are meant to be', () => {
    const of = (text: string) => wordsOf(text).map(({ is }) => is)
    expect(of('- a winner\n'.repeat(120))).toEqual(['list'])
    expect(of(`before\n\n${'-'.repeat(60)}`)).toEqual(['p', 'rule'])
    expect(JSON.stringify(wordsOf('[us](https://example.org) '.repeat(60))).match(/"link"/g)).toHaveLength(60)
  })

  it('whatever is typed fits what the log keeps, however deep it is meant to be', () => {
    const deep = [
      `${'> '.repeat(50)}x`,
      `${'- '.repeat(50)}x`,
      `${'*a **b '.repeat(30)}${'c** d*'.repeat(30)}`,
    ]
    for (const text of deep) expect(parse(Words, wordsOf(text))).toHaveProperty('value')
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '~~',
      '[',
      '](https://a.b)',
      '> ',
      '- ',
      '\n',
      '\n\n',
      'a',
      ' ',
      '<',
      '# ',
      '1. ',
    )
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
        expect(parse(Words, wordsOf(parts.join('')))).toHaveProperty('value')
      }),
      { numRuns: 500 },
    )
  })
})
