/** The public hold as readers live it: what the room sees now they read after the hold, and what is retracted inside it they never read, by no way in. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedUpdate } from '#shared/feed'
import { resultPostId } from '#shared/posts'
import type { StageFrame } from '#shared/stage-frame'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { articles } from '../helpers/operator.ts'
import { type Ears, FIRST, type ImportedShow, importShow, overhear } from './imported-show.ts'

const HOLD_SECONDS = 5
const HOLD_MS = HOLD_SECONDS * 1000
/** How much earlier than measured a clock's tick may be: the hold is counted from the commit, the test from its answer. */
const EARLY_MS = 250
/** A reader that asks more than five times a second for long is cut off. */
const ASK_MS = 220

let house: House
let show: ImportedShow
let ears: Ears
let browser: Browser
let page: Page
beforeAll(async () => {
  house = await startHouse()
  show = await importShow(house, 'held', { publicHoldSeconds: HOLD_SECONDS })
  ears = await overhear(house, 'held')
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(`${house.readers}/live/held`)
})
afterAll(async () => {
  ears?.close()
  await browser?.close()
  await house?.stop()
})

/** Everything a reader could have read since it was called: each state of the open page, every page served, every word of the socket and of a late-comer's answer. */
function watchReaders() {
  const seen: { at: number; words: string }[] = []
  let watching = true
  const before = ears.heard('reader').length
  const look = (async () => {
    while (watching) {
      const next = new Promise((resolve) => setTimeout(resolve, ASK_MS))
      const [served, open, asked] = await Promise.all([
        fetch(`${house.readers}/live/held`).then((reply) => reply.text()),
        page.content(),
        ears.sockets.reader.timeout(3000).emitWithAck('since', { cursor: null }),
      ])
      seen.push({ at: performance.now(), words: served + open + JSON.stringify(asked) })
      await next
    }
  })()
  // A test that failed does not await it.
  look.catch(() => undefined)
  return {
    async end() {
      watching = false
      await look
      return { seen, socket: JSON.stringify(ears.heard('reader').slice(before)) }
    },
  }
}

const winnerOnScreen = (entrant: string) =>
  until('the room to see the winner', () =>
    ears.heard('screen').some(([event, frame]) => {
      const { slide } = frame as StageFrame
      return event === 'frame' && slide?.kind === 'winner' && JSON.stringify(slide).includes(entrant)
    }),
  )

test('[T3] a winner retracted inside the hold is read by nobody: not on the page, not by HTTP, not on the socket', async () => {
  const watch = watchReaders()
  await show.playTo(`${FIRST}:winner:winner`)
  await winnerOnScreen('Manchester City Council')
  await new Promise((resolve) => setTimeout(resolve, HOLD_MS / 2))
  const retract = { kind: 'retract', category: FIRST, level: 'winner', reason: 'The wrong card' } as const
  expect((await show.command(retract)).ok).toBe(true)
  // The twin: what was not taken back, the Highly Commended, comes when its own hold ends.
  await until('the commended to be read', async () =>
    (await articles(page)).join().includes('Great Yarmouth'),
  )
  await new Promise((resolve) => setTimeout(resolve, HOLD_MS / 2 + 1000))
  const { seen, socket } = await watch.end()
  expect(seen.length).toBeGreaterThan(20)
  expect(seen.filter(({ words }) => /Manchester City|The wrong card/.test(words))).toEqual([])
  expect(socket).toContain(resultPostId(FIRST, 'highly-commended'))
  expect(socket).not.toMatch(/Manchester City|The wrong card/)
  expect(socket).not.toContain(resultPostId(FIRST, 'winner'))
})

test('a winner that stands is read after the hold and not before, once, by every way in', async () => {
  const watch = watchReaders()
  await show.jumpTo('campaign-of-the-year:title')
  await show.playTo('campaign-of-the-year:winner:winner')
  const revealed = performance.now()
  await winnerOnScreen('Wigan MBC')
  await until('the page to have it', async () => (await articles(page)).join().includes('Wigan MBC'))
  await until('late-comers to have it', async () =>
    (await (await fetch(`${house.readers}/live/held`)).text()).includes('Wigan MBC'),
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { seen } = await watch.end()
  const first = seen.find(({ words }) => words.includes('Wigan MBC'))
  expect((first?.at ?? 0) - revealed).toBeGreaterThan(HOLD_MS - EARLY_MS)
  const told = ears
    .heard('reader')
    .flatMap(([event, word]) => (event === 'update' ? (word as FeedUpdate).changes : []))
  const post = resultPostId('campaign-of-the-year', 'winner')
  expect(told.filter((change) => change.kind === 'post' && change.post.id === post).length).toBe(1)
  expect(await page.locator(`#p-${post}`).count()).toBe(1)
})
