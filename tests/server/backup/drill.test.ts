/** The restore drill: one command that brings a backup back, proves it, and says how long it took. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exporting, restoreProgram, stored } from '../../helpers/backups.ts'
import { until } from '../../helpers/house.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { issue } from '../../helpers/runner.ts'
import { take } from '../keeping/restore.ts'

let house: KeepingHouse
let folder = ''
let records = ''
let about = ''
let commits = 0

beforeAll(async () => {
  house = await keepingHouse()
  const image = await house.picture()
  const runner = await house.open('gala', { images: [{ of: { kind: 'ceremony' }, image }] })
  await house.open('other', {}, [])
  folder = mkdtempSync(join(tmpdir(), 'envelope-drill-'))
  for (const cue of ['opening', 'housing:title']) await take(house, runner, cue)
  const exported = exporting(house, folder)
  await issue(runner, { kind: 'write-post', text: 'Doors are open. “Zoë” \u2028 🏆' })
  const stood = () =>
    exported.histories('gala').map((name) => readFileSync(join(folder, 'gala', name, 'about.json'), 'utf8'))
  await until('all of it there, and how it stood', async () => {
    commits = (await stored(house, 'gala')).length + (await stored(house, 'other')).length
    const there = exported.records('gala').length + exported.records('other').length
    return there === commits && stood()[0]?.includes('"hash"')
  })
  const history = join(folder, 'gala', exported.histories('gala')[0] ?? '')
  records = join(history, 'log.jsonl')
  about = join(history, 'about.json')
  await exported.close()
}, 60_000)
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Changes a file for as long as `work` lasts. */
async function changed(path: string, change: (text: string) => string, work: () => Promise<void>) {
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, change(before))
  try {
    await work()
  } finally {
    writeFileSync(path, before)
  }
}

test('[L2] [L3] the drill restores every show, proves chain and state, says the time, and keeps nothing', async () => {
  const { code, line, said } = await restoreProgram(['drill', folder])
  expect(line).toEqual({
    ok: true,
    shows: 2,
    lost: 0,
    commits,
    pictures: 1,
    chain: true,
    stateEqual: true,
    asItStood: true,
    opens: false,
    ms: expect.any(Number),
  })
  expect(code).toBe(0)
  expect(said).toMatch(/Restored and proved in \d+\.\d s/)
  expect(said).toContain('The envelopes stay shut until the seal key is brought')
})

test('with the seal key at hand the envelopes open', async () => {
  const { line } = await restoreProgram(['drill', folder], { ENVELOPE_SEAL_KEY: '07'.repeat(32) })
  expect(line).toMatchObject({ ok: true, opens: true })
})

test('a record that broke off is left out, and said', async () => {
  await changed(
    records,
    (text) => `${text}{"seq":99,"at":1`,
    async () => {
      const { line, said } = await restoreProgram(['drill', folder])
      expect(line).toMatchObject({ ok: true, commits })
      expect(said).toContain('16 bytes of a record that was cut off left out')
    },
  )
})

test('[L2] a backup somebody changed is not restored, and one that comes to something else is not called sound', async () => {
  await changed(
    records,
    (text) => text.replace('Sample Awards', 'Simple Awards'),
    async () => {
      const { line, said } = await restoreProgram(['drill', folder])
      expect(line).toMatchObject({ ok: false, shows: 1, lost: 1 })
      expect(said).toMatch(/passed over gala\/\S+: record 2 does not follow from the one before it/)
    },
  )
  const other = `"hash":"${'0'.repeat(64)}"`
  await changed(
    about,
    (text) => text.replace(/"hash":"[0-9a-f]{64}"/, other),
    async () => {
      const { code, line } = await restoreProgram(['drill', folder])
      expect([code, line?.['ok'], line?.['asItStood']]).toEqual([1, false, false])
    },
  )
})

test('restored for good: the data folder has the shows; one that has shows already is refused, and so is a folder without a backup', async () => {
  const into = join(mkdtempSync(join(tmpdir(), 'envelope-restored-')), 'data')
  try {
    expect((await restoreProgram(['restore', folder, into])).line).toMatchObject({ ok: true, shows: 2 })
    expect(existsSync(join(into, 'shows.db'))).toBe(true)
    const again = await restoreProgram(['restore', folder, into])
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('holds shows already')])
    const nothing = await restoreProgram(['drill', into])
    expect([nothing.code, nothing.said]).toEqual([1, expect.stringContaining('holds no backup of a show')])
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
})
