/** One screen: what it is, what it was sent, and what of it stands on the glass. Knows nothing of the link. */
import type { Assignment, Painted, PairingOffer } from '#shared/protocol'
import { busOf } from '#shared/screens'
import type { Bus, StageFrame } from '#shared/stage-frame'
import type { Theme } from '#shared/theme'
import { asShown, picturesFor, picturesNow } from './as-shown.ts'
import { dress, PLAIN, UNDRESSED } from './dress.ts'
import { createGlass, type Shown } from './glass.ts'
import { createSign } from './identify.ts'
import type { Identity } from './identity.ts'
import { keptScreen } from './keep.ts'
import { lettersFor } from './letters.ts'
import { atMoment } from './moment.ts'
import type { Monitor } from './monitor.ts'
import { pageTiming } from './page-timing.ts'
import { isReady, wantPictures } from './pictures.ts'
import { pageTime, type RoomClock } from './room-clock.ts'
import type { Picture } from './slides/slides.ts'
import { keepTicking } from './ticks.ts'
import { createWaitingFrame } from './waiting-frame.ts'
import { keepUp } from './wake.ts'

/** A screen that has just come waits so long for its pictures and letters, in milliseconds; after that the moment rules (S2). */
const PATIENCE = 1500

const NOTHING: Picture = { kind: 'holding', ceremony: null }

export interface ScreenParts {
  readonly stage: HTMLElement
  /** Null for a desk's monitor. */
  readonly me: Identity | null
  readonly monitor: Monitor | null
  readonly clock: RoomClock
  /** A picture is on glass. */
  readonly painted: (report: Painted) => void
}

export interface Screen {
  takeIn(frame: StageFrame): void
  /** The bus it shows; null while it is no screen. */
  bus(): Bus | null
  assigned(assignment: Assignment): void
  /** Not a screen, or none any more: what it knew of itself is forgotten before the code is seen. */
  unpaired(offer: PairingOffer): void
  /** Says who it is, large, for so many seconds. */
  identify(size: string, seconds: number): void
  /** How many pictures were replaced before they were seen. */
  dropped(): number
  /** True while nothing moves. */
  quiet(): boolean
  /** The size, the letters or the clock have changed. */
  refit(why: 'size' | 'letters' | 'clock'): void
}

