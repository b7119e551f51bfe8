/** Does to the house what the night has in store for it. */
import type { Fault, FaultKind } from './faults.ts'
import type { Line } from './net.ts'
import type { House } from './night.ts'
import { redisBack, rollBack } from './roll-back.ts'

interface Struck {
  readonly house: House
  readonly ms: number
  readonly which: number
  /** The line of one place, chosen by `which`. */
  readonly line: Line
  /** Ends it, when its time is over. */
  readonly later: (then: () => void) => void
}

const chosen = <T>(from: readonly T[], which: number): T => from[Math.floor(which * from.length)] as T

/** How much of a rough line's messages are not as they were sent. */
const ROUGH = 0.4

const WREAK: Readonly<Record<FaultKind, (struck: Struck) => void>> = {
  'kill-core': ({ house }) => house.killCore(),
  'kill-in-commit'({ house, which }) {
    house.dieAt = 1 + Math.floor(which * 6)
  },
  'kill-twice'({ house, which }) {
    house.killCore()
    house.world.after(60 + which * 10, house.world.house, () => house.killCore())
  },
  'freeze-core'({ house: { core, world }, later }) {
    if (!core?.proc.alive) return
    world.freeze(core.proc)
    later(() => world.thaw(core.proc))
  },
  'kill-edge': ({ house, which }) => house.killEdge(Math.floor(which * house.edges.length)),
  'freeze-edge'({ house: { edges, world }, which, later }) {
    const edge = chosen(edges, which)
    if (!edge?.proc.alive) return
    world.freeze(edge.proc)
    later(() => world.thaw(edge.proc))
  },
  cut({ line, which, ms }) {
    for (const pipe of [...line.pipes]) pipe.break({ client: which * 50, server: ms })
  },
  'dead-line'({ line, later }) {
    line.isDead = true
    later(() => {
      line.isDead = false
      for (const pipe of [...line.pipes]) pipe.lift()
    })
  },
  'lost-line'({ line }) {
    for (const pipe of line.pipes) pipe.isHole = true
  },
  'slow-line'({ line, which, later }) {
    line.slow = 20 + which * 400
    later(() => {
      line.slow = 2
    })
  },
  'rough-line'({ house, line, which, later }) {
    for (const one of which < 0.4 ? house.places.map((place) => place.line) : [line]) {
      one.rough = ROUGH
      later(() => {
        one.rough = 0
      })
    }
  },
  'clock-jumps'({ house: { core }, which }) {
    if (core) core.proc.skew += (which - 0.5) * 7200_000
  },
  reload: ({ house, which }) => house.reload(chosen(house.places, which)),
  power({ house, ms }) {
    house.killCore({ machineToo: true, restart: false })
    house.disk.losePower()
    house.restart(ms)
  },
  'disk-fails'({ house: { disk, world }, ms }) {
    disk.failsUntil = world.now + ms
  },
  'disk-slow'({ house: { disk }, which, later }) {
    disk.slow = 1 + which * 100
    later(() => {
      disk.slow = 1
    })
  },
  'redis-hangs'({ house: { redis }, later }) {
    redis.hangs = true
    later(() => redis.lift())
  },
  'redis-away'({ house: { redis, world }, ms }) {
    redis.awayUntil = world.now + ms
  },
  'redis-loses'({ house: { redis }, later }) {
    redis.losing = 0.6
    later(() => {
      redis.losing = 0
    })
  },
  'redis-slow'({ house: { redis }, which, later }) {
    redis.slow = 1 + which * 300
    later(() => {
      redis.slow = 1
    })
  },
  // It may be full for the rest of the night.
  'copy-fails'({ house, ms }) {
    house.copyFailsUntil = house.world.now + 4 * ms
  },
  'roll-back': ({ house, which, ms }) => rollBack(house, 1 + Math.floor(which * 5), ms % 4 === 0),
}

export function wreak(house: House, { kind, ms, which }: Fault): void {
  const { world } = house
  world.note(`fault: ${kind} for ${ms} ms (${which.toFixed(2)})`)
  const { line } = chosen(house.places, which)
  WREAK[kind]({ house, ms, which, line, later: (then) => void world.after(ms, world.house, then) })
}

/** All faults are over: what is left is to heal. */
export function makePeace(house: House): void {
  const { world, disk, redis } = house
  world.note('peace')
  house.dieAt = null
  disk.failsUntil = 0
  house.copyFailsUntil = 0
  disk.slow = 1
  redisBack(house)
  redis.slow = 1
  for (const { line } of house.places) {
    Object.assign(line, { isDead: false, slow: 2, rough: 0 })
    for (const pipe of [...line.pipes]) pipe.lift()
  }
  for (const proc of [house.core?.proc, ...house.edges.map((edge) => edge?.proc)]) if (proc) world.thaw(proc)
}
