/** The panel in a real browser: how soon it can be used, how soon a take is on the desk, and how soon every key is answered. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { standWatch } from './desk-watch.ts'
import { largeShow } from './large-show.ts'

const LOADS = Number(process.env['LOADS'] ?? 7)
const TAKES = 60
const TIMES = 6
/** The time an operator takes between two takes at the least, in milliseconds. */
const TEMPO_MS = 1000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Every key that fires when it comes up, and the key that brings back what it changed, or shuts what it opened. */
const KEYS: readonly { readonly key: string; readonly undo?: string }[] = [
  { key: 'ArrowDown' },
  { key: 'ArrowUp', undo: 'ArrowDown' },
  { key: 'Space' },
  { key: 'a', undo: 'ArrowDown' },
  { key: 'b', undo: 'Space' },
  { key: 'c', undo: 'Space' },
  { key: 'x' },
  { key: 'w' },
  { key: 'e' },
  { key: 'Control+l' },
  { key: 'j', undo: 'Escape' },
  { key: 's', undo: 'Escape' },
  { key: '?', undo: 'Escape' },
]

export interface DeskFigures {
  readonly ready: readonly number[]
  readonly interactive: readonly number[]
  readonly takeToDesk: readonly number[]
  readonly keys: Readonly<Record<string, readonly number[]>>
}

const free = (page: Page) => page.locator('button[data-act=take][aria-busy=false]:enabled').waitFor()

/** Presses a key and tells how long after its key-up this part of the desk had changed. */
async function pressed(page: Page, key: string, part: 'desk' | 'programme' | 'label', longest = 10_000) {
  await page.evaluate(
    ([of, ms]) => {
      Object.assign(window, { change: window.watch.next(of, ms) })
    },
    [part, longest] as const,
  )
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as { change: ReturnType<typeof window.watch.next> }).change)
}

/** Control: a key that means nothing is answered by nothing; else every other key was answered by something that moves by itself. */
async function keptStill(page: Page): Promise<void> {
  await free(page)
  const seen = await pressed(page, 'q', 'desk', 1500).then(
    () => true,
    () => false,
  )
  if (seen) throw new Error('The desk changes without a key: its answers cannot be told from that')
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

/** Brings back what a key changed, and gives the keyboard back to the desk. */
async function undone(page: Page, key: string): Promise<void> {
  if (key !== 'Escape') await free(page)
  await page.keyboard.press(key)
  if (key !== 'Escape') return free(page)
  await until('it to be shut', async () => (await page.getByRole('dialog').count()) === 0)
  await page.evaluate(() => {
    for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null) {
      if (!at.shadowRoot?.activeElement && at instanceof HTMLElement) at.blur()
    }
  })
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
      // Nobody takes twice within a second on purpose; the slide before has come to rest.
      await pause(TEMPO_MS)
      takeToDesk.push((await pressed(page, 'Space', 'programme')).after)
    }
    await keptStill(page)
    const keys: Record<string, number[]> = {}
    for (const { key, undo } of KEYS) {
      const times: number[] = []
      while (times.length < TIMES) {
        await free(page)
        await pastEnvelopes(house, show, page)
        times.push((await pressed(page, key, 'desk')).after)
        if (undo) await undone(page, undo)
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
