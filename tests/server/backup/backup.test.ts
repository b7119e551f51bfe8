/** Every commit goes to a folder elsewhere, and whatever becomes of that folder the show does not wait. */
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { backupSentence } from '#shared/backup'
import { openBackupFolder } from '../../../server/backup/backup-folder.ts'
import { type Exported, exporting, stored } from '../../helpers/backups.ts'
import { until } from '../../helpers/house.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { startRedis } from '../../helpers/redis.ts'
import { EPOCH, issue } from '../../helpers/runner.ts'
import { take } from '../keeping/restore.ts'

const houses: KeepingHouse[] = []
const exports: Exported[] = []
afterEach(async () => {
  for (const one of exports.splice(0)) await one.close()
  for (const house of houses.splice(0)) await house.close()
})

async function evening(redisUrl: string | null = null, slowMs?: number) {
  const house = await keepingHouse({ redisUrl })
  houses.push(house)
  const image = await house.picture()
  const runner = await house.open('gala', {
    images: [{ of: { kind: 'ceremony' }, image }],
    settings: { publicHoldSeconds: 3600, guardMs: 800 },
  })
  const exported = exporting(house, undefined, slowMs)
  exports.push(exported)
  const isThere = async () => {
    const [here, there] = [await stored(house, 'gala'), exported.records('gala')]
    return here.length > 0 && here.join('\n') === there.join('\n')
  }
  return { house, runner, exported, image, isThere }
}

test('[L1] every commit is in the folder, record by record as it is stored, with its pictures; results only sealed', async () => {
  const { house, runner, exported, image, isThere } = await evening()
  await until('what was there before', isThere)
  for (const cue of ['opening', 'housing:title']) await take(house, runner, cue)
  const second = await house.picture()
  await issue(runner, { kind: 'set-image', of: { kind: 'ceremony' }, image: second, push: true })
  await issue(runner, { kind: 'write-post', text: 'Doors are open. “Zoë” \u2028 🏆' })
  await until('all that came since', isThere)
  const [history = ''] = exported.histories('gala')
  for (const id of [image, second]) {
    const there = readFileSync(join(exported.folder, 'gala', history, 'images', `${id}.webp`))
    expect(there.equals((await house.stores.images.image(id))?.webp ?? Buffer.alloc(0))).toBe(true)
  }
  expect(exported.backup.trouble()).toBeNull()
  await until('the look at the disk', () => exported.backup.standing().state === 'current')
  const text = exported.records('gala').join('\n')
  expect(text).toContain('"box":"')
  expect(text).not.toMatch(/"result":|"citation":"/)
})

test('[L1] a log in Redis is copied just so, and a house that ends takes along what is on its way', async () => {
  const redis = await startRedis()
  try {
    const { house, runner, exported, isThere } = await evening(redis.url)
    await until('what was there before', isThere)
    await take(house, runner, 'opening')
    await exported.backup.close()
    expect(await isThere()).toBe(true)
    await house.close()
    houses.splice(0)
  } finally {
    await redis.stop()
  }
})

test('a folder that goes away is said in one sentence, the show goes on, and all is there once it is back', async () => {
  const { house, runner, exported, isThere } = await evening()
  await until('what was there before', isThere)
  renameSync(exported.folder, `${exported.folder}-pulled`)
  await take(house, runner, 'opening')
  const trouble = await until('the trouble to be noticed', () => exported.backup.trouble())
  expect(trouble).toMatchObject({ problem: 'gone', folder: exported.folder })
  await issue(runner, { kind: 'write-post', text: 'Written while the disk was away.' })
  expect(backupSentence(exported.backup.trouble())).toMatch(
    /^The backup folder \S+ is not there, and 3 commits are not in it\. The show goes on/,
  )
  // Nobody makes the folder of a disk that is missing: it would lie on this one.
  expect(existsSync(exported.folder)).toBe(false)
  renameSync(`${exported.folder}-pulled`, exported.folder)
  await until('it to resume by itself', async () => exported.backup.trouble() === null && (await isThere()))
  expect(exported.histories('gala')).toHaveLength(1)
})

test('another disk under the same name is not taken for the one that was pulled', async () => {
  const { house, runner, exported, isThere } = await evening()
  await until('what was there before', isThere)
  rmSync(join(exported.folder, 'envelope-backup.json'))
  await take(house, runner, 'opening')
  await until('the trouble to be noticed', () => exported.backup.trouble()?.problem === 'gone')
})

test('a disk that hangs is said to be slow, and nothing of the show waits for it', async () => {
  const { house, runner, exported, isThere } = await evening(null, 150)
  await until('what was there before', async () => exported.backup.trouble() === null && (await isThere()))
  const pid = exported.writer.pid() as number
  process.kill(pid, 'SIGSTOP')
  try {
    expect(await take(house, runner, 'opening')).toMatchObject({ ok: true })
    await until('the trouble to be noticed', () => exported.backup.trouble()?.problem === 'slow')
    expect(await take(house, runner, 'housing:title')).toMatchObject({ ok: true })
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await until('it to resume by itself', async () => exported.backup.trouble() === null && (await isThere()))
})

test('an exporting process that is killed is started again, and a record that broke off is written anew', async () => {
  const { house, runner, exported, isThere } = await evening()
  await until('what was there before', isThere)
  process.kill(exported.writer.pid() as number, 'SIGKILL')
  const [history = ''] = exported.histories('gala')
  appendFileSync(join(exported.folder, 'gala', history, 'log.jsonl'), '{"seq":2,"at":17')
  await take(house, runner, 'opening')
  await until('all that came since', isThere)
  expect(exported.histories('gala')).toHaveLength(1)
})

test('a history of another log, and one that somebody changed, are left as they are: a new one is begun beside them', async () => {
  const { house, runner, exported, isThere } = await evening()
  await until('what was there before', isThere)
  await exported.backup.close()
  const path = join(exported.folder, 'gala', exported.histories('gala')[0] ?? '', 'log.jsonl')
  const forged = readFileSync(path, 'utf8').replace('Sample Awards', 'Simple Awards')
  writeFileSync(path, forged)
  const again = exporting(house, exported.folder)
  exports.push(again)
  await take(house, runner, 'opening')
  await until('a second history', () => again.histories('gala').length === 2)
  await until(
    'all of it there',
    async () => again.records('gala').length === (await stored(house, 'gala')).length,
  )
  expect(readFileSync(path, 'utf8')).toBe(forged)
})

test('a full disk is told from one that is gone, and from one that may only be read', async () => {
  const root = await mkdtemp(join(tmpdir(), 'envelope-folder-'))
  try {
    const folder = openBackupFolder(root)
    await folder.look(root)
    await folder.begin({ show: 'gala', epoch: EPOCH, ceremony: 'Gala', rehearsalOf: null, after: 0 })
    symlinkSync('/dev/full', join(root, 'gala', `1-${EPOCH.id}`, 'log.jsonl'))
    await expect(folder.add('gala', [{ seq: 1, record: '{"seq":1}' }], [])).rejects.toMatchObject({
      problem: 'full',
    })
    await expect(openBackupFolder(join(root, 'nowhere')).look(root)).rejects.toMatchObject({
      problem: 'gone',
    })
    // A file system nobody may write to, as root too.
    await expect(openBackupFolder('/proc/self').look(root)).rejects.toMatchObject({
      problem: expect.stringMatching(/read-only|gone/),
    })
  } finally {
    await rm(root, { recursive: true })
  }
})
