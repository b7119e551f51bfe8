/** What an operator and an editor are offered on the pages of the set-up: what they may do, and nothing else. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#shared/people'
import { chooseInMenu } from '../control/desk-browser.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { openAt } from '../helpers/people-desk.ts'

let house: House
let browser: Browser
let producer: Page
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

/** A desk lent to this role. */
async function lent(role: Role): Promise<Page> {
  await chooseInMenu(producer, 'Lend a desk')
  await producer.locator('[data-field=role]').selectOption(role)
  await producer.locator('[data-do=make]').click()
  const link = await producer.locator('copy-field input').inputValue()
  await producer.getByRole('button', { name: 'Done' }).click()
  const page = await openAt(browser, link)
  await page.locator('[data-act=take]').waitFor()
  return page
}

/** What could be pressed or written in a page, by its name, once each. */
const offered = (page: Page, inside: string): Promise<string[]> =>
  page.locator(inside).evaluate((host) => {
    const found = new Set<string>()
    const look = (root: ParentNode) => {
      for (const one of root.querySelectorAll<HTMLElement>('*')) {
        if (one.shadowRoot) look(one.shadowRoot)
        const acts = one.matches('button:enabled, a[href], input:enabled, select:enabled, textarea:enabled')
        if (!acts || one.closest('nav') || one.matches('[hidden], [readonly]')) continue
        const { dataset } = one
        if (dataset['filter'] || dataset['slide']) continue
        found.add(dataset['do'] ?? dataset['fix'] ?? (one.id || one.className || one.localName))
      }
    }
    look(host.shadowRoot ?? host)
    return [...found].sort()
  })

type Offers = Readonly<Record<string, readonly string[]>>
const OPERATOR: Offers = {
  menu: ['Keys', 'Preflight', 'Ready check', 'Emergency pack', 'Shows', 'Rehearsal', 'Sign out'],
  ready: ['check', 'pack', 'preflight', 'rehearsal', 'results', 'screens'],
  pack: ['bare'],
  shows: ['work'],
  results: ['night', 'seal'],
  rundown: [
    'down',
    'edit-category',
    'edit-segment',
    'entries',
    'insert',
    'lock',
    'remove',
    'skip',
    'stage',
    'up',
  ],
  ceremony: [],
  sponsors: ['in', 'logo'],
  levels: [],
  look: ['background', 'quiet'],
  settings: [],
}
const EDITOR: Offers = {
  ...OPERATOR,
  menu: OPERATOR['menu']?.filter((item) => item !== 'Rehearsal' && item !== 'Emergency pack') ?? [],
  pack: [],
  ready: ['check', 'preflight', 'results'],
  results: ['night'],
  rundown: ['edit-category', 'entries', 'lock'],
}
const SET_UP = ['rundown', 'ceremony', 'sponsors', 'levels', 'look', 'settings']

async function everythingOffered(page: Page): Promise<Offers> {
  const found: Record<string, string[]> = {}
  await page.locator('[data-do=menu]').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  const items = await page.getByRole('menuitem').allInnerTexts()
  found['menu'] = items.map((item) => item.split('\n')[0] ?? '')
  await page.keyboard.press('Escape')
  await chooseInMenu(page, 'Ready check')
  await page.locator('ready-page [data-line=results]').waitFor()
  found['ready'] = await offered(page, 'ready-page')
  found['pack'] = []
  if (found['menu'].includes('Emergency pack')) {
    await chooseInMenu(page, 'Emergency pack')
    await page.locator('pack-page h1').waitFor()
    found['pack'] = await offered(page, 'pack-page')
  }
  await chooseInMenu(page, 'Shows')
  await page.locator('shows-page [data-do=work]').first().waitFor()
  found['shows'] = await offered(page, 'shows-page')
  await page.locator('[data-page=results]').click()
  await page.locator('results-page h1').waitFor()
  found['results'] = await offered(page, 'results-page')
  await page.locator('[data-page=edits]').click()
  for (const part of SET_UP) {
    await page.locator(`set-up-page nav [data-part=${part}]`).click()
    await page.locator(`set-up-page .part[data-part=${part}]`).waitFor()
    found[part] = await offered(page, 'set-up-page')
  }
  return found
}

test('an operator is offered the evening, results and screens; neither the house nor what a producer makes', async () => {
  const page = await lent('operator')
  expect(await everythingOffered(page)).toEqual(OPERATOR)
  await page.locator('set-up-page').getByText('Your role may look; a producer may change.').waitFor()
})

test('an editor is offered words and pictures; what is pressed is done', { tags: ['whole'] }, async () => {
  const page = await lent('editor')
  expect(await everythingOffered(page)).toEqual(EDITOR)
  await page.locator('[data-page=results]').click()
  const night = page.locator('results-page [data-do=night]').first()
  await night.click()
  await page.locator('results-page').getByText('is expected on the night.').waitFor()
})

test('a producer is offered what the others are not: the look at a page sees it', async () => {
  const { menu, ceremony, settings, results } = await everythingOffered(producer)
  for (const name of ['Import a table', 'People', 'Key of the envelopes']) expect(menu).toContain(name)
  expect(ceremony?.length).toBeGreaterThan(0)
  expect(settings?.length).toBeGreaterThan(0)
  expect(results).toEqual(expect.arrayContaining(['discard', 'peek', 'seal']))
})
