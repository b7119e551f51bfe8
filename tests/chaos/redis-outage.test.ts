/** Redis dies, and hangs, in mid-evening: the room keeps its picture, the desk says so, blackout works all the same, and nothing is lost. */
import type { Browser, Page } from 'playwright'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StageFrame } from '#shared/stage-frame'
import { emptyMonitors, launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { type House, SAMPLE, screenSocket, startHouse, until } from '../helpers/house.ts'
import { articles, feedOfLog, type Operator, operatorAt, stageWords } from '../helpers/operator.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'
import { tell } from '../helpers/sentinels.ts'

let redis: RedisServer
let house: House
let browser: Browser
let desk: Page
let stage: Page
let reader: Page
let screen: Socket
let operator: Operator
const frames: StageFrame[] = []
const troubles: string[] = []
beforeAll(async () => {
  redis = await startRedis()
  house = await startHouse({ environment: { REDIS_URL: redis.url } })
  screen = screenSocket(house)
  screen.on('frame', (frame: StageFrame) => frames.push(frame))
  browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  })
  await emptyMonitors(context)
  const open = async (url: string) => {
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(`${url}: ${error.message}`))
    await page.goto(url)
    return page
  }
  desk = await open(house.controlLink)
  stage = await open(house.stage)
  await stage.setViewportSize(SMALL_STAGE.viewport)
  reader = await open(`${house.readers}/live/${SAMPLE}`)
  operator = operatorAt(desk, house)
  await desk.bringToFront()
  await desk.locator('[data-act="take"]:enabled').waitFor()
})
afterAll(async () => {
  screen?.disconnect()
  await browser?.close()
  await house?.stop()
  await redis?.stop()
})

const newest = () => frames.at(-1)
const deskSays = (words: string) =>
  until(`the desk to say: ${words}`, async () => (await operator.said()).includes(words))

test('[L1] Redis gone: a take is refused with a sentence and shown nowhere, the stage keeps its picture', async () => {
  const before = await operator.press('Space')
  await until('the first slide', () => newest()?.slide.kind === 'opening')
  expect((await house.command({ kind: 'write-post', text: 'Before it died' })).ok).toBe(true)
  const position = (await operator.live()).position
  await until('the first slide on the glass', async () => /welcome/i.test(await stageWords(stage)))
  const picture = await stageWords(stage)
  await redis.kill()

  await until('the guard time to be over', async () => {
    await desk.keyboard.press('Space')
    return (await operator.said()).includes('The show log cannot be written now')
  })
  const post = await house.command({ kind: 'write-post', text: 'Never stored' })
  expect(post).toMatchObject({ ok: false, refusal: { code: 'log-unavailable' } })
  expect((await operator.live()).position).toEqual(position)
  expect((await operator.live()).programme).toEqual(before.programme)
  expect(newest()?.slide.kind).toBe('opening')
  expect(await stageWords(stage)).toBe(picture)
  expect(await stage.locator('body').innerText()).not.toMatch(/error|redis|log|fail/i)
  // The core is the one that was there: an outage is no crash, and the desk stays signed in.
  expect(await desk.locator('.desk').getAttribute('data-link')).toBe('live')
  expect((await fetch(`${house.room}/health`)).ok).toBe(true)
  expect((await fetch(`${house.readers}/live/${SAMPLE}`)).ok).toBe(true)
})

test('[L1] [T3] Redis gone: blackout is on the stage at once, says that it is not logged, and is logged when Redis returns', async () => {
  const { core } = house.children()
  await desk.keyboard.press('x')
  await stage.locator('[data-black="true"]').waitFor({ state: 'attached', timeout: 1500 })
  await deskSays('Done on the screens')
  const before = (await operator.live()).position
  await redis.restart()
  await until(
    'the blackout to be in the log',
    async () => (await operator.live()).position.seq === before.seq + 1,
  )
  expect((await operator.live()).programme.black).toBe(true)
  expect(house.children().core).toBe(core)
  await desk.keyboard.press('x')
  await stage.locator('[data-black="false"]').waitFor({ state: 'attached' })
  // The stage is lit at once; the log knows a moment later.
  await until('it to be stored', async () => (await operator.live()).position.seq === before.seq + 2)
})

test('the evening goes on by itself: the next take works, and what was refused was never stored', async () => {
  const live = await operator.press('Space')
  expect(live.programme.label).not.toBe('Opening')
  await until('the stage to follow', () => newest()?.position.seq === live.position.seq)
  expect((await house.command({ kind: 'write-post', text: 'After it came back' })).ok).toBe(true)
  const texts = (await feedOfLog(house)).posts.map((post) =>
    post.body.kind === 'text' ? post.body.text : '',
  )
  expect(texts).toEqual(['Before it died', 'After it came back'])
  await until('the reader to have both', async () => (await articles(reader)).length === 2)
})

test('[T3] Redis hangs: blackout does not wait for it, and both it and the take before it are in the log afterwards', async () => {
  await until(
    'the guard time to be over',
    () => new Promise((resolve) => setTimeout(() => resolve(true), 500)),
  )
  // What the clock publishes meanwhile would be a commit of its own.
  const before = await until('publications to settle', async () => {
    const live = await operator.live()
    return live.onItsWay === null ? live : null
  })
  redis.pause()
  await desk.keyboard.press('Space')
  await desk.keyboard.press('x')
  await stage.locator('[data-black="true"]').waitFor({ state: 'attached', timeout: 1500 })
  expect((await operator.live()).position).toEqual(before.position)
  // Long enough for a take that ran ahead of the log to be seen.
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(newest()?.position).toEqual(before.position)
  expect(newest()?.slide.kind).toBe('text')
  redis.resume()
  const after = await until('both to be in the log', async () => {
    const live = await operator.live()
    return live.position.seq >= before.position.seq + 2 ? live : null
  })
  expect(after.programme).toMatchObject({ black: true, on: before.next && { cue: before.next.to.cue } })
})

test('[L3] a core that reads the log anew comes to the same evening', async () => {
  const before = await until('publications to settle', async () => {
    const live = await operator.live()
    return live.onItsWay === null ? live : null
  })
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until('another core', () => ![0, core].includes(house.children().core))
  await until('it to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
  expect(await operator.live()).toEqual(before)
  await desk.locator('[data-act="take"]:enabled').waitFor()
  expect(troubles).toEqual([])
})

test('[L1] Redis emptied: the desk says what was put back until somebody has noted it, and the stage stands still', async () => {
  const picture = await stageWords(stage)
  const { key } = newest() as StageFrame
  const { position } = await operator.live()
  await tell(redis.port, 'FLUSHALL')
  const notice = desk.locator('loss-notice [data-loss="0"]')
  await notice.waitFor()
  expect(await notice.innerText()).toMatch(
    new RegExp(`Redis had lost commits 1 to ${position.seq}, made from .*; this machine put them back`),
  )
  await until('the stage to be told', () => newest()?.position.epoch.generation === 2)
  expect(newest()?.key).toBe(key)
  expect(await stageWords(stage)).toBe(picture)
  await notice.locator('[data-do="loss-read"]').click()
  await notice.waitFor({ state: 'detached' })
  await desk.locator('[data-act="take"]:enabled').waitFor()
  expect(troubles).toEqual([])
})
