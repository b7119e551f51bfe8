/** [L3] A data folder and an export of every release are read by this one as they were written. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { FORMAT } from '#shared/events'
import { ShowFile } from '#shared/show-file'
import { BACKUP_FORMAT } from '../../server/backup/layout.ts'
import { BUNDLE_FORMAT } from '../../server/bundle/manifest.ts'
import { layoutsOf, toldOf } from '../golden/house.ts'

const ROOT = join(import.meta.dirname, '../..')
const GOLDEN = join(ROOT, 'tests/golden')
const numbered = (pattern: RegExp) =>
  readdirSync(GOLDEN)
    .filter((name) => pattern.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
const houses = numbered(/^house-v\d+$/)
const newest = houses.at(-1) ?? ''

const work = mkdtempSync(join(tmpdir(), 'envelope-golden-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** A golden house is read where it may be changed. */
function copied(name: string): string {
  const folder = mkdtempSync(join(work, `${name}-`))
  cpSync(join(GOLDEN, name), folder, { recursive: true })
  return folder
}
const aboutOf = (name: string) => JSON.parse(readFileSync(join(GOLDEN, name, 'about.json'), 'utf8'))

it.each(houses)(
  '[L3] [E2] the golden data folder %s holds what was laid there, and its envelopes open',
  async (name) => {
    const about = aboutOf(name)
    expect(about.opened).not.toBeNull()
    expect(about.picture).not.toBeNull()
    expect(JSON.parse(JSON.stringify(await toldOf(copied(name), about.fields)))).toEqual(about)
  },
)

it('[L3] the newest golden data folder is laid out as today’s: whoever changes a layout records another one', async () => {
  const today = copied(newest)
  await toldOf(today)
  expect(layoutsOf(copied(newest))).toEqual(layoutsOf(today))
})

it('[L3] every release says in which formats it writes, and for this one a golden log and a golden data folder are kept', () => {
  const releases = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')
    .split(/^(?=## )/m)
    .slice(1)
  const versions = releases.map((text) => {
    const said =
      /^Formats: records of the log (\d+), show file (\d+), export (\d+), backup (\d+); data folder as in `tests\/golden\/(house-v\d+)`\.$/m
    const [, ...formats] = said.exec(text) ?? []
    return { version: /^## (\S+)/.exec(text)?.[1], formats }
  })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const showFile = ShowFile.properties.format.const
  expect(versions[0]).toEqual({
    version,
    formats: [String(FORMAT), String(showFile), String(BUNDLE_FORMAT), String(BACKUP_FORMAT), newest],
  })
  for (const { formats } of versions) {
    expect(numbered(/^v\d+\.json$/)).toContain(`v${formats[0]}.json`)
    expect(houses).toContain(formats[4])
  }
})
