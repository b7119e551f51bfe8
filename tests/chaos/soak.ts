/** `npm run soak -- hours=0.5`: an evening with real pages and a fault now and then, as long as is asked; how memory went, and whether all show the same in the end. */
import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright'
import { pause, quantile, tenths } from '../bench/figures.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { type Random, seededRandom } from '../helpers/random.ts'
import { type Evening, openEvening } from './evening.ts'
import { kill } from './faults.ts'
import { heapMb, residentMb, type Sample, slopeOf } from './memory.ts'
import { cutsOf, healed, waitsFor } from './rounds.ts'
import { wantedOf } from './wanted.ts'

interface SoakFigures {
  readonly minutes: number
  readonly faults: number
  readonly lost: number
  readonly twice: number
  readonly early: number
  readonly wrong: number
  readonly healP99Ms: number | null
  /** States that were compared in the end, and those that were the same. */
  readonly hashes: number
  readonly hashesEqual: number
  /** What any page complained of. */
  readonly pageErrors: number
  /** MB in an hour; null where a process did not live long enough to tell. */
  readonly mbPerHour: Readonly<Record<string, number | null>>
}

/** A command every so many milliseconds at the most, and however long it lasts no more of them than this. */
const COMMAND_MS = 3000
const MOST_COMMANDS = 3000
const FAULT_MS = [20_000, 50_000] as const
const SAMPLE_MS = 15_000
/** So many posts are as many as an evening has; older ones are deleted. */
const MOST_POSTS = 60
/** Posts of the live page that are compared. */
const NEWEST = 20

const FAULTS = ['core', 'edge', 'redis', 'frozen core', 'frozen edge', 'frozen redis', 'desk cut'] as const

async function fault(evening: Evening, what: (typeof FAULTS)[number]): Promise<void> {
  const { house, redis, desks } = evening
  const { core, edge } = house.children()
  const freeze = async (pid: number) => {
    process.kill(pid, 'SIGSTOP')
    await pause(3000)
    process.kill(pid, 'SIGCONT')
  }
  if (what === 'core') kill(core)
  else if (what === 'edge') kill(edge)
  else if (what === 'frozen core') await freeze(core)
  else if (what === 'frozen edge') await freeze(edge)
  else if (what === 'desk cut') desks[0]?.drop()
  else if (what === 'redis') {
    await redis?.kill()
    await redis?.restart()
  } else {
    redis?.pause()
    await pause(2000)
    redis?.resume()
  }
}

interface Pages {
  readonly open: Readonly<Record<'stage' | 'desk' | 'live', Page>>
  readonly errors: string[]
  /** The three of them anew, in a window of their own. */
  anew(): Promise<Readonly<Record<'stage' | 'desk' | 'live', Page>>>
}

async function openPages(browser: Browser, { house }: Evening): Promise<Pages> {
  const errors: string[] = []
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = async (url: string) => {
    const opened = await context.newPage()
    opened.on('pageerror', (error) => errors.push(error.message))
    await opened.goto(url)
    return opened
  }
  const first = await page(house.controlLink)
  await first.locator('[data-link=live]').waitFor()
  const all = async () => ({
    stage: await page(await house.newScreen({ name: 'A stage', show: 'chaos' })),
    desk: await page(`${house.room}/control?show=chaos`),
    live: await page(`${house.readers}/live/chaos`),
  })
  const open = await all()
  await first.close()
  return { open, errors, anew: all }
}

/** What people read on each of the pages. */
const WORDS = {
  stage: async (page: Page) =>
    (await page.locator('#slides > .slide:not(.leaving, .waiting)').allInnerTexts()).at(-1),
  desk: (page: Page) => page.locator('rundown-list ol').innerText(),
  live: async (page: Page) => {
    // What came while nobody was at the top waits behind a button.
    const waiting = page.locator('.arrivals button')
    if (await waiting.isVisible()) await waiting.click()
    return page.locator('article').evaluateAll(
      (all, most) =>
        all
          .slice(0, most)
          .map(
            (one) => `${one.id}.${one.dataset['rev']} ${one.querySelector<HTMLElement>('.what')?.innerText}`,
          )
          .join('\n'),
      NEWEST,
    )
  },
} as const

const hashOf = (words: string | undefined): string =>
  createHash('sha256')
    .update(words ?? '')
    .digest('hex')
    .slice(0, 12)

