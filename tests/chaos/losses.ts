/** What Redis itself loses: emptied, restarted without its file, put back to an old copy, robbed of a key. Nobody may be left to believe what is not there any more. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openRedisLogStore } from '../../server/log/redis-log.ts'
import { pause } from '../bench/figures.ts'
import { until } from '../helpers/house.ts'
import { connected } from '../helpers/public-stream.ts'
import { type Evening, openEvening } from './evening.ts'

type Loss = (evening: Evening) => Promise<void>

const asked =
  (...words: string[]): Loss =>
  async ({ redis }) => {
    const client = await connected(redis?.url ?? '')
    await client.sendCommand(words)
    client.destroy()
  }

const stream = 'envelope:log:chaos'
/** Where Redis keeps its append-only file. */
const FILES = 'appendonlydir'

const LOSSES: Readonly<Record<string, Loss>> = {
  'emptied while it runs': asked('FLUSHALL'),
  'restarted empty': async ({ redis }) => {
    if (!redis) return
    await redis.kill()
    rmSync(join(redis.folder, FILES), { recursive: true, force: true })
    await redis.restart()
  },
  'an old copy restored': async (evening) => {
    const { redis } = evening
    if (!redis) return
    const copy = join(redis.folder, 'copy')
    cpSync(join(redis.folder, FILES), copy, { recursive: true })
    for (let n = 0; n < 5; n += 1) await evening.mark()
    await redis.kill()
    rmSync(join(redis.folder, FILES), { recursive: true })
    cpSync(copy, join(redis.folder, FILES), { recursive: true })
    await redis.restart()
  },
  'the log evicted': asked('DEL', stream),
  'its older commits evicted': asked('XTRIM', stream, 'MAXLEN', '2'),
}

/** Whether Redis has every commit from the first to this one. */
async function reaches({ redis }: Evening, seq: number): Promise<boolean> {
  const store = await openRedisLogStore(redis?.url ?? '')
  try {
    const log = await store.open('chaos')
    return log !== null && (await log.readSince(0)).length >= seq
  } catch {
    return false
  } finally {
    await store.close()
  }
}

/**
 * Never silent: from then on either nothing is taken, with a sentence, or every screen is shown a newer epoch, or the log is whole again.
 * Resolves to which of them it was; throws if a command was acknowledged as if nothing had been lost.
 */
async function outcomeOf(evening: Evening): Promise<string> {
  const epochOf = () =>
    evening.screens.map((screen) => {
      const sight = screen.last()
      return sight?.is === 'frame' ? sight.frame.position.epoch.generation : 0
    })
  const before = Math.max(...epochOf())
  return until(
    'the loss to be noticed',
    async () => {
      if (epochOf().every((generation) => generation > before)) return 'a newer epoch on every screen'
      const { live } = await evening.show.view()
      const answer = await evening.show.command({ kind: 'write-post', text: 'After the loss' })
      if (!answer.ok && answer.refusal.code === 'log-unavailable')
        return 'every command refused by a sentence'
      if (
        answer.ok &&
        answer.position.epoch.generation === before &&
        answer.position.seq <= live.position.seq
      )
        throw new Error('A command was acknowledged where another stood')
      const isWhole = answer.ok && (await reaches(evening, answer.position.seq))
      return isWhole ? 'every commit put back, and nothing lost' : null
    },
    20_000,
  )
}

/** How many losses nobody noticed. */
export async function playLosses(say: (line: string) => void): Promise<number> {
  let silent = 0
  for (const [name, loss] of Object.entries(LOSSES)) {
    const evening = await openEvening('redis')
    const { core } = evening.house.children()
    try {
      await evening.mark()
      await loss(evening)
      await pause(500)
      const outcome = await outcomeOf(evening).catch((error: Error) => {
        silent += 1
        return `SILENT: ${error.message}`
      })
      const lived = evening.house.children().core === core ? 'the core lived on' : 'the core was started anew'
      say(`Redis, ${name}: ${outcome}; ${lived}`)
    } finally {
      await evening.end()
    }
  }
  return silent
}
