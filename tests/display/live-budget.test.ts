/** What a reader's phone has to load. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { builtAssets, PAGES } from '../helpers/live-server.ts'

const zipped = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0)

test.each([
  ['the live blog', 'display/live/live.ts'],
  ['the page of one post', 'display/live/post-script.ts'],
])(
  '%s loads at most 10 KB of script before the first paint, 26 KB in all, and 8 KB of style, zipped',
  (_page, script) => {
    const { first, files, styles } = builtAssets(script)
    expect(zipped(first)).toBeLessThanOrEqual(10 * 1024)
    expect(zipped(files)).toBeLessThanOrEqual(26 * 1024)
    expect(zipped(styles.map((path) => join(PAGES, path)))).toBeLessThanOrEqual(8 * 1024)
  },
)

test('what follows the log and draws the page comes after the first paint, and is counted', () => {
  const textOf = (paths: readonly string[]) => paths.map((path) => readFileSync(path, 'utf8')).join('\n')
  for (const script of ['display/live/live.ts', 'display/live/post-script.ts']) {
    const { first, files } = builtAssets(script)
    for (const words of ['WebSocket', 'EventSource', 'litHtmlVersions']) {
      expect(textOf(first)).not.toContain(words)
      expect(textOf(files)).toContain(words)
    }
  }
})

test('no schema library comes with it', () => {
  const script = builtAssets()
    .files.map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(script).not.toMatch(/typebox|additionalProperties/i)
})