/** Opens on what this tab showed before its reload; on the last picture of the evening only if it is alone. */
export function createScreen({ stage, me, monitor, clock, painted }: ScreenParts): Screen {
  const kept = keptScreen(() => me?.name ?? null)
  let assignment = kept.assignment()
  dress(stage, monitor ?? assignment ?? (me?.token ? UNDRESSED : PLAIN))

  const glass = createGlass(stage, clock.server)
  const sign = createSign(stage)
  const tick = keepTicking(stage, clock.now)
  /** The frame on glass as it was sent; null while there is none of this page's life. */
  let drawn: StageFrame | null = null
  let newest: StageFrame | null = null
  let stands: StageFrame | null = null
  let hasJoined = false
  let codeEnds: ReturnType<typeof setTimeout> | undefined
  let intervalEnds: ReturnType<typeof setTimeout> | undefined
  const sent = new WeakMap<StageFrame, StageFrame>()

  const bus = () => monitor?.bus ?? (assignment && busOf(assignment.layout))

  const put = (shown: Shown, moving: boolean) => {
    // What comes next is shown to one person, who wants to read it: its entrance is for the room.
    glass.show(shown, moving && monitor?.bus !== 'preview')
    tick()
  }
  /** A picture of the screen's own. */
  const putOwn = (slide: Picture, moving: boolean, theme?: Theme) =>
    put({ slide, black: false, theme }, moving)

  /** What this screen can show of a frame now; a picture that comes late moves nothing that stands. */
  const shown = (frame: StageFrame): StageFrame => {
    const slide = stands?.key === frame.key ? stands.slide : asShown(frame.slide, isReady, clock.now())
    const can = { ...frame, slide }
    stands = can
    sent.set(can, frame)
    return can
  }

  const draw = (frame: StageFrame, moving: boolean, inTime: boolean) => {
    if (frame.bus !== bus()) return
    drawn = sent.get(frame) ?? frame
    put(frame, moving)
    if (!monitor) onGlass(() => report(frame, inTime))
    awaitEndOf(drawn)
    // What is kept is for a restart: the picture comes first.
    setTimeout(keepDrawn)
  }

  const keepDrawn = () => {
    if (assignment && drawn) kept.keep(assignment, drawn)
  }

  /** When an interval is over the picture changes without a frame. */
  const awaitEndOf = (frame: StageFrame) => {
    clearTimeout(intervalEnds)
    if (frame.slide.kind !== 'interval' || frame.slide.until === undefined) return
    const left = frame.slide.until - clock.now()
    if (left <= 0) return
    intervalEnds = setTimeout(() => {
      stands = null
      if (drawn === frame) put(shown(frame), true)
    }, left + 1)
  }

  /** Not said of a picture that another has replaced meanwhile; a post only moves its position. */
  const report = (frame: StageFrame, inTime: boolean) => {
    if (drawn?.key !== frame.key) return
    const at = Math.round(clock.now())
    const { position, showAt } = frame
    painted(inTime ? { position, at, showAt } : { position, at })
  }

  const waiting = createWaitingFrame({
    now: clock.server,
    prepare: glass.prepare,
    draw,
    atMoment: (showAt, then) => atMoment(showAt, pageTiming(pageTime, clock.server), then),
  })

  function takeIn(frame: StageFrame) {
    newest = frame
    const ready = wantPictures(picturesFor(frame))
    const letters = lettersFor(frame.ahead.letters)
    const join = () => {
      hasJoined = true
      waiting.takeIn(shown(frame))
    }
    const { background } = frame
    if (background && !isReady(background)) {
      void ready.then(() => {
        if (drawn?.background === background) glass.hang(background)
      })
    }
    if (hasJoined || picturesNow(frame).length === 0) return join()
    void Promise.race([Promise.all([ready, letters]), pause(PATIENCE)]).then(() => {
      if (!hasJoined && newest === frame) join()
    })
  }

  const showKept = async (frame: StageFrame | null) => {
    if (!frame || frame.bus !== bus()) return
    await Promise.race([wantPictures(picturesNow(frame)), pause(PATIENCE)])
    if (drawn === null && assignment !== null) put({ ...shown(frame), showAt: 0 }, false)
  }

  const refit = () => {
    glass.refit()
    sign.refit()
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
    if (drawn) put(shown(drawn), false)
    else if (before?.layout !== next.layout || isOther) putOwn(NOTHING, false)
    // The box has changed, and the window has not.
    if (before?.raise !== next.raise) glass.newLetters()
  }

  function unpaired({ code, seconds }: PairingOffer) {
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
    const until = Math.round(clock.now() + whole)
    putOwn({ kind: 'pairing', code, address: location.host, until, whole }, true)
    clearTimeout(codeEnds)
    codeEnds = setTimeout(() => putOwn(NOTHING, true), whole)
  }

  const before = kept.frame()
  // In the look it will have in a moment: a room is not flashed at.
  putOwn(NOTHING, false, before?.theme)
  void showKept(before)
  keepUp(glass, () => {
    if (!before && !drawn) void showKept(kept.lastFrame())
  })

  return {
    takeIn,
    bus,
    assigned,
    unpaired,
    identify(size, seconds) {
      if (assignment) sign.raise(assignment, size, seconds)
    },
    dropped: waiting.dropped,
    quiet: glass.quiet,
    refit(why) {
      if (why === 'letters') glass.newLetters()
      // From now on the pages of a slide follow the clock of the room.
      else if (why === 'clock') glass.refit()
      else refit()
    },
  }
}

/** After two animation frames the browser has handed the picture to the screen. */
const onGlass = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then))

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
