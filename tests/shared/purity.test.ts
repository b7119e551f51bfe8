import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../shared')

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))

/** The code without its comments: a rule may speak of the clock it does not have. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')

const FORBIDDEN = [
  'Date',
  'Math.random',
  'performance',
  'process',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'crypto',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'fetch',
  'console',
  'require',
  'Intl',
  'toLocaleString',
  'localeCompare',
  'eval',
  'Function',
]

const wordsIn = (text: string) =>
  FORBIDDEN.filter((word) =>
    new RegExp(`(?<![\\w.'"-])${word.replace('.', '\\.')}(?![\\w'"-])`).test(code(text)),
  )

const importsOf = (text: string) =>
  [...code(text).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '')

describe('[L3] shared/ is pure', () => {
  it('the search sees what it looks for', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(wordsIn('const at = Date.now()')).toEqual(['Date'])
    expect(wordsIn('Math.random() + performance.now()')).toEqual(['Math.random', 'performance'])
    expect(wordsIn("type Kind = 'process' | Updated // Date")).toEqual([])
    expect(importsOf("import { a } from 'node:fs'\nexport * from './b.ts'\nimport 'c'")).toEqual([
      'node:fs',
      './b.ts',
      'c',
    ])
  })

  it.each(sources)('$file has no clock, no chance, no surroundings', ({ text }) => {
    expect(wordsIn(text)).toEqual([])
  })

  it.each(sources)('$file imports TypeBox, @noble/hashes and shared/ only', ({ file, text }) => {
    for (const specifier of importsOf(text)) {
      const inside =
        specifier.startsWith('.') && !relative(ROOT, join(ROOT, file, '..', specifier)).startsWith('..')
      expect(
        inside ||
          specifier === 'typebox' ||
          specifier === 'typebox/value' ||
          specifier.startsWith('@noble/hashes/'),
        specifier,
      ).toBe(true)
    }
  })
})
