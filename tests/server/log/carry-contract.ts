/** What every log must do to be carried from one house to another: given out as it is, written whole or not at all, and removed. */
import { expect, it } from 'vitest'
import type { Row } from '../../../server/log/chain.ts'
import {
  LogBroken,
  LogConflict,
  type LogStore,
  LogUnavailable,
  type ShowLog,
} from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'

const NEWER = { generation: 2, id: 'aaaaaaaaaaaaaaaa' }

interface CarryHome {
  open(): Promise<LogStore>
}

export function carryTests(home: () => CarryHome): void {
  async function written(store: LogStore, show: string, count: number): Promise<ShowLog> {
    const log = (await store.open(show)) ?? (await store.create(show, EPOCH))
    for (const commit of commitsOf(count)) await log.append(commit)
    return log
  }
  async function rowsOf(log: ShowLog, size: number): Promise<Row[]> {
    const rows: Row[] = []
    for (;;) {
      const page = await log.rows(rows.length, size)
      if (page.length === 0) return rows
      expect(page.length).toBeLessThanOrEqual(size)
      rows.push(...page)
    }
  }
  async function* paged(rows: readonly Row[], size: number, fails?: Error): AsyncGenerator<readonly Row[]> {
    for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
    if (fails) throw fails
  }
  const end = (seq: number, epoch = EPOCH) => ({ epoch, seq })

  it('[L2] reads commits a page at a time, without a gap between two pages', async () => {
    const log = await written(await home().open(), 'gala', 250)
    const pages = [await log.readSince(0, 100), await log.readSince(100, 100), await log.readSince(200, 100)]
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50])
    expect(pages.flat()).toEqual(commitsOf(250))
    expect(log.chain().head.seq).toBe(250)
    expect(await log.readSince(250, 100)).toEqual([])
  })

  it('[L2] a log carried over is the same to the letter, verifies, and goes on from there', async () => {
    const store = await home().open()
    const log = await written(store, 'gala', 350)
    const rows = await rowsOf(log, 64)
    const carried = await store.restore('carried', NEWER, paged(rows, 77))
    expect(carried.epoch).toEqual(NEWER)
    expect(await rowsOf(carried, 100)).toEqual(rows)
    expect(await carried.readSince(0)).toEqual(commitsOf(350))
    expect(await carried.verify(log.chain().head)).toMatchObject({ brokenAt: null, noted: true })
    await carried.append(commitOf(351))
    const again = await (await home().open()).open('carried')
    expect(again?.epoch).toEqual(NEWER)
    expect(await again?.readSince(350)).toEqual([commitOf(351)])
    expect(await again?.verify(log.chain().head)).toMatchObject({
      head: { seq: 351 },
      brokenAt: null,
      noted: true,
    })
  })

  it('[L2] what is arriving is neither listed nor opened, and its name is taken', async () => {
    const store = await home().open()
    const rows = await rowsOf(await written(store, 'gala', 30), 100)
    const seen: unknown[] = []
    async function* looking(): AsyncGenerator<readonly Row[]> {
      for await (const page of paged(rows, 10)) {
        yield page
        seen.push([await store.shows(), await store.open('carried')])
      }
    }
    await store.restore('carried', NEWER, looking())
    expect(seen).toEqual(Array.from({ length: 3 }, () => [['gala'], null]))
    expect(await store.shows()).toEqual(['gala', 'carried'])
  })

  it.each([
    [
      'the pages end with an error',
      (rows: Row[]) => paged(rows, 10, new Error('the file ended')),
      'the file ended',
    ],
    [
      'a record is missing',
      (rows: Row[]) =>
        paged(
          rows.filter(({ seq }) => seq !== 17),
          10,
        ),
      'Record 18',
    ],
    [
      'a letter was changed',
      (rows: Row[]) =>
        paged(
          rows.map((row) => (row.seq === 12 ? { ...row, record: row.record.replace('Post', 'Past') } : row)),
          10,
        ),
      'Record 13',
    ],
    ['there is no record', () => paged([], 10), 'holds no record'],
  ])('[L2] nothing of a log is left if %s', async (_, pages, words) => {
    const store = await home().open()
    const rows = await rowsOf(await written(store, 'gala', 30), 100)
    await expect(store.restore('carried', NEWER, pages(rows))).rejects.toThrow(words)
    expect([await store.shows(), await store.open('carried')]).toEqual([['gala'], null])
    const again = await store.restore('carried', NEWER, paged(rows, 10))
    expect(await again.readSince(0)).toEqual(commitsOf(30))
  })

  it('[L2] a broken chain is told apart from a store that fails', async () => {
    const store = await home().open()
    const rows = await rowsOf(await written(store, 'gala', 3), 100)
    await expect(store.restore('carried', NEWER, paged(rows.slice(1), 10))).rejects.toBeInstanceOf(LogBroken)
  })

  it('[L2] a show that has a log keeps it', async () => {
    const store = await home().open()
    const log = await written(store, 'gala', 5)
    const rows = await rowsOf(log, 100)
    await expect(store.restore('gala', NEWER, paged(rows, 2))).rejects.toThrow(LogConflict)
    expect(await log.readSince(0)).toEqual(commitsOf(5))
    await log.append(commitOf(6))
  })

  it('[L2] removes a log where it ends, and nothing else; its generation is remembered', async () => {
    const store = await home().open()
    const log = await written(store, 'gala', 250)
    const other = await store.create('other', { generation: 7, id: 'bbbbbbbbbbbbbbbb' })
    await other.append(commitOf(1))
    expect([await store.generation('gala'), await store.generation('other')]).toEqual([1, 7])
    await store.remove('gala', end(250))
    expect([await store.shows(), await store.open('gala')]).toEqual([['other'], null])
    expect(await other.readSince(0)).toEqual([commitOf(1)])
    await expect(log.append(commitOf(251))).rejects.toThrow(LogConflict)
    await expect(log.readSince(0)).rejects.toThrow(LogUnavailable)
    await expect(log.rows(0, 10)).rejects.toThrow(LogUnavailable)
    const reopened = await home().open()
    expect(await reopened.shows()).toEqual(['other'])
    expect([await reopened.generation('gala'), await reopened.generation('never')]).toEqual([1, 0])
    await (await reopened.create('gala', NEWER)).append(commitOf(1))
    await reopened.remove('gala', end(1, NEWER))
    expect(await reopened.generation('gala')).toBe(2)
  })

  it('[L2] does not remove a log that went on, nor another of its name', async () => {
    const store = await home().open()
    const log = await written(store, 'gala', 4)
    await expect(store.remove('gala', end(3))).rejects.toThrow(LogConflict)
    await expect(store.remove('gala', end(4, NEWER))).rejects.toThrow(LogConflict)
    await expect(store.remove('never', end(0))).rejects.toThrow(LogConflict)
    expect(await log.readSince(0)).toEqual(commitsOf(4))
  })

  it('[L1] tells how long something durable takes, and changes no log by it', async () => {
    const store = await home().open()
    const log = await written(store, 'gala', 2)
    expect(await store.probe()).toBeGreaterThan(0)
    expect(await store.probe()).toBeGreaterThan(0)
    expect([await store.shows(), await log.readSince(0)]).toEqual([['gala'], commitsOf(2)])
    await log.append(commitOf(3))
    await store.close()
    await expect(store.probe()).rejects.toThrow(LogUnavailable)
  })
}
