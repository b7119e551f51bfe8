/** The panel in a real browser: how soon it can be used, how soon a take is on the desk, and how soon every key is answered. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { standWatch } from './desk-watch.ts'
import { largeShow } from './large-show.ts'

const LOADS = 7
const TAKES = 60
const TIMES = 6

/** Keys that are answered on the desk, and the key that undoes what they opened. */
const KEYS: readonly { readonly key: string; readonly shut?: string }[] = [
  { key: 'ArrowDown' },
  { key: 'ArrowUp' },
  { key: 'Space' },
  { key: 'b' },
  { key: 'x' },
  { key: 'c' },
  { key: 'w' },
  { key: 'r' },
  { key: 'j', shut: 'Escape' },
  { key: 's', shut: 'Escape' },
  { key: '?', shut: 'Escape' },
]

export interface DeskFigures {
  readonly ready: readonly number[]
  readonly interactive: readonly number[]
  readonly takeToDesk: readonly number[]
  readonly keys: Readonly<Record<string, readonly number[]>>
}

const free = (page: Page) => page.locator('button[data-act=take][aria-busy=false]:enabled').waitFor()

/** Presses a key and tells how long after its key-up this part of the desk had changed. */
async function pressed(page: Page, key: string, part: 'desk' | 'programme' | 'label') {
  await page.evaluate((of) => {
    Object.assign(window, { change: window.watch.next(of) })
  }, part)
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as { change: ReturnType<typeof window.watch.next> }).change)
}

async function signedIn(browser: Browser, house: House) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(house.controlLink)
  await page.locator('[data-link=live]').waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

const newDesk = async (
  browser: Browser,
  storageState: Awaited<ReturnType<typeof signedIn>>,
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, storageState })
  const page = await context.newPage()
  await page.addInitScript(standWatch)
  return { context, page }
}

/** A show that no desk drives yet, so that whoever presses first drives. */
async function opened(house: House, show: string): Promise<void> {
  const reply = await house.api('/api/v1/shows', {
    method: 'POST',
    body: largeShow(show, { results: false }),
  })
  if (reply.status !== 201) throw new Error((await reply.text()).slice(0, 500))
}

/** Without a result a category ends at its envelope: the next one's title is chosen, as automation would. */
async function pastEnvelopes(house: House, show: string, page: Page): Promise<void> {
  const { plan, live } = await house.view(show)
  const at = plan.cues.findIndex(({ id }) => id === live.next?.to.cue)
  if (live.next && plan.cues[at]?.kind !== 'winner') return
  const cue = plan.cues.slice(at + 1).find(({ kind }) => kind === 'title') ?? plan.cues[0]
  const to = cue ? { cue: cue.id, step: 0 } : null
  const id = `bench-preview-${live.position.seq}`
  const body = { id, kind: 'preview', to }
  const reply = await house.api(`/api/v1/shows/${show}/commands`, { method: 'POST', body })
  if (!reply.ok) throw new Error((await reply.text()).slice(0, 500))
  const label = (await house.view(show)).live.next?.label ?? ''
  await until('the desk to offer it', async () =>
    (await page.locator('[data-act=take] .label').innerText()).replaceAll('\u00a0', ' ').includes(label),
  )
}

export async function measureDesk(say: (line: string) => void): Promise<DeskFigures> {
  const house = await startHouse()
  const browser = await launchBrowser()
  try {
    const state = await signedIn(browser, house)
    const ready: number[] = []
    const interactive: number[] = []
    for (let load = 0; load < LOADS; load += 1) {
      const show = `cold-${load}`
      await opened(house, show)
      const { context, page } = await newDesk(browser, state)
      await page.goto(`${house.room}/control?show=${show}`, { waitUntil: 'commit' })
      await free(page)
      const { at } = await pressed(page, 'ArrowDown', 'label')
      ready.push(await page.evaluate(() => window.watch.readyAt ?? Number.NaN))
      interactive.push(at)
      await context.close()
    }
    say(`Interactive after ${interactive.map(Math.round).join(', ')} ms.`)

    const show = 'driven'
    await opened(house, show)
    const { page } = await newDesk(browser, state)
    await page.goto(`${house.room}/control?show=${show}`)
    const takeToDesk: number[] = []
    while (takeToDesk.length < TAKES) {
      await free(page)
      await pastEnvelopes(house, show, page)
      takeToDesk.push((await pressed(page, 'Space', 'programme')).after)
    }
    const keys: Record<string, number[]> = {}
    for (const { key, shut } of KEYS) {
      const times: number[] = []
      for (let i = 0; i < TIMES; i += 1) {
        if (key !== 'w' || i % 2 === 0) await free(page)
        await pastEnvelopes(house, show, page)
        times.push((await pressed(page, key, 'desk')).after)
        if (key === 'r')
          await until('the word to go', async () => (await page.locator('[data-notice]').count()) === 0)
        if (shut) await page.keyboard.press(shut)
        if (shut) await until('it to be shut', async () => (await page.getByRole('dialog').count()) === 0)
        if (key === 'c' || key === 'j')
          await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        // Clear from the holding slide changes nothing: something is taken in between.
        if (key === 'c') await pressed(page, 'Space', 'programme')
        if (key === 'b') await pressed(page, 'Space', 'programme')
      }
      keys[key] = times
      say(`${key}: ${times.map(Math.round).join(', ')} ms`)
    }
    return { ready, interactive, takeToDesk, keys }
  } finally {
    await browser.close()
    await house.stop()
  }
}
