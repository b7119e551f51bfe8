/** Posts that readers do not know of yet: kept, scheduled, and prepared for every possible winner. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { wallClock } from '../../control/blog/composing.ts'
import { aheadIn } from '../../control/zones.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { until } from '../helpers/house.ts'
import { nextIs, pressUntil, revealUntil, useBench } from './desk-browser.ts'

const suite = useBench()

const CATEGORY = 'council-of-the-year'
const WINNER = 'manchester-city-council'
const state = () => suite.bench.server.show.state()
const texts = () => state().feed.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
const drafts = () => state().drafts
const write = (page: Page) => page.getByLabel('New post for the live blog')
const doing = (page: Page, what: string) => page.locator(`blog-write [data-do=${what}]`)
const part = (page: Page, name: string) => page.locator(`[data-part=${name}]`).click()
const cards = (page: Page) => page.locator('draft-card')
const field = (page: Page, entry: string) => page.locator(`prepared-field:has([data-entry="${entry}"])`)

const keepFor = (entry: string, text: string, draft = `draft-${entry}`) =>
  asAnother(suite.bench.server, {
    kind: 'keep-draft',
    ...{ draft, rev: 0, text, at: null },
    when: { category: CATEGORY, level: 'winner', entry },
  })

test('a draft is kept, written on, published, and thrown away', async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('Thanks to all')
  await doing(page, 'draft').click()
  await page.getByText('Kept; no reader sees it.').waitFor()
  expect(texts()).toEqual([])
  await part(page, 'drafts')
  await cards(page).getByText('Thanks to all').waitFor()
  await cards(page).locator('[data-do=edit]').click()
  await page.getByLabel('Text of the draft').fill('Thanks to you all')
  await page.getByLabel('Text of the draft').press('Control+Enter')
  await cards(page).getByText('Thanks to you all').waitFor()
  expect(drafts()).toMatchObject([{ rev: 2, text: 'Thanks to you all' }])
  await cards(page).locator('[data-do=publish]').click()
  await cards(page).waitFor({ state: 'detached' })
  expect(texts()).toEqual(['Thanks to you all'])
  // Published from the list, it can be undone as well.
  await doing(page, 'undo').waitFor()
  await write(page).fill('Nobody needs this')
  await doing(page, 'draft').click()
  await cards(page).locator('[data-do=drop]').click()
  await cards(page).getByRole('button', { name: 'Throw away' }).click()
  await cards(page).waitFor({ state: 'detached' })
  expect(drafts()).toEqual([])
})

test('a post goes out at a time of the ceremony’s clocks, which is said in words; a time that is over is refused', async () => {
  const page = await suite.bench.desk('editor', { timezoneId: 'Asia/Kathmandu' })
  await write(page).fill('Good night')
  await doing(page, 'when').click()
  const at = Math.ceil(Date.now() / 60_000) * 60_000 + 3 * 86_400_000
  const typed = wallClock(at, aheadIn('Europe/London'))
  await page.locator('when-field input').fill(typed)
  await page
    .locator('when-field [data-said]', { hasText: `at ${typed.slice(11)} in London, in 3 days` })
    .waitFor()
  await page.locator('when-field [data-said]', { hasText: 'Your own clock will say' }).waitFor()
  await write(page).press('Control+Enter')
  await until('the draft', async () => drafts().length === 1)
  expect(drafts()[0]).toMatchObject({ at, text: 'Good night' })
  expect(texts()).toEqual([])
  await part(page, 'drafts')
  await cards(page)
    .getByText(`at ${typed.slice(11)} in London, in 3 days`)
    .waitFor()
  await write(page).fill('Too late')
  await doing(page, 'when').click()
  await page.locator('blog-write when-field input').fill('2020-01-01T10:00')
  await doing(page, 'publish').click()
  await page.getByText('This time is over; choose a later one').waitFor()
  expect(drafts().length).toBe(1)
})

test('[E1] a post is prepared for every possible winner; the reveal publishes the one that wins, and no other', async () => {
  const page = await suite.bench.desk('producer')
  await nextIs(page, 'Opening')
  await page.locator('[data-page=blog]').click()
  await part(page, 'prepared')
  await page.locator('[data-progress]', { hasText: '0 of 5 written' }).waitFor()
  await field(page, WINNER).locator('textarea').fill('Manchester has it!')
  await field(page, WINNER).getByText('Not kept yet').waitFor()
  await field(page, WINNER).locator('textarea').press('Control+Enter')
  await page.locator('[data-progress]', { hasText: '1 of 5 written' }).waitFor()
  // The keyboard goes on to the next one.
  await until('the next field', async () =>
    page
      .evaluate(() => {
        let at: Element | null = document.activeElement
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
        return at?.getAttribute('aria-label') ?? ''
      })
      .then((label) => label.startsWith('If ') && !label.includes('Manchester')),
  )
  keepFor('great-yarmouth-bc', 'Great Yarmouth has it!')
  await page.locator('[data-progress]', { hasText: '2 of 5 written' }).waitFor()
  await part(page, 'posts')
  await page.locator('[data-page=stage]').click()
  for (const next of ['Title', 'Shortlist', 'Reveal']) await pressUntil(page, 'Space', next)
  await revealUntil(page, 'Envelope')
  await pressUntil(page, 'Space', 'Reveal')
  expect(texts()).toEqual([])
  await revealUntil(page, 'Campaign of the Year — Title')
  await page.locator('blog-post').getByText('Manchester has it!').waitFor()
  expect(texts()).toEqual(['Manchester has it!'])
  expect(drafts().map(({ text }) => text)).toEqual(['Great Yarmouth has it!'])
})

test('[E1] a desk that may not write is told of no draft', async () => {
  /** Everything the server tells a desk of this role, once it has the post that follows the draft. */
  const told = async (role: 'scrutineer' | 'editor', post: string) => {
    const page = await suite.bench.desk(role)
    const heard: string[] = []
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => void heard.push(String(payload)))
    })
    await page.reload()
    await page.locator('blog-desk .parts, blog-desk .none').first().waitFor()
    asAnother(suite.bench.server, { kind: 'write-post', text: post })
    await page.locator('blog-post').getByText(post).waitFor()
    return { page, heard: heard.join('\n') }
  }
  keepFor(WINNER, 'Manchester has it!')
  const looking = await told('scrutineer', 'Good evening')
  expect(looking.heard).toContain('Good evening')
  expect(looking.heard).not.toContain('Manchester has it')
  expect(await looking.page.locator('[data-part], blog-write').count()).toBe(0)
  // The twin: a desk that may is told.
  const writing = await told('editor', 'Good night')
  expect(writing.heard).toContain('Manchester has it')
  await part(writing.page, 'prepared')
  await writing.page.locator('[data-progress]', { hasText: '1 of 5 written' }).waitFor()
})

