/** What every log must know of its own past: that nothing of it was changed, and where it was if it was. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { FORMAT } from '#shared/events'
import { NO_CHAIN } from '../../../server/log/chain.ts'
import type { LogStore, ShowLog } from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'

/** The records as they lie in the store, oldest first. */
export type Rewrite = (records: string[]) => (string | null)[]

/** What the chain's tests need of a home. `rewrite` changes what is stored behind the log's back; null takes a record out. */
export interface ChainHome {
  open(): Promise<LogStore>
  hands(show: string, count: number): Promise<ShowLog[]>
  rewrite(show: string, change: Rewrite): Promise<void>
}

const sha256 = (record: string) => createHash('sha256').update(record, 'utf8').digest('hex')
const PROGRAM = fileURLToPath(new URL('../../../server/verify-log.mjs', import.meta.url))

/** The program for doubters, on what a database tool prints. */
async function verifyOffline(records: readonly string[], ...noted: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...noted], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdin.end(records.join('\n'))
  return { said: (await text(child.stdout)).trim(), code: await ended }
}

export function chainTests(home: () => ChainHome): void {
  async function written(count: number): Promise<string[]> {
    const log = await (await home().open()).open('gala')
    for (const commit of commitsOf(count)) await log?.append(commit)
    return stored()
  }
  async function stored(): Promise<string[]> {
    let records: string[] = []
    await home().rewrite('gala', (found) => {
      records = found
      return found
    })
    return records
  }
  async function reopened(): Promise<ShowLog> {
    const log = await (await home().open()).open('gala')
    if (!log) throw new Error('The log is gone.')
    return log
  }
  const check = async () => (await reopened()).verify(null)

  it('[L2] every record names the one before it, and an untouched log verifies', async () => {
    const records = await written(450)
    const prevs = records.map((record) => (JSON.parse(record) as { prev: string }).prev)
    expect(prevs).toEqual(['0'.repeat(64), ...records.slice(0, -1).map(sha256)])
    const head = { seq: 450, hash: sha256(records.at(-1) ?? '') }
    const log = await reopened()
    expect(log.chain()).toEqual(NO_CHAIN)
    await log.readSince(0)
    expect(log.chain()).toEqual({ head, begins: 1, brokenAt: null })
    expect(await log.verify(head)).toEqual({ head, begins: 1, brokenAt: null, noted: true })
    expect(await verifyOffline(records)).toEqual({ said: `ok 450 ${head.hash}`, code: 0 })
  })

  it('[L2] the links hold over restarts, other writers and refused appends', async () => {
    await written(2)
    const log = await reopened()
    await log.append(commitOf(3))
    await expect(log.append(commitOf(3, 'again'))).rejects.toThrow()
    const hands = await home().hands('gala', 4)
    for (let seq = 4; seq <= 11; seq++) await hands[seq % hands.length]?.append(commitOf(seq))
    expect(await check()).toMatchObject({ head: { seq: 11 }, begins: 1, brokenAt: null })
  })

  it('[L2] one changed letter is found, and the log can still be read', async () => {
    await written(9)
    await home().rewrite('gala', (records) =>
      records.map((record, i) => (i === 3 ? record.replace('Post 4', 'Past 4') : record)),
    )
    expect(await check()).toMatchObject({ brokenAt: 5 })
    expect(await verifyOffline(await stored())).toEqual({ said: 'broken 5', code: 1 })
    const log = await reopened()
    expect((await log.readSince(0)).length).toBe(9)
    expect(log.chain().brokenAt).toBe(5)
    await log.append(commitOf(10))
    expect(await check()).toMatchObject({ head: { seq: 10 }, brokenAt: 5 })
  })

  it('[L2] a record taken out is found, wherever it was', async () => {
    await written(9)
    await home().rewrite('gala', (records) => records.map((record, i) => (i === 3 ? null : record)))
    expect(await check()).toMatchObject({ brokenAt: 4 })
    expect(await verifyOffline(await stored())).toEqual({ said: 'broken 4', code: 1 })
  })

  it('[L2] the newest records, changed or taken out, are missed by whoever noted the head', async () => {
    await written(9)
    const { head } = await check()
    await home().rewrite('gala', (records) =>
      records.map((record, i) => (i === 8 ? record.replace('Post 9', 'Past 9') : record)),
    )
    const log = await reopened()
    expect(await log.verify(head)).toMatchObject({ noted: false })
    expect(await verifyOffline(await stored(), `9:${head.hash}`)).toMatchObject({ code: 1 })
    await home().rewrite('gala', (records) => records.map((record, i) => (i >= 7 ? null : record)))
    expect(await (await reopened()).verify(head)).toMatchObject({ head: { seq: 7 }, noted: false })
  })

  it('[L3] a log from before there was a chain is read, and its oldest record is covered from then on', async () => {
    await written(4)
    const withoutPrev = (record: string) => record.replace(/,"prev":"[0-9a-f]{64}"/, '')
    await home().rewrite('gala', (records) => records.map(withoutPrev))
    expect(await check()).toMatchObject({ begins: null, brokenAt: null })
    const log = await reopened()
    expect(await log.readSince(0)).toEqual(commitsOf(4))
    for (const seq of [5, 6]) await log.append(commitOf(seq))
    const good = await check()
    expect(good).toMatchObject({ head: { seq: 6 }, begins: 5, brokenAt: null })
    expect(await verifyOffline(await stored())).toEqual({ said: `ok 6 ${good.head.hash}`, code: 0 })
    await home().rewrite('gala', (records) =>
      records.map((record, i) => (i === 0 ? record.replace('Post 1', 'Past 1') : record)),
    )
    expect(await check()).toMatchObject({ brokenAt: 5 })
  })

  it('[L3] a log into which a newer Envelope wrote is refused, and stays as it is', async () => {
    await written(3)
    const newer = (record: string) => record.replace(`"format":${FORMAT}`, `"format":${FORMAT + 1}`)
    await home().rewrite('gala', (records) => records.map((record, i) => (i === 2 ? newer(record) : record)))
    const before = await stored()
    await expect(reopened().then((log) => log.readSince(0))).rejects.toThrow(
      `written by a newer Envelope: it holds a record of format ${FORMAT + 1}`,
    )
    expect(await stored()).toEqual(before)
    expect(before[2]).toContain(`"format":${FORMAT + 1}`)
  })

  it('[L2] a chain that has begun cannot be left', async () => {
    await written(5)
    await home().rewrite('gala', (records) =>
      records.map((record, i) => (i === 2 ? record.replace(/,"prev":"[0-9a-f]{64}"/, '') : record)),
    )
    expect(await check()).toMatchObject({ brokenAt: 3 })
  })

  it('[L2] two shows have two chains', async () => {
    await written(2)
    const other = await (await home().open()).create('rehearsal', EPOCH)
    await other.append(commitOf(1))
    expect(await other.verify(null)).toMatchObject({ head: { seq: 1 }, brokenAt: null })
    expect(await check()).toMatchObject({ head: { seq: 2 }, brokenAt: null })
  })
}
