/** Two sockets that both may drive press take within 5 ms of each other, two thousand times: one wins, the other reads who and what, the room moves one step. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import type { Wish } from '#shared/commands'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Answer } from '#shared/protocol'
import { openSqliteLogStore } from '../../server/log/sqlite-log.ts'
import { importShow } from '../e2e/imported-show.ts'
import { deskSocket, type House, newCommandId, startHouse } from '../helpers/house.ts'
import { seededRandom } from '../helpers/random.ts'
import { counted } from '../setup/progress.ts'
import { type Contestant, contest, hasOneWinner, movedBy, type Round, type Tally, tally } from './contest.ts'
import { busyPercent, quantile, tenths } from './figures.ts'
import { planted } from './planted.ts'

const ROUNDS = Number(process.env['ROUNDS'] ?? 2000)
const WITHIN_MS = 5
/** The least time from one round to the next, in milliseconds. */
const PACE_MS = 20
const SHOW = 'race'
const LONGEST_MS = 20_000

/** One desk as a program: the newest picture it was sent, and a way to wait for one. */
interface Desk {
  readonly live: () => DeskLive
  send(wish: Wish): Promise<Answer>
  /** Resolves with the first picture for which this holds. */
  sees(holds: (live: DeskLive) => boolean): Promise<DeskLive>
}

function deskAt(socket: Socket): Desk {
  let live: DeskLive | null = null
  const waiting = new Set<() => void>()
  socket.on('live', (newest: DeskLive) => {
    live = newest
    for (const look of [...waiting]) look()
  })
  return {
    live: () => {
      if (!live) throw new Error('The desk has no picture')
      return live
    },
    send: (wish) => socket.timeout(LONGEST_MS).emitWithAck('command', { id: newCommandId(), ...wish }),
    sees: (holds) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('A desk waited in vain for a picture')), LONGEST_MS)
        const look = () => {
          if (!live || !holds(live)) return
          clearTimeout(late)
          waiting.delete(look)
          resolve(live)
        }
        waiting.add(look)
        look()
      }),
  }
}

const takeWish = ({ position, programme, next }: DeskLive): Wish & { kind: 'take' } => {
  if (!next) throw new Error('Nothing comes next')
  return { kind: 'take', from: { epoch: position.epoch, programmeSeq: programme.seq }, to: next.to }
}

/** The sample without a guard time, and with a result for every category, so that the evening runs to its end. */
async function openRace(house: House): Promise<DeskPlan> {
  const { command } = await importShow(house, SHOW)
  const { plan, live } = await house.view(SHOW)
  for (const { id, entries } of plan.show.categories) {
    if (live.marks[id]) continue
    const levels = [
      { level: 'winner', entries: entries.slice(0, 1).map((entry) => entry.id), citation: null },
    ]
    const answer = await command({ kind: 'set-result', category: id, levels, reason: null })
    if (!answer.ok) throw new Error(answer.refusal.sentence)
  }
  return plan
}

/** What has to be done before both can take: the rundown begins anew at its end, and a reveal is armed. */
async function madeReady(desk: Desk, plan: DeskPlan): Promise<void> {
  const must = async (wish: Wish) => {
    const answer = await desk.send(wish)
    if (!answer.ok) throw new Error(answer.refusal.sentence)
    await desk.sees((live) => live.position.seq >= answer.position.seq)
  }
  const [first] = plan.cues
  if (!desk.live().next && first) await must({ kind: 'preview', to: { cue: first.id, step: 0 } })
  const { next, armed } = desk.live()
  if (next?.reveals && !armed) await must({ ...takeWish(desk.live()), kind: 'arm' })
}

/** The commits that moved the programme, as they stand in the log. */
async function stepsInLog(folder: string): Promise<{ steps: number[]; end: number }> {
  const store = openSqliteLogStore(join(folder, 'shows.db'))
  try {
    const commits = (await (await store.open(SHOW))?.readSince(0)) ?? []
    const moved = commits.filter(({ events }) =>
      events.some(({ kind }) => kind === 'cue-taken' || kind === 'stepped-back'),
    )
    return {
      steps: moved.map(({ seq }) => seq),
      end: commits.at(-1)?.seq ?? 0,
    }
  } finally {
    await store.close()
  }
}