test('two who have one draft open see each other; theirs stands beside mine, and neither is lost', {
  tags: ['whole'],
}, async () => {
  const [one, two] = [await suite.bench.desk('editor'), await suite.bench.desk('producer')]
  asAnother(suite.bench.server, {
    kind: 'keep-draft',
    ...{ draft: 'draft-0001', rev: 0, text: 'The interval', at: null, when: null },
  })
  await part(one, 'drafts')
  await two.locator('[data-page=blog]').click()
  await part(two, 'drafts')
  await cards(one).locator('[data-do=edit]').click()
  await cards(two).getByText('editor has this open').waitFor()
  await cards(two).locator('[data-do=edit]').click()
  await cards(one).getByText('producer has this open').waitFor()
  await two.getByLabel('Text of the draft').fill('The interval, by two')
  await two.getByRole('button', { name: 'Keep the draft' }).click()
  await cards(one).getByText('The interval, by two').waitFor()
  expect(await one.getByRole('button', { name: 'Keep the draft' }).isDisabled()).toBe(true)
  expect(await one.getByLabel('Text of the draft').inputValue()).toBe('The interval')
  await one.getByLabel('Text of the draft').fill('The interval, by one')
  await one.getByRole('button', { name: 'Replace the newer text' }).click()
  await cards(two).getByText('The interval, by one').waitFor()
  expect(drafts()).toMatchObject([{ rev: 3, text: 'The interval, by one', by: 'editor' }])
  await until('nobody to be left', async () => (await cards(two).getByText('has this open').count()) === 0)
})

test('what is open while somebody else publishes it is put aside, not lost', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk('editor')
  const draft = { draft: 'draft-0001', rev: 1 }
  asAnother(suite.bench.server, {
    kind: 'keep-draft',
    ...{ ...draft, rev: 0, text: 'The interval', at: null, when: null },
  })
  await part(page, 'drafts')
  await cards(page).locator('[data-do=edit]').click()
  await page.getByLabel('Text of the draft').fill('The interval, in many words')
  asAnother(suite.bench.server, { kind: 'write-post', text: 'The interval', draft })
  await page.locator('[data-letter=aside]').getByText('The interval, in many words').waitFor()
  await page.locator('[data-letter=aside]').getByRole('button', { name: 'Write on' }).click()
  await until('the words', async () => (await write(page).inputValue()) === 'The interval, in many words')
})
