/** Which screens are connected and what they say they show. Memory only: a restart asks them again. */
import { type Position, sameEpoch } from '#shared/ids'
import type { Painted, ScreenHello, ScreenReport } from '#shared/protocol'

/** A screen that has gone stays listed this long, in milliseconds, so that its absence is seen. */
const REMEMBERED_MS = 10 * 60_000
const MOST = 200
/** Desks are told at most this often, in milliseconds, whatever the screens report. */
const TELL_MS = 100

export interface Screens {
  list(): ScreenReport[]
  joined(hello: ScreenHello, connection: string): void
  left(hello: ScreenHello, connection: string): void
  painted(screen: string, report: Painted): void
  onChange(listener: () => void): void
}

export function createScreens(monotonic: () => number): Screens {
  const reports = new Map<string, ScreenReport & { seenAt: number; connection: string }>()
  const listeners = new Set<() => void>()
  const tell = atMostEvery(TELL_MS, () => {
    for (const listener of listeners) listener()
  })
  const forgetOld = () => {
    for (const [screen, report] of reports) {
      if (!report.connected && monotonic() - report.seenAt > REMEMBERED_MS) reports.delete(screen)
    }
  }
  /** The list is full: whoever has been gone for longest makes room for one that is here. */
  const makeRoom = () => {
    const [gone] = [...reports.values()].filter((r) => !r.connected).toSorted((a, b) => a.seenAt - b.seenAt)
    if (gone) reports.delete(gone.screen)
  }
  return {
    list() {
      forgetOld()
      return [...reports.values()].map(({ screen, bus, size, connected, painted }) => ({
        screen,
        bus,
        size,
        connected,
        painted,
      }))
    },
    joined(hello, connection) {
      forgetOld()
      if (!reports.has(hello.screen) && reports.size >= MOST) makeRoom()
      if (!reports.has(hello.screen) && reports.size >= MOST) return
      reports.set(hello.screen, {
        screen: hello.screen,
        bus: hello.bus,
        size: `${hello.width}×${hello.height}`,
        connected: true,
        painted: reports.get(hello.screen)?.painted ?? null,
        seenAt: monotonic(),
        connection,
      })
      tell()
    },
    left(hello, connection) {
      const known = reports.get(hello.screen)
      // A reload connects before its old link is given up: only the newest connection speaks for a screen.
      if (!known || known.connection !== connection) return
      reports.set(hello.screen, { ...known, connected: false, seenAt: monotonic() })
      tell()
    },
    painted(screen, { position }) {
      const known = reports.get(screen)
      if (!known) return
      reports.set(screen, { ...known, painted: position, seenAt: monotonic() })
      if (known.painted && samePosition(known.painted, position)) return
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
    },
  }
}

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
