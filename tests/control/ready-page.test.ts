/** The ready check in a real house: what it says is so, every line leads to its fix, and it says otherwise once that is done. */
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReadyReport } from '#shared/ready'
import { axeFinds } from '../helpers/axe.ts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { API_KEY, type House, SAMPLE, screenSocket, startHouse, until } from '../helpers/house.ts'
import { chooseInMenu } from './desk-browser.ts'

let house: House
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await emptyMonitors(context)
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(house.controlLink)
  await page.locator('[data-link=live]').waitFor()
  await chooseInMenu(page, 'Ready check')
  await line('results').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const line = (id: string, state?: string): Locator =>
  page.locator(`[data-line=${id}]${state === undefined ? '' : `[data-state=${state}]`}`)
const checkAgain = async () => {
  const checked = page.waitForResponse((reply) => reply.url().includes('/control/ready'))
  await page.locator('[data-do=check]').click()
  await checked
}
const back = () => chooseInMenu(page, 'Ready check')

test('a fresh house is told what is missing, in words and shapes, the worst first', async () => {
  const said = await page
    .locator('li')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('data-line'), one.getAttribute('data-state')]))
  expect(Object.fromEntries(said)).toMatchObject({
    results: 'problem',
    start: 'warning',
    rehearsal: 'warning',
    preflight: 'unknown',
    'on-air': 'ok',
    pictures: 'ok',
    chain: 'ok',
    screens: 'problem',
    // On a busy machine it says that the disk is slow.
    log: expect.stringMatching(/^(ok|warning)$/),
    key: 'ok',
    people: 'warning',
  })
  expect(await line('results').innerText()).toMatch(
    /Problem\s+9 categories have no result and are not marked “on the night”: /,
  )
  expect(await line('key').innerText()).toContain('The seal key opens the envelopes of this show.')
  expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('problem')
  const states = await page
    .locator('section')
    .first()
    .locator('li')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')))
  expect(states).toEqual([...states].sort((a, b) => ORDER.indexOf(a ?? '') - ORDER.indexOf(b ?? '')))
})
const ORDER = ['problem', 'warning', 'unknown', 'ok']

test('axe finds nothing, wide and narrow', { tags: ['whole'] }, async () => {
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await axeFinds(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('a ceremony of one long word runs off no edge, however narrow the desk', async () => {
  const name = 'Bundesverkehrswegeplanungsbeschleunigungsgesetz'.repeat(3)
  const named = await house.view()
  const rename = (to: string) => house.command({ kind: 'edit-ceremony', change: { name: to }, push: true })
  expect(await rename(name)).toMatchObject({ ok: true })
  await page.setViewportSize({ width: 320, height: 640 })
  await checkAgain()
  await page.locator('ready-page', { hasText: name }).waitFor()
  const beyond = await page
    .locator('ready-page :is(h1, h2, p, li, button)')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent),
    )
  expect(beyond).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(await rename(named.plan.show.ceremony.name)).toMatchObject({ ok: true })
})

test('every line that has a fix leads to it', async () => {
  const places = {
    results: 'results-page',
    ceremony: 'set-up-page .part[data-part=ceremony]',
    screens: 'screens-page',
    people: 'people-page',
    rehearsal: 'rehearsal-dialog',
  }
  for (const [place, shows] of Object.entries(places)) {
    await page.locator(`[data-fix=${place}]`).first().click()
    await page.locator(shows).waitFor({ state: 'attached' })
    if (place === 'rehearsal') await page.keyboard.press('Escape')
    else await back()
    await line('results').waitFor()
  }
  expect(await page.locator('[data-fix=preflight]').getAttribute('href')).toBe(`/preflight?show=${SAMPLE}`)
})

test('a screen that comes, a result that is sealed, a preflight of this plan: each line says so', async () => {
  const screen = screenSocket(house)
  await until('the screen to be connected', async () => {
    const { lines } = (await (await house.api(`/control/ready?show=${SAMPLE}`)).json()) as ReadyReport
    return lines.find(({ id }) => id === 'screens')?.sentence.includes('1 of 2 screens not there')
  })
  await checkAgain()
  await line('screens', 'problem').getByText('1 of 2 screens not there: Stage.').waitFor()
  await line('clocks', 'unknown').waitFor()
  screen.disconnect()

  const { plan } = await house.view()
  const open = plan.show.categories.find(({ id }) => id === (plan.show.categories.at(-1)?.id ?? ''))
  expect(open).toBeDefined()
  const before = await line('results').innerText()
  const wanting = (await house.view()).live.marks
  const [without] = plan.show.categories.filter(({ id }) => (wanting[id] ?? '-').startsWith('-'))
  const levels = plan.show.levels.map(({ id }) => ({ level: id, entries: [], citation: null }))
  const answer = await house.command({
    kind: 'set-result',
    category: without?.id ?? '',
    levels,
    reason: null,
  } as never)
  expect(answer.ok).toBe(true)
  await checkAgain()
  await line('results').getByText('8 categories have no result').waitFor()
  expect(await line('results').innerText()).not.toBe(before)
})

test('what preflight measured in this browser counts for the plan it measured, and for no other', {
  tags: ['whole'],
}, async () => {
  const run = { at: Date.now(), done: 10, of: 10, offenders: 0, sizes: 6 }
  const leave = (print: string) =>
    page.evaluate(
      ([key, kept]) => {
        localStorage.setItem(key as string, kept as string)
        dispatchEvent(new StorageEvent('storage'))
      },
      [`envelope:preflight:${SAMPLE}`, JSON.stringify({ ...run, print })],
    )
  await leave('0'.repeat(32))
  await line('preflight', 'warning').getByText('was changed since').waitFor()
  await page.evaluate((key) => localStorage.removeItem(key), `envelope:preflight:${SAMPLE}`)
  const other = await page.context().newPage()
  await other.goto(`${house.room}/preflight?show=${SAMPLE}`)
  await other.locator('[data-do=start]').click()
  await other.locator('[data-do=stop]').click()
  await line('preflight', 'unknown')
    .getByText(/Only \d+ of \d+ drawings were measured/)
    .waitFor()
  await other.close()
})

test('a rehearsal on air is said, and asked for by its own name it is the check of its performance', async () => {
  await house.api(`/api/v1/shows/${SAMPLE}/rehearsals`, { method: 'POST', body: {} })
  await line('on-air', 'warning').getByText('The room is still in rehearsal.').waitFor()
  const asked = await house.api(`/control/ready?show=${SAMPLE}-rehearsal-1`)
  expect(((await asked.json()) as ReadyReport).show).toBe(SAMPLE)
})

test('no show of that name, no session, no link: each is said, and what was known stays', async () => {
  expect((await house.api('/control/ready?show=nowhere')).status).toBe(404)
  expect((await house.api('/control/ready?show=Not%20an%20id')).status).toBe(400)
  expect((await fetch(`${house.room}/control/ready`)).status).toBe(401)
  expect((await house.api('/control/ready', { key: `${API_KEY}-wrong` })).status).toBe(401)
  await page.route('**/control/ready*', (route) => route.abort())
  await page.locator('[data-do=check]').click()
  await page
    .getByText('The check could not be made: The server cannot be reached. What stands here is from before.')
    .waitFor()
  expect(await line('results').count()).toBe(1)
  expect(complaints).toEqual([])
})
