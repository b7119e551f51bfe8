/** A table that unfolds to 300 MB, brought through the page while a show runs: refused by a sentence, and the show never notices. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseInMenu } from '../control/desk-browser.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { openAt } from '../helpers/people-desk.ts'
import { SHEET, workbookAnd } from '../helpers/workbooks.ts'
import { bombOf } from '../helpers/zips.ts'

let house: House
let browser: Browser
let page: Page
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  page = await openAt(browser, house.controlLink)
  await page.locator('[data-act=take]').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const bytes = Buffer.from(workbookAnd([{ name: SHEET, ...bombOf('     <x/>', 300, '<worksheet>') }]))
const bomb = { name: 'shortlist.xlsx', mimeType: 'application/octet-stream', buffer: bytes }

test('it is refused by a sentence that names it, and takes go on meanwhile', async () => {
  expect(bytes.length).toBeLessThan(1024 * 1024)
  const core = house.children().core
  await chooseInMenu(page, 'Import a table')
  let reading = true
  const refused = page
    .getByText('shortlist.xlsx: unpacked it is far too large for a list of entries')
    .waitFor()
    .then(() => {
      reading = false
    })
  let taken = 0
  const sent = page.waitForRequest((request) => request.url().includes('/control/imports'))
  await page.locator('import-start #file').setInputFiles(bomb)
  await sent
  // At least one, however fast it is refused.
  do {
    const answer = await house.takeNext()
    if (answer.ok) taken += reading ? 1 : 0
    else expect(answer.refusal.code).toBe('too-soon')
  } while (reading)
  await refused
  expect(taken).toBeGreaterThan(0)
  expect(house.children().core).toBe(core)
  expect((await house.view()).live.programme.on).not.toBeNull()
  // Nothing of it stays, and the next table is read.
  const table = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Category,Nominee\nHousing,York') }
  await page.locator('import-start #file').setInputFiles(table)
  await page.getByText('1 category, 1 entry').first().waitFor()
})
