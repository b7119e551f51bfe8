/** What the core counts: the log, the screens, the desks. Durations and numbers of things everybody in the room sees; nothing that an envelope could change. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Screens } from '../gateways/screens.ts'
import { createSpread } from './screen-spread.ts'

const APPEND_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 4]
const SPREAD_S = [0.005, 0.01, 0.017, 0.034, 0.05, 0.1, 0.2, 0.35, 0.5, 1, 2]

/** Where every append to a log is told: how long it took, and whether it is known to be stored. */
export type Appended = (ms: number, stored: boolean) => void

/** An append that failed is counted, and its time is not. Once for each registry. */
export function countAppends(registry: Registry): Appended {
  const seconds = new Histogram({
    name: 'envelope_log_append_seconds',
    help: 'How long a commit took to be durable.',
    buckets: APPEND_S,
    registers: [registry],
  })
  const failed = new Counter({
    name: 'envelope_log_append_failures_total',
    help: 'Appends that failed, or whose outcome is not known.',
    registers: [registry],
  })
  return (ms, stored) => (stored ? seconds.observe(ms / 1000) : failed.inc())
}

export interface RoomWorld {
  readonly screens: Pick<Screens, 'list' | 'onPainted'>
  /** Desks that are connected. */
  readonly desks: () => number
}

/** Screens and desks are counted when somebody asks, what is painted as it comes. Once for each registry. */
export function countRoom(registry: Registry, { screens, desks }: RoomWorld): void {
  const registers = [registry]
  new Gauge({
    name: 'envelope_screens',
    help: 'Paired screens: here, silent (nobody knows what they show), or away.',
    labelNames: ['state'],
    registers,
    collect() {
      const list = screens.list()
      const here = list.filter(({ connected, stale }) => connected && !stale).length
      const silent = list.filter(({ connected, stale }) => connected && stale).length
      this.set({ state: 'here' }, here)
      this.set({ state: 'silent' }, silent)
      this.set({ state: 'away' }, list.length - here - silent)
    },
  })
  new Gauge({
    name: 'envelope_desks',
    help: 'Desks that are connected.',
    registers,
    collect() {
      this.set(desks())
    },
  })
  const spread = new Histogram({
    name: 'envelope_screen_spread_seconds',
    help: 'From the first to the last screen that painted one picture.',
    buckets: SPREAD_S,
    registers,
  })
  const late = new Histogram({
    name: 'envelope_screen_late_seconds',
    help: 'How long after its moment a screen painted a picture.',
    buckets: SPREAD_S,
    registers,
  })
  const tracker = createSpread((ms) => spread.observe(ms / 1000))
  screens.onPainted((screen, { at, showAt }) => {
    if (showAt === undefined) return
    late.observe(Math.max(0, at - showAt) / 1000)
    tracker.painted(screen, showAt, at)
  })
}
