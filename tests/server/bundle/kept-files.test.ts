/** Deleted shows in the data folder. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeptFiles } from '../../../server/bundle/kept-files.ts'
import { keptContract } from './kept-contract.ts'

keptContract('files', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'envelope-kept-')), 'deleted')
  return {
    open: async (now) => openKeptFiles(folder, now),
    clear: async () => rmSync(join(folder, '..'), { recursive: true, force: true }),
  }
})

test('a kept file is for the eyes of its owner, and what a power cut left half done is swept out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-kept-'))
  for (const name of ['abcdefghijkl.zip.part', 'mnopqrstuvwx.zip']) writeFileSync(join(folder, name), 'half')
  const kept = openKeptFiles(folder)
  async function* piece() {
    yield Buffer.from('whole')
  }
  const { id } = await kept.keep(
    { show: 'gala', ceremony: 'Gala', rehearsalOf: null, deletedAt: Date.now() },
    piece(),
  )
  expect(readdirSync(folder).sort()).toEqual([`${id}.json`, `${id}.zip`].sort())
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  rmSync(folder, { recursive: true })
})
