/** The stage screen: what the room looks at. Receives whole pictures, shows the newest at its moment, and says when it did. */
import type { Assignment, ScreenHello } from '#shared/protocol'
import { busOf } from '#shared/screens'
import type { StageFrame } from '#shared/stage-frame'
import { PROTOCOL_VERSION } from '#shared/version'
import { asShown, picturesFor, picturesOn } from './as-shown.ts'
import { createBeginnings } from './beginnings.ts'
import { connect } from './connection.ts'
import { dress, PLAIN, UNDRESSED } from './dress.ts'
import { createGlass } from './glass.ts'
import { createSign } from './identify.ts'
import { type Identity, whoAmI } from './identity.ts'
import { keptScreen } from './keep.ts'
import { lacksHere } from './lacks.ts'
import { lettersFor, lettersLoaded } from './letters.ts'
import { atMoment } from './moment.ts'
import { monitorIn } from './monitor.ts'
import { pageTiming } from './page-timing.ts'
import { pageVersion } from './page-version.ts'
import { isReady, wantPictures } from './pictures.ts'
import { readBeat, readClock, readFrame } from './read-frame.ts'
import { readAssignment, readPairing, readSeconds, readToken } from './read-screen.ts'
import { createRenewal } from './renewal.ts'
import {
  type ClockSamples,
  pauseBeforeAsking,
  reading,
  roundTrip,
  serverTime,
  withAnswer,
  withBeat,
} from './server-clock.ts'
import type { Picture } from './slides/slides.ts'
import { keepTicking } from './ticks.ts'
import { createWaitingFrame } from './waiting-frame.ts'
import { keepUp } from './wake.ts'

/** A screen that has just come waits so long for its pictures and letters, in milliseconds; after that the moment rules (S2). */
const PATIENCE = 1500

/** A page that reloaded for an operator does not do so again within so many milliseconds. */
const YOUNGEST = 5000

const NOTHING: Picture = { kind: 'holding', ceremony: null }

const monitor = monitorIn(location.search)

/** Milliseconds since 1970 on a clock that never jumps. */
const pageTime = () => performance.timeOrigin + performance.now()

const outputSize = () => ({
  width: Math.round(innerWidth * devicePixelRatio),
  height: Math.round(innerHeight * devicePixelRatio),
})

