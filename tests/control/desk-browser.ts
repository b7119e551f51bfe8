/** Chromium, a built panel and a fixture server, ready for one test. */
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Role } from '#shared/people'
import type { ShowFile } from '#shared/show-file'
import { launchBrowser } from '../helpers/browser.ts'
import { type DeskServer, startDeskServer } from '../helpers/desk-server.ts'
import { RESULTS, sampleShowFile } from './test-show.ts'

/** The panel as it is shipped. */
export const PANEL = fileURLToPath(new URL('../../dist/pages', import.meta.url))

export interface Bench {
  readonly server: DeskServer
  /** A desk of its own: signed in, with the picture on the screen. `prepare` has the page before anything is loaded. */
  desk(
    role?: Role,
    context?: BrowserContextOptions,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Page>
  /** What every page complained about: scripts that failed, and breaches of the security policy. */
  readonly complaints: string[]
  close(): Promise<void>
}

type BenchOptions = NonNullable<Parameters<typeof sampleShowFile>[0]> & {
  empty?: boolean
  /** What the show file has more than the sample. */
  change?: (file: ShowFile) => ShowFile
}

export async function openBench(browser: Browser, options: BenchOptions = {}): Promise<Bench> {
  const sample = sampleShowFile({ most: 4, ...options })
  const showFile = options.empty ? null : (options.change?.(sample) ?? sample)
  const server = await startDeskServer(PANEL, { showFile, results: RESULTS })
  const complaints: string[] = []
  const contexts: { close(): Promise<void> }[] = []
  return {
    server,
    complaints,
    async desk(role = 'producer', options = {}, prepare) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (line) => {
        if (/Content Security Policy|Uncaught/.test(line.text())) complaints.push(line.text())
      })
      await prepare?.(page)
      await page.goto(`${server.origin}/control#key=${server.key(role, role)}`)
      await page.locator('[data-link=live]').waitFor()
      return page
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await server.close()
    },
  }
}

export const takeButton = (page: Page): Locator => page.locator('button[data-act=take]')

/** Opens the menu of the desk and chooses what is called so. */
export async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.locator('[data-do=menu]').click()
  await page.getByRole('menuitem', { name }).click()
}

/** Waits until the big button says so: the desk has the picture in which this comes next. */
export const nextIs = (page: Page, label: string): Promise<void> =>
  takeButton(page).locator('.label', { hasText: label }).waitFor()

/** Presses a key, once the desk would take it, and waits until the button offers what comes after. */
/** The picture may be there before the answer; until that has come no press counts. */
export async function pressOnceFree(page: Page, key: string): Promise<void> {
  await page.locator('button[data-act=take][aria-busy=false]:enabled').waitFor()
  await page.keyboard.press(key)
}

export async function pressUntil(page: Page, key: string, label: string): Promise<void> {
  await pressOnceFree(page, key)
  await nextIs(page, label)
}

/** Both acts of a reveal, from the keyboard, and what comes after. */
export async function revealUntil(page: Page, label: string): Promise<void> {
  await arm(page)
  await pressUntil(page, 'Space', label)
}

export async function arm(page: Page): Promise<void> {
  await page.locator('button[data-moment=arm]').waitFor()
  await page.keyboard.press('a')
  await page.locator('button[data-moment=open]').waitFor()
}

/** Presses a focused button as the keyboard does. */
export async function enter(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}

/** What a suite at the desk works with; each is there once its hook has run. */
export interface Suite {
  readonly browser: Browser
  readonly bench: Bench
}

/** Registers the hooks of a suite: the panel built once, a bench of its own for every test, and no complaint at the end of any. */
export function useBench(options: BenchOptions = {}): Suite {
  let browser: Browser
  let bench: Bench
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })
  beforeEach(async () => {
    bench = await openBench(browser, options)
  })
  afterEach(async () => {
    expect(bench.complaints).toEqual([])
    await bench.close()
  })
  return {
    get browser() {
      return browser
    },
    get bench() {
      return bench
    },
  }
}
