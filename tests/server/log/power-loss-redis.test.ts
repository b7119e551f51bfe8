/** @module-tag whole */
/** Power cuts on the Redis log: what Redis answered is there again, and the same check sees a Redis that does not sync. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterEach, beforeEach, expect, it, type TestContext } from 'vitest'
import { openRedisLogStore } from '../../../server/log/redis-log.ts'
import { EPOCH, sizedCommitOf } from '../../helpers/commits.ts'
import { cutsOf, type Image, imageAfter } from '../../helpers/power-loss.ts'
import { findStrace, readTrace, type Step, tracing } from '../../helpers/power-loss-trace.ts'
import { startRedis } from '../../helpers/redis.ts'

const COMMITS = 60

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'envelope-power-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** All that Redis did to its files while the log appended; `careless` makes it stop syncing after it was checked. */
async function traced(context: TestContext, careless: boolean) {
  const strace = findStrace()
  if ('missing' in strace) return context.skip(strace.missing)
  const trace = join(folder, 'trace')
  const redis = await startRedis({ under: tracing(strace.path, trace) })
  const store = await openRedisLogStore(redis.url)
  if (careless) {
    const client = await createClient({ url: redis.url }).connect()
    await client.configSet('appendfsync', 'no')
    await client.close()
  }
  const log = await store.create('gala', EPOCH)
  for (let seq = 1; seq <= COMMITS; seq++) await log.append(sizedCommitOf(seq))
  // The kill may swallow the end of the last call in the trace; that must not be an acknowledgement.
  await log.readSince(COMMITS)
  await store.close()
  await redis.kill()
  const steps = readTrace(readFileSync(trace, 'utf8'), realpathSync(redis.folder))
  await redis.stop()
  return { steps, data: redis.folder }
}

/** Every answer of Redis that a commit is stored; the first such answer was for the log itself. */
const acksIn = (steps: readonly Step[]) =>
  steps
    .flatMap((step, index) =>
      step.kind === 'said' && /^(\$6\r\n|\+)stored\r\n/.test(step.text) ? [index] : [],
    )
    .slice(1)

/** What the real log finds in a Redis that starts on such a disk. */
async function found(image: Image) {
  const redis = await startRedis({ files: image })
  const store = await openRedisLogStore(redis.url)
  const log = await store.open('gala')
  const commits = (await log?.readSince(0)) ?? []
  await store.close()
  await redis.stop()
  return commits
}

/** Cuts the power again and again: how often something acknowledged was missing or wrong. */
async function lossesOf(steps: readonly Step[], data: string) {
  const acks = acksIn(steps)
  expect(acks).toHaveLength(COMMITS)
  const cuts = cutsOf(steps, acks, 8)
  expect(cuts.length).toBeGreaterThan(12)
  let lost = 0
  for (const cut of cuts) {
    const commits = await found(imageAfter(steps, cut, data, 'dropped'))
    const expected = commits.map((_, index) => sizedCommitOf(index + 1))
    const whole = JSON.stringify(commits) === JSON.stringify(expected)
    if (!whole || commits.length < acks.filter((ack) => ack < cut).length) lost++
  }
  return lost
}

it('[L1] a power cut at any moment loses nothing that Redis acknowledged', async (context) => {
  const { steps, data } = await traced(context, false)
  expect(await lossesOf(steps, data)).toBe(0)
}, 60_000)

it('[L1] the same cuts see what appendfsync no loses', async (context) => {
  const { steps, data } = await traced(context, true)
  expect(await lossesOf(steps, data)).toBeGreaterThan(5)
}, 60_000)
