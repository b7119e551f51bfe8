/** The key of the envelopes by the pages alone: the warning before anything is lost, the block, and the second machine. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'

const PASSPHRASE = 'nobody guesses these five words'

let browser: Browser
const houses: House[] = []
beforeAll(async () => {
  browser = await launchBrowser()
  houses.push(await startHouse(), await startHouse({ environment: { ENVELOPE_SAMPLE: 'off' } }))
}, 60_000)
afterAll(async () => {
  await browser?.close()
  for (const house of houses) await house.stop()
})

async function desk(house: House): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await emptyMonitors(page)
  await page.goto(house.controlLink)
  await page.locator('desk-head').waitFor()
  return page
}

async function keyPage(page: Page): Promise<void> {
  await page.locator('[data-do=menu]').click()
  await page.getByRole('menuitem', { name: 'Key of the envelopes' }).click()
  await page.locator('key-page code').waitFor()
}

test('a copy is taken where the results page warns, and opens its lock on a second machine', {
  tags: ['whole'],
}, async () => {
  const [first, second] = houses as [House, House]
  const page = await desk(first)
  await page.locator('[data-page=results]').click()
  await page.locator('key-banner').getByText('lies on this machine alone').waitFor()
  await page.getByRole('button', { name: 'Take a copy away' }).click()
  await page.getByText('No copy of it has ever been taken away.').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Try it on a test envelope' }).click()
  await page.getByText('A test envelope was sealed and opened').waitFor()
  const fingerprint = await page.locator('key-page code').innerText()

  await page.locator('[data-field=passphrase]').fill(PASSPHRASE)
  await page.locator('[data-field=again]').fill('something else')
  await page.getByRole('button', { name: 'Make the block' }).click()
  await page.getByText('The two passphrases differ.').waitFor()
  await page.locator('[data-field=again]').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the block' }).click()
  await page.getByText('A copy has been taken away.').waitFor()
  const block = await page.locator('key-page pre').innerText()
  expect(block).toContain(fingerprint)
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do=save]').click()])
  expect(file.suggestedFilename()).toBe(`seal-key-${fingerprint.replaceAll(' ', '')}.txt`)
  await page.locator('[data-page=results]').click()
  await page.locator('results-page h1').waitFor()
  await page.locator('key-banner section').waitFor({ state: 'detached' })

  const other = await desk(second)
  await keyPage(other)
  expect(await other.locator('key-page code').innerText()).not.toBe(fingerprint)
  await other.locator('[data-field=block]').fill(block.toLowerCase())
  await other.locator('[data-field=theirs]').fill('not this one')
  await other.getByRole('button', { name: 'Use this key' }).click()
  await other.getByText('This passphrase does not open the block.').waitFor()
  await other.locator('[data-field=theirs]').fill(PASSPHRASE)
  await other.getByRole('button', { name: 'Use this key' }).click()
  await other.getByText(`This house has the key ${fingerprint} now.`).waitFor()
  expect(await axeFinds(other)).toEqual([])
})

test('in the strict mode every desk says after a restart that the envelopes are shut, until the key is typed in', async () => {
  const house = await startHouse({ environment: { ENVELOPE_SEAL_MODE: 'strict' } })
  houses.push(house)
  const page = await desk(house)
  await keyPage(page)
  await page.getByText('in the memory of this machine alone').waitFor()
  for (const field of ['passphrase', 'again']) await page.locator(`[data-field=${field}]`).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the block' }).click()
  const block = await page.locator('key-page pre').innerText()
  const body = {
    id: 'gala',
    ceremony: { name: 'A', date: '2026-01-01', venue: null, presentedBy: null, timeZone: 'Europe/London' },
    shortlist: 'category,sponsor,entrant,partners,title,person,summary\nHousing,,York,,,,',
    results: 'category,level,entrant,title\nHousing,Winner,York,',
  }
  expect((await house.api('/api/v1/shows', { method: 'POST', body })).status).toBe(201)
  await page.reload()
  await page.locator('desk-head').waitFor()
  expect(await page.locator('[data-envelopes-shut]').count()).toBe(0)

  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until('another core', () => ![0, core].includes(house.children().core))
  await page.locator('[data-envelopes-shut]').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await keyPage(page)
  await page.locator('[data-field=block]').fill(block)
  await page.locator('[data-field=theirs]').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Use this key' }).click()
  await page.locator('[data-envelopes-shut]').waitFor({ state: 'detached' })
})