const inTime = ({ spread }: Round): boolean => spread <= WITHIN_MS

async function race(folder: string, seed: number, say: (line: string) => void): Promise<Round[]> {
  const random = seededRandom(seed)
  const house = await startHouse({ folder })
  const sockets: Socket[] = []
  try {
    const plan = await openRace(house)
    const desks = [0, 1].map(() => {
      const socket = deskSocket(house, SHOW)
      sockets.push(socket)
      return deskAt(socket)
    })
    const [one, other] = desks as [Desk, Desk]
    await Promise.all(desks.map((desk) => desk.sees(() => true)))
    const rounds: Round[] = []
    const told = counted('rounds', ROUNDS, say)
    // Presses that a busy machine pulled apart are judged like all others, and do not count as a round.
    while (rounds.filter(inTime).length < ROUNDS && rounds.length < 3 * ROUNDS) {
      // A connection may say so much in a second, and no more; three wishes a round stay well below it.
      await new Promise((resolve) => setTimeout(resolve, PACE_MS))
      await madeReady(one, plan)
      const { seq } = one.live().position
      await other.sees((live) => live.position.seq >= seq)
      const contestant =
        (desk: Desk): Contestant =>
        () => {
          const wish = takeWish(desk.live())
          return { at: performance.now(), answer: desk.send(wish) }
        }
      const order: [Contestant, Contestant] =
        random.next() < 0.5 ? [contestant(one), contestant(other)] : [contestant(other), contestant(one)]
      const { answers, spread } = await contest(order, random.next() * WITHIN_MS)
      const won = answers.find((answer) => answer.ok)
      const after = await one.sees((live) => !won?.ok || live.position.seq >= won.position.seq)
      const { by, label } = after.programme
      rounds.push({ answers, spread, from: seq, moved: movedBy(by, label) })
      told(rounds.filter(inTime).length)
    }
    if (sockets.some((socket) => !socket.connected)) throw new Error('A desk was cut off')
    return rounds
  } finally {
    for (const socket of sockets) socket.disconnect()
    await house.stop()
  }
}

/** Controls: who counts nothing wrong where everything is wrong, has measured nothing. */
async function controls(rounds: number): Promise<Record<'both' | 'nobody', Tally>> {
  const both = await planted('obeys both', rounds)
  const nobody = await planted('obeys nobody', rounds)
  if (both.doubleSteps !== rounds || both.notExactlyOne !== rounds || nobody.notExactlyOne !== rounds) {
    throw new Error(`A planted fault was not seen: ${JSON.stringify({ both, nobody })}`)
  }
  return { both, nobody }
}

export async function bench(say: (line: string) => void) {
  const began = performance.now()
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))
  const busyBeforePercent = await busyPercent()
  say(`The machine was ${busyBeforePercent} % busy with other things before.`)
  say(`race: seed ${seed}; ${ROUNDS} rounds, presses up to ${WITHIN_MS} ms apart.`)
  const { both, nobody } = await controls(200)
  say(`Planted, of 200: a core that obeys both, ${both.doubleSteps} double steps;`)
  say(`one that obeys nobody, ${nobody.notExactlyOne} rounds without a winner.`)
  const folder = mkdtempSync(join(tmpdir(), 'envelope-race-'))
  try {
    const rounds = await race(folder, seed, say)
    const { steps, end } = await stepsInLog(folder)
    const spreads = rounds.filter(inTime).map(({ spread }) => spread)
    for (const round of rounds.filter((one) => !hasOneWinner(one)).slice(0, 5)) {
      say(`Not exactly one, after commit ${round.from}: ${JSON.stringify(round.answers)}`)
    }
    return {
      ...tally(rounds, steps, end),
      rounds: spreads.length,
      roundsFurtherApart: rounds.length - spreads.length,
      stepsInLog: steps.length,
      fireSpreadP99Ms: tenths(quantile(spreads, 0.99)),
      busyBeforePercent,
      plantedDoubleSteps: both.doubleSteps,
      plantedNotExactlyOne: nobody.notExactlyOne,
      seconds: Math.round((performance.now() - began) / 1000),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
