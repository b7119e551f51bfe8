/** `npm run chaos -- links=1000`: screens and desks whose links are cut and hang, a server that stands still, and a tab that does. */

import { pause, quantile } from '../bench/figures.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { type Link, openLink } from '../helpers/link.ts'
import { type Random, seededRandom } from '../helpers/random.ts'
import { openBook } from './book.ts'
import { type Evening, openEvening } from './evening.ts'
import { type ChaosDesk, type Goal, openDesk, openScreen, type Someone } from './people.ts'

export interface LinkFigures {
  readonly cuts: number
  readonly resyncP99Ms: number
  /** The slowest to notice that the server stands still. */
  readonly noticedMs: number
  /** The slowest a desk was told that a screen's page stands still. */
  readonly flaggedMs: number
}

const SCREENS = 6
const DESKS = 2
/** The evening goes on meanwhile. */
const EVERY_MS = 120
const FREEZES = 5
const LONGEST_MS = 30_000

interface Linked {
  readonly one: Someone
  readonly link: Link
}

/** What is public and on stage by now, and what everybody has to show. */
interface Going {
  newest(): Goal
  stop(): Promise<void>
}

/** A commit that costs nothing and that everybody in the room is told. */
async function step({ show, desks }: Evening, random: Random): Promise<Goal> {
  const { id: cue } = random.pick(desks[0]?.desk.plan?.cues ?? [])
  const answer = await show.command({ kind: 'preview', to: { cue, step: 0 } })
  if (!answer.ok) throw new Error(answer.refusal.sentence)
  return { position: answer.position, text: '' }
}

function goOn(evening: Evening, first: Goal, random: Random): Going {
  let newest = first
  let going = true
  const done = (async () => {
    while (going) {
      newest = await step(evening, random)
      await pause(EVERY_MS)
    }
  })()
  return {
    newest: () => newest,
    async stop() {
      going = false
      await done
    },
  }
}

/** Cuts, or stalls, one link again and again; how long each took to be level from the moment the link was whole. */
async function cutOneByOne(
  { one, link }: Linked,
  going: Going,
  cuts: number,
  random: Random,
): Promise<number[]> {
  const times: number[] = []
  while (times.length < cuts) {
    await pause(random.between(50, 400))
    // Mostly short; some so long that the link is given up, and every fourth half open.
    const long = random.next() < 0.15 ? random.between(2000, 6000) : random.between(20, 1500)
    if (random.next() < 0.25) link.stall()
    else link.cut()
    await pause(long)
    const goal = going.newest()
    link.mend()
    const whole = performance.now()
    while (!(one.up() && one.has(goal))) {
      if (performance.now() - whole > LONGEST_MS) throw new Error(`${one.who} never came back`)
      await pause(2)
    }
    times.push(performance.now() - whole)
  }
  return times
}

/** Milliseconds until everybody has noticed that the server says nothing any more. */
async function frozenServer(evening: Evening, everybody: readonly Someone[]): Promise<number> {
  const { core } = evening.house.children()
  const before = new Map(everybody.map((one) => [one, one.cuts().times]))
  const noticed = (one: Someone) => one.cuts().times > (before.get(one) ?? 0)
  process.kill(core, 'SIGSTOP')
  const began = performance.now()
  try {
    await until('everybody to notice', () => everybody.every(noticed), 9000)
    return Math.max(...everybody.map((one) => one.cuts().at)) - began
  } finally {
    process.kill(core, 'SIGCONT')
  }
}

/** A real page of the stage stands still: milliseconds until a desk is told so. */
async function frozenTab(evening: Evening, { desk }: ChaosDesk, random: Random): Promise<number[]> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const name = 'A page of its own'
    await page.goto(await evening.house.newScreen({ name, show: 'chaos' }))
    const report = () => desk.screens.screens.find(({ setup }) => setup.name === name)
    const times: number[] = []
    while (times.length < FREEZES) {
      await until(
        'the page to be well',
        () => report()?.connected && !report()?.stale && report()?.clockError !== null,
      )
      await pause(random.between(500, 1500))
      const stands = page.evaluate(() => {
        const began = performance.now()
        while (performance.now() - began < 4500);
      })
      const began = performance.now()
      // Silent, or gone already: where a heartbeat was due just before, the link is given up first.
      const isFlagged = () => report()?.stale || !report()?.connected
      while (!isFlagged() && performance.now() - began < 9000) await pause(5)
      times.push(performance.now() - began)
      await stands
    }
    return times
  } finally {
    await browser.close()
  }
}

export async function playLinks(
  cuts: number,
  seed: number,
  say: (line: string) => void,
): Promise<LinkFigures> {
  const evening = await openEvening('embedded')
  const book = openBook()
  const links: Link[] = []
  const people: Linked[] = []
  try {
    for (let n = 0; n < SCREENS + DESKS; n += 1) {
      const link = await openLink(evening.house.room)
      links.push(link)
      const doors = { room: link.origin, readers: evening.house.readers }
      const one =
        n < SCREENS
          ? await openScreen(evening.house, doors, 'chaos', 'full', book)
          : openDesk(doors, 'chaos', `linked-${n}`, book)
      people.push({ one, link })
    }
    const first = await evening.mark()
    await until('everybody to be there', () => people.every(({ one }) => one.has(first)))
    const random = seededRandom(seed)
    const frozen: number[] = []
    while (frozen.length < FREEZES) {
      frozen.push(
        await frozenServer(
          evening,
          people.map(({ one }) => one),
        ),
      )
      const goal = await evening.mark()
      await until('everybody to be back', () => people.every(({ one }) => one.has(goal)))
      await pause(random.between(200, 1200))
    }
    const noticedMs = Math.round(Math.max(...frozen))
    say(`a server that stands still: all ${people.length} noticed within ${noticedMs} ms, ${FREEZES} times`)
    const tab = await frozenTab(evening, evening.desks[0] as ChaosDesk, random)
    const flaggedMs = Math.round(Math.max(...tab))
    say(`a tab that stands still: flagged on the desk within ${flaggedMs} ms, ${FREEZES} times`)

    const going = goOn(evening, first, seededRandom(seed + 1000))
    const share = Math.ceil(cuts / people.length)
    const done: number[] = []
    const telling = setInterval(() => say(`${done.length} of ${cuts} cuts`), 15_000)
    try {
      await Promise.all(
        people.map(async (linked, n) => {
          const mine = seededRandom(seed + n)
          for (let left = share; left > 0; left -= 10)
            done.push(...(await cutOneByOne(linked, going, Math.min(10, left), mine)))
        }),
      )
    } finally {
      clearInterval(telling)
      await going.stop()
    }
    return { cuts: done.length, resyncP99Ms: Math.round(quantile(done, 0.99)), noticedMs, flaggedMs }
  } finally {
    for (const { one } of people) one.close()
    for (const link of links) await link.close()
    await evening.close()
  }
}
