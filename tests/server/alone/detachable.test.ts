/** Logs that go on in another place: they keep every rule of a log, and whoever holds one is led over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { detachableLogs } from '../../../server/alone/detachable-logs.ts'
import { readMark, removeMark, writeMark } from '../../../server/alone/mark.ts'
import { LogReplaced, type LogStore, LogUnusable, type ShowLog } from '../../../server/log/show-log.ts'
import { openSqliteLogStore } from '../../../server/log/sqlite-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'

const NEXT = { generation: 2, id: 'fedcba9876543210' }
let folder: string
let [first, second]: LogStore[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-detach-'))
  ;[first, second] = ['first', 'second'].map((name) => openSqliteLogStore(join(folder, `${name}.db`)))
})
afterEach(async () => {
  await Promise.all([first?.close(), second?.close()])
  rmSync(folder, { recursive: true })
})

const successor = (asked: Promise<unknown>): Promise<ShowLog> =>
  asked.then(
    () => Promise.reject(new Error('It was answered.')),
    (error: unknown) => (error instanceof LogReplaced ? error.successor : Promise.reject(error)),
  )

it('[L1] [L2] an append that is under way when the log is left was not made, and its commit belongs to the successor', async () => {
  const slow = first as LogStore
  const logs = detachableLogs({
    ...slow,
    async open(show) {
      const log = await slow.open(show)
      return (
        log && { ...log, append: (commit) => log.append(commit).then(() => logs.goOnIn(second as LogStore)) }
      )
    },
  })
  const before = await slow.create('gala', EPOCH)
  for (const commit of commitsOf(2)) await before.append(commit)
  const there = await second?.create('gala', NEXT)
  for (const commit of commitsOf(2)) await there?.append(commit)
  const log = (await logs.open('gala')) as ShowLog
  let told = 0
  log.onReplaced?.(() => {
    told += 1
  })
  await log.readSince(0)
  const next = await successor(log.append(commitOf(3)))
  expect([next.epoch, told]).toEqual([NEXT, 1])
  expect(await next.readSince(0)).toEqual(commitsOf(2))
  await next.append(commitOf(3))
  expect(await next.readSince(0)).toEqual(commitsOf(3))
  expect((await successor(log.readSince(0))).epoch).toEqual(NEXT)
})

it('an error of the place that was left is none of the successor’s', async () => {
  const gone = detachableLogs(first as LogStore)
  const log = await gone.create('gala', EPOCH)
  await second?.create('gala', NEXT)
  const asked = log.append(commitOf(7))
  gone.goOnIn(second as LogStore)
  expect((await successor(asked)).epoch).toEqual(NEXT)
})

it('that a machine is alone is read again by whatever starts there, until somebody ends it', () => {
  expect(readMark(folder)).toBeNull()
  const mark = { since: 1_800_000_000_000, by: 'Ada', where: 'Desk laptop' }
  writeMark(folder, mark)
  expect(readMark(folder)).toEqual(mark)
  removeMark(folder)
  expect(readMark(folder)).toBeNull()
  writeMark(folder, { ...mark, since: -1 })
  expect(() => readMark(folder)).toThrow(LogUnusable)
})
