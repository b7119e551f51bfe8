/** Real pages while the core dies, the link breaks and the edge is killed: a picture throughout, and back by themselves. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyMonitors, launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { articles, operatorAt, stageWords } from '../helpers/operator.ts'

let house: House
let browser: Browser
let desk: Page
let stage: Page
let reader: Page
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  })
  await emptyMonitors(context)
  desk = await context.newPage()
  stage = await context.newPage()
  await stage.setViewportSize(SMALL_STAGE.viewport)
  reader = await context.newPage()
  await desk.goto(house.controlLink)
  await stage.goto(house.stage)
  await reader.goto(`${house.readers}/live/${SAMPLE}`)
  await desk.bringToFront()
  await desk.locator('[data-act="take"]').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const isInert = () => desk.locator('[data-act="take"]').isDisabled()
const newCore = (before: number) => until('another core', () => ![0, before].includes(house.children().core))

test('[S1] the core killed: the stage keeps its picture, the desk is inert and says so, and both come back without signing in', async () => {
  const operator = operatorAt(desk, house)
  await operator.press('Space')
  await operator.press('Space')
  await until('the stage to show it', async () => (await stageWords(stage)).includes('Welcome'))
  const { core } = house.children()
  // Stopped first, so that the time without a core is long enough to look at.
  process.kill(house.supervisor.pid as number, 'SIGSTOP')
  process.kill(core, 'SIGKILL')
  await until('the desk to be inert', isInert)
  expect((await desk.getByRole('alert').allInnerTexts()).join(' ')).toMatch(/\S{4,}/)
  expect(await stageWords(stage)).toContain('Welcome')
  expect(await stage.locator('body').innerText()).not.toMatch(/error|reconnect|offline|fail/i)
  process.kill(house.supervisor.pid as number, 'SIGCONT')
  await newCore(core)
  await until('the desk to be back', async () => !(await isInert()))
  expect(await desk.getByLabel(/key/i).count()).toBe(0)
  await operator.press('Space')
  await until('the stage to follow', async () => (await stageWords(stage)).includes('Council of the Year'))
})

test('[S1] obs-browser#71: a stage page opened while nothing answers comes up by itself when the core does', async () => {
  const late = await stage.context().newPage()
  const lateLink = await house.newScreen()
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await newCore(core)
  await until('the page to open', () => late.goto(lateLink).then(() => true))
  await until('the picture', async () => (await stageWords(late)).includes('Council of the Year'))
  await late.close()
  // The page may have come from the browser's own store: the core is asked itself.
  await until('the core to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
})

test('[F1] the edge killed while posts are written: the open page ends with exactly the posts of the log', async () => {
  const { edge } = house.children()
  process.kill(edge, 'SIGKILL')
  for (const text of ['First while nobody listens', 'Second while nobody listens']) {
    expect((await house.command({ kind: 'write-post', text })).ok).toBe(true)
  }
  await until('the reader to have both, newest first', async () => {
    const words = (await articles(reader)).join('\n')
    return words.indexOf('Second while') >= 0 && words.indexOf('Second while') < words.indexOf('First while')
  })
  const written = (await articles(reader)).filter((words) => words.includes('while nobody listens'))
  expect(written.length).toBe(2)
})
