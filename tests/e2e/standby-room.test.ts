/** A room of two cores under two names: desk and screen, opened at one of them, go wherever the leader is, by themselves and signed in. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { type Operator, operatorAt, stageWords } from '../helpers/operator.ts'
import { type CoreMachine, startTwoCores, type TwoCores } from '../helpers/two-cores.ts'

let two: TwoCores
let browser: Browser
let desk: Page
let stage: Page
let operator: Operator
let leader: CoreMachine
const troubles: string[] = []

beforeAll(async () => {
  // Two hosts to a browser: what one has set as a cookie the other is not sent.
  two = await startTwoCores(['127.0.0.1', 'localhost'])
  leader = two.first
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const link = (name: string) => new RegExp(`${name}\\s+(http\\S+)`).exec(two.first.output())?.[1] ?? ''
  const open = async (url: string) => {
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(`${url}: ${error.message}`))
    await page.goto(url)
    return page
  }
  desk = await open(link('Control panel'))
  stage = await open(link('Stage screen'))
  operator = operatorAt(desk, { view: () => leader.view() })
  await desk.bringToFront()
  await desk.locator('[data-act="take"]:enabled').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await two?.stop()
})

const monitor = () => desk.frames().find((frame) => /bus=programme/.test(frame.url()))

/** The desk takes what comes next, and the screen and the desk's own monitor show it. */
async function takeSeenEverywhere(): Promise<void> {
  const before = await stageWords(stage)
  const { programme } = await operator.press('Space')
  expect(programme.seq).toBe((await leader.view()).live.programme.seq)
  await until('the screen to show it', async () => (await stageWords(stage)) !== before)
  const words = await stageWords(stage)
  await until('the desk’s monitor to show it', async () => {
    const frame = monitor()
    return frame && (await stageWords(frame)) === words
  })
}

test('the desk hands over to the core that stands by; desk, monitors and screen are there by themselves, and nobody signs in again', async () => {
  await takeSeenEverywhere()
  await desk.locator('[data-do="menu"]').click()
  await desk.getByRole('menuitem', { name: 'Ready check' }).click()
  const card = desk.locator('cores-card')
  await card.getByText('stands by, level with the log').waitFor()
  expect(await card.locator(`[data-core="${two.rooms[0]}"]`).innerText()).toContain('leads')

  // Let go too soon, nothing is handed over.
  const button = card.locator('[data-do="hand-over"]')
  await button.click()
  await card.getByText('Hold the button until the bar is full.').waitFor()
  expect(await leader.leads()).toBe(true)
  await button.hover()
  await desk.mouse.down()
  await card.getByText(/Handing over|This desk goes there by itself/).waitFor()
  await desk.mouse.up()
  await until('the other to lead', () => two.second.leads())
  leader = two.second
  await until('the desk to be live again, at the other', async () =>
    (await card.locator(`[data-core="${two.rooms[1]}"]`).innerText()).includes('leads'),
  )
  await desk.locator('[data-link="live"]').first().waitFor()
  await desk.locator('[data-elsewhere]').getByText(two.rooms[1]).waitFor()
  await desk.locator('[data-page="stage"]').click()
  await takeSeenEverywhere()
  expect(new URL(desk.url()).origin).toBe(two.rooms[0])
  expect(new URL(stage.url()).origin).toBe(two.rooms[0])
})

test('[S1] pictures come from the core that leads, also to a page of the other', async () => {
  const asked = (url: string) =>
    stage.evaluate((address) => fetch(address).then((reply) => reply.status), url)
  const nowhere = `/images/${'A'.repeat(22)}`
  expect(await asked(`${two.rooms[1]}${nowhere}`)).toBe(404)
  // A stranger's page, or another path, has no such right.
  await expect(asked(`${two.rooms[1]}/health`)).rejects.toThrow(/Failed to fetch/)
})

test('[S1] the leading machine is lost: the room keeps its picture, and desk and screen go on at the other', async () => {
  await until('the first to stand by', async () => (await two.first.leads()) === false)
  const before = await stageWords(stage)
  await two.second.kill()
  leader = two.first
  await until('the first to lead', () => two.first.leads())
  expect(await stageWords(stage)).toBe(before)
  await until(
    'the desk to be live',
    async () => (await desk.locator('.desk').getAttribute('data-link')) === 'live',
  )
  await takeSeenEverywhere()
  expect(await desk.locator('[data-elsewhere]').count()).toBe(0)
  await desk.locator('[data-no-standby]').getByText(`${two.rooms[1]} is not there`).waitFor()
  expect(troubles).toEqual([])
})
