/** The stage screen: what the room looks at. Receives whole pictures, shows the newest at its moment, and says when it did. */
import type { ScreenHello } from '#shared/protocol'
import { BUSES, type StageFrame } from '#shared/stage-frame'
import { PROTOCOL_VERSION } from '#shared/version'
import { connect } from './connection.ts'
import { createGlass } from './glass.ts'
import { keptFrame, screenId } from './keep.ts'
import { readBeat, readFrame } from './read-frame.ts'
import { createRenewal } from './renewal.ts'
import { blankScreen, receive } from './screen-state.ts'
import { type ClockSamples, paintPlan, serverTime, withBeat } from './server-clock.ts'

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
})

async function start(stage: HTMLElement) {
  await lettersLoaded()
  const glass = createGlass(stage)
  const kept = keptFrame(bus, show)
  let state = blankScreen
  let clock: ClockSamples = []
  let waiting: ReturnType<typeof setTimeout> | undefined

  const draw = (frame: StageFrame, moving: boolean) => {
    glass.show(frame, moving)
    kept.write(frame)
    if (!monitor) onGlass(() => report(frame))
  }

  /** Not said of a frame that another has replaced meanwhile. */
  const report = (frame: StageFrame) => {
    if (state.newest !== frame) return
    const at = Math.round(serverTime(clock, pageTime()) ?? pageTime())
    connection.painted({ position: frame.position, at })
  }

  const takeIn = (frame: StageFrame) => {
    const received = receive(state, frame)
    state = received.state
    if (received.verdict === 'late' || received.verdict === 'alarm') return
    clearTimeout(waiting)
    const { wait, moving } = paintPlan(frame.showAt, serverTime(clock, pageTime()))
    if (wait === 0) draw(frame, moving)
    else waiting = setTimeout(() => draw(frame, moving), wait)
  }

  const before = kept.read()
  glass.show(before ?? { slide: { kind: 'holding', ceremony: null }, black: false }, false)

  const connection = connect(hello, {
    frame: (message) => {
      const frame = readFrame(message)
      if (frame && frame.bus === bus) takeIn(frame)
    },
    beat: (message) => {
      const beat = readBeat(message)
      if (beat) clock = withBeat(clock, beat.now, pageTime())
    },
    tooOld: createRenewal(glass.quiet),
  })

  addEventListener('resize', glass.refit)
  document.fonts.addEventListener('loadingdone', glass.refit)
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
