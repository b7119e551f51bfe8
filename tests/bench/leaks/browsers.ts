/** What browsers keep and ask for: a screen, a desk, a reader and the press room in both worlds, until the envelope is armed; then the screen that has shown the winner, as a control. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../../helpers/browser.ts'
import { until } from '../../helpers/house.ts'
import { masked } from './masks.ts'
import { both, compared, differs, itself, type Pair } from './pair.ts'
import type { Tally } from './tally.ts'
import { type Backend, type Evening, openEvening, startWorld, type World } from './world.ts'

interface Opened {
  readonly page: Page
  readonly asked: Set<string>
}

/** Chance and clock of a page, fixed as those of the house are. */
const FIXED = `
  Date.now = () => ${Date.UTC(2026, 10, 20, 19, 30)}
  Math.random = () => 0.5
  crypto.getRandomValues = (array) => array.fill(7)
`

/** Everything a page's origin keeps, as text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const lines: string[] = []
    for (const [name, store] of Object.entries({ local: localStorage, session: sessionStorage }))
      for (const key of Object.keys(store).sort()) lines.push(`${name} ${key} ${store.getItem(key)}`)
    for (const { name = '' } of await indexedDB.databases()) {
      const open = indexedDB.open(name)
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result)
      })
      for (const store of [...database.objectStoreNames].sort()) {
        const all = database.transaction(store).objectStore(store).getAll()
        const values = await new Promise<unknown[]>((resolve) => {
          all.onsuccess = () => resolve(all.result)
        })
        lines.push(`database ${name} ${store} ${JSON.stringify(values)}`)
      }
      database.close()
    }
    for (const name of (await caches.keys()).sort()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const held = await cache.match(request)
        lines.push(`cache ${name} ${request.url} ${(await held?.text())?.length}`)
      }
    }
    return lines.sort().join('\n')
  })

async function open(context: BrowserContext, address: string): Promise<Opened> {
  const page = await context.newPage()
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(request.url()))
  await page.goto(address)
  return { page, asked }
}

async function contextFor(
  browser: Browser,
  world: World,
  cookie: string | undefined,
): Promise<BrowserContext> {
  const context = await browser.newContext()
  await context.addInitScript(FIXED)
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url: world.house.room }])
  return context
}

async function openAll(browser: Browser, world: World, { id }: Evening) {
  const { house, people } = world
  const of = async (who: 'operator' | 'press' | 'nobody', address: string) =>
    open(await contextFor(browser, world, people.all[who]['cookie']), address)
  const pages = new Map<string, Opened>([
    ['screen', await of('nobody', await house.newScreen({ name: 'Wall', layout: 'full' }))],
    ['desk', await of('operator', `${house.room}/control?show=${id}`)],
    ['press room', await of('press', `${house.room}/press`)],
    ['reader', await of('nobody', `${house.readers}/live/${id}`)],
  ])
  await pages.get('desk')?.page.locator('[data-act=take]').waitFor()
  // Held by its worker a moment after it was opened.
  const screen = pages.get('screen')?.page as Page
  await until('the screen to be held', () => screen.evaluate(() => caches.match('/stage').then(Boolean)))
  return pages
}

type Pages = Awaited<ReturnType<typeof openAll>>

async function seenIn(pages: Pages): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  for (const [name, { page, asked }] of pages) {
    // How long before its moment a picture is sent follows the way to the screen; who painted it when is a commit of its own.
    seen.set(`${name} keeps`, masked(await keptBy(page)).replace(/"(showAt|seq)":\d+/g, '"$1":0'))
    seen.set(`${name} asked for`, masked([...asked].sort().join('\n')))
  }
  return seen
}

export async function browserLeaks(
  backend: Backend,
  { shortlist, category }: { readonly shortlist: string; readonly category: string },
  tally: Tally,
): Promise<void> {
  const worlds: Pair<World> = await Promise.all([startWorld('A', backend), startWorld('B', backend)])
  const browser = await launchBrowser()
  try {
    const evenings = await both(worlds, (world) => openEvening(world, shortlist, 0, category))
    const pages = await both(worlds, (world, n) => openAll(browser, world, evenings[n]))
    const { plan } = await evenings[0].view()
    const cue = plan.cues.find((one) => one.category === category && one.kind === 'title')?.id ?? ''
    const screen = (n: 0 | 1) => pages[n].get('screen')?.page as Page
    await both(worlds, async (_, n) => {
      const evening = evenings[n]
      await evening.command({ kind: 'preview', to: { cue, step: 0 } })
      while (await evening.stepOn());
      // The lower level is the same in both.
      await evening.arm()
      await evening.takeNext()
      while (await evening.stepOn());
      await evening.arm()
      // What it shows it keeps a moment later.
      await until('the screen to keep the envelope', async () =>
        (await keptBy(screen(n))).includes(`${category}:envelope`),
      )
    })
    const before = await both(worlds, (_, n) => seenIn(pages[n]))
    compared(tally, 'browsers before the reveal', before, itself)
    const held = async () => both(worlds, (_, n) => seenIn(pages[n]))
    await both(worlds, (_, n) => evenings[n].takeNext())
    await until(
      'the screens to keep who won',
      async () => differs(await held(), itself, /^screen keeps$/),
      10_000,
    )
      .then(() => tally.seen('browsers after the reveal, the screen keeps', true))
      .catch(() => tally.seen('browsers after the reveal, the screen keeps', false))
    tally.seen(
      'browsers were looked into',
      [...before[0]].every(([what, text]) => !what.endsWith('asked for') || text.includes('/assets/')),
    )
  } finally {
    await browser.close()
    await Promise.all(worlds.map((world) => world.stop()))
  }
}
