/** One machine, two people after each other: what the first was writing is neither shown to the second nor sent in their name. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#shared/people'
import { chooseInMenu } from '../control/desk-browser.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { API_KEY, type House, SAMPLE, startHouse } from '../helpers/house.ts'
import { openAt, posting } from '../helpers/people-desk.ts'

let house: House
let browser: Browser
let forScrutineer: string
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const SECRET = 'Zephyrine takes Housing, as agreed at lunch.'
const composer = (page: Page) => page.getByLabel('New post for the live blog')

/** A link that lends a desk to somebody. */
async function lent(producer: Page, role: Role, name: string): Promise<string> {
  const cookies = (await producer.context().cookies()).map(({ name: key, value }) => `${key}=${value}`)
  const reply = await posting(house)('/control/invite', { role, name }, { cookie: cookies.join('; ') })
  return new URL(((await reply.json()) as { link: string }).link, house.room).href
}

const kept = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
const posts = async (): Promise<string> =>
  (
    await fetch(`${house.room}/api/v1/shows/${SAMPLE}/as-run.csv`, {
      headers: { authorization: `Bearer ${API_KEY}` },
    })
  ).text()

test('[E1] what was being written goes with whoever signs out; a reload loses none of it', async () => {
  const page = await openAt(browser, house.controlLink)
  await composer(page).fill(SECRET)
  await page.reload()
  expect(await composer(page).inputValue()).toBe(SECRET)
  const [forEditor, forOther] = [await lent(page, 'editor', 'Edda'), await lent(page, 'editor', 'Otto')]
  forScrutineer = await lent(page, 'scrutineer', 'Grace')
  await chooseInMenu(page, 'Sign out')
  await page.locator('sign-in-form').waitFor()
  expect(await kept(page)).not.toContain('Zephyrine')

  await page.goto('about:blank')
  await page.goto(forEditor)
  expect(await composer(page).inputValue()).toBe('')
  await composer(page).fill(SECRET)
  // Sent and never answered, it would go out again by itself.
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(sessionStorage))
      if (key.endsWith('.post'))
        sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(value), id: 'A'.repeat(22) }))
  })
  await page.goto('about:blank')
  await page.goto(forOther)
  await page.locator('[data-link=live]').waitFor()
  expect(await composer(page).inputValue()).toBe('')
  expect(await kept(page)).not.toContain('Zephyrine')
  expect(await posts()).not.toContain('Zephyrine')
})

test('[E1] the paper for the envelopes is put away once whoever opened it has signed out', async () => {
  const desk = await openAt(browser, forScrutineer)
  await desk.locator('[data-link=live]').waitFor()
  const sheet = await desk.context().newPage()
  await sheet.goto(`${house.room}/control/sheet?show=${SAMPLE}&sheet=envelopes`)
  await sheet.locator('[data-do=show]').click()
  await sheet.locator('[data-category=council-of-the-year] .name').first().waitFor()
  await chooseInMenu(desk, 'Sign out')
  await sheet.getByText('The paper was put away.').waitFor()
  expect(await sheet.locator('[data-category]').count()).toBe(0)
  await sheet.locator('[data-do=show]').click()
  await sheet.getByRole('alert').filter({ hasNotText: 'put away' }).waitFor()
  expect(await sheet.locator('[data-category]').count()).toBe(0)
})
