/** A Redis that comes back with an older memory, and says nothing of it. */
import { SHOW } from './core.ts'
import type { House } from './night.ts'

export function rollBack(house: House, commits: number, killsToo: boolean): void {
  const { redis, truth, world } = house
  // While this machine can note nothing, only the core that runs knows what there was: a house without both cannot know.
  if (!house.isCopied && !house.core?.proc.alive) return
  const { lost, kept } = redis.rollBack(SHOW, commits)
  if (lost === 0 || !truth.newest) return
  truth.rolledBack(kept)
  world.note(`Redis has lost ${lost} commits`)
  if (killsToo) house.killCore()
}

export function redisBack({ redis }: House): void {
  redis.lift()
  redis.awayUntil = 0
  redis.losing = 0
}
