/** `npm run lighthouse`: the live page of a real house, with 60 posts, as Lighthouse sees it on a phone. */
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import lighthouse from 'lighthouse'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { busyPercent } from './figures.ts'

const POSTS = 60
const RUNS = Number(process.env['ROUNDS'] ?? 5)
const WORDS = `The lights go down at **Grosvenor House**, and the next envelope is on its way to the lectern.

> Nobody in the room has breathed for a minute.

More in a moment, number`

/** Lighthouse talks to a browser through a port. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The first half of the programme with its results, and what an editor writes meanwhile. */
async function sixtyPosts(house: House): Promise<void> {
  const posts = async () => {
    const said = await (await fetch(`${house.readers}/live/${SAMPLE}/embed.json`)).json()
    return (said as { feed: { posts: unknown[] } }).feed.posts.length
  }
  for (let take = 0; take < 40; take += 1) await house.takeNext()
  for (let n = await posts(); n < POSTS; n += 1)
    await house.command({ kind: 'write-post', text: `${WORDS} ${n}.`, ...(n % 9 === 0 && { key: true }) })
  await until('the edge to have them all', async () => (await posts()) >= POSTS)
}

interface Audited {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
  readonly cls: number
  readonly missed: readonly string[]
}

/** Simulated slow 4G and a phone's processor: Lighthouse's own settings for mobile. */
async function audit(url: string): Promise<Audited> {
  const port = await freePort()
  const browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`] })
  try {
    const outcome = await lighthouse(url, { port, logLevel: 'error', output: 'json' })
    if (!outcome) throw new Error('Lighthouse said nothing')
    const { categories, audits, runtimeError } = outcome.lhr
    if (runtimeError) throw new Error(runtimeError.message)
    const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
    const missed = Object.values(categories).flatMap(({ id, auditRefs }) =>
      auditRefs.flatMap(({ id: name, weight }) => {
        const found = audits[name]
        const isMissed = weight > 0 && found?.score !== null && (found?.score ?? 1) < 0.99
        return isMissed ? [`${id}: ${found?.title} (${found?.displayValue ?? found?.score})`] : []
      }),
    )
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      cls: Math.round((audits['cumulative-layout-shift']?.numericValue ?? Number.NaN) * 10_000) / 10_000,
      missed,
    }
  } finally {
    await browser.close()
  }
}

const tenths = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10

/** What the page and its scripts ask for by name, zipped as it goes over the wire. */
async function weights(url: string) {
  const { origin } = new URL(url)
  const asked = new Set<string>()
  const bytes = { js: 0, css: 0 }
  const weigh = async (address: string): Promise<void> => {
    if (asked.has(address)) return
    asked.add(address)
    const reply = await fetch(address)
    const text = await reply.text()
    const kind = address.endsWith('.css') ? 'css' : 'js'
    bytes[kind] += gzipSync(text, { level: 9 }).length
    for (const [, name] of text.matchAll(/["'`(]\.?\/?(?:assets\/)?([\w-]+-[\w-]{8}\.(?:js|css))["'`)]/g))
      await weigh(`${origin}/assets/${name}`)
  }
  const page = await (await fetch(url)).text()
  for (const [, address] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g))
    await weigh(`${origin}${address}`)
  return { jsKbGz: tenths(bytes.js), cssKbGz: tenths(bytes.css) }
}

export async function bench(say: (line: string) => void) {
  say(`Busy before anything of this began: ${await busyPercent()} %.`)
  // Canonical addresses are whole ones: the house is told its own.
  const port = await freePort()
  const environment = { PUBLIC_PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }
  const house = await startHouse({ environment })
  try {
    await sixtyPosts(house)
    const url = `${house.readers}/live/${SAMPLE}`
    const runs: Audited[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const { missed, ...figures } = await audit(url)
      say(`Run ${run + 1}: ${JSON.stringify(figures)}`)
      for (const what of missed) say(`  ${what}`)
      runs.push({ missed, ...figures })
    }
    // The median: a busy machine makes a slow page of any.
    const median = runs.toSorted((a, b) => a.performance - b.performance)[Math.floor(RUNS / 2)] as Audited
    const { missed: _missed, ...figures } = median
    const { cls, ...scores } = figures
    return { ...scores, ...(await weights(url)), cls }
  } finally {
    await house.stop()
  }
}
