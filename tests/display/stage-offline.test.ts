/** [S1] A screen that is started without its server comes up on its last picture, and takes a new build over unseen. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { whitest } from '../helpers/film.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { title, winner, winnerWords } from '../helpers/stage-slides.ts'
import { useStage } from '../helpers/stage-suite.ts'

const built = join(import.meta.dirname, '../../dist/pages')
/** A copy, so that a newer build can be put in its place. */
const pages = mkdtempSync(join(tmpdir(), 'envelope-pages-'))

beforeEach(() => cpSync(built, pages, { recursive: true }))
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const stage = useStage({ pages, held: true })
let context: BrowserContext
beforeEach(async () => {
  context = await stage.newContext({ viewport: { width: 960, height: 540 } })
})

/** Opens a screen, shows the winner on it, and waits until its worker holds the page. */
async function heldScreen(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(stage.server.url)
  await stage.server.connections(1)
  stage.server.send(frameOf(1, winner))
  await stage.server.paintedAt(1)
  await until(
    'the worker to hold the page',
    () => page.evaluate(() => caches.match('/stage').then(Boolean)),
    15_000,
  )
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  return page
}

/** A screen that was switched off and on again: a tab that remembers nothing of its own. */
async function restarted(link = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(stage.server.url + link)
  return page
}

const shows = (page: Page, words: string) =>
  until(`the words ${words}`, async () => (await stageWords(page)).includes(words), 10_000)

/** Answers every connection on the port of the server that was killed, in its own bad way. */
async function impostor(bad: Server): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>()
  bad.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) =>
    bad.listen(Number(new URL(stage.server.url).port), '127.0.0.1', resolve),
  )
  return async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => bad.close(resolve))
  }
}

test('[S1] reloaded or restarted without a server it shows the same picture, and follows when the server is back', async () => {
  const page = await heldScreen()
  await stage.server.kill()
  await page.reload()
  await shows(page, winnerWords)
  await page.close()
  const second = await restarted()
  await shows(second, winnerWords)
  expect(second.url()).toBe(stage.server.url)
  const calls = stage.server.hellos.length
  await stage.server.revive()
  await stage.server.connections(calls + 1)
  stage.server.send(frameOf(2, title))
  await stage.server.paintedAt(2)
  await shows(second, 'Housing')
})

test('[S1] a server that accepts and is silent, and one that answers with a fault, are not waited for', {
  tags: ['whole'],
}, async () => {
  await (await heldScreen()).close()
  await stage.server.kill()
  const silent = await impostor(createServer())
  const began = performance.now()
  const before = await restarted()
  expect(performance.now() - began).toBeLessThan(6000)
  await shows(before, winnerWords)
  await before.close()
  await silent()
  const faulty = await impostor(
    createHttpServer((_request, response) => response.writeHead(502).end('Bad gateway')),
  )
  const after = await restarted()
  await shows(after, winnerWords)
  expect(await after.locator('body').innerText()).not.toContain('Bad gateway')
  await faulty()
  await stage.server.revive()
})

test('[S1] a build with a file missing is not shown, and is never held', async () => {
  const page = await heldScreen()
  const html = readFileSync(join(pages, 'display/stage.html'), 'utf8')
  writeFileSync(
    join(pages, 'display/stage.html'),
    html.replaceAll(/assets\/stage-[\w-]+\.js/g, 'assets/stage-missing1.js'),
  )
  await page.reload()
  await shows(page, winnerWords)
  expect(await page.locator('script[src]').first().getAttribute('src')).not.toContain('missing')
})

test('[S1] [E1] it opens on no picture of another screen, of another evening, or while its server speaks', {
  tags: ['whole'],
}, async () => {
  const first = await heldScreen()
  const other = await restarted('#screen=a-link-to-another-screen')
  await stage.server.connections(2)
  await stage.server.kill()
  await other.reload()
  await other.waitForTimeout(3500)
  expect(await stageWords(other)).not.toContain(winnerWords)
  await first.close()
  const age = (page: Page, hours: number) =>
    page.evaluate((change) => {
      for (const name of Object.keys(localStorage).filter((key) => key.startsWith('envelope.picture.'))) {
        const kept = JSON.parse(localStorage.getItem(name) ?? '{}')
        localStorage.setItem(name, JSON.stringify({ ...kept, at: kept.at - change }))
      }
    }, hours * 3600_000)
  await age(other, 5)
  const late = await restarted()
  await late.waitForTimeout(3500)
  expect(await stageWords(late)).not.toContain(winnerWords)
  await late.close()
  await age(other, -5)
  const spoilt = await restarted()
  await shows(spoilt, winnerWords)
  await spoilt.close()

  await stage.server.revive()
  stage.server.send(frameOf(3, title))
  const seen: string[] = []
  const fresh = await context.newPage()
  await fresh.exposeFunction('seen', (words: string) => seen.push(words))
  await fresh.addInitScript(() => {
    const tell = () =>
      (window as unknown as { seen(words: string): void }).seen(document.body?.innerText ?? '')
    new MutationObserver(tell).observe(document, { childList: true, subtree: true })
  })
  await fresh.goto(stage.server.url)
  await shows(fresh, 'Housing')
  await fresh.waitForTimeout(3000)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.filter((words) => words.includes(winnerWords))).toEqual([])
})

