/** A night from its seed: drawn, lived through, left in peace, and judged. */
import type { Command } from '#shared/commands'
import { deskView } from '#shared/desk-view'
import type { Answer } from '#shared/protocol'
import { takeWish } from '../../../control/wishes.ts'
import { answerTo } from '../../../server/gateways/command-door.ts'
import type { Bugs } from './bugs.ts'
import { SHOW } from './core.ts'
import { drawNight, type Fault, type Night } from './faults.ts'
import { install } from './globals.ts'
import { House } from './night.ts'
import { lostFacts, unhealed } from './peace.ts'
import type { Violation } from './truth.ts'
import { webOf } from './web.ts'
import { World } from './world.ts'
import { makePeace, wreak } from './wreak.ts'

export interface Judged {
  readonly seed: number
  readonly night: Night
  readonly violation: Violation | null
  readonly commits: number
  readonly told: readonly string[]
  readonly simulatedMs: number
  /** How long it took after the last fault until everybody saw what the log says. */
  readonly healedMs: number
}

/** Longer than every patience in the program put together. */
const HEALED_WITHIN = 45_000
const LOOK_MS = 500
/** Longer than any silence is borne. */
const STEADY_MS = 5500
/** A page that has just asked anew over a line that was dead then waits ten seconds, after the three in which it noticed; then it asks again. */
const TRIED_AGAIN_MS = 15_000

const AUTOMATION = { name: 'automation', role: 'producer', session: 'automation', desk: null } as const

/** What a seed has in store. */
export const nightOf = (seed: number): Night => drawNight(new World(seed).chance.room)

/** `faults` replaces those that the seed draws. */
export async function liveThrough(
  seed: number,
  bugs: Bugs = {},
  faults?: readonly Fault[],
  tells = false,
): Promise<Judged> {
  const world = new World(seed, tells)
  const drawn = drawNight(world.chance.room)
  const night = faults ? { ...drawn, faults } : drawn
  const house = new House(world, night, bugs)
  const uninstall = install(
    world,
    webOf({ world, lineOf: house.lineOf, edge: house.edge, cache: house.cache }),
  )
  let healedMs = 0
  try {
    await house.begin()
    for (const fault of night.faults)
      world.after(fault.at - world.now, world.house, () => wreak(house, fault))
    pressing(house)
    await go(house, night.until)
    makePeace(house)
    healedMs = await heal(house)
    await lastAct(house)
    if (seed % 4 === 0 || night.waits) await steady(house)
    const lost = lostFacts(house)
    if (lost) house.truth.broken('L1', lost)
  } catch (error) {
    house.truth.broken('failed', error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    uninstall()
  }
  const commits = house.truth.newest?.commits.length ?? 0
  return {
    seed,
    night,
    violation: house.truth.violation,
    commits,
    told: world.told,
    simulatedMs: world.now,
    healedMs,
  }
}

const stopped = ({ truth }: House) => truth.violation !== null

async function go(house: House, until: number): Promise<void> {
  const { world } = house
  while (world.now < until && !stopped(house)) {
    const { starting } = house
    await world.run(Math.min(until, world.now + 100), () => stopped(house) || house.starting !== starting)
    // A start reads the log at one moment.
    await house.starting
  }
}

async function heal(house: House): Promise<number> {
  const { world, truth } = house
  const began = world.now
  let wrong: string | null = 'nobody has looked'
  while (!stopped(house) && world.now - began < HEALED_WITHIN) {
    await go(house, world.now + LOOK_MS)
    wrong = unhealed(house)
    if (wrong === null) return world.now - began
  }
  truth.broken('heal', `${HEALED_WITHIN / 1000} s after the last fault ${wrong}`)
  return world.now - began
}

/** The evening goes on: something is written and taken, and everybody sees it. */
async function lastAct(house: House): Promise<void> {
  if (stopped(house)) return
  const { world, desks, truth } = house
  const page = desks[0]?.page
  const before = truth.state?.position.seq ?? 0
  if (page) await world.as(page.proc, () => page.write())
  const began = world.now
  const isStored = () => (truth.state?.position.seq ?? 0) > before
  while (!isStored() && !stopped(house) && world.now - began < HEALED_WITHIN)
    await go(house, world.now + LOOK_MS)
  if (!isStored()) return truth.broken('heal', 'after the last fault nothing can be written any more')
  await heal(house)
}

/** Where nothing is wrong nobody loses their link, and whoever waits for a code keeps it. */
async function steady(house: House): Promise<void> {
  const { world, truth, desks, waiting } = house
  if (waiting.length > 0) await go(house, world.now + TRIED_AGAIN_MS)
  const codes = () => waiting.map(({ page }) => page?.codes()).join()
  const before = codes()
  const began = world.now
  while (!stopped(house) && world.now - began < STEADY_MS) {
    await go(house, world.now + LOOK_MS)
    for (const { name, page } of desks)
      if (!page?.desk.isLive) truth.broken('heal', `in peace ${name} has no link`)
    if (codes() !== before)
      truth.broken('S1', 'a page that waits was given another code before anybody could type the first')
  }
}

/** People press at their own times, and automation at others. */
function pressing(house: House): void {
  const { world, desks, night } = house
  const { people } = world.chance
  const next = (act: () => void) => {
    const ms = people.between(60, 900)
    if (world.now + ms > night.until) return
    world.after(ms, world.house, () => {
      act()
      next(act)
    })
  }
  for (const place of desks)
    next(() => {
      const { page } = place
      if (page) world.after(0, page.proc, () => page.press())
    })
  next(() => automate(house))
}

/** A button on the Stream Deck, or a program that read the desk a while ago, through a proxy that may lose the answer. */
function automate(house: House): void {
  const { world } = house
  const { people } = world.chance
  const { core } = house
  const runner = house.show()
  if (!core || !runner || core.proc.frozen) return
  const dice = people.next()
  if (dice < 0.3) {
    const button = people.pick(['take', 'take', 'back', 'blackout'] as const)
    return void world.after(2, core.proc, () => void core.presses.press(runner, button, AUTOMATION))
  }
  if (dice > 0.7) return
  const live = deskView(runner.shown(), 'producer')?.live
  const wish =
    dice < 0.5 ? live && takeWish(live) : { kind: 'write-post' as const, text: `Told ${people.hex(12)}` }
  if (wish) ask(house, { id: `api-${people.hex(12)}`, ...wish } as Command, people.pick([2, 2, 800, 6000]), 4)
}

function ask(house: House, command: Command, late: number, tries: number): void {
  const { world, truth } = house
  if (tries === 0) return
  let answered = false
  const again = () => {
    if (!answered) ask(house, command, 2, tries - 1)
  }
  world.after(late + 4000, world.house, again)
  world.after(late, world.house, () => {
    const { core } = house
    if (!core?.proc.alive) return
    world.after(0, core.proc, async () => {
      const answer: Answer = await answerTo(
        JSON.parse(JSON.stringify(command)),
        AUTOMATION,
        core.shows.runner(SHOW),
        { hasImage: async () => true },
      )
      if (!core.proc.alive) return
      truth.answered(command.id, answer)
      if (world.chance.net.next() < 0.2) return
      world.after(2, world.house, () => {
        answered = true
      })
    })
  })
}
