/** What a reader's phone has to load. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { builtAssets, PAGES } from '../helpers/live-server.ts'

const zipped = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0)

test('the live blog loads at most 26 KB of script and 8 KB of style, zipped', () => {
  const { files, styles } = builtAssets()
  const sizes = { script: zipped(files), style: zipped(styles.map((path) => join(PAGES, path))) }
  expect(sizes.script).toBeLessThanOrEqual(26 * 1024)
  expect(sizes.style).toBeLessThanOrEqual(8 * 1024)
})

test('no schema library comes with it', () => {
  const script = builtAssets()
    .files.map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(script).not.toMatch(/typebox|additionalProperties/i)
})
