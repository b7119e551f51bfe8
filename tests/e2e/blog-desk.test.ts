/** The live blog's desk on a real house: a picture taken in, pieces read by the server, and drafts told to nobody who may not write. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#shared/people'
import { chooseInMenu } from '../control/desk-browser.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { openAt } from '../helpers/people-desk.ts'
import { photo } from '../helpers/pictures.ts'

let house: House
let browser: Browser
let producer: Page
const complaints: string[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  producer = await openAt(browser, house.controlLink)
  await producer.locator('[data-act=take]').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** A desk lent to this role, and everything the server told it since it was loaded anew. */
async function lent(role: Role): Promise<{ page: Page; heard: string[] }> {
  await chooseInMenu(producer, 'Lend a desk')
  await producer.locator('[data-field=role]').selectOption(role)
  await producer.locator('[data-do=make]').click()
  const link = await producer.locator('copy-field input').inputValue()
  await producer.getByRole('button', { name: 'Done' }).click()
  const page = await openAt(browser, link)
  await page.locator('[data-act=take]').waitFor()
  const heard: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void heard.push(String(payload)))
  })
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) complaints.push(line.text())
  })
  await page.reload()
  await page.locator('[data-link=live]').waitFor()
  return { page, heard }
}

test('[E1] an editor publishes a picture and prepares a winner; a scrutineer hears of the post, and of no draft', async () => {
  const { page } = await lent('editor')
  const { page: looking, heard } = await lent('scrutineer')
  const text = page.getByLabel('New post for the live blog')
  await text.fill('The **room** is filling')
  await page.locator('blog-write input[type=file]').setInputFiles({
    name: 'room.jpg',
    mimeType: 'image/jpeg',
    buffer: await photo(),
  })
  await page.getByLabel('What the picture shows').fill('Round tables')
  await page.locator('post-preview strong', { hasText: 'room' }).waitFor()
  await page.locator('[data-part=prepared]').click()
  const field = page.locator('prepared-field').first()
  await field.locator('textarea').fill('Words for a winner who may not win')
  await field.locator('textarea').press('Control+Enter')
  await page.locator('[data-progress]', { hasText: /^1 of / }).waitFor()
  await page.locator('[data-part=posts]').click()
  await text.press('Control+Enter')
  const picture = page.locator('blog-post img[alt="Round tables"]')
  await picture.waitFor()
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(Number(await picture.getAttribute('width')))
  await looking.locator('blog-post strong', { hasText: 'room' }).waitFor()
  expect(heard.join()).toContain('is filling')
  expect(heard.join()).not.toContain('may not win')
  // The twin: a desk that may write is told of it as it comes in.
  const { page: another, heard: told } = await lent('operator')
  await another.locator('[data-part=prepared] .number').waitFor()
  expect(told.join()).toContain('may not win')
  expect(complaints).toEqual([])
})