test('[S1] the worker holds the page and its files, and nothing else', async () => {
  const page = await heldScreen()
  await page.evaluate(() =>
    Promise.all(['/control', '/api/v1/shows/x', '/health'].map((path) => fetch(path).catch(() => null))),
  )
  await page.reload()
  const held = await page.evaluate(async () => {
    const names = await caches.keys()
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return keys.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(held).toContain('/stage')
  expect(held.some((path) => path.endsWith('.woff2'))).toBe(true)
  expect(held.filter((path) => path !== '/stage' && !path.startsWith('/assets/'))).toEqual([])
  const { scope } = await page.evaluate(() =>
    navigator.serviceWorker.ready.then((it) => ({ scope: new URL(it.scope).pathname })),
  )
  expect(scope).toBe('/stage')
})

/** Puts a newer build in place of the one that is served: other names, and something to know it by. */
function buildAnew(): void {
  const page = join(pages, 'display/stage.html')
  let html = readFileSync(page, 'utf8')
  const names = new Set([...html.matchAll(/stage-[\w-]+\.(js|css)/g)].map(([name]) => name))
  for (const name of names) {
    const next = name.replace('stage-', 'stage-next')
    renameSync(join(pages, 'assets', name), join(pages, 'assets', next))
  }
  html = html
    .replaceAll(/assets\/stage-([\w-]+\.(?:js|css))/g, 'assets/stage-next$1')
    .replace('name="whole" content="', 'name="whole" content="feed')
  writeFileSync(page, html)
}

test('[S1] a newer build is taken over while nothing moves, without a flash of white, and is held from then on', async () => {
  // An hour old: a page is never reloaded in its first minute.
  await context.addInitScript(() => {
    const real = performance.now.bind(performance)
    performance.now = () => real() + 3600_000
  })
  const page = await heldScreen()
  await stage.server.kill()
  buildAnew()
  await stage.server.revive()
  const script = () => page.locator('script[src]').first().getAttribute('src')
  expect(await script()).not.toContain('next')
  const { pictures, white } = await whitest(page, async () => {
    // A worker that has waited too long for the server gives what it holds, and the page looks again later.
    await until('the newer build', async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await page.locator('script[src*="stage-next"]').first().waitFor({ state: 'attached', timeout: 3000 })
      return true
    })
    await shows(page, winnerWords)
  })
  expect(pictures).toBeGreaterThan(1)
  expect(white).toBeLessThan(0.5)

  await stage.server.kill()
  await page.reload()
  expect(await script()).toContain('stage-next')
  await shows(page, winnerWords)
  await stage.server.revive()

  const planted = await whitest(page, async () => {
    await page.evaluate(() => {
      const flash = document.body.appendChild(document.createElement('div'))
      flash.style.cssText = 'position: fixed; inset: 0; background: white; z-index: 99'
    })
    await page.waitForTimeout(300)
  })
  expect(planted.white).toBeGreaterThan(0.5)
})

test('[S1] it holds the screen awake where it can, asks again when that is taken back, and does without', {
  tags: ['whole'],
}, async () => {
  await context.addInitScript(() => {
    const locks: EventTarget[] = []
    Object.defineProperty(navigator, 'wakeLock', {
      configurable: true,
      value: { request: async () => locks[locks.push(new EventTarget()) - 1] },
    })
    Object.assign(window, { locks })
  })
  const page = await heldScreen()
  const count = () => page.evaluate(() => (window as unknown as { locks: EventTarget[] }).locks.length)
  expect(await count()).toBe(1)
  await page.evaluate(() =>
    (window as unknown as { locks: EventTarget[] }).locks[0]?.dispatchEvent(new Event('release')),
  )
  await until('another wake lock', async () => (await count()) === 2, 8000)

  const poor = await context.newPage()
  await poor.addInitScript(() => {
    Object.defineProperty(navigator, 'wakeLock', {
      configurable: true,
      value: { request: () => Promise.reject(new Error('no')) },
    })
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      value: { register: () => Promise.reject(new Error('no')) },
    })
  })
  await poor.goto(stage.server.url)
  await shows(poor, winnerWords)
})
