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

const start = ({ args = [], ...options }: LaunchOptions): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...QUIET, ...args], ...options })

/** The browser of this worker, from its first test to its last; files that ask for nothing special have it one after the other. */
const OWN = Symbol.for('envelope.browser')
const worker = globalThis as { [OWN]?: Promise<Browser> }

async function ofThisWorker(): Promise<Browser> {
  const running = await worker[OWN]?.catch(() => null)
  if (!running?.isConnected()) worker[OWN] = start({})
  return worker[OWN] as Promise<Browser>
}

/**
 * A browser in which nothing is open. With `options` it is another process; `args` are added to those that keep it quiet and off the network.
 * To close it is to close what was opened in it.
 */
export async function launchBrowser(options?: LaunchOptions): Promise<Browser> {
  // A program that measures ends when its browser does.
  if (options || !process.env['VITEST_POOL_ID']) return start(options ?? {})
  const shared = await ofThisWorker()
  const opened = new Set<BrowserContext>()
  const noted = (context: BrowserContext) => {
    opened.add(context)
    context.once('close', () => opened.delete(context))
    return context
  }
  const own: Partial<Browser> = {
    newContext: async (...how) => noted(await shared.newContext(...how)),
    async newPage(...how) {
      const page = await shared.newPage(...how)
      noted(page.context())
      return page
    },
    contexts: () => [...opened],
    async close() {
      await Promise.all([...opened].map((context) => context.close()))
    },
  }
  return new Proxy(shared, {
    get(target, name) {
      const value = name in own ? own[name as keyof Browser] : Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Keeps a desk's own monitors empty: each is a whole stage, drawn by the same processors, and few tests look at it. Not by a route, for which every request of the page would take the long way through here. */
export const emptyMonitors = (place: Pick<BrowserContext, 'addInitScript'>): Promise<unknown> =>
  place.addInitScript(() => {
    const { setAttribute } = Element.prototype
    HTMLIFrameElement.prototype.setAttribute = function (name, value) {
      const isMonitor = name === 'src' && /\/stage\?.*monitor=1/.test(value)
      setAttribute.call(this, name, isMonitor ? 'about:blank' : value)
    }
  })

/** A stage that others look at only for its words: no larger than that takes, and nothing in it moves. */
export const SMALL_STAGE = { viewport: { width: 640, height: 360 }, reducedMotion: 'reduce' } as const
