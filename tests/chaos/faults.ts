/** What is done to a house in the middle of its work: SIGKILL, at a moment drawn by chance or at the worst ones there are. */
import { until } from '../helpers/house.ts'
import type { Random } from '../helpers/random.ts'
import type { Evening } from './evening.ts'

const MOMENTS = ['before-append', 'after-append', 'after-ack'] as const
type Moment = (typeof MOMENTS)[number]

export type Kill = 'core' | `core ${Moment}` | 'core twice' | 'edge' | 'core and edge' | 'redis'

/** How often each is drawn, in hundredths; with a Redis, which has to be struck as often as the core, it comes on top. */
const SHARES: readonly (readonly [kill: Kill, share: number])[] = [
  ['core', 44],
  ...MOMENTS.map((moment) => [`core ${moment}`, 7] as const),
  ['edge', 17],
  ['core twice', 9],
  ['core and edge', 9],
]
const REDIS: readonly [kill: Kill, share: number] = ['redis', 80]

const sharesOn = (hasRedis: boolean) => (hasRedis ? [...SHARES, REDIS] : SHARES)

function drawKill(random: Random, hasRedis: boolean): Kill {
  const shares = sharesOn(hasRedis)
  let left = random.next() * shares.reduce((sum, [, share]) => sum + share, 0)
  const [kill] = shares.find(([, share]) => {
    left -= share
    return left < 0
  }) ?? ['core']
  return kill
}

/** Two blows at once, which come after each of them was met alone. */
const isDouble = (kill: Kill): boolean => kill === 'core twice' || kill === 'core and edge'

/** So many blows: every kind there is once, the doubles last and the others in any order, and then by chance. */
export function drawKills(random: Random, hasRedis: boolean, many: number): Kill[] {
  const shuffled = random.shuffled(sharesOn(hasRedis).map(([kill]) => kill))
  const all = shuffled.toSorted((a, b) => Number(isDouble(a)) - Number(isDouble(b)))
  return Array.from({ length: many }, (_, n) => all[n] ?? drawKill(random, hasRedis))
}

export const kill = (pid: number) => {
  if (pid > 0) process.kill(pid, 'SIGKILL')
}

/** Another process than this one has come, which is not yet to say that it is ready. */
const anotherCore = ({ house }: Evening, before: number) =>
  until('another core', () => ![0, before].includes(house.children().core))

/**
 * Does it. `acts` sends the commands it is to meet; `delay` milliseconds after the first the blow falls.
 * Resolves to when it fell, by `performance.now()`, once whatever the blow needs a hand for has been started again.
 */
export async function strike(
  evening: Evening,
  what: Kill,
  delay: number,
  random: Random,
  acts: () => void,
): Promise<number> {
  const { house, redis } = evening
  const { core, edge } = house.children()
  const moment = MOMENTS.find((one) => what === `core ${one}`)
  if (moment) {
    const armed = performance.now()
    house.armFailpoint(moment)
    acts()
    // Armed, it falls at the next commit, which may be one of the clock's, or the mark's.
    void evening.mark().catch(() => undefined)
    await until('the core to fall', () => house.children().core !== core)
    // Everybody in the room was cut off by it, and knows when.
    const fell = [...evening.desks, ...evening.screens].map((one) => one.cuts().at).filter((at) => at > armed)
    return Math.min(performance.now(), ...fell)
  }
  acts()
  await new Promise((resolve) => setTimeout(resolve, delay))
  const fell = performance.now()
  if (what === 'redis') {
    await redis?.kill()
    await redis?.restart()
    return fell
  }
  if (what !== 'edge') kill(core)
  if (what === 'edge' || what === 'core and edge') kill(edge)
  if (what === 'core twice') {
    await anotherCore(evening, core)
    // Somewhere in its beginning: reading the log, opening the port, telling its first reader.
    await new Promise((resolve) => setTimeout(resolve, random.between(0, 900)))
    kill(house.children().core)
    return performance.now()
  }
  return fell
}
