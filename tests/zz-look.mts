import { startHouse } from './helpers/house.ts'
import { launchBrowser } from './helpers/browser.ts'
const empty = process.env['EMPTY'] === '1'
const house = await startHouse({ environment: empty ? { ENVELOPE_SAMPLE: 'off' } : {} })
const browser = await launchBrowser()
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
  page.on('console', (l) => { if (/Security|Uncaught|error/i.test(l.text())) console.log('CONSOLE', l.text().slice(0, 200)) })
  await page.goto(house.controlLink)
  await page.waitForTimeout(4000)
  const shot = async (n: string) => page.screenshot({ path: `/tmp/look/${empty ? 'empty-' : ''}${n}.png` })
  await shot('desk')
  await page.locator('[data-do=menu]').click().catch(() => console.log('no menu'))
  await page.waitForTimeout(400)
  await shot('menu')
  const items = await page.getByRole('menuitem').allInnerTexts()
  console.log(items.join(' | '))
  await page.keyboard.press('Escape')
  for (const name of ['Ready check', 'Shows', 'Import a table', 'People', 'Key of the envelopes']) {
    await page.locator('[data-do=menu]').click()
    await page.getByRole('menuitem', { name }).click()
    await page.waitForTimeout(2500)
    await shot(name.toLowerCase().replaceAll(' ', '-'))
  }
  for (const name of ['Set-up', 'Results']) {
    const b = page.getByRole('button', { name, exact: true })
    if (await b.count()) { await b.first().click() } else { await page.getByText(name, { exact: true }).first().click() }
    await page.waitForTimeout(2500)
    await shot(name.toLowerCase())
  }
} finally { await browser.close(); await house.stop() }
