/** A real Chromium for the tests: where it is, and how it is started. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright'

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The path of a Chromium: `$CHROMIUM`, the system's, or Playwright's own. Throws a sentence if there is none. */
export function findChromium(): string {
  const given = process.env['CHROMIUM']
  const found = [given, ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path))
  if (!found) throw new Error('No Chromium was found; install one: npx playwright install chromium')
  return found
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Starts one browser; `args` are added to those that keep it quiet and off the network. */
export const launchBrowser = ({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...QUIET, ...args], ...options })

/** Keeps a desk's own monitors empty: each is a whole stage, drawn by the same processors, and few tests look at it. */
export const emptyMonitors = (place: Pick<BrowserContext, 'route'>): Promise<unknown> =>
  place.route(/\/stage\?.*monitor=1/, (route) => route.fulfill({ contentType: 'text/html', body: '' }))

/** A stage that others look at only for its words: no larger than that takes, and nothing in it moves. */
export const SMALL_STAGE = { viewport: { width: 640, height: 360 }, reducedMotion: 'reduce' } as const
