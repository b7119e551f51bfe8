/** A full disk: the file kept in reserve is given up, and what could not be stored is stored with what it leaves. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diskSaid } from '../../control/trouble-words.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from '../../server/log/show-log.ts'
import { openReserve, type Reserve, reservedLogs } from '../../server/reserve.ts'
import { until } from '../helpers/house.ts'

let folder: string
let reserve: Reserve
const warned: string[] = []
const file = () => join(folder, 'reserve')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-reserve-'))
  warned.length = 0
  reserve = openReserve(folder, (message) => warned.push(message))
  await until('the reserve to be laid', () => existsSync(file()))
})
afterEach(() => {
  reserve.close()
  rmSync(folder, { recursive: true, force: true })
})

const FULL = 'The file shows.db cannot be used: database or disk is full.'

test('takes up real room, for its owner alone', () => {
  const { blocks, mode } = statSync(file())
  expect(blocks * 512).toBeGreaterThanOrEqual(16 * 1024 * 1024)
  expect(mode & 0o077).toBe(0)
  expect(diskSaid(reserve.disk())).toBeNull()
})

test('is given up when something cannot be written for want of room, once, and desks are told', async () => {
  let told = 0
  reserve.onChange(() => {
    told += 1
  })
  expect(await Promise.all([reserve.giveUp(FULL), reserve.giveUp(FULL)])).toEqual([true, false])
  expect(existsSync(file())).toBe(false)
  expect([told, warned.length]).toEqual([1, 1])
  expect(diskSaid(reserve.disk())).toContain('the show goes on')
})

test('stays for any other trouble', async () => {
  expect(await reserve.giveUp('Redis at 127.0.0.1 cannot be reached: connection refused.')).toBe(false)
  expect(existsSync(file())).toBe(true)
})

/** A log that refuses so often, by these errors in turn. */
function logsThatFail(...errors: Error[]) {
  const stored: number[] = []
  const log = {
    async append({ seq }: { seq: number }) {
      const error = errors.shift()
      if (error) throw error
      stored.push(seq)
    },
  } as unknown as ShowLog
  return { stored, store: { open: async () => log } as unknown as LogStore }
}
const commit = { seq: 1 } as never

test('[L1] what did not fit is stored with what the reserve leaves, and is refused when there is none', async () => {
  const { stored, store } = logsThatFail(new LogUnavailable(FULL))
  const log = await reservedLogs(store, reserve).open('any')
  await log?.append(commit)
  expect(stored).toEqual([1])
  const { store: stillFull } = logsThatFail(new LogUnavailable(FULL))
  const other = await reservedLogs(stillFull, reserve).open('any')
  await expect(other?.append(commit)).rejects.toThrow(FULL)
})

test('[L2] what was stored all the same is not stored again', async () => {
  const { stored, store } = logsThatFail(
    new LogUnavailable(FULL),
    new LogConflict('Commit 1 is not the next one.'),
  )
  const log = await reservedLogs(store, reserve).open('any')
  await expect(log?.append(commit)).rejects.toThrow(LogConflict)
  expect(stored).toEqual([])
})
