/**
 * Holds the stage page with all it needs, so that a screen restarted without its server comes up all the same (S1).
 * The server is asked first whenever a page is opened, and a page is shown whole or not at all; without this worker everything else works.
 */

/** The part of a worker's world that is used here; TypeScript knows a page's world or a worker's, not both. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as WorkerScope

const PAGE = '/stage'
const ASSETS = '/assets/'
const IMAGES = '/images/'
const PIECES = /noto-sans-jp[^/]*\.woff2$/
const CACHE = 'envelope-stage'

/** Pictures, and pieces of letters: held when they are first used, the oldest let go when there are too many. */
const USED = 'envelope-used'
const MOST_USED = 300

/** A server that takes longer than this, in milliseconds, is not waited for when there is a page to show. */
const PATIENCE = 1500

const match = { ignoreVary: true }

worker.addEventListener('install', (event) => {
  // It keeps nothing of its own between two requests, so a new one may take over at any time.
  event.waitUntil(Promise.all([worker.skipWaiting(), freshPage(new Request(PAGE)).catch(() => undefined)]))
})
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(pageFor(event))
  else if (pathname.startsWith(ASSETS) || pathname.startsWith(IMAGES)) event.respondWith(assetFor(event))
})

async function pageFor(event: Asked): Promise<Response> {
  const fresh = freshPage(event.request)
  // Late is not in vain: what comes after the patience is over is held for the next time.
  event.waitUntil(fresh.catch(() => undefined))
  const held = await caches.match(PAGE, match).catch(() => undefined)
  if (!held) return fresh.catch(() => fetch(event.request))
  const tooLate = new Promise<Response>((resolve) => setTimeout(() => resolve(held), PATIENCE))
  const good = fresh.then(
    (answer) => (isShowable(answer) ? answer : held),
    () => held,
  )
  return Promise.race([good, tooLate])
}

/** What lies under a name never changes, so what is held need not be asked for. */
async function assetFor(event: Asked): Promise<Response> {
  const { request } = event
  const held = await caches.match(request, match).catch(() => undefined)
  if (held) return held
  const answer = await fetch(request)
  if (answer.ok && isLasting(request.url)) {
    event.waitUntil(holdUsed(request.url, answer.clone()))
  }
  return answer
}

/** The page's own files are held with the page, whole or not at all. */
const isLasting = (url: string): boolean => {
  const { pathname } = new URL(url)
  return pathname.startsWith(IMAGES) || PIECES.test(pathname)
}

const inHand = new Set<string>()
let line: Promise<unknown> = Promise.resolve()

/** One after the other; when the last is in, the oldest make room. */
function holdUsed(url: string, answer: Response): Promise<unknown> {
  if (inHand.has(url)) return line
  inHand.add(url)
  const body = answer.blob()
  line = line
    .then(async () => {
      const cache = await caches.open(USED)
      await cache.put(url, new Response(await body, { headers: answer.headers }))
    })
    .catch(() => undefined)
    .then(() => {
      inHand.delete(url)
      return inHand.size === 0 ? makeRoom() : undefined
    })
    .catch(() => undefined)
  return line
}

async function makeRoom(): Promise<void> {
  const cache = await caches.open(USED)
  const keys = await cache.keys()
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST_USED))) await cache.delete(old, match)
}

/** Where the server sends the screen elsewhere, it knows why. */
const isShowable = (answer: Response): boolean => answer.ok || answer.type === 'opaqueredirect'

/** The server's page; rejects if it is not there whole. A page that names nothing to hold is passed on as it is. */
async function freshPage(request: Request): Promise<Response> {
  const answer = await fetch(request)
  if (!answer.ok) return answer
  const text = await answer.clone().text()
  const needed = neededBy(text)
  if (needed.length > 0) await hold(answer.clone(), needed)
  return answer
}

/** What the builder wrote into the page: its build, and every file it needs. */
const neededBy = (page: string): string[] =>
  (/<meta name="whole" content="\w+ ([^"]*)"/.exec(page)?.[1] ?? '').split(' ').filter(Boolean)

/** The page is put in last, when all it needs is there. */
async function hold(page: Response, needed: readonly string[]): Promise<void> {
  const had = await Promise.all(needed.map((path) => caches.match(path, match).catch(() => undefined)))
  const missing = await Promise.all(needed.filter((_path, i) => !had[i]).map(fetched))
  try {
    const cache = await caches.open(CACHE)
    const before = await cache.match(PAGE, match)
    await Promise.all(missing.map(({ path, answer }) => cache.put(path, answer)))
    await cache.put(PAGE, page)
    // Other tabs may still be of the build before.
    const wanted = new Set([PAGE, ...needed, ...neededBy((await before?.text()) ?? '')])
    for (const { url } of await cache.keys()) {
      if (!wanted.has(new URL(url).pathname)) await cache.delete(url, match)
    }
  } catch {
    // No room: the screen does without.
  }
}

/** Read to its end at once: a browser has few connections, and one that is not read to its end keeps the next from starting. */
async function fetched(path: string): Promise<{ path: string; answer: Response }> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path} is not there`)
  return { path, answer: new Response(await answer.blob(), { headers: answer.headers }) }
}
