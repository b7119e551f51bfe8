/** The embedded log. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LogStore, LogUnusable } from '../../../server/log/show-log.ts'
import { openSqliteLogStore } from '../../../server/log/sqlite-log.ts'
import { commitOf, EPOCH, sizedCommitOf } from '../../helpers/commits.ts'
import { buildProgram } from '../../helpers/power-loss-program.ts'
import { IS_WHOLE } from '../../helpers/whole.ts'
import { logContract } from './log-contract.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'envelope-log-'))

logContract('SQLite', async () => {
  const folder = newFolder()
  let store: LogStore | null = null
  return {
    async open() {
      await store?.close()
      store = openSqliteLogStore(join(folder, 'show.db'))
      return store
    },
    async hands(show, count) {
      const logs = await Promise.all(Array.from({ length: count }, () => store?.open(show)))
      return logs.filter((log) => log !== null && log !== undefined)
    },
    async rewrite(show, change) {
      await store?.close()
      const tool = new DatabaseSync(join(folder, 'show.db'))
      const rows = tool.prepare('SELECT seq, record FROM commits WHERE show = ? ORDER BY seq').all(show)
      for (const [at, record] of change(rows.map((row: { record: string }) => row.record)).entries()) {
        if (record === null)
          tool.prepare('DELETE FROM commits WHERE show = ? AND seq = ?').run(show, rows[at].seq)
        else
          tool
            .prepare('UPDATE commits SET record = ? WHERE show = ? AND seq = ?')
            .run(record, show, rows[at].seq)
      }
      tool.close()
    },
    async clear() {
      await store?.close()
      rmSync(folder, { recursive: true })
    },
  }
})

describe('the file of the embedded log', () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = newFolder()
    path = join(folder, 'data', 'show.db')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const refusal = (): string => {
    try {
      void openSqliteLogStore(path).close()
    } catch (error) {
      if (error instanceof LogUnusable) return error.message
      throw error
    }
    throw new Error('It was accepted.')
  }

  it('is for its owner only, with all that lies beside it', async () => {
    const store = openSqliteLogStore(path)
    await (await store.create('gala', EPOCH)).append(commitOf(1))
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    expect(readdirSync(dirname(path))).toContain('show.db-wal')
    for (const name of readdirSync(dirname(path)))
      expect(statSync(join(dirname(path), name)).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('is one plain file, readable by any SQLite tool, once the server is stopped', async () => {
    const store = openSqliteLogStore(path)
    await (await store.create('gala', EPOCH)).append(commitOf(1))
    await store.close()
    expect(readdirSync(dirname(path))).toEqual(['show.db'])
    const tool = new DatabaseSync(path, { readOnly: true })
    expect(tool.prepare('SELECT show, seq FROM commits').all()).toEqual([{ show: 'gala', seq: 1 }])
    expect(tool.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    tool.close()
  })

  it('[L2] what a power cut left of restoring or removing is swept out, and nothing else', async () => {
    const store = openSqliteLogStore(path)
    await (await store.create('gala', EPOCH)).append(commitOf(1))
    await store.close()
    const tool = new DatabaseSync(path)
    tool.exec(`
      INSERT INTO partial VALUES ('half'), ('only-named');
      INSERT INTO logs (show, generation, epoch) VALUES ('half', 3, 'aaaaaaaaaaaaaaaa');
      INSERT INTO commits VALUES ('half', 1, '{}');
    `)
    tool.close()
    const again = openSqliteLogStore(path)
    expect([await again.shows(), await again.open('half')]).toEqual([['gala'], null])
    await (await again.create('half', EPOCH)).append(commitOf(1))
    expect(await (await again.open('half'))?.readSince(0)).toEqual([commitOf(1)])
    expect(await (await again.open('gala'))?.readSince(0)).toEqual([commitOf(1)])
    await again.close()
  })

  it('opens a file that was made before logs could be carried', async () => {
    const store = openSqliteLogStore(path)
    await (await store.create('gala', EPOCH)).append(commitOf(1))
    await store.close()
    const tool = new DatabaseSync(path)
    tool.exec('DROP TABLE partial; DROP TABLE generations; PRAGMA user_version = 1')
    tool.close()
    const again = openSqliteLogStore(path)
    expect(await (await again.open('gala'))?.readSince(0)).toEqual([commitOf(1)])
    expect([await again.generation('gala'), await again.probe()].map((n) => n > 0)).toEqual([true, true])
    await again.close()
  })

  it('says so when it is no database', () => {
    path = join(folder, 'junk.db')
    writeFileSync(path, 'not a database '.repeat(1000))
    expect(refusal()).toBe(`The file ${path} is not an Envelope database.`)
  })

  it('says so when it was written by a newer Envelope', async () => {
    await openSqliteLogStore(path).close()
    const newer = new DatabaseSync(path)
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    expect(refusal()).toBe(`The file ${path} was written by a newer Envelope; use that one.`)
  })

  it('says so when it cannot be made', () => {
    path = join(folder, 'file', 'show.db')
    writeFileSync(join(folder, 'file'), '')
    expect(refusal()).toMatch(/^The file .* cannot be opened: /)
  })
})

describe('the embedded log and processes', () => {
  let program: string
  let folder: string
  let path: string
  const running = new Set<ChildProcess>()

  beforeAll(async () => {
    program = await buildProgram('tests/helpers/power-loss-writer.ts')
  })
  afterAll(() => rmSync(dirname(program), { recursive: true }))
  beforeEach(() => {
    folder = newFolder()
    path = join(folder, 'show.db')
  })
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL')
    running.clear()
    rmSync(folder, { recursive: true })
  })

  /** What the writer said until it ended. `heard` may end it. */
  async function listen(
    words: string[],
    heard: (line: string, child: ChildProcess) => void = () => {},
  ): Promise<string[]> {
    const [command = '', ...rest] = words
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
    running.add(child)
    const exited = once(child, 'exit')
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      heard(line, child)
    }
    await exited
    running.delete(child)
    return lines
  }
  const writer = (count: number, show = 'gala') => [process.execPath, program, path, show, String(count)]
  const acked = (lines: string[]) => lines.filter((line) => line.startsWith('ack ')).length

  async function stored(show = 'gala') {
    const store = openSqliteLogStore(path)
    const log = await store.open(show)
    const commits = (await log?.readSince(0)) ?? []
    await store.close()
    return commits
  }

  /** As text: comparing thousands of objects takes longer than writing them. */
  const isWhole = (commits: unknown[]) =>
    JSON.stringify(commits) === JSON.stringify(commits.map((_, index) => sizedCommitOf(index + 1)))

  it('[L1] kills in the middle of appending lose nothing acknowledged', async () => {
    for (let round = 0; round < (IS_WHOLE ? 10 : 4); round++) {
      const show = `gala-${round}`
      const enough = 20 + ((round * 53) % 90)
      const lines = await listen(writer(2000, show), (line, child) => {
        if (line === `ack ${enough}`) child.kill('SIGKILL')
      })
      expect(lines[0]).toBe('open 0')
      expect(lines).not.toContain('closed')
      const commits = await stored(show)
      // The last one may have been stored without anybody hearing of it.
      expect(commits.length - acked(lines)).toBeOneOf([0, 1])
      expect(isWhole(commits)).toBe(true)
    }
    expect(await stored('gala-0')).not.toHaveLength(0)
  }, 90_000)

  it('[L2] a second process on the same data folder is turned away with one sentence', async () => {
    const store = openSqliteLogStore(path)
    const log = await store.create('gala', EPOCH)
    expect(await listen(writer(3))).toEqual([
      `refused The data folder ${folder} is in use by another process; stop it, or choose another folder with ENVELOPE_DATA.`,
    ])
    await log.append(commitOf(1))
    await store.close()
    expect(acked(await listen(writer(3)))).toBe(3)
  })

  it('[L2] a process that was killed holds nobody up', async () => {
    await listen(writer(2000), (line, child) => {
      if (line === 'ack 5') child.kill('SIGKILL')
    })
    expect((await stored()).length).toBeGreaterThanOrEqual(5)
  })

  it('[L1] a full disk is never acknowledged, and what is read afterwards is what stays', async () => {
    // The file may grow to 256 blocks of 1024 bytes; Node ignores the signal and the write fails.
    const lines = await listen(['bash', '-c', 'ulimit -f 256 && exec "$@"', 'bash', ...writer(400)])
    expect(lines.some((line) => line.startsWith('unsure '))).toBe(true)
    const known = acked(lines) + lines.filter((line) => line.startsWith('stored ')).length
    expect(acked(lines)).toBeGreaterThan(10)
    expect(await stored()).toEqual(Array.from({ length: known }, (_, index) => sizedCommitOf(index + 1)))
  })
})