async function start(stage: HTMLElement, me: Identity | null) {
  const hello = (): ScreenHello => ({
    protocol: PROTOCOL_VERSION,
    token: me?.token ?? null,
    monitor: monitor && { show: monitor.show, bus: monitor.bus },
    ...outputSize(),
    version: pageVersion(import.meta.url),
    lacks: lacksHere(),
  })

  const kept = keptScreen(() => me?.name ?? null)
  let assignment = kept.assignment()
  dress(stage, monitor ?? assignment ?? (me?.token ? UNDRESSED : PLAIN))

  const sign = createSign(stage)
  const beginning = createBeginnings()
  let clock: ClockSamples = []
  /** The frame on glass as it was sent; null while there is none of this page's life. */
  let drawn: StageFrame | null = null
  let newest: StageFrame | null = null
  let stands: StageFrame | null = null
  let hasJoined = false
  let codeEnds: ReturnType<typeof setTimeout> | undefined
  let intervalEnds: ReturnType<typeof setTimeout> | undefined
  const sent = new WeakMap<StageFrame, StageFrame>()

  const now = () => serverTime(clock, pageTime())
  const glass = createGlass(stage, now)
  const roomTime = () => now() ?? pageTime()
  const busNow = () => monitor?.bus ?? (assignment && busOf(assignment.layout))
  const tick = keepTicking(stage, roomTime)

  const refit = () => {
    glass.refit()
    sign.refit()
  }

  const put = (slide: Picture, black: boolean, moving: boolean, showAt = 0) => {
    glass.show({ slide, black, showAt }, moving)
    tick()
  }

  /** What this screen can show of a frame now; a picture that comes late moves nothing that stands. */
  const shown = (frame: StageFrame): StageFrame => {
    const slide =
      stands?.key === frame.key ? stands.slide : asShown(beginning(frame.slide), isReady, roomTime())
    const can = { ...frame, slide }
    stands = can
    sent.set(can, frame)
    return can
  }

  const draw = (frame: StageFrame, moving: boolean, inTime: boolean) => {
    if (frame.bus !== busNow()) return
    drawn = sent.get(frame) ?? frame
    put(frame.slide, frame.black, moving, frame.showAt)
    if (!monitor) onGlass(() => report(frame, inTime))
    if (assignment) kept.keep(assignment, drawn)
    awaitEndOf(drawn)
  }

  /** When an interval is over the picture changes without a frame. */
  const awaitEndOf = (frame: StageFrame) => {
    clearTimeout(intervalEnds)
    if (frame.slide.kind !== 'interval' || frame.slide.until === undefined) return
    const left = frame.slide.until - roomTime()
    if (left > 0) {
      intervalEnds = setTimeout(() => {
        stands = null
        if (drawn === frame) put(shown(frame).slide, frame.black, true, frame.showAt)
      }, left + 1)
    }
  }

  /** Not said of a picture that another has replaced meanwhile; a post only moves its position. */
  const report = (frame: StageFrame, inTime: boolean) => {
    if (drawn?.key !== frame.key) return
    const at = Math.round(roomTime())
    const { position, showAt } = frame
    connection.painted(inTime ? { position, at, showAt } : { position, at })
  }

  const waiting = createWaitingFrame({
    now,
    prepare: glass.prepare,
    draw,
    atMoment: (showAt, then) =>
      atMoment(
        showAt,
        pageTiming(pageTime, (at) => serverTime(clock, at)),
        then,
      ),
  })

  const takeIn = (frame: StageFrame) => {
    newest = frame
    const ready = wantPictures(picturesFor(frame))
    const letters = lettersFor(frame.ahead.letters)
    if (hasJoined || picturesOn(frame.slide).length === 0) {
      hasJoined = true
      waiting.takeIn(shown(frame))
      return
    }
    const join = () => {
      if (hasJoined || newest !== frame) return
      hasJoined = true
      waiting.takeIn(shown(frame))
    }
    void Promise.race([Promise.all([ready, letters]), pause(PATIENCE)]).then(join)
  }

  const showKept = async (frame: StageFrame | null) => {
    if (!frame || frame.bus !== busNow()) return
    await Promise.race([wantPictures(picturesOn(frame.slide)), pause(PATIENCE)])
    if (drawn === null && assignment !== null) put(shown(frame).slide, frame.black, false)
  }

  function assigned(next: Assignment) {
    clearTimeout(codeEnds)
    const before = assignment
    assignment = next
    dress(stage, next)
    const isOther =
      before === null || before.show !== next.show || busOf(before.layout) !== busOf(next.layout)
    if (isOther) {
      drawn = null
      hasJoined = false
    }
    kept.keep(next, isOther ? null : (drawn ?? kept.frame() ?? kept.lastFrame()))
    // A kept picture stays until the first frame comes; what another assignment showed does not.
    if (drawn) put(shown(drawn).slide, drawn.black, false, drawn.showAt)
    else if (before?.layout !== next.layout || isOther) put(NOTHING, false, false)
    if (before?.raise !== next.raise) refit()
  }

  /** Not a screen, or none any more: what it knew of itself is forgotten before the code is seen. */
  function unpaired(code: string, seconds: number) {
    kept.forget()
    me?.forget()
    assignment = null
    drawn = null
    newest = null
    stands = null
    hasJoined = false
    sign.lower()
    dress(stage, PLAIN)
    const whole = seconds * 1000
    const until = Math.round(roomTime() + whole)
    put({ kind: 'pairing', code, address: location.host, until, whole }, false, true)
    clearTimeout(codeEnds)
    codeEnds = setTimeout(() => put(NOTHING, false, true), whole)
  }

  const before = kept.frame()
  put(NOTHING, false, false)
  void showKept(before)
  keepUp(glass, () => {
    if (!before && !drawn) void showKept(kept.lastFrame())
  })

  const connection = connect(hello, {
    frame: (message) => {
      const frame = readFrame(message)
      if (frame && frame.bus === busNow()) takeIn(frame)
    },
    assigned: (message) => {
      const next = readAssignment(message)
      if (next && !monitor) assigned(next)
    },
    pairing: (message) => {
      const offer = readPairing(message)
      if (offer && !monitor) unpaired(offer.code, offer.seconds)
    },
    paired: (message) => {
      const token = readToken(message)
      if (token !== null) me?.become(token)
    },
    identify: (message) => {
      const seconds = readSeconds(message)
      const { width, height } = outputSize()
      if (seconds !== null && assignment) sign.raise(assignment, `${width}×${height}`, seconds)
    },
    reload: createRenewal(glass.quiet, YOUNGEST),
    beat: (message) => {
      const beat = readBeat(message)
      if (beat) clock = withBeat(clock, beat.now, pageTime())
    },
    clock: {
      now: pageTime,
      ask: () => ({
        roundTrip: roundTrip(clock),
        error: reading(clock, pageTime())?.error ?? null,
        dropped: waiting.dropped(),
      }),
      answered: (message, asked, heard) => {
        const serverNow = readClock(message)
        const knew = now() !== null
        if (serverNow !== null) clock = withAnswer(clock, serverNow, asked, heard)
        // From now on the pages of a slide follow the clock of the room.
        if (!knew && now() !== null) glass.refit()
      },
      pause: () => pauseBeforeAsking(clock, pageTime()),
    },
    tooOld: createRenewal(glass.quiet),
  })

  addEventListener('resize', refit)
  document.fonts.addEventListener('loadingdone', glass.newLetters)
}

/** After two animation frames the browser has handed the picture to the screen. */
const onGlass = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then))

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

addEventListener('contextmenu', (event) => event.preventDefault())
// Another link in the same tab is another screen.
addEventListener('hashchange', () => location.reload())

const stage = document.getElementById('stage')
if (stage) {
  void Promise.all([monitor ? null : whoAmI(location.hash), lettersLoaded()]).then(([me]) => start(stage, me))
}
