/** The page of the shows, in a real house: every act from the page, what is refused, and who may only look. */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HouseShows } from '#shared/house-shows'
import { PAGE_HEADER } from '#shared/page-header'
import type { Role } from '#shared/people'
import { axeFinds, axeFindsInDialog } from '../helpers/axe.ts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { chooseInMenu } from './desk-browser.ts'

let house: House
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  page = await desk(house.controlLink)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

async function desk(link: string, width = 1280): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width, height: 900 }, acceptDownloads: true })
  opened.on('pageerror', (error) => complaints.push(error.message))
  await emptyMonitors(opened)
  await opened.goto(link)
  await opened.locator('[data-link=live]').waitFor()
  await chooseInMenu(opened, 'Shows')
  await card(opened, SAMPLE).waitFor()
  return opened
}
const card = (on: Page, show: string): Locator => on.locator(`li[data-show="${show}"]`)
const doIn = (on: Locator, what: string): Locator => on.locator(`[data-do=${what}]`)
const dialog = (): Locator => page.locator('desk-modal')
const shows = async () => (await (await house.api('/control/shows')).json()) as HouseShows
const post = (path: string, body: object) => house.api(path, { method: 'POST', body })
const said = (words: string) => page.locator('passing-word p', { hasText: words }).waitFor()
const choose = async (name: string, buffer: Buffer) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    doIn(page.locator('shows-page'), 'restore').click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/zip', buffer })
}

test('this year’s show is made from last year’s by name and date, with what it is made of on its card', async () => {
  await doIn(card(page, SAMPLE), 'duplicate').click()
  expect(await page.locator('input[name=name]').inputValue()).toBe('LGC Awards 2023')
  expect(await page.locator('input[name=date]').inputValue()).toBe('2023-07-19')
  expect(await axeFindsInDialog(page)).toEqual([])
  await page.locator('input[name=name]').fill(' ')
  await doIn(dialog(), 'duplicate').click()
  await dialog().getByText('Give it a name.').waitFor()
  await page.locator('input[name=name]').fill('LGC Awards 2023')
  await page.locator('input[name=name]').press('Enter')
  await said('LGC Awards 2023 is in preparation.')
  const made = card(page, 'lgc-awards-2023')
  expect(await made.innerText()).toContain('22 categories, 0 entries, 0 of 22 sealed')
  expect(await card(page, SAMPLE).innerText()).toMatch(
    /On air[\s\S]*22 categories, 183 entries, 13 of 22 sealed/,
  )
  expect(await doIn(card(page, SAMPLE), 'delete').count()).toBe(0)
})

