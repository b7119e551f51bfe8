/** Two people at two real desks press at the same moment: one is obeyed, the other reads a sentence, and the room moves one step. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { type Operator, operatorAt } from '../helpers/operator.ts'

let house: House
let browsers: Browser[]
let desks: Page[]
let operators: Operator[]
beforeAll(async () => {
  house = await startHouse()
  browsers = [await launchBrowser(), await launchBrowser()]
  const pages = await Promise.all(browsers.map((browser) => browser.newPage()))
  await pages[0]?.goto(house.controlLink)
  await pages[0]?.locator('[data-act="take"]:enabled').waitFor()
  const invited = await pages[0]?.evaluate(async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ role: 'operator' })
    return (await fetch('/control/invite', { method: 'POST', headers, body })).json()
  })
  await pages[1]?.goto((invited as { link: string }).link)
  desks = pages
  operators = pages.map((page) => operatorAt(page, house))
  await Promise.all(desks.map((desk) => desk.locator('[data-act="take"]:enabled').waitFor()))
})
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()))
  await house?.stop()
})

const GUARD_MS = 500
const offers = (desk: Page) => desk.locator('[data-act="take"] .label').innerText()
const seqNow = async () => (await house.view()).live.position.seq

/** Both desks offer the same, and the guard time of the last take is over. */
async function bothReady(): Promise<void> {
  const label = (await house.view()).live.next?.label
  await until('both desks to offer the same', async () => {
    const words = await Promise.all(desks.map(offers))
    const taking = await Promise.all(
      desks.map((desk) => desk.locator('[aria-busy="true"][data-act]').count()),
    )
    return words.every((word) => word.replaceAll('\u00a0', ' ') === label) && taking.every((n) => n === 0)
  })
  await new Promise((resolve) => setTimeout(resolve, GUARD_MS))
}

test.each([0, 1])(
  '[T1] presses that the server reads together: the second is refused by what it saw (desk %i first)',
  async (first) => {
    await bothReady()
    const { live } = await house.view()
    const { core } = house.children()
    // Neither desk can hear of the other's press before its own is on the way.
    process.kill(core, 'SIGSTOP')
    await desks[first]?.keyboard.press('Space')
    await desks[1 - first]?.keyboard.press('Space')
    await Promise.all(desks.map((desk) => desk.getByText('TAKING…').waitFor()))
    process.kill(core, 'SIGCONT')
    const MOVED = 'The programme has moved on since your desk drew it; nothing was taken.'
    const said = await until('one of them to read why', async () => {
      const words = await Promise.all(operators.map((operator) => operator.said()))
      return words.some((word) => word.includes(MOVED)) ? words : null
    })
    expect(said.filter((word) => word.includes(MOVED)).length).toBe(1)
    const after = (await house.view()).live
    expect(after.programme.on?.cue).toBe(live.next?.to.cue)
    const published = after.position.seq - live.position.seq - 1
    expect(published).toBeLessThanOrEqual(1)
  },
)

test('[T1] [T2] ten times the same moment: every time the room moves exactly one step', async () => {
  const { plan } = await house.view()
  const steps = plan.cues.flatMap((cue) =>
    Array.from({ length: cue.steps }, (_, step) => `${cue.id} ${step}`),
  )
  for (let round = 0; round < 10; round += 1) {
    await bothReady()
    const { next } = (await house.view()).live
    await Promise.all(desks.map((desk) => desk.keyboard.press('Space')))
    await until('the press to be answered', async () => (await house.view()).live.next?.label !== next?.label)
    await new Promise((resolve) => setTimeout(resolve, GUARD_MS))
    const { on } = (await house.view()).live.programme
    expect(steps.indexOf(`${on?.cue} ${on?.step}`)).toBe(steps.indexOf(`${next?.to.cue} ${next?.to.step}`))
  }
  expect(await seqNow()).toBeGreaterThan(10)
})
