/** The screens of the house: which are paired, which are connected, what they say they show, and how they fare. */
import { type Position, sameEpoch } from '#shared/ids'
import type { AskClock, Painted, ScreenHello, ScreenReport } from '#shared/protocol'
import { busOf, isCounted, type ScreenId } from '#shared/screens'
import type { PairedScreen } from '../registry/registry.ts'
import { atMostEvery } from './at-most-every.ts'
import { leadFor } from './lead.ts'

/** Desks are told at most this often, in milliseconds, whatever the screens report. */
const TELL_MS = 100
/** Round trips and clocks change all the time; by themselves they are told no more often than this. */
const MEASURED_MS = 2000
/** Screens are heard once a second; one that has been silent for so long is flagged before three seconds are over. */
const STALE_MS = 2500
const LOOK_MS = 250

export interface Screens {
  /** Every paired screen, also one that is not there. */
  list(): ScreenReport[]
  /** Who is paired, whenever that changes; a screen that is no longer among them is forgotten. */
  paired(screens: readonly PairedScreen[]): void
  joined(screen: ScreenId, hello: ScreenHello, connection: string): void
  left(screen: ScreenId, connection: string): void
  painted(screen: ScreenId, report: Painted): void
  /** It asked for the clock, and said how it fares. */
  asked(screen: ScreenId, ask: AskClock): void
  /** How long before its moment a frame is to be sent, in milliseconds. */
  leadMs(): number
  onChange(listener: () => void): void
  /** Calls `listener` with every report of a screen of the house, as it comes. */
  onPainted(listener: (screen: ScreenId, report: Painted) => void): void
}

/** What a screen says of itself, and which of its pages said it. */
interface Fare extends Omit<ScreenReport, 'screen' | 'setup' | 'stale' | 'connected' | 'pages'> {
  /** The newest speaks for the screen: a reload connects before its old link is given up. */
  readonly connections: readonly string[]
  readonly heardAt: number
  /** Only a screen that asks for the clock is sure to be heard again soon. */
  readonly asks: boolean
}

const UNHEARD: Fare = {
  size: null,
  painted: null,
  moment: null,
  roundTrip: null,
  clockError: null,
  dropped: 0,
  version: null,
  lacks: [],
  connections: [],
  heardAt: Number.NEGATIVE_INFINITY,
  asks: false,
}

/** Empty until `paired` is called. `monotonic` counts milliseconds, by which a silent screen is flagged. */
export function createScreens(monotonic: () => number): Screens {
  let paired: readonly PairedScreen[] = []
  const fares = new Map<ScreenId, Fare>()
  const listeners = new Set<() => void>()
  const witnesses = new Set<(screen: ScreenId, report: Painted) => void>()
  const tell = atMostEvery(TELL_MS, () => {
    for (const listener of listeners) listener()
  })
  let measured = false

  const fareOf = (screen: ScreenId): Fare => fares.get(screen) ?? UNHEARD
  const isStale = ({ connections, asks, heardAt }: Fare) =>
    connections.length > 0 && asks && monotonic() - heardAt > STALE_MS
  const staleOnes = () => [...fares].filter(([, fare]) => isStale(fare)).map(([screen]) => screen)
  const heard = (screen: ScreenId, change: Partial<Fare>) =>
    fares.set(screen, { ...fareOf(screen), ...change, heardAt: monotonic() })

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
    list: () => paired.map((screen) => reportOf(screen, fareOf(screen.id), isStale)),
    paired(screens) {
      paired = screens
      const ids = new Set(screens.map(({ id }) => id))
      for (const screen of fares.keys()) {
        if (!ids.has(screen)) fares.delete(screen)
      }
      tell()
    },
    joined(screen, { width, height, version, lacks }, connection) {
      const { painted, connections } = fareOf(screen)
      heard(screen, {
        ...UNHEARD,
        painted,
        size: `${width}×${height}`,
        version: version ?? null,
        lacks,
        connections: [...connections, connection],
      })
      tell()
    },
    left(screen, connection) {
      const { connections } = fareOf(screen)
      if (!connections.includes(connection)) return
      heard(screen, { connections: connections.filter((other) => other !== connection) })
      tell()
    },
    painted(screen, report) {
      const { position, at, showAt } = report
      const known = fares.get(screen)
      if (!known) return
      for (const witness of witnesses) witness(screen, report)
      const moment = showAt === undefined ? known.moment : { showAt, late: at - showAt }
      heard(screen, { painted: position, moment })
      const isSame = known.painted && samePosition(known.painted, position)
      if (!isSame || known.moment?.showAt !== moment?.showAt) tell()
    },
    asked(screen, { roundTrip, error, dropped }) {
      if (!fares.has(screen)) return
      heard(screen, { asks: true, roundTrip: rounded(roundTrip), clockError: rounded(error), dropped })
      measured = true
    },
    leadMs: () =>
      leadFor(
        paired
          .filter(({ setup }) => busOf(setup.layout) === 'programme' && isCounted(setup.layout))
          .map(({ id }) => fareOf(id))
          .filter((fare) => fare.connections.length > 0 && !isStale(fare))
          .flatMap((fare) => fare.roundTrip ?? []),
      ),
    onChange(listener) {
      listeners.add(listener)
    },
    onPainted(listener) {
      witnesses.add(listener)
    },
  }
}

function reportOf({ id, setup }: PairedScreen, fare: Fare, isStale: (fare: Fare) => boolean): ScreenReport {
  const { connections, heardAt: _, asks: __, ...said } = fare
  return {
    screen: id,
    setup,
    ...said,
    connected: connections.length > 0,
    pages: connections.length,
    stale: isStale(fare),
  }
}

/** A tenth of a millisecond is more than anybody reads. */
const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10)

const samePosition = (a: Position, b: Position): boolean => a.seq === b.seq && sameEpoch(a.epoch, b.epoch)
