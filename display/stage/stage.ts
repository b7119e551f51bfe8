/** The stage screen: what the room looks at. Receives whole pictures, shows the newest at its moment, and says when it did. */
import type { ScreenHello } from '#shared/protocol'
import { BUSES, type StageFrame } from '#shared/stage-frame'
import { PROTOCOL_VERSION } from '#shared/version'
import { connect } from './connection.ts'
import { createGlass } from './glass.ts'
import { keptFrame, screenId } from './keep.ts'
import { atMoment } from './moment.ts'
import { pageTiming } from './page-timing.ts'
import { pageVersion } from './page-version.ts'
import { readBeat, readClock, readFrame } from './read-frame.ts'
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
import { createWaitingFrame } from './waiting-frame.ts'
import { keepUp } from './wake.ts'

/** Letters are waited for so long, in milliseconds; after that a screen shows its words in what it has. */
const LETTERS = 3000

const query = new URLSearchParams(location.search)
const bus = BUSES.find((name) => name === query.get('bus')) ?? 'programme'
const show = query.get('show')
const monitor = query.get('monitor') === '1'
const screen = screenId()

/** Milliseconds since 1970 on a clock that never jumps. */
const pageTime = () => performance.timeOrigin + performance.now()

const hello = (): ScreenHello => ({
  protocol: PROTOCOL_VERSION,
  show,
  bus,
  screen,
  monitor,
  width: Math.round(innerWidth * devicePixelRatio),
  height: Math.round(innerHeight * devicePixelRatio),
  version: pageVersion(import.meta.url),
})

async function start(stage: HTMLElement) {
  await lettersLoaded()
  const kept = keptFrame(bus, show)
  let clock: ClockSamples = []
  let drawn: StageFrame | null = null

  const now = () => serverTime(clock, pageTime())
  const glass = createGlass(stage, now)

  const draw = (frame: StageFrame, moving: boolean, inTime: boolean) => {
    drawn = frame
    glass.show(frame, moving)
    if (!monitor) onGlass(() => report(frame, inTime))
    kept.write(frame)
  }

  /** Not said of a picture that another has replaced meanwhile; a post only moves its position. */
  const report = (frame: StageFrame, inTime: boolean) => {
    if (drawn?.key !== frame.key) return
    const at = Math.round(now() ?? pageTime())
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

  const before = kept.read()
  glass.show(before ?? { slide: { kind: 'holding', ceremony: null }, black: false }, false)
  keepUp(glass, () => (before || drawn ? null : kept.lasting()))

  const connection = connect(hello, {
    frame: (message) => {
      const frame = readFrame(message)
      if (frame && frame.bus === bus) waiting.takeIn(frame)
    },
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

  addEventListener('resize', glass.refit)
  document.fonts.addEventListener('loadingdone', glass.newLetters)
}

/** After two animation frames the browser has handed the picture to the screen. */
const onGlass = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then))

/** All letters, also those of names still to come, so that no line is ever drawn twice. */
const lettersLoaded = (): Promise<unknown> =>
  Promise.race([
    Promise.allSettled([...document.fonts].map((face) => face.load())),
    new Promise((resolve) => setTimeout(resolve, LETTERS)),
  ])

addEventListener('contextmenu', (event) => event.preventDefault())

const stage = document.getElementById('stage')
if (stage) void start(stage)
