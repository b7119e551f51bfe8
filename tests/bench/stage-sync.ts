/** How well eight screens keep together on bad links and with wrong clocks, beside a room that shares one clock, and beside a plain broadcast. */
import type { ScreenReport, ScreensView } from '#shared/protocol'
import type { StageFrame } from '#shared/stage-frame'
import { type ClockSamples, reading, withAnswer } from '../../display/stage/server-clock.ts'
import { leadFor } from '../../server/gateways/lead.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { deskSocket, type House, screenSocket, startHouse, until } from '../helpers/house.ts'
import { seededRandom } from '../helpers/random.ts'
import { EPOCH, startStageServer } from '../helpers/stage-server.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'
import { counted } from '../setup/progress.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'
import { type Looked, openRoom, type Room } from './room.ts'

const SMALL = { width: 640, height: 360 }
const LARGE = { width: 1920, height: 1080 }
const SCREENS = 8
const JITTER_MS = 80
const SHIFT_MS = 30_000

/** Screens find the clock meanwhile, as they do before any evening. */
const SETTLE_MS = 8000
/** From one take to the next, so long that a slide has come to rest; a machine that is busy with other things is given more. */
const TAKE_MS = 1500
const LONGEST_MS = 4000
/** A room has so long for each of its takes on average; then it is left, so that a busy machine still measures all rooms. */
const BUDGET_MS = 2100
/** No take is begun any more after so long altogether. */
const WHOLE_MS = 420_000

/** What one take was seen to do in a room. */
interface Seen {
  readonly spread: number
  /** From the command to the glass, of every screen. */
  readonly delays: readonly number[]
  readonly clockErrors: readonly number[]
  readonly wrong: number
  /** Of those, how many had said nothing when they were looked at for the last time. */
  readonly silent: number
  readonly leadMs: number
}

type Take = () => Promise<{ takenAt: number; seq: number; leadMs: number }>

/** Plays one take and says what the room did; a screen that does not show it, or shows something else, is wrong. */
async function play(room: Room, take: Take): Promise<Seen> {
  await room.look()
  const { takenAt, seq, leadMs } = await take()
  const looked = await lookUntilAll(room, seq)
  const words = looked.map(({ shown }) => shown.at(-1)?.words ?? '')
  const right = words.toSorted((a, b) => count(words, b) - count(words, a))[0]
  const isSilent = ({ said }: Looked) => (said.at(-1)?.seq ?? -1) < seq
  const painted = looked.flatMap(({ shown }) => shown.at(-1)?.painted ?? [])
  return {
    spread: Math.max(...painted) - Math.min(...painted),
    delays: painted.map((at) => at - takenAt),
    clockErrors: looked.flatMap(({ said }) =>
      said.filter((one) => one.inTime).map((one) => Math.abs(one.at - one.truly)),
    ),
    wrong: looked.filter((one, screen) => words[screen] !== right || !right || isSilent(one)).length,
    silent: looked.filter(isSilent).length,
    leadMs,
  }
}

/** Looks again while a screen has not said that it shows it. */
async function lookUntilAll(room: Room, seq: number): Promise<Looked[]> {
  const deadline = performance.now() + LONGEST_MS
  let looked: Looked[] | null = null
  do {
    await pause(TAKE_MS)
    const more = await room.look()
    looked = more.map(({ shown, said }, screen) => ({
      shown: [...(looked?.[screen]?.shown ?? []), ...shown],
      said: [...(looked?.[screen]?.said ?? []), ...said],
    }))
  } while (looked.some(({ said }) => (said.at(-1)?.seq ?? -1) < seq) && performance.now() < deadline)
  return looked
}

const count = (words: readonly string[], word: string): number => words.filter((w) => w === word).length

/** Seals what was decided on the night, so that the evening runs to its end without a stop. */
async function sealAll(house: House): Promise<void> {
  const { plan } = await house.view()
  for (const category of plan.show.categories) {
    const [first, second] = category.entries.map((entry) => entry.id)
    await house.command({
      kind: 'set-result',
      category: category.id,
      levels: [
        { level: 'winner', entries: [first ?? ''], citation: null },
        { level: 'highly-commended', entries: [second ?? ''], citation: null },
      ],
      reason: 'For the bench',
    })
  }
}

/** A house that takes what comes next whenever it is asked, and keeps every frame it sent to a screen near by. */
async function openHouse() {
  const house = await startHouse()
  await sealAll(house)
  const desk = deskSocket(house)
  let screens: readonly ScreenReport[] = []
  desk.on('screens', (view: ScreensView) => {
    screens = view.screens
  })
  const frames: StageFrame[] = []
  const near = screenSocket(house)
  near.on('frame', (frame: StageFrame) => {
    if (frame.key !== frames.at(-1)?.key) frames.push(frame)
  })
  await until('the desk and the screen near by', () => desk.connected && frames.length > 0)
  const take: Take = async () => {
    const { live } = await house.view()
    await armSeen(live, house.command)
    const leadMs = leadFor(screens.flatMap((screen) => (screen.connected ? (screen.roundTrip ?? []) : [])))
    const takenAt = Date.now()
    const answer = await house.command(takeSeen(live))
    if (!answer.ok) throw new Error(answer.refusal.sentence)
    return { takenAt, seq: answer.position.seq, leadMs }
  }
  return {
    origin: house.room,
    newScreen: () => house.newScreen(),
    frames,
    take,
    async close() {
      desk.disconnect()
      near.disconnect()
      await house.stop()
    },
  }
}