/** The pages that were there all the time beside the same pages opened anew: the same words, by their hashes. */
async function compare(
  pages: Pages,
  say: (line: string) => void,
): Promise<{ hashes: number; hashesEqual: number }> {
  const fresh = await pages.anew()
  let hashesEqual = 0
  const names = ['stage', 'desk', 'live'] as const
  for (const name of names) {
    const [kept, anew] = await until(
      `${name} to be drawn`,
      async () => {
        const both = await Promise.all([WORDS[name](pages.open[name]), WORDS[name](fresh[name])])
        return both.every((words) => words) && both[0] === both[1] ? both : null
      },
      15_000,
    ).catch(async () => Promise.all([WORDS[name](pages.open[name]), WORDS[name](fresh[name])]))
    if (kept && hashOf(kept) === hashOf(anew)) hashesEqual += 1
    say(`${name}: ${hashOf(kept)} on the page that was there all the time, ${hashOf(anew)} opened anew`)
  }
  return { hashes: names.length, hashesEqual }
}

/** Samples every process of the evening and every page, each with the life it is in. */
function sampler(evening: Evening, sessions: Readonly<Record<string, CDPSession>>, began: number) {
  const samples: Sample[] = []
  return {
    samples,
    async take() {
      const at = (performance.now() - began) / 3_600_000
      const { core, edge } = evening.house.children()
      const pids = { supervisor: evening.house.supervisor.pid ?? 0, core, edge }
      for (const [what, pid] of Object.entries(pids)) {
        const mb = residentMb(pid)
        if (mb !== null) samples.push({ what, life: pid, at, mb })
      }
      for (const [what, session] of Object.entries(sessions))
        samples.push({ what: `${what} page`, life: 0, at, mb: await heapMb(session) })
    },
  }
}

async function command(evening: Evening, random: Random): Promise<void> {
  const desk = random.pick(evening.desks)
  if (!desk.desk.isLive) return
  const own = desk.desk.feed?.posts.filter(({ body }) => body.kind === 'text') ?? []
  const [oldest] = own
  const wish =
    oldest && own.length > MOST_POSTS
      ? ({ kind: 'delete-post', post: oldest.id } as const)
      : evening.wish(desk, random)
  await evening.send(desk, wish)
}

export async function run(words: readonly string[], say: (line: string) => void): Promise<SoakFigures> {
  const { hours, logs, seed } = wantedOf(words, Math.floor(Math.random() * 1e9))
  const [log = 'embedded'] = logs
  const random = seededRandom(seed)
  const lasts = hours * 3_600_000
  const every = Math.max(COMMAND_MS, lasts / MOST_COMMANDS)
  say(`seed ${seed}, ${log} log, ${tenths(hours * 60)} minutes`)
  const evening = await openEvening(log)
  const browser = await launchBrowser()
  const pages = await openPages(browser, evening)
  const sessions = Object.fromEntries(
    await Promise.all(
      Object.entries(pages.open).map(
        async ([name, page]) => [name, await page.context().newCDPSession(page)] as const,
      ),
    ),
  )
  const began = performance.now()
  const memory = sampler(evening, sessions, began)
  const heals: number[] = []
  const can = FAULTS.filter((what) => evening.redis !== null || !what.includes('redis'))
  let [nextFault, nextSample] = [random.between(...FAULT_MS), 0]
  try {
    for (let now = 0; now < lasts; now = performance.now() - began) {
      await pause(every * (0.5 + random.next()))
      await command(evening, random)
      if (now >= nextSample) {
        await memory.take()
        nextSample = now + SAMPLE_MS
      }
      if (now < nextFault) continue
      const what = random.pick(can)
      const before = cutsOf(evening)
      const struck = performance.now()
      await fault(evening, what)
      const { at } = await healed(() => waitsFor(evening, before), await evening.mark())
      heals.push(at - struck)
      await evening.settle()
      say(`${tenths(now / 60_000)} min: ${what}, all level after ${Math.round(heals.at(-1) ?? 0)} ms`)
      nextFault = performance.now() - began + random.between(...FAULT_MS)
    }
    await evening.rest()
    const compared = await compare(pages, say)
    for (const error of pages.errors) say(`  a page said: ${error}`)
    await browser.close()
    const { words: said, ...counts } = await evening.close()
    for (const one of said) say(`  ${one}`)
    const names = [...new Set(memory.samples.map(({ what }) => what))]
    const mbPerHour = Object.fromEntries(
      names.map((name) => {
        const slope = slopeOf(memory.samples.filter(({ what }) => what === name))
        return [name, slope === null ? null : tenths(slope)]
      }),
    )
    return {
      minutes: tenths(hours * 60),
      faults: heals.length,
      ...counts,
      healP99Ms: heals.length === 0 ? null : Math.round(quantile(heals, 0.99)),
      ...compared,
      pageErrors: pages.errors.length,
      mbPerHour,
    }
  } finally {
    if (browser.isConnected()) await browser.close()
    evening.house.supervisor.kill('SIGTERM')
    await evening.redis?.stop()
  }
}
