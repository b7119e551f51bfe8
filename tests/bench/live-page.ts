/** `npm run bench -- live-page`: how fast a real edge serves a page of 500 posts, the log's head and a closed chunk of it, against a bare route that sends the same bytes in the same run. */
import { type ChildProcess, fork } from 'node:child_process'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import type { FeedHead } from '#shared/feed-chunks'
import { type House, readerSocket, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { counted } from '../setup/progress.ts'
import { busyPercent, quantile, tenths } from './figures.ts'
import { type Rush, rush } from './rush.ts'

const POSTS = 500
const PUBLICATIONS = 30
const ROUNDS = Number(process.env['ROUNDS'] ?? 60)
const ROUND_MS = 200
const WORDS =
  'The lights go down at Grosvenor House, and **the next envelope** is on its way to the lectern. More in a moment, number'

/** A route of its own process, which has nothing else to do. */
async function bareRoute(type: string, body: Buffer): Promise<{ port: number; child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL('./bare-route.mjs', import.meta.url)))
  const port = new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve(said as number))
    child.once('exit', (code) => reject(new Error(`The bare route ended with ${code}`)))
  })
  child.send({ type, body: body.toString('base64') })
  return { port: await port, child }
}

/** Whatever else a machine does only ever slows a round: one of ten is told, the slowest of the fastest tenth. */
const leastDisturbed = (rounds: readonly Rush[]): Rush =>
  rounds.toSorted((a, b) => b.perSecond - a.perSecond)[Math.floor(rounds.length / 10)] as Rush

interface Measured {
  readonly ratio: number
  /** The same of the rounds that were disturbed least. */
  readonly undisturbed: number
  readonly edge: Rush
  readonly bare: Rush
}

/** The two by turns, so that whatever else the machine does falls on both. */
async function compare(
  house: House,
  path: string,
  told: (round: number) => void,
): Promise<Measured & { readonly bytes: number }> {
  const reply = await fetch(`${house.readers}${path}`, { headers: { 'accept-encoding': 'identity' } })
  const type = reply.headers.get('content-type') ?? ''
  const { port, child } = await bareRoute(type, await packedBody(house, path))
  const edgePort = Number(new URL(house.readers).port)
  try {
    const edge: Rush[] = []
    const bare: Rush[] = []
    for (let round = -3; round < ROUNDS; round += 1) {
      told(round)
      const first = round % 2 === 0
      const before = first ? await rush(edgePort, path, ROUND_MS) : null
      const other = await rush(port, '/', ROUND_MS)
      const own = before ?? (await rush(edgePort, path, ROUND_MS))
      // The first rounds warm both up.
      if (round >= 0) {
        edge.push(own)
        bare.push(other)
      }
    }
    const [best, control] = [leastDisturbed(edge), leastDisturbed(bare)]
    const pairs = edge.map(({ perSecond }, i) => perSecond / (bare[i] as Rush).perSecond)
    return {
      ratio: quantile(pairs, 0.5),
      undisturbed: best.perSecond / control.perSecond,
      edge: best,
      bare: control,
      bytes: (await packedBody(house, path)).length,
    }
  } finally {
    child.removeAllListeners('exit')
    child.kill()
  }
}

/** The bytes as they go over the wire. */
async function packedBody(house: House, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${house.readers}${path}`,
      { headers: { 'accept-encoding': 'gzip, deflate, br' } },
      (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('end', () => resolve(Buffer.concat(parts)))
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

/** From the moment a reader hears of a post until the first one has the page with it, drawn and packed. */
async function measureRender(house: House, path: string): Promise<number[]> {
  const reader = readerSocket(house)
  const took: number[] = []
  try {
    await new Promise((resolve) => reader.once('connect', () => resolve(null)))
    for (let i = 0; i < PUBLICATIONS + 3; i += 1) {
      const text = `${WORDS} ${POSTS + i}.`
      const page = new Promise<Buffer>((resolve, reject) => {
        reader.once('update', () => {
          const began = performance.now()
          packedBody(house, path).then((body) => {
            took.push(performance.now() - began)
            resolve(body)
          }, reject)
        })
      })
      const answer = await house.command({ kind: 'write-post', text })
      if (!answer.ok) throw new Error(answer.refusal.sentence)
      if (
        !brotliDecompressSync(await page)
          .toString()
          .includes(`number ${POSTS + i}.`)
      )
        throw new Error('The page that was served is an older one.')
    }
  } finally {
    reader.disconnect()
  }
  return took.slice(3)
}

export async function bench(say: (line: string) => void) {
  say(`Busy before anything of this began: ${await busyPercent()} %.`)
  const house = await startHouse()
  try {
    for (let i = 0; i < POSTS; i += 1) {
      const answer = await house.command({ kind: 'write-post', text: `${WORDS} ${i}.` })
      if (!answer.ok) throw new Error(answer.refusal.sentence)
    }
    const live = `/live/${SAMPLE}`
    const head = await until('the edge to have all', async () => {
      const said = (await (await fetch(`${house.readers}${live}/log/head`)).json()) as FeedHead
      return said.n > POSTS ? said : null
    })
    const ratios: Record<string, number> = {}
    for (const [name, path] of [
      ['page', live],
      ['head', `${live}/log/head`],
      ['segment', `${live}/log/${head.log}/since/100`],
    ] as const) {
      const { ratio, undisturbed, edge, bare, bytes } = await compare(
        house,
        path,
        counted(`${name}, rounds`, ROUNDS, say),
      )
      ratios[name] = Math.round(ratio * 100) / 100
      say(
        `${name}, ${bytes} bytes: ${Math.round(edge.perSecond)} answers/s, p99 ${tenths(edge.p99)} ms; a bare route ${Math.round(bare.perSecond)}/s, p99 ${tenths(bare.p99)} ms. That is ${undisturbed.toFixed(2)}; the median of all pairs of rounds ${ratio.toFixed(2)}.`,
      )
    }
    const renders = await measureRender(house, live)
    say(
      `A page of ${POSTS} posts, changed to read: p50 ${tenths(quantile(renders, 0.5))}, p99 ${tenths(quantile(renders, 0.99))} ms.`,
    )
    return {
      pageRatio: ratios['page'],
      headRatio: ratios['head'],
      segmentRatio: ratios['segment'],
      renderMs: tenths(quantile(renders, 0.5)),
    }
  } finally {
    await house.stop()
  }
}