/** The same pictures to whoever is connected, to be painted on arrival. */
async function openPlain(frames: readonly StageFrame[]) {
  const server = await startStageServer()
  let seq = 0
  const take: Take = async () => {
    const frame = frames[seq % frames.length] as StageFrame
    seq += 1
    const takenAt = Date.now()
    server.send({ ...frame, position: { epoch: EPOCH, seq }, key: `plain.${seq}`, showAt: takenAt - 50 })
    return { takenAt, seq, leadMs: 0 }
  }
  return { origin: new URL(server.url).origin, take, close: () => server.close() }
}

/** No such clock can see a way there that is always longer than the way back: it is off by half the difference. */
function asymmetryError(ms: number): number {
  let clock: ClockSamples = []
  for (let at = 0; at < 30_000; at += 500) clock = withAnswer(clock, at + ms, at, at + ms)
  return Math.abs((reading(clock, 30_000)?.now ?? Number.NaN) - 30_000)
}

export async function bench(say: (line: string) => void) {
  const began = performance.now()
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))
  const random = seededRandom(seed)
  const busyBefore = await busyPercent()
  say(`The machine was ${busyBefore} % busy with other things before.`)
  say(`stage-sync: seed ${seed}; ${SCREENS} pages, clocks wrong by up to ${SHIFT_MS / 1000} s,`)
  say(`packets held back 0 to ${JITTER_MS} ms each way.`)
  const browser = await launchBrowser()
  const closing: (() => Promise<void>)[] = [() => browser.close()]

  async function measure(
    name: string,
    takes: number,
    { origin, newScreen, take }: { origin: string; newScreen?: () => Promise<string>; take: Take },
    room: { screens: number; size: typeof SMALL; jitter: number; shift: number },
  ): Promise<Seen[]> {
    const open = await openRoom({ browser, random, origin, ...(newScreen && { newScreen }), ...room })
    const seen: Seen[] = []
    try {
      await pause(room.jitter > 0 ? SETTLE_MS : 1000)
      const until = Math.min(performance.now() + takes * BUDGET_MS, began + WHOLE_MS)
      const told = counted(`${name}, takes`, takes, say)
      while (seen.length < takes && performance.now() < until) {
        seen.push(await play(open, take))
        told(seen.length)
      }
    } finally {
      await open.close()
    }
    const spreads = seen.map((one) => one.spread)
    const [p50, p95] = [quantile(spreads, 0.5), quantile(spreads, 0.95)].map(tenths)
    const wrong = seen.reduce((sum, one) => sum + one.wrong, 0)
    const silent = seen.reduce((sum, one) => sum + one.silent, 0)
    const seconds = Math.round((performance.now() - began) / 1000)
    say(
      `${name}: ${seen.length} takes, spread p50 ${p50} ms, p95 ${p95} ms, wrong ${wrong}, of these silent ${silent} (${seconds} s)`,
    )
    return seen
  }

  try {
    const bad = { screens: SCREENS, size: SMALL, jitter: JITTER_MS, shift: SHIFT_MS }
    const oneClock = { screens: SCREENS, size: SMALL, jitter: 0, shift: 0 }
    const house = await openHouse()
    closing.push(house.close)
    const control = await openHouse()
    closing.push(control.close)

    const first = await measure('in step, first half', 50, house, bad)
    const plain = await openPlain(house.frames.slice(1))
    closing.push(plain.close)
    const shared = await measure('control, first half', 20, control, oneClock)
    const plains = await measure('plain broadcast', 40, plain, bad)
    shared.push(...(await measure('control, second half', 20, control, oneClock)))
    const seen = [...first, ...(await measure('in step, second half', 50, house, bad))]
    const large = await measure('in step, 4 pages of 1920×1080', 10, house, {
      ...bad,
      screens: 4,
      size: LARGE,
    })

    for (const ms of [10, 20]) {
      say(
        `A way that is always ${ms} ms longer than the way back: clock off by ${tenths(asymmetryError(ms))} ms.`,
      )
    }
    const spreads = (of: readonly Seen[]) => of.map((one) => one.spread)
    const ratio = (to: readonly Seen[]) =>
      Math.round((quantile(spreads(seen), 0.95) / quantile(spreads(to), 0.95)) * 100) / 100
    say(
      `Medians: in step ${tenths(quantile(spreads(seen), 0.5))} ms, control ${tenths(quantile(spreads(shared), 0.5))} ms, plain ${tenths(quantile(spreads(plains), 0.5))} ms.`,
    )
    return {
      takes: seen.length,
      busyBeforePercent: busyBefore,
      clockErrorP99Ms: tenths(
        quantile(
          seen.flatMap((one) => one.clockErrors),
          0.99,
        ),
      ),
      spreadP95Ms: tenths(quantile(spreads(seen), 0.95)),
      spreadP99Ms: tenths(quantile(spreads(seen), 0.99)),
      takeToPaintedP95Ms: tenths(
        quantile(
          seen.flatMap((one) => one.delays),
          0.95,
        ),
      ),
      leadMs: quantile(
        seen.map((one) => one.leadMs),
        0.5,
      ),
      wrong: seen.reduce((sum, one) => sum + one.wrong, 0),
      spreadRatioToControl: ratio(shared),
      spreadRatioToPlain: ratio(plains),
      controlSpreadP95Ms: tenths(quantile(spreads(shared), 0.95)),
      plainSpreadP95Ms: tenths(quantile(spreads(plains), 0.95)),
      largeSpreadP95Ms: tenths(quantile(spreads(large), 0.95)),
    }
  } finally {
    for (const close of closing.toReversed()) await close()
  }
}
