/** The import on a desk as it is shipped, in a house that begins empty: from the organisers' table to a show, by the page alone. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { chooseInMenu } from './desk-browser.ts'

const folder = fileURLToPath(new URL('../../server/sample/lgc-awards-2022', import.meta.url))
const SHORTLIST = readFileSync(`${folder}/shortlist.csv`, 'utf8')

let house: House
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_SAMPLE: 'off' } })
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) complaints.push(line.text())
  })
  await emptyMonitors(page)
  await page.goto(house.controlLink)
  await page.getByRole('button', { name: 'Not now' }).click()
})
afterAll(async () => {
  expect(complaints).toEqual([])
  await browser.close()
  await house.stop()
})

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const importButton = () => page.locator('[data-do=import]')
const settled = () => page.locator('.work[aria-busy=false]').waitFor()
const summary = (words: string) =>
  page.locator('import-page footer').getByText(words, { exact: true }).waitFor()

async function begin(name: string, text: string): Promise<void> {
  const over = page.locator('[data-do=start-over]')
  if ((await over.count()) > 0) await over.click()
  await page.locator('import-start #file').setInputFiles(file(name, text))
  await settled()
}
async function write(field: string, text: string): Promise<void> {
  await page.locator(`[data-field=${field}]`).fill(text)
  await page.locator(`[data-field=${field}]`).press('Tab')
}

test('an empty house offers the import; shortlist and results become a show, and the desk goes on air with it', async () => {
  await page.locator('[data-do=bring]').focus()
  await page.keyboard.press('Enter')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).press('Enter'),
  ])
  await chooser.setFiles(`${folder}/shortlist.csv`)
  await page.locator('import-table').waitFor()
  await page.locator('#more').setInputFiles(`${folder}/results.csv`)
  await summary('22 categories, 183 entries, 13 results to seal')
  expect(await importButton().isDisabled()).toBe(true)
  await write('name', 'LGC Awards 2026')
  await write('date', '2026-11-20')
  await page.getByText('Everything was understood.').waitFor()
  expect(await page.locator('[data-field=id]').inputValue()).toBe('lgc-awards-2026')
  await importButton().press('Enter')
  await page.getByText('Imported: 22 categories, 183 entries, 13 results sealed').waitFor()
  await expect.poll(async () => (await page.locator('.done').boundingBox())?.y).toBeGreaterThan(50)
  await page.getByRole('link', { name: 'Open LGC Awards 2026' }).click()
  await page.locator('button[data-act=take]').waitFor()
  expect((await house.view('lgc-awards-2026')).plan.show.categories).toHaveLength(22)
})

test('[E1] winners are on no page: a dot in every row, no row of a table of results, and problems without a name', async () => {
  await chooseInMenu(page, 'Import a table')
  const rows = ['A', 'B', 'C'].map(
    (name, at) => `Housing,Council ${name},${at === 1 ? 'Winner' : ''},${at * 7}`,
  )
  await begin(
    'flags.csv',
    ['Category,Nominee,Result,Jury total', ...rows, 'Climate,Leeds,Perhaps,'].join('\n'),
  )
  expect(await page.locator('import-table td.masked').allInnerTexts()).toEqual(Array(8).fill('●\nnot shown'))
  await page.locator('.problems').getByText('it cannot be read as a result').waitFor()
  expect(await page.locator('import-page').innerText()).not.toContain('Perhaps')
  await page.locator('#more').setInputFiles(file('results.csv', 'Category,Winner\nHousing,Secretville'))
  await page.locator('[data-question]').waitFor()
  await page.locator('.files').getByRole('button', { name: 'results.csv' }).click()
  await page.getByText('Rows of results are not shown').waitFor()
  expect(await page.locator('import-table tbody tr').count()).toBe(1)
  expect(await page.content()).not.toContain('Secretville')
})

test('a problem leads to its row; a column said to be another changes the preview; pasted rows are read', async () => {
  await page.locator('[data-do=start-over]').click()
  await page
    .locator('#pasted')
    .fill(`Award\tWho\tBudget remark\nHousing\tYork\tsmall\nHousing\t${'x'.repeat(401)}\tlarge`)
  await page.getByRole('button', { name: 'Read what was pasted' }).click()
  await settled()
  expect(await page.locator('import-table select').nth(3).inputValue()).toBe('note')
  await page.locator('[data-column="1"]').selectOption('entrant')
  await page.locator('.problems').getByText('401 characters').waitFor()
  await page.locator('[data-do=what]').click()
  await page.getByRole('button', { name: 'Show row 3' }).first().press('Enter')
  await page.locator('tr.sought[data-row="3"]').waitFor()
  await page.locator('[data-column="1"]').selectOption('note')
  await page.locator('[data-column="2"]').selectOption('entrant')
  await page.locator('[data-category=housing]').getByText('large').waitFor()
})

test('the same table again differs in nothing; what differs is told, and what is gone stays if somebody wants it', {
  tags: ['whole'],
}, async () => {
  await begin('again.csv', SHORTLIST)
  await page.locator('[data-field=target]').selectOption('lgc-awards-2026')
  await page.getByText('The show says just what the table says.').waitFor()
  expect(await importButton().isDisabled()).toBe(true)
  const changed = SHORTLIST.split('\r\n').filter((line) => !line.includes('North Kesteven'))
  await begin(
    'changed.csv',
    [...changed, 'Public Art,,مجلس المدينة,,مشروع كبير,,']
      .join('\r\n')
      .replace('Zurich Municipal', 'Zürich Municipal')
      .replaceAll('Zurich Municipal', 'Zürich Municipal'),
  )
  await page.locator('[data-field=target]').selectOption('lgc-awards-2026')
  const gone = page.locator('[data-difference^="gone:"]').first()
  await gone.getByText('Is withdrawn: its category has a result').waitFor()
  await gone.locator('input').uncheck()
  await settled()
  await importButton().click()
  await page.locator('.done').waitFor()
  const { plan } = await house.view('lgc-awards-2026')
  expect(plan.show.categories.at(-1)).toMatchObject({
    name: 'Public Art',
    entries: [{ entrant: 'مجلس المدينة' }],
  })
  expect(plan.show.categories[0]?.sponsor).toBe('Zürich Municipal')
  expect(
    plan.show.categories[0]?.entries.some(
      ({ entrant, withdrawn }) => entrant.startsWith('North Kesteven') && !withdrawn,
    ),
  ).toBe(true)
})

test('what is written while an answer is on its way is kept, field by field', async () => {
  await begin('quick.csv', 'Category,Nominee\nHousing,York\nHousing,Leeds')
  await page.locator('[data-field=target]').selectOption('')
  await settled()
  let go = (): void => undefined
  const written = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/control/imports/*', async (route) => {
    await written
    await route.continue()
  })
  await write('name', 'Quick Awards')
  await write('date', '2026-12-01')
  await write('venue', 'Guildhall')
  go()
  await settled()
  await page.getByText('Everything was understood.').waitFor()
  await page.unroute('**/control/imports/*')
  const fields = ['name', 'date', 'venue', 'id'].map((field) =>
    page.locator(`[data-field=${field}]`).inputValue(),
  )
  expect(await Promise.all(fields)).toEqual(['Quick Awards', '2026-12-01', 'Guildhall', 'quick-awards'])
})

test('nothing stands in the way of assistive technology, nothing runs off a phone; looked away from, it is still there', {
  tags: ['whole'],
}, async () => {
  await begin(
    'long.csv',
    `Category,Nominee,Title,Result\n${'Very long '.repeat(30)},${'الاسم الطويل '.repeat(25)},${'title'.repeat(60)},x\nHousing,York,,\nHousing,York,,`,
  )
  await page.locator('.problems').getByText('the same entry stands in row 3').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.locator('[data-page=screens]').click()
  await chooseInMenu(page, 'Import a table')
  await page.locator('.problems').getByText('the same entry stands in row 3').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  expect(await axeFinds(page)).toEqual([])
  await page.locator('[data-do=start-over]').click()
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  expect(await axeFinds(page)).toEqual([])
})
