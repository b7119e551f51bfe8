/** Which screens are connected and what they say they show. Memory only: a restart asks them again. */
import type { Painted, ScreenHello, ScreenReport } from '#shared/protocol'

/** A screen that has gone stays listed this long, in milliseconds, so that its absence is seen. */
const REMEMBERED_MS = 10 * 60_000
const MOST = 200

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
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const forgetOld = () => {
    for (const [screen, report] of reports) {
      if (!report.connected && monotonic() - report.seenAt > REMEMBERED_MS) reports.delete(screen)
    }
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
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
    },
  }
}
