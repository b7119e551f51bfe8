/** [S2] What the desk says of the screens: who shows what is on, how far apart they are, who lags, who has fallen silent. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScreenReport } from '#shared/protocol'
import { launchBrowser } from '../helpers/browser.ts'
import { screenReport } from '../helpers/desk-screens.ts'
import { type Bench, openBench } from './desk-browser.ts'

let browser: Browser
let bench: Bench
let desk: Page
beforeAll(async () => {
  browser = await launchBrowser()
  bench = await openBench(browser)
  desk = await bench.desk()
})
afterAll(async () => {
  await bench?.close()
  await browser?.close()
})

const screen = (name: string, late: number, change: Partial<ScreenReport> = {}): ScreenReport =>
  screenReport(name, {
    painted: bench.server.show.state().position,
    moment: { showAt: 5000, late },
    ...change,
  })

const list = () => desk.locator('screens-list')
const told = (words: string) => list().getByText(words, { exact: false }).first().waitFor()

it('[S2] says how many show what is on, and the spread', async () => {
  bench.server.setScreens(Array.from({ length: 8 }, (_, at) => screen(`Projector ${at}`, 18 + at)))
  await told('8 of 8 showing · spread 7 ms')
  expect(await list().locator('.laggard').count()).toBe(0)
  expect(await list().locator('ul').innerText()).toContain('18 ms late · trip 4 ms · clock ±1 ms')
})

it('[S2] names the laggard, and a screen that has fallen silent has a sign, a word and a colour', async () => {
  bench.server.setScreens([
    screen('Foyer', 18),
    screen('LED wall', 90, { dropped: 2 }),
    screen('Bar', 18, { stale: true }),
    screen('Lobby', 18, { connected: false }),
  ])
  await told('2 of 4 showing · spread 72 ms')
  await told('LED wall is last, by 72 ms.')
  const silent = list().locator('li.silent')
  expect(await silent.innerText()).toMatch(/!\s+Bar[\s\S]*not heard/)
  expect(await list().locator('li').first().getAttribute('class')).toBe('silent')
  const [red] = await silent
    .locator('.word')
    .evaluateAll((words) => words.map((word) => getComputedStyle(word).color))
  expect(red).toBe('rgb(255, 122, 114)')
  expect(await list().locator('li.away').innerText()).toContain('gone')
  expect(bench.complaints).toEqual([])
  if (process.env['SCREENSHOTS'])
    await list().screenshot({ path: `${process.env['SCREENSHOTS']}/screens.png` })
})

it('leads to the page of the screens', async () => {
  await list().getByRole('button', { name: 'Screens' }).click()
  await desk.locator('screens-page screen-card').first().waitFor()
  await desk.keyboard.press('w')
  await list().waitFor()
})
