/** Power cuts on the embedded log: what was acknowledged is there again, and the same check sees a log that is careless. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, type TestContext } from 'vitest'
import { openSqliteLogStore } from '../../../server/log/sqlite-log.ts'
import { sizedCommitOf } from '../../helpers/commits.ts'
import { cutsOf, type Image, imageAfter, luckOf } from '../../helpers/power-loss.ts'
import { buildProgram, type Fault } from '../../helpers/power-loss-program.ts'
import { findStrace, readTrace, type Step, tracing } from '../../helpers/power-loss-trace.ts'
import { only } from '../../helpers/whole.ts'

/** Enough for SQLite to write its WAL back into the file on the way. */
const COMMITS = 400
/** Milliseconds; two cores may have other work. */
const LIMIT = 60_000

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'envelope-power-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** All that the writer did to its folder while it appended. */
async function traced(context: TestContext, options: { fault?: Fault; strace?: string[]; commits?: number }) {
  const strace = findStrace()
  if ('missing' in strace) return context.skip(strace.missing)
  const program = await buildProgram('tests/helpers/power-loss-writer.ts', options.fault)
  const data = join(folder, 'data')
  const trace = join(folder, 'trace')
  const words = [process.execPath, program, join(data, 'show.db'), 'gala', String(options.commits ?? COMMITS)]
  const [command = '', ...rest] = [...tracing(strace.path, trace, options.strace), ...words]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.resume()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  rmSync(dirname(program), { recursive: true })
  return { data, steps: readTrace(readFileSync(trace, 'utf8'), data) }
}

const saidAt = (steps: readonly Step[], words: string) =>
  steps.flatMap((step, index) => (step.kind === 'said' && step.text.startsWith(words) ? [index] : []))

/** What the real log finds on such a disk. */
async function found(image: Image) {
  const disk = mkdtempSync(join(folder, 'disk-'))
  for (const [name, bytes] of image) {
    mkdirSync(dirname(join(disk, name)), { recursive: true })
    writeFileSync(join(disk, name), bytes)
  }
  const store = openSqliteLogStore(join(disk, 'show.db'))
  const log = await store.open('gala')
  const commits = (await log?.readSince(0)) ?? []
  await store.close()
  rmSync(disk, { recursive: true })
  return commits
}

/** Cuts the power again and again: how often something acknowledged was missing or wrong. */
async function lossesOf(steps: readonly Step[], data: string, losses: readonly ('dropped' | 'torn')[]) {
  const acks = saidAt(steps, 'ack ')
  let lost = 0
  let tried = 0
  for (const cut of cutsOf(steps, acks, 20)) {
    const acked = acks.filter((ack) => ack < cut).length
    for (const loss of losses) {
      tried++
      const commits = await found(imageAfter(steps, cut, data, loss, luckOf(cut))).catch(() => [])
      const whole = commits.every(
        (commit, index) => JSON.stringify(commit) === JSON.stringify(sizedCommitOf(index + 1)),
      )
      if (commits.length < acked || !whole) lost++
    }
  }
  expect(tried).toBeGreaterThan(40)
  return lost
}

it(
  '[L1] a power cut at any moment loses nothing acknowledged',
  async (context) => {
    const { steps, data } = await traced(context, {})
    expect(saidAt(steps, 'ack ')).toHaveLength(COMMITS)
    // The WAL was written back into the file at least once on the way, not only at the end.
    const last = saidAt(steps, 'ack ').at(-1)
    const writtenBack = steps.slice(saidAt(steps, 'ack ')[0], last)
    expect(writtenBack.some((step) => step.kind === 'write' && step.path === join(data, 'show.db'))).toBe(
      true,
    )
    expect(await lossesOf(steps, data, ['dropped', 'torn'])).toBe(0)
  },
  LIMIT,
)

for (const level of ['OFF', 'NORMAL'])
  it(`[L1] the same cuts see what synchronous = ${level} loses`, {
    ...only(level === 'NORMAL'),
    timeout: LIMIT,
  }, async (context) => {
    const fault = { from: 'synchronous = FULL', to: `synchronous = ${level}` }
    const { steps, data } = await traced(context, { fault })
    expect(saidAt(steps, 'ack ')).toHaveLength(COMMITS)
    expect(await lossesOf(steps, data, ['dropped'])).toBeGreaterThan(20)
  })

/** One fsync in the middle fails; where the writer then says that the commit is not there, and how many are. */
async function afterFailedSync(context: TestContext, fault?: Fault) {
  const strace = ['-e', 'inject=fsync,fdatasync:error=EIO:when=30']
  const { steps, data } = await traced(context, { strace, commits: 40, ...(fault ? { fault } : {}) })
  expect(saidAt(steps, 'unsure ')).toHaveLength(1)
  const [absent = 0] = saidAt(steps, 'absent ')
  expect(absent).toBeGreaterThan(0)
  return { steps, data, absent, acked: saidAt(steps.slice(0, absent), 'ack ').length }
}

it(
  '[L1] a commit read as absent after a failed fsync never comes back',
  async (context) => {
    const { steps, data, absent, acked } = await afterFailedSync(context)
    // The process is killed, or the power fails, at the moment it was said.
    expect(await found(imageAfter(steps, absent + 1, data, 'kept'))).toHaveLength(acked)
    expect(await found(imageAfter(steps, absent + 1, data, 'dropped'))).toHaveLength(acked)
    expect(await lossesOf(steps, data, ['dropped', 'torn'])).toBe(0)
  },
  LIMIT,
)

it(
  '[L1] the same check sees it come back where doubt is not settled',
  async (context) => {
    const fault = { from: 'if (inDoubt) settle()', to: '' }
    const { steps, data, absent, acked } = await afterFailedSync(context, fault)
    expect(await found(imageAfter(steps, absent + 1, data, 'kept'))).toHaveLength(acked + 1)
  },
  LIMIT,
)
