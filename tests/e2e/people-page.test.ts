/** The people of a house, from its first start: by the pages alone, wide and narrow, and looked at with axe. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds, axeFindsInDialog } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { openAt } from '../helpers/people-desk.ts'

let house: House
let browser: Browser
let first: Page
const SHOTS = process.env['ENVELOPE_SHOTS']
const shot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/people-${name}.png` })
}

beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const LONG = 'Maximiliane-Wilhelmina von Habsburg-Lothringen und Osterburg'
const RTL = 'נועה בן־דוד'
const PASSWORD = 'four words and a comma'

const menu = async (page: Page, name: string) => {
  await page.locator('[data-do=menu]').click()
  await page.getByRole('menuitem', { name }).click()
}
const said = (page: Page, words: string) =>
  page.locator('people-page [role=status]', { hasText: words }).waitFor()
const person = (page: Page, name: string) => page.locator('.person', { hasText: name })

/** Invites somebody on the page of the people, and gives back the link. */
async function invite(page: Page, name: string, role: string): Promise<string> {
  await page.locator('[data-do=invite]').click()
  await page.locator('[data-field=name]').fill(name)
  await page.locator('[data-field=role]').selectOption(role)
  await page.locator('[data-do=make]').click()
  const link = await page.locator('copy-field input').inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  await person(page, name).waitFor()
  return link
}

test('a house without accounts says so softly, and how to add people', async () => {
  expect(house.output()).toContain('menu › People')
  first = await openAt(browser, house.controlLink)
  await first.locator('people-hint').getByText('nobody has an account yet').waitFor()
  await first.locator('[data-link=live]').waitFor()
  await shot(first, 'hint')
  await first.locator('[data-do=add-people]').click()
  await first.getByText('Invite yourself first').waitFor()
  expect(await first.locator('people-hint').count()).toBe(0)
  await shot(first, 'empty')
  expect(await axeFinds(first)).toEqual([])
})

let ada: Page

test('the invited chooses a password, signs out, and comes back by name; a wrong one is refused in one sentence', async () => {
  await first.locator('[data-do=invite]').click()
  await first.locator('[data-do=make]').click()
  await first.getByText('Give a name').waitFor()
  await first.locator('[data-field=name]').fill('Ada Lovelace')
  await first.locator('[data-field=role]').selectOption('producer')
  expect(await axeFindsInDialog(first)).toEqual([])
  await first.locator('[data-do=make]').click()
  const link = await first.locator('copy-field input').inputValue()
  await shot(first, 'link')
  await first.keyboard.press('Escape')
  await first.getByText('Copy the link, then press “Done”').waitFor()
  await first.getByRole('button', { name: 'Done' }).click()
  await person(first, 'Ada Lovelace').getByText('Link works until').waitFor()

  ada = await openAt(browser, link)
  await ada.getByText('Welcome, Ada Lovelace').waitFor()
  await shot(ada, 'choose')
  expect(await axeFinds(ada)).toEqual([])
  await ada.locator('[data-field=new-password]').fill('too short')
  await ada.locator('[data-do=choose]').click()
  await ada.getByText('A password has at least 10 characters').waitFor()
  await ada.locator('[data-field=new-password]').fill(PASSWORD)
  await ada.locator('[data-do=choose]').click()
  await ada.locator('[data-link=live]').waitFor()
  await menu(ada, 'Sign out')
  await ada.locator('[name=name]').fill('ada lovelace')
  await ada.locator('[name=password]').fill('something else entirely')
  await ada.keyboard.press('Enter')
  await ada.getByText('This name and password do not sign in.').waitFor()
  await shot(ada, 'door')
  expect(await axeFinds(ada)).toEqual([])
  await ada.locator('[name=password]').fill(PASSWORD)
  await ada.keyboard.press('Enter')
  await ada.locator('[data-link=live]').waitFor()
  await person(first, 'Ada Lovelace').getByText('At a desk now').waitFor()
})

