/** Taking a show along and bringing it back, on whatever keeps the two houses. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asRun } from '#shared/as-run'
import { compareEpochs } from '#shared/ids'
import type { ShowRunner } from '../../../server/show-runner.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { issue } from '../../helpers/runner.ts'

const PROGRAM = fileURLToPath(new URL('../../../server/verify-log.mjs', import.meta.url))

async function verifyOffline(log: Uint8Array): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(log)
  return (await text(child.stdout)).trim()
}

export function restoreTests(from: 'files' | 'Redis', to: 'files' | 'Redis'): void {
  const servers: RedisServer[] = []
  const houses: KeepingHouse[] = []
  let urls: (string | null)[] = []
  beforeAll(async () => {
    urls = await Promise.all(
      [from, to].map(async (kind) => {
        if (kind === 'files') return null
        const server = await startRedis()
        servers.push(server)
        return server.url
      }),
    )
  })
  afterAll(async () => {
    for (const server of servers) await server.stop()
  })
  afterEach(async () => {
    for (const house of houses.splice(0)) await house.close()
  })
  let number = 0
  async function house(which: 0 | 1, key = 7): Promise<KeepingHouse> {
    // One Redis, a database for every house.
    const url = urls[which] ?? null
    number += 1
    const made = await keepingHouse({ redisUrl: url && `${url}/${number % 16}`, key })
    houses.push(made)
    return made
  }

  /** An evening with a picture, its edit, and a first reveal behind it. */
  async function evening(there: KeepingHouse): Promise<ShowRunner> {
    const first = await there.picture()
    const runner = await there.open('gala', {
      images: [{ of: { kind: 'ceremony' }, image: first }],
      // Nothing falls due while it is looked at.
      settings: { publicHoldSeconds: 3600, guardMs: 800 },
    })
    const second = await there.picture()
    await issue(runner, { kind: 'set-image', of: { kind: 'ceremony' }, image: second, push: true })
    for (const cue of ['opening', 'housing:title']) await take(there, runner, cue)
    await issue(runner, { kind: 'write-post', text: 'Doors are open. “Zoë” \u2028 🏆' })
    return runner
  }

  test('a show taken along is the same show: every record, every picture, where it stood, and it goes on', async () => {
    const here = await house(0)
    const runner = await evening(here)
    const file = await here.exported('gala')
    const there = await house(1)
    const answer = await there.restore(file)
    expect(answer).toMatchObject({ ok: true, show: 'gala', as: 'whole', keyless: false })
    const brought = there.world.shows.runner('gala') as ShowRunner
    const [before, after] = [runner.shown(), brought.shown()]
    expect({ ...after, position: before.position, feed: before.feed }).toEqual(before)
    expect(after.feed.posts).toEqual(before.feed.posts)
    expect(await brought.commits()).toEqual(await runner.commits())
    expect(asRun(before.position.epoch, (await brought.commits()) ?? [])).toEqual(
      asRun(before.position.epoch, (await runner.commits()) ?? []),
    )
    for (const id of Object.keys(unzipSync(file)).flatMap(
      (name) => /images\/(.{22})\.webp/.exec(name)?.[1] ?? [],
    ))
      expect(await there.stores.images.image(id)).toEqual(await here.stores.images.image(id))
    expect(
      await there.restarted().then((again) => {
        houses.splice(houses.indexOf(there), 1, again)
        return again.world.shows.runner('gala')?.shown().position
      }),
    ).toEqual(after.position)
  })

  test('[L2] the log in the file verifies with nothing but Node, and so does what was restored of it', async () => {
    const here = await house(0)
    const runner = await evening(here)
    const { head } = runner.chain()
    const log = unzipSync(await here.exported('gala'))['log.jsonl'] ?? new Uint8Array()
    expect(await verifyOffline(log)).toBe(`ok ${head.seq} ${head.hash}`)
    const there = await house(1)
    await there.restore(await here.exported('gala'))
    expect(await there.world.shows.runner('gala')?.verify(head)).toMatchObject({
      brokenAt: null,
      noted: true,
    })
  })

  test('a restored show has a newer epoch than any of its name, also when it is restored again and again', async () => {
    const here = await house(0)
    const epochs = [(await evening(here)).shown().position.epoch]
    const file = await here.exported('gala')
    const there = await house(1)
    await there.open('other', {}, [])
    for (let time = 0; time < 3; time += 1) {
      expect((await there.restore(file)).ok).toBe(true)
      epochs.push((there.world.shows.runner('gala') as ShowRunner).shown().position.epoch)
      const out = await there.world.shows.takeOut('gala')
      if (out) await there.world.logs.remove('gala', out.end)
      out?.back()
    }
    expect(epochs.length).toBe(4)
    for (const [at, epoch] of epochs.slice(1).entries())
      expect(compareEpochs(epochs[at] ?? epoch, epoch)).toBe('newer')
  })

  test('a show whose name is taken is not restored over it, and comes as a plan of its own if asked', async () => {
    const here = await house(0)
    const runner = await evening(here)
    const file = await here.exported('gala')
    const before = runner.shown()
    expect(await here.restore(file)).toMatchObject({ ok: false, refusal: { code: 'show-exists' } })
    expect(runner.shown()).toBe(before)
    const plan = await here.restore(file, { as: 'plan' })
    expect(plan).toMatchObject({ ok: true, show: 'gala-2', as: 'plan', commits: 0 })
    const copy = here.world.shows.runner('gala-2')?.shown()
    expect(copy?.results).toEqual({})
    expect(copy?.pointer).toBeNull()
    expect(copy?.showFile?.categories).toEqual(before.showFile?.categories)
    expect(copy?.showFile?.images).toEqual(before.showFile?.images)
  })

  test('sealed elsewhere: refused with a sentence, restored if that is known, and a plan needs no key', async () => {
    const here = await house(0)
    await evening(here)
    const file = await here.exported('gala')
    const there = await house(1, 8)
    const refused = await there.restore(file)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'sealed-elsewhere' } })
    expect([there.world.shows.ids(), await there.world.logs.shows()]).toEqual([[], []])
    expect(await there.restore(file, { keyless: 'yes' })).toMatchObject({ ok: true, keyless: true })
    expect(await there.world.registry.noted('keyless')).toEqual(['gala'])
    expect(await there.restore(file, { as: 'plan' })).toMatchObject({
      ok: true,
      show: 'gala-2',
      keyless: false,
    })
  })
}

export async function take(house: KeepingHouse, runner: ShowRunner, cue: string) {
  house.clock.monotonic += 5000
  house.clock.now += 5000
  const { position, programme, revisions } = runner.shown()
  await issue(runner, { kind: 'preview', to: { cue, step: 0 } })
  return issue(runner, {
    kind: 'take',
    from: { epoch: position.epoch, programmeSeq: programme.seq },
    to: { cue, step: 0, revision: revisions[cue.split(':')[0] ?? ''] ?? 1 },
  })
}
