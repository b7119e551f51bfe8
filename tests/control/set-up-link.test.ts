/** The set-up while the link comes and goes: what was written or chosen meanwhile is saved, and no part of it takes another back. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

const file = () => {
  const { showFile } = suite.bench.server.show.state()
  if (!showFile) throw new Error('no show')
  return showFile
}
const names = () => file().levels.map(({ name }) => name)
const saved = (page: Page, part: string, at: number) =>
  page.locator(part).nth(at).locator('.state[data-state=saved]').waitFor()
const sponsors = () => file().categories.map(({ sponsor }) => sponsor)

async function setUpAt(part: string): Promise<Page> {
  const page = await suite.bench.desk()
  await takeButton(page).waitFor()
  await page.keyboard.press('e')
  await page.locator(`set-up-page nav [data-part=${part}]`).click()
  return page
}

async function without(page: Page, act: () => Promise<void>): Promise<void> {
  suite.bench.server.cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  await act()
  suite.bench.server.mend()
  await page.locator('.desk[data-link=live]').waitFor()
}

test('two levels renamed without a link are both renamed once it is there', { tags: ['whole'] }, async () => {
  const page = await setUpAt('levels')
  const level = (at: number) => page.locator('[data-level]').nth(at).locator('#in')
  await without(page, async () => {
    await level(0).fill('Gold')
    await level(1).fill('Silver')
    await page.keyboard.press('Tab')
  })
  await saved(page, '[data-level]', 0)
  await saved(page, '[data-level]', 1)
  expect(names()).toEqual(['Gold', 'Silver'])
  // Each of them is a step of its own.
  await page.locator('[data-do=undo]').click()
  await expect.poll(() => names().filter((name) => ['Gold', 'Silver'].includes(name)).length).toBe(1)
})

test('a sponsor’s name left without a link is saved once it is there, and one that is still written is not', {
  tags: ['whole'],
}, async () => {
  const page = await setUpAt('sponsors')
  const field = (at: number) => page.locator('[data-sponsor] #in').nth(at)
  await without(page, async () => {
    await field(1).fill('Nortgate')
    await page.keyboard.press('Tab')
    await field(2).press('End')
    await field(2).pressSequentially(' and')
  })
  await saved(page, '[data-sponsor]', 1)
  expect(sponsors()).toContain('Nortgate')
  await field(2).press('End')
  await field(2).pressSequentially(' Sons')
  expect(sponsors().some((name) => name?.endsWith(' and'))).toBe(false)
  await page.keyboard.press('Tab')
  await saved(page, '[data-sponsor]', 2)
  expect(sponsors().some((name) => name?.endsWith(' and Sons'))).toBe(true)
})

test('a sponsor’s name that was changed again and left while it was being saved is saved too', async () => {
  const page = await setUpAt('sponsors')
  const field = page.locator('[data-sponsor] #in').nth(1)
  const release = suite.bench.server.holdNextCommand()
  await field.fill('Nortgate')
  await page.keyboard.press('Tab')
  await page.locator('set-field .state[data-state=saving]').waitFor()
  await field.fill('Northgate')
  await page.keyboard.press('Tab')
  release()
  await saved(page, '[data-sponsor]', 1)
  expect(sponsors()).toContain('Northgate')
})

test('a look that was chosen as the link was lost is saved once it is there', {
  tags: ['whole'],
}, async () => {
  const page = await setUpAt('look')
  const ready = page.locator('[data-do=ready]', { hasText: 'Midnight' })
  await ready.click()
  await without(page, async () => {
    await page.getByText('Not saved: no link.').waitFor()
    // As long as the page waits before it saves: begun later, it ends later.
    await page.evaluate(() => new Promise((over) => setTimeout(over, 900)))
  })
  await page.locator('look-part [data-state]', { hasText: /^Saved\.$/ }).waitFor()
  expect(file().theme?.ground).toBe('#061526')
})
