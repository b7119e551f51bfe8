/** Which screens are connected, what they say they show, and how they fare. Memory only: a restart asks them again. */
import { type Position, sameEpoch } from '#shared/ids'
import type { AskClock, Painted, ScreenHello, ScreenReport } from '#shared/protocol'
import { leadFor } from './lead.ts'

/** A screen that has gone stays listed this long, in milliseconds, so that its absence is seen. */
const REMEMBERED_MS = 10 * 60_000
const MOST = 200
/** Desks are told at most this often, in milliseconds, whatever the screens report. */
const TELL_MS = 100
/** Round trips and clocks change all the time; by themselves they are told no more often than this. */
const MEASURED_MS = 2000
/** Screens are heard once a second; one that has been silent for so long is flagged before three seconds are over. */
const STALE_MS = 2500
const LOOK_MS = 250

export interface Screens {
  list(): ScreenReport[]
  joined(hello: ScreenHello, connection: string): void
  left(hello: ScreenHello, connection: string): void
  painted(screen: string, report: Painted): void
  /** It asked for the clock, and said how it fares. */
  asked(screen: string, ask: AskClock): void
  /** How long before its moment a frame is to be sent, in milliseconds. */
  leadMs(): number
  onChange(listener: () => void): void
}

interface Known extends Omit<ScreenReport, 'stale'> {
  readonly connection: string
  readonly heardAt: number
  /** Only a screen that asks for the clock is sure to be heard again soon. */
  readonly asks: boolean
}

export function createScreens(monotonic: () => number): Screens {
  const screens = new Map<string, Known>()
  const listeners = new Set<() => void>()
  const tell = atMostEvery(TELL_MS, () => {
    for (const listener of listeners) listener()
  })
  let measured = false

  const isStale = ({ connected, asks, heardAt }: Known) =>
    connected && asks && monotonic() - heardAt > STALE_MS
  const staleOnes = () => [...screens.values()].filter(isStale).map((known) => known.screen)
  const forgetOld = () => {
    for (const [screen, known] of screens) {
      if (!known.connected && monotonic() - known.heardAt > REMEMBERED_MS) screens.delete(screen)
    }
  }
  /** The list is full: whoever has been gone for longest makes room for one that is here. */
  const makeRoom = () => {
    const [gone] = [...screens.values()].filter((s) => !s.connected).toSorted((a, b) => a.heardAt - b.heardAt)
    if (gone) screens.delete(gone.screen)
  }
  const heard = (known: Known, change: Partial<Known>) =>
    screens.set(known.screen, { ...known, ...change, heardAt: monotonic() })

  let before = ''
  setInterval(() => {
    const now = staleOnes().join()
    if (now === before) return
    before = now
    tell()
  }, LOOK_MS).unref()
  setInterval(() => {
    if (!measured) return
    measured = false
    tell()
  }, MEASURED_MS).unref()

  return {
    list() {
      forgetOld()
      return [...screens.values()].map(reportOf(isStale))
    },
    joined(hello, connection) {
      forgetOld()
      if (!screens.has(hello.screen) && screens.size >= MOST) makeRoom()
      if (!screens.has(hello.screen) && screens.size >= MOST) return
      screens.set(hello.screen, {
        screen: hello.screen,
        bus: hello.bus,
        size: `${hello.width}×${hello.height}`,
        connected: true,
        painted: screens.get(hello.screen)?.painted ?? null,
        moment: null,
        roundTrip: null,
        clockError: null,
        dropped: 0,
        version: hello.version ?? null,
        connection,
        heardAt: monotonic(),
        asks: false,
      })
      tell()
    },
    left(hello, connection) {
      const known = screens.get(hello.screen)
      // A reload connects before its old link is given up: only the newest connection speaks for a screen.
      if (!known || known.connection !== connection) return
      heard(known, { connected: false })
      tell()
    },
    painted(screen, { position, at, showAt }) {
      const known = screens.get(screen)
      if (!known) return
      const moment = showAt === undefined ? known.moment : { showAt, late: at - showAt }
      heard(known, { painted: position, moment })
      const isSame = known.painted && samePosition(known.painted, position)
      if (!isSame || known.moment?.showAt !== moment?.showAt) tell()
    },
    asked(screen, { roundTrip, error, dropped }) {
      const known = screens.get(screen)
      if (!known) return
      heard(known, { asks: true, roundTrip: rounded(roundTrip), clockError: rounded(error), dropped })
      measured = true
    },
    leadMs: () =>
      leadFor(
        [...screens.values()]
          .filter((known) => known.bus === 'programme' && known.connected && !isStale(known))
          .flatMap((known) => known.roundTrip ?? []),
      ),
    onChange(listener) {
      listeners.add(listener)
    },
  }
}

const reportOf =
  (isStale: (known: Known) => boolean) =>
  (known: Known): ScreenReport => {
    const { connection: _, heardAt: __, asks: ___, ...report } = known
    return { ...report, stale: isStale(known) }
  }

/** A tenth of a millisecond is more than anybody reads. */
const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10)

const samePosition = (a: Position, b: Position): boolean => a.seq === b.seq && sameEpoch(a.epoch, b.epoch)

/** The first call acts at once; those within `ms` after it act as one, when the time is over. */
function atMostEvery(ms: number, act: () => void): () => void {
  let waiting = false
  let again = false
  const call = () => {
    if (waiting) {
      again = true
      return
    }
    act()
    waiting = true
    setTimeout(() => {
      waiting = false
      if (!again) return
      again = false
      call()
    }, ms).unref()
  }
  return call
}
