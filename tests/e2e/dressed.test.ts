/** @module-tag whole */
/** A look chosen at the desk of a real house is worn by a real screen: colours, letters, and a photograph behind the words. */

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { photo } from '../helpers/stage-pictures.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const complaints: string[] = []

async function opened(address: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) complaints.push(line.text())
  })
  await page.goto(address)
  return page
}

test('from the set-up to the wall, and back by undo', async () => {
  const desk = await opened(house.controlLink)
  const wall = await opened(house.stage)
  const tone = () => wall.locator('html').evaluate((root) => root.style.getPropertyValue('--ink'))
  await wall.locator('.slide .line-main').first().waitFor()
  await desk.locator('[data-link=live]').waitFor()
  await desk.keyboard.press('e')
  await desk.locator('set-up-page nav [data-part=look]').click()
  await desk.frameLocator('stage-preview iframe').locator('.slide .line-main').waitFor()
  await desk.locator('[data-do=ready]', { hasText: 'Midnight' }).click()
  await expect.poll(tone).toBe('#061526')
  const [chooser] = await Promise.all([
    desk.waitForEvent('filechooser'),
    desk.locator('[data-do=background]').click(),
  ])
  await chooser.setFiles({ name: 'hall.webp', mimeType: 'image/webp', buffer: await photo(1600, 900) })
  await desk.getByText('The picture is behind the words.').waitFor()
  await wall.locator('.backcloth.hung img').waitFor()
  await desk.frameLocator('stage-preview iframe').locator('.backcloth.hung img').waitFor()
  await desk.locator('[data-do=undo]').click()
  await wall.locator('.backcloth.hung').waitFor({ state: 'detached' })
  expect(await tone()).toBe('#061526')
  await desk.locator('[data-do=undo]').click()
  await expect.poll(tone).toBe('')
  expect(complaints).toEqual([])
})