test('axe finds nothing, wide and narrow, and nothing is cut off', { tags: ['whole'] }, async () => {
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await axeFinds(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('a new show comes from a table', async () => {
  await doIn(page.locator('shows-page'), 'import').click()
  await page.locator('import-page').waitFor()
  await chooseInMenu(page, 'Shows')
  await card(page, SAMPLE).waitFor()
})

test('a show that is archived leaves the list, is kept whole, and comes back', async () => {
  const made = card(page, 'lgc-awards-2023')
  await doIn(made, 'archive').click()
  await said('is archived, and kept whole.')
  const archived = page.locator('[data-group=archived]')
  await archived.locator('summary').click()
  await archived.locator('li').waitFor()
  expect((await shows()).shows.map(({ show, archived: put }) => [show, put])).toEqual([
    [SAMPLE, false],
    ['lgc-awards-2023', true],
  ])
  await doIn(made, 'archive').click()
  await said('is back in the list.')
  await archived.waitFor({ state: 'detached' })
})

test('a show is taken along as one file, deleted by its typed name, and brought back from the file', async () => {
  const made = card(page, 'lgc-awards-2023')
  const [download] = await Promise.all([page.waitForEvent('download'), doIn(made, 'export').click()])
  expect(download.suggestedFilename()).toMatch(/^lgc-awards-2023-\d{4}-\d{2}-\d{2}\.zip$/)
  const file = readFileSync(await download.path())
  expect(Object.keys(unzipSync(file)).sort()).toEqual(['images.json', 'log.jsonl', 'manifest.json'])
  await doIn(made, 'delete').click()
  expect(await axeFindsInDialog(page)).toEqual([])
  const button = doIn(dialog(), 'delete')
  await page.locator('input[name=name]').fill('LGC Awards')
  expect(await button.isDisabled()).toBe(true)
  await page.locator('input[name=name]').fill('LGC Awards 2023')
  await button.click()
  await said('LGC Awards 2023 is deleted.')
  await made.waitFor({ state: 'detached' })
  const live = (show: string) => fetch(`${house.readers}/live/${show}`).then(({ status }) => status)
  await until('the page for readers to be gone', async () => (await live('lgc-awards-2023')) === 404)
  await choose('LGC 2023.zip', file)
  expect(await axeFindsInDialog(page)).toEqual([])
  await doIn(dialog(), 'whole').click()
  await said('LGC Awards 2023 is restored, its one act.')
  await made.waitFor()
  await until('the page for readers to be back', async () => (await live('lgc-awards-2023')) === 200)
  expect(await live(SAMPLE)).toBe(200)
})

test('a file whose show is here is offered as a plan; a file that is none is refused with a sentence', {
  tags: ['whole'],
}, async () => {
  const file = Buffer.from(await (await house.api(`/control/shows/${SAMPLE}/export`)).arrayBuffer())
  await choose('LGC.zip', file)
  await doIn(dialog(), 'whole').click()
  await dialog().getByText(`There is a show called ${SAMPLE} already`).waitFor()
  await doIn(dialog(), 'plan').click()
  await said('LGC Awards 2022 is in preparation, without its results.')
  expect(await card(page, `${SAMPLE}-2`).innerText()).toContain('22 categories, 183 entries, 0 of 22 sealed')
  await choose('table.zip', Buffer.from('Category;Entrant'))
  await doIn(dialog(), 'whole').click()
  await dialog().getByText('This file cannot be restored: it is no zip file, or it was cut short.').waitFor()
  await page.keyboard.press('Escape')
})

test('what was deleted is kept and restored from the page; rehearsals that are over go by two presses', async () => {
  const kept = page.locator('[data-group=deleted]')
  await kept.locator('summary').click()
  await kept.getByText('kept for 30 more days').waitFor()
  await doIn(card(page, 'lgc-awards-2023'), 'delete').click()
  await page.locator('input[name=name]').fill('LGC Awards 2023')
  await doIn(dialog(), 'delete').click()
  await said('LGC Awards 2023 is deleted.')
  await kept.locator('li').nth(1).waitFor()
  await kept.locator('[data-do=restore-kept]').first().click()
  await doIn(dialog(), 'whole').click()
  await said('LGC Awards 2023 is restored')
  for (let time = 0; time < 2; time += 1) await post(`/api/v1/shows/${SAMPLE}/rehearsals`, {})
  const sweep = doIn(card(page, SAMPLE), 'sweep')
  await sweep.filter({ hasText: 'Delete the one that is over' }).click()
  await sweep.filter({ hasText: 'Really delete the one that is over?' }).click()
  await said('The rehearsals that are over are deleted.')
  await sweep.waitFor({ state: 'detached' })
  expect((await shows()).shows.flatMap(({ rehearsalOf, show }) => (rehearsalOf ? [show] : []))).toEqual([
    `${SAMPLE}-rehearsal-2`,
  ])
})

test('a show is put on air once the room may be cut off', async () => {
  await post('/api/v1/air', { show: SAMPLE })
  expect((await house.takeNext()).ok).toBe(true)
  await doIn(card(page, 'lgc-awards-2023'), 'air').click()
  await dialog().getByText('It would be cut off.').waitFor()
  expect(await axeFindsInDialog(page)).toEqual([])
  expect(await doIn(dialog(), 'air').isDisabled()).toBe(true)
  await page.locator('[data-sure]').check()
  await doIn(dialog(), 'air').click()
  await said('LGC Awards 2023 is on air.')
  await card(page, 'lgc-awards-2023').filter({ hasText: 'On air' }).waitFor()
  await card(page, SAMPLE).filter({ hasText: 'Begun, off air' }).waitFor()
})

test('an operator may put shows on air and nothing else, an editor may look; both are refused by the server too', {
  tags: ['whole'],
}, async () => {
  for (const role of ['operator', 'editor'] satisfies Role[]) {
    const link = await page.evaluate(async (wanted) => {
      const reply = await fetch('/control/invite', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-envelope': 'page' },
        body: JSON.stringify({ role: wanted }),
      })
      return ((await reply.json()) as { link: string }).link
    }, role)
    const other = await desk(link)
    const acts = await other
      .locator('li.show [data-do]')
      .evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('data-do')))])
    expect(acts.sort()).toEqual(role === 'operator' ? ['air', 'work'] : ['work'])
    const refused = await other.evaluate(async (show) => {
      const send = (path: string, body: object) =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-envelope': 'page' },
          body: JSON.stringify(body),
        })
      const replies = await Promise.all([
        fetch(`/control/shows/${show}/export`),
        send(`/control/shows/${show}/delete`, { name: 'LGC Awards 2022' }),
        send(`/control/shows/${show}/archive`, { archived: true }),
        send(`/control/shows/${show}/duplicate`, { name: 'x', date: '2027-01-01', entries: true }),
        send(`/control/shows/${show}/rehearsals/delete`, {}),
        send('/control/shows/restore?as=whole', {}),
        fetch('/control/kept/abcdefghijkl'),
      ])
      return replies.map(({ status }) => status)
    }, SAMPLE)
    expect(refused).toEqual(Array.from({ length: 7 }, () => 403))
    expect(
      await other.evaluate(async () => ((await (await fetch('/control/shows')).json()) as HouseShows).kept),
    ).toEqual([])
    await other.close()
  }
  expect(complaints).toEqual([])
})

test('a page of somebody else’s changes nothing with a desk’s cookie, and nobody without one is told anything', async () => {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const ask = (path: string, init: RequestInit) =>
    fetch(`${house.room}${path}`, init).then(({ status }) => status)
  const headers = {
    cookie,
    origin: 'http://evil.example',
    ...PAGE_HEADER,
    'content-type': 'application/json',
  }
  for (const path of ['delete', 'archive', 'duplicate', 'rehearsals/delete'])
    expect(await ask(`/control/shows/${SAMPLE}/${path}`, { method: 'POST', headers, body: '{}' })).toBe(403)
  expect(await ask('/control/shows/restore?as=whole', { method: 'POST', headers, body: 'x' })).toBe(403)
  expect(await ask('/control/shows', {})).toBe(401)
  expect(await ask(`/control/shows/${SAMPLE}/export`, {})).toBe(401)
})
