/** @module-tag whole */
/** An evening without a server: the pack is made at a desk, the house is ended, and the folder runs the show to its winners in a real browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { openGala } from '../helpers/gala.ts'
import { type House, startHouse, until } from '../helpers/house.ts'

const PASSPHRASE = 'nobody guesses these five words'

let browser: Browser
let house: House | null = null
const folder = mkdtempSync(join(tmpdir(), 'envelope-pack-'))
beforeAll(async () => {
  browser = await launchBrowser()
  house = await startHouse({ environment: { ENVELOPE_SAMPLE: 'off' } })
  await openGala(house)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The pack as somebody copies it onto a stick. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    // Its pages are drawn by a process that lets others go first.
    page.waitForEvent('download', { timeout: 120_000 }),
    page.locator(`[data-do=${button}]`).click(),
  ])
  const members = unzipSync(readFileSync(await file.path()))
  for (const [name, bytes] of Object.entries(members)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  expect(file.suggestedFilename()).toBe('gala-2027-emergency-pack.zip')
  return pathToFileURL(join(folder, 'emergency-pack', 'index.html')).href
}

const UP = '#slides > .slide:not(.leaving, .waiting)'

async function made(): Promise<string> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto((house as House).controlLink)
  await page.locator('desk-head').waitFor()
  await page.locator('[data-do=menu]').click()
  await page.getByRole('menuitem', { name: 'Ready check' }).click()
  await page
    .locator('[data-line=pack][data-state=warning]')
    .getByRole('button', { name: 'Make the pack' })
    .click()
  await page.locator('pack-page h1').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.locator('[data-field=passphrase]').fill(PASSPHRASE)
  await page.locator('[data-field=again]').fill(`${PASSPHRASE}s`)
  await page.locator('[data-do=sealed]').click()
  await page.getByText('The two passphrases differ.').waitFor()
  await page.locator('[data-field=again]').fill(PASSPHRASE)
  const address = await downloaded(page, 'sealed')
  await page.locator('pack-page .said').getByText('among this browser’s downloads').waitFor()
  await page.locator('[data-do=menu]').click()
  await page.getByRole('menuitem', { name: 'Ready check' }).click()
  await page.locator('[data-line=pack][data-state=ok]').waitFor()
  await page.context().close()
  return address
}

test('[E1] a pack opened from a folder runs the evening to a winner once the passphrase is given, and asks nobody for anything', async () => {
  const address = await made()
  await house?.stop()
  house = null
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  await page.goto(address)
  await page.locator('.desk h1', { hasText: 'Gala of the North' }).waitFor()
  expect(await axeFinds(page)).toEqual([])
  // What looks for faults asks for files itself: from here on it is the page alone.
  const asked: string[] = []
  const said: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.reload()

  await page.getByLabel('Passphrase').fill('another passphrase')
  await page.getByRole('button', { name: 'Open the envelopes' }).click()
  await page.getByText('That is not the passphrase of this pack.').waitFor()
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Open the envelopes' }).click()
  await page.locator('[data-envelopes=open]').waitFor()

  await page.locator('[data-do=begin]').click()
  await page.locator(`${UP}.holding`).waitFor()
  const seen: string[] = []
  for (let step = 0; step < 20; step += 1) {
    // Pressed again within the guard time it takes no second step.
    const label = await until('the next step', async () => {
      await page.keyboard.press('Space')
      const now = await page.evaluate(() => document.querySelector('[data-on]')?.textContent ?? '')
      return now === (seen.at(-1) ?? 'the holding slide') ? '' : now
    })
    seen.push(label)
    if (label.endsWith('— Winner')) break
  }
  expect(seen.at(-2)).toBe('Housing — Envelope')
  expect(seen.at(-1)).toBe('Housing — Winner')
  await page.locator(`${UP}.winner`).getByText('York').waitFor()
  await page.evaluate(() => document.fonts.ready)
  expect(
    await page.evaluate(() =>
      [...document.fonts].some(({ family, status }) => /Stage Serif/.test(family) && status === 'loaded'),
    ),
  ).toBe(true)

  await page.keyboard.press('x')
  await page.locator('#stage[data-black=true]').waitFor({ state: 'attached' })
  await page.keyboard.press('x')
  await page.locator('#stage[data-black=false]').waitFor({ state: 'attached' })
  await page.keyboard.press('PageUp')
  await page.locator(`${UP}.envelope`).waitFor()
  await page.keyboard.press('c')
  await page.locator(`${UP}.holding`).waitFor()

  await page.keyboard.press('o')
  const [file] = await Promise.all([
    // Its pages are drawn by a process that lets others go first.
    page.waitForEvent('download', { timeout: 120_000 }),
    page.locator('[data-do=pages]').click(),
  ])
  expect(readFileSync(await file.path()).toString('latin1', 0, 8)).toBe('%PDF-1.7')
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([])
  expect(said).toEqual([])
}, 120_000)

test('a window beside the stage runs it from the middle, and without a passphrase no envelope opens', async () => {
  const address = pathToFileURL(join(folder, 'emergency-pack', 'index.html')).href
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  await page.goto(address)
  const [apart] = await Promise.all([page.waitForEvent('popup'), page.locator('[data-do=apart]').click()])
  await apart.getByRole('button', { name: 'Housing — Envelope' }).click()
  await page.locator(`${UP}.envelope`).waitFor()
  await apart.locator('[data-do=next]').click()
  await apart.locator('[data-on]').getByText('Climate — Title').waitFor()
  await page.locator(`${UP}.title`).waitFor()
  expect(await page.locator(`${UP}.winner`).count()).toBe(0)
  expect(await page.locator(UP).textContent()).not.toContain('York')
})