test('the page fits every width, with long names and names from right to left', {
  tags: ['whole'],
}, async () => {
  await invite(first, LONG, 'scrutineer')
  const link = await invite(first, RTL, 'editor')
  const noa = await openAt(browser, link)
  await noa.locator('[data-do=later]').click()
  await noa.locator('[data-link=live]').waitFor()
  await person(first, RTL).getByText('At a desk now').waitFor()
  for (const width of [1280, 390, 320]) {
    await first.setViewportSize({ width, height: 800 })
    await shot(first, String(width))
    expect(await axeFinds(first), `at ${width}`).toEqual([])
    const [inner, outer] = await first.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(inner, `at ${width}`).toBeLessThanOrEqual(outer ?? 0)
    const wide = await first.locator('main.page').evaluate((main) => main.scrollWidth - main.clientWidth)
    expect(wide, `at ${width}`).toBeLessThanOrEqual(0)
  }
  await first.setViewportSize({ width: 1280, height: 800 })
  await noa.context().close()
})

test('a role that changes is felt at the desk at once; the last producer keeps theirs, and says why', async () => {
  const link = await invite(first, 'Emil', 'operator')
  const emil = await openAt(browser, link)
  await emil.locator('[data-do=later]').click()
  await emil.locator('[data-act=take]:enabled').waitFor()
  await person(first, 'Emil').getByRole('combobox').selectOption('editor')
  await first.getByText('Make Emil an editor?').waitFor()
  await shot(first, 'ask')
  expect(await axeFindsInDialog(first)).toEqual([])
  await first.locator('[data-do=act]').click()
  await said(first, 'Emil is editor now.')
  await emil.locator('[data-do=menu]').click()
  await emil.getByText('Emil, editor').waitFor()
  await emil.keyboard.press('Escape')

  await person(first, 'Ada Lovelace').getByRole('combobox').selectOption('operator')
  await first.locator('[data-do=act]').click()
  await first.getByText('Ada Lovelace is the only producer with a password.').waitFor()
  await first.getByRole('button', { name: 'Leave it' }).click()
  expect(await person(first, 'Ada Lovelace').getByRole('combobox').inputValue()).toBe('producer')

  await person(first, 'Emil').locator('[data-do=shut-out]').click()
  await first.locator('[data-do=act]').click()
  await said(first, 'Emil is shut out.')
  await emil.getByText('This desk was signed out.').waitFor()
  await person(first, 'Emil').getByText('Shut out').first().waitFor()
  await person(first, 'Emil').locator('[data-do=let-in]').click()
  await first.locator('[data-do=act]').click()
  await said(first, 'Emil may come in again.')
  await person(first, 'Emil').locator('[data-do=remove]').click()
  await first.locator('[data-do=act]').click()
  await person(first, 'Emil').waitFor({ state: 'detached' })
  await emil.context().close()
})

test('one’s own password is changed by whoever knows it, and every desk can be signed out', {
  tags: ['whole'],
}, async () => {
  await menu(ada, 'Your account')
  await ada.locator('[data-field=password]').fill('not the one it was')
  await ada.locator('[data-field=new-password]').fill('another four words here')
  await ada.locator('[data-do=choose]').click()
  await ada.getByText('Your password until now is another one').waitFor()
  await shot(ada, 'account')
  expect(await axeFindsInDialog(ada)).toEqual([])
  await ada.locator('[data-field=password]').fill(PASSWORD)
  await ada.locator('[data-do=choose]').click()
  await ada.getByText('The password is changed').waitFor()
  await ada.locator('[data-do=leave-all]').click()
  await ada.getByText('Every desk of yours, this one too?').waitFor()
  await ada.locator('[data-do=leave-all]').click()
  await ada.locator('[name=name]').waitFor()
  await ada.locator('[name=name]').fill('Ada Lovelace')
  await ada.locator('[name=password]').fill('another four words here')
  await ada.keyboard.press('Enter')
  await ada.locator('[data-link=live]').waitFor()
})
