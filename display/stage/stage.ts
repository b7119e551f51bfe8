/** The stage page: what the room looks at. Joins one screen to the server, for as long as the page lives. */
import type { ScreenHello } from '#shared/protocol'
import { PROTOCOL_VERSION } from '#shared/version'
import { connect, openStageSocket } from './connection.ts'
import { type Identity, whoAmI } from './identity.ts'
import { lacksHere } from './lacks.ts'
import { lettersLoaded } from './letters.ts'
import { afterTheDesk, monitorIn } from './monitor.ts'
import { pageVersion } from './page-version.ts'
import { readFrame } from './read-frame.ts'
import { readAssignment, readPairing, readSeconds, readToken } from './read-screen.ts'
import { createRenewal } from './renewal.ts'
import { passKept } from './roam.ts'
import { createRoomClock, pageTime } from './room-clock.ts'
import { createScreen } from './screen.ts'

/** A page that reloaded for an operator does not do so again within so many milliseconds. */
const YOUNGEST = 5000

const monitor = monitorIn(location.search)

const outputSize = () => ({
  width: Math.round(innerWidth * devicePixelRatio),
  height: Math.round(innerHeight * devicePixelRatio),
})

function start(stage: HTMLElement, me: Identity | null) {
  const hello = (): ScreenHello & { pass?: string } => ({
    protocol: PROTOCOL_VERSION,
    token: me?.token ?? null,
    monitor: monitor && { show: monitor.show, bus: monitor.bus },
    ...outputSize(),
    version: pageVersion(import.meta.url),
    lacks: lacksHere(),
    ...(monitor && passKept()),
  })
  const clock = createRoomClock(() => screen.refit('clock'))
  const screen = createScreen({ stage, me, monitor, clock, painted: (report) => connection.painted(report) })

  const takeIn = monitor ? afterTheDesk(screen.takeIn) : screen.takeIn

  /** Calls `then` with what a message says, if it can be read and this page may be a screen. */
  const toScreen =
    <T>(read: (message: unknown) => T | null, then: (said: T) => void) =>
    (message: unknown) => {
      const said = read(message)
      if (said !== null && !monitor) then(said)
    }

  const connection = connect(openStageSocket(hello), {
    frame: (message) => {
      const frame = readFrame(message)
      if (frame && frame.bus === screen.bus()) takeIn(frame)
    },
    assigned: toScreen(readAssignment, screen.assigned),
    pairing: toScreen(readPairing, screen.unpaired),
    paired: toScreen(readToken, (token) => me?.become(token)),
    identify: toScreen(readSeconds, (seconds) => {
      const { width, height } = outputSize()
      screen.identify(`${width}×${height}`, seconds)
    }),
    reload: createRenewal(screen.quiet, YOUNGEST),
    beat: clock.heardBeat,
    clock: {
      now: pageTime,
      ask: () => ({ ...clock.fares(), dropped: screen.dropped() }),
      answered: clock.heardAnswer,
      pause: clock.pause,
    },
    tooOld: createRenewal(screen.quiet),
  })

  addEventListener('resize', () => screen.refit('size'))
  document.fonts.addEventListener('loadingdone', () => screen.refit('letters'))
}

addEventListener('contextmenu', (event) => event.preventDefault())
// Another link in the same tab is another screen.
addEventListener('hashchange', () => location.reload())

const stage = document.getElementById('stage')
if (stage) {
  void Promise.all([monitor ? null : whoAmI(location.hash), lettersLoaded()]).then(([me]) => start(stage, me))
}
