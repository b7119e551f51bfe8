/** A desk in German, on a real house: on none of its pages does English stand that is not the show's own. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { keyIn, posting } from '../helpers/people-desk.ts'

let house: House
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  page = await opened(house.controlLink, 'de-AT')
})
afterAll(async () => {
  await browser.close()
  await house.stop()
})

async function opened(url: string, locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale })
  await emptyMonitors(context)
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** Words of English that are none of German. */
const ENGLISH =
  /\b(?:the|and|is|are|of|to|this|that|with|has|have|what|which|who|from|by|it|its|be|or|for|when|then|there|here|every|nobody|somebody|nothing|your|you|until|since|was (?:not|made|sent)|yet)\b/i

/** Everything a page shows and says, shadow roots and all, piece by piece; nothing that is hidden. */
const spoken = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot)
        if (['STYLE', 'SCRIPT', 'IFRAME'].includes(element.tagName) || !element.checkVisibility()) continue
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'label'])
          found.push(element.getAttribute(name) ?? '')
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
        found.push(own.map((node) => node.textContent).join(' '))
      }
    }
    look(document)
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  })

/** Every text of the show, however deep: its data is in the language of its ceremony. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value && typeof value === 'object') for (const one of Object.values(value)) yield* textsIn(one)
}

async function dataOfShow(): Promise<string[]> {
  const told = await Promise.all([house.view(), (await house.api('/api/v1/shows')).json()])
  return [...new Set(textsIn(told))].filter((text) => text.length > 2).toSorted((a, b) => b.length - a.length)
}

const without = (text: string, data: readonly string[]): string =>
  data.reduce((left, known) => left.replaceAll(known, ' '), text)

const shows = (name: string) => page.locator(`wa-tab[data-go=${name}][aria-selected=true]`).waitFor()

async function englishOn(page: Page): Promise<string[]> {
  const data = await dataOfShow()
  return [...new Set(await spoken(page))].filter((text) => ENGLISH.test(without(text, data)))
}

test('whoever has a German browser is spoken to in German, and the page says so', async () => {
  await page
    .getByRole('button', { name: 'Später' })
    .or(page.locator('button[data-act=take]'))
    .first()
    .waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
})

describe('no English on any page', () => {
  const pages = ['rundown', 'blog', 'screens', 'pictures', 'edits', 'results', 'as-run']
  test.each(pages)('%s', async (name) => {
    await page.locator(`wa-tab[data-go=${name}]`).click()
    await shows(name)
    await until('what it has to show', async () => (await spoken(page)).length > 40)
    expect(await englishOn(page)).toEqual([])
  })

  const menu = ['ready', 'pack', 'shows', 'import', 'people', 'key']
  test.each(menu)('%s', async (name) => {
    await page.locator('[data-do=menu]').click()
    await page.locator(`wa-dropdown-item[value=${name}]`).click()
    await shows(name)
    await until('what it has to show', async () => (await spoken(page)).length > 40)
    expect(await englishOn(page)).toEqual([])
  })

  test('the check sees it', async () => {
    const english = await opened(house.controlLink, 'en-GB')
    await english.locator('sign-in-form').waitFor()
    expect(await englishOn(english)).not.toEqual([])
    await english.context().close()
  })
})

/** Words that a page cuts off: wider than their button, or beyond the edge of the page where nothing scrolls there. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const isScroller = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    const look = (root: ParentNode, scrolls: boolean) => {
      for (const element of root.children) {
        if (element.tagName === 'IFRAME' || !element.checkVisibility()) continue
        const within = scrolls || isScroller(element)
        const text = element.textContent?.replace(/\s+/g, ' ').trim() ?? ''
        const isWide = element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1
        const isBeyond = !within && element.getBoundingClientRect().right > innerWidth + 1
        if (text !== '' && (isWide || isBeyond)) found.push(text.slice(0, 80))
        look(element.shadowRoot ?? element, within)
      }
    }
    look(document.body, false)
    return [...new Set(found)]
  })

describe.each([1000, 390])('at %d pixels', (width) => {
  const pages = ['rundown', 'blog', 'screens', 'pictures', 'edits', 'results', 'as-run']
  beforeAll(() => page.setViewportSize({ width, height: 900 }))
  afterAll(() => page.setViewportSize({ width: 1000, height: 900 }))

  test.each(pages)('no word of the page %s is cut off', async (name) => {
    await page.locator(`wa-tab[data-go=${name}]`).click()
    await shows(name)
    await until('what it has to show', async () => (await spoken(page)).length > 40)
    expect(await cutOff(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

test('a refusal of the core is said in German, with what it names', async () => {
  const key = keyIn(house.controlLink)
  const door = await opened(`${house.room}/control`, 'de')
  await door.locator('sign-in-form input').first().waitFor()
  const way = await door.locator('[data-do=key]').count()
  if (way > 0) await door.locator('[data-do=key]').click()
  await door.locator('input[name=key]').fill(`${key}x`)
  await door.locator('button.main').click()
  await door.getByText('Dieser Schlüssel meldet nicht an').waitFor()
  const said = (await (await posting(house)('/control/sign-in', { key: `${key}x` })).json()) as object
  expect(said).toMatchObject({ code: 'wrong-key', sentence: expect.stringContaining('This key does not') })
  await door.context().close()
})

test('the language is chosen at the door and in the menu, and kept', async () => {
  const door = await opened(`${house.room}/control`, 'de')
  await door.locator('[data-language=en]').click()
  await door.getByRole('button', { name: 'Sign in' }).waitFor()
  await door.reload()
  await door.getByRole('button', { name: 'Sign in' }).waitFor()
  await door.locator('[data-language=de]').click()
  await door.getByRole('button', { name: 'Anmelden' }).waitFor()
  await door.context().close()
  await page.locator('[data-do=menu]').click()
  await page.locator('wa-dropdown-item[value=en]').click()
  await page.locator('html[lang=en]').waitFor()
  await page.locator('button[data-act=take]').waitFor()
})
