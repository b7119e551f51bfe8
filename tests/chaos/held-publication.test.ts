/** The core killed while a result waits for its hold, and in the middle of publishing it, on both logs: readers are told once, in time and in order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import type { Epoch } from '#shared/ids'
import { resultPostId } from '#shared/posts'
import { type Ears, type ImportedShow, importShow, overhear } from '../e2e/imported-show.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'
import { only } from '../helpers/whole.ts'

const MOMENTS = ['before-append', 'after-append', 'after-ack'] as const
const HOLD_SECONDS = 1
const EARLY_MS = 250

const LOGS: [string, () => Promise<RedisServer | null>][] = [
  ['embedded log', async () => null],
  ['Redis', () => startRedis()],
]

for (const [name, prepare] of LOGS)
  describe(`on the ${name}`, only(name === 'embedded log'), () => {
    let house: House
    let redis: RedisServer | null
    let show: ImportedShow
    let ears: Ears
    let order: string[]

    beforeAll(async () => {
      redis = await prepare()
      house = await startHouse({ environment: redis ? { REDIS_URL: redis.url } : {} })
      show = await importShow(house, 'held', { publicHoldSeconds: HOLD_SECONDS })
      ears = await overhear(house, 'held')
      const { plan, live } = await show.view()
      order = plan.cues
        .filter((cue) => cue.kind === 'winner' && live.marks[cue.category ?? ''] === 'ss')
        .map((cue) => cue.category ?? '')
    })
    afterAll(async () => {
      ears?.close()
      await house?.stop()
      await redis?.stop()
    })

    const waiting = async () => (await show.view()).live.onItsWay?.count ?? 0

    /** Reveals a winner with nothing else on its way to the readers. */
    async function revealAlone(category: string): Promise<number> {
      await show.jumpTo(`${category}:title`)
      await show.playTo(`${category}:envelope`)
      await until('all else to be public', async () => (await waiting()) === 0)
      await show.take()
      expect(await waiting()).toBe(1)
      return performance.now()
    }

    const anotherCore = async (before: number) => {
      await until('another core', () => ![0, before].includes(house.children().core))
      await until('it to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
    }

    const updates = () =>
      ears.heard('reader').flatMap(([event, word]) => (event === 'update' ? [word as FeedUpdate] : []))
    const timesTold = (post: string) =>
      updates()
        .flatMap((update) => update.changes)
        .filter((change) => change.kind === 'post' && change.post.id === post).length
    const toldTo = (post: string) => until('readers to be told', () => timesTold(post) > 0)

    test('[F1] killed during the hold: published once after the restart, and not before its time', async () => {
      const category = order[0] ?? ''
      const post = resultPostId(category, 'winner')
      const { core } = house.children()
      const revealed = await revealAlone(category)
      process.kill(core, 'SIGKILL')
      await anotherCore(core)
      await toldTo(post)
      expect(performance.now() - revealed).toBeGreaterThan(HOLD_SECONDS * 1000 - EARLY_MS)
      expect(await waiting()).toBe(0)
      expect(timesTold(post)).toBe(1)
    })

    test('[T3] retracted before the kill: never published, also not by the core that comes back', async () => {
      const category = order[1] ?? ''
      const { core } = house.children()
      await revealAlone(category)
      const retract = { kind: 'retract', category, level: 'winner', reason: null } as const
      expect((await show.command(retract)).ok).toBe(true)
      process.kill(core, 'SIGKILL')
      await anotherCore(core)
      await new Promise((resolve) => setTimeout(resolve, HOLD_SECONDS * 1000 + 500))
      expect(await waiting()).toBe(0)
      expect(timesTold(resultPostId(category, 'winner'))).toBe(0)
    })

    test.each(MOMENTS.map((moment, at) => [moment, at] as const))(
      '[L1] killed %s of the publication itself: told once, and never ahead of the log',
      async (moment, at) => {
        const category = order[2 + at] ?? ''
        const post = resultPostId(category, 'winner')
        const { core } = house.children()
        await revealAlone(category)
        const before = (await show.view()).live.position
        house.armFailpoint(moment)
        await until('the core to die', () => house.children().core !== core)
        // Told before the crash only where it was acknowledged: otherwise nobody, neither desk nor reader, has heard a word of it.
        if (moment !== 'after-ack') {
          expect(timesTold(post)).toBe(0)
          expect(JSON.stringify(ears.heard('desk'))).not.toContain(post)
        }
        await anotherCore(core)
        await toldTo(post)
        await until('nothing to be on its way', async () => (await waiting()) === 0)
        const { position } = (await show.view()).live
        expect(position.seq).toBe(before.seq + 1)
        expect(timesTold(post)).toBe(1)
      },
    )

    test('[F1] what the reader folded of all that is the feed of the log', async () => {
      const ask = async (who: 'desk' | 'reader'): Promise<Feed> => {
        const event = who === 'desk' ? 'feed' : 'since'
        const feed = applyFeed(
          null,
          (await ears.sockets[who].timeout(3000).emitWithAck(event, { cursor: null })).value,
        )
        if (isGap(feed)) throw new Error('It begins with a gap')
        return feed
      }
      const log = await ask('desk')
      expect(await ask('reader')).toEqual(log)
      const ids = log.posts.map((post) => post.id)
      const winners = order.filter((category) => ids.includes(resultPostId(category, 'winner')))
      expect(winners).toEqual([order[0], order[2], order[3], order[4]])
      const epochs = new Set(updates().map((update): Epoch['id'] => update.epoch.id))
      expect([...epochs]).toEqual([log.cursor.epoch.id])
    })
  })
