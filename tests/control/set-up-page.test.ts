/** The set-up on a panel as it is shipped: fields that save themselves, what is undone, what somebody else wrote, and what is on screen. */
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import type { Wish } from '#shared/commands'
import { axeFinds } from '../helpers/axe.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { enter, pressUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench({
  change: (file) => ({
    ...file,
    categories: file.categories.map((one) => ({ ...one, sponsor: 'Nortgate' })),
  }),
})

const file = () => {
  const { showFile } = suite.bench.server.show.state()
  if (!showFile) throw new Error('no show')
  return showFile
}
const doing = (place: Page | Locator, what: string) => place.locator(`[data-do="${what}"]`)
const field = (place: Page | Locator, name: string) => place.locator(`set-field[data-field="${name}"]`)
const input = (place: Page | Locator, name: string) => field(place, name).locator('#in')
const state = (place: Page | Locator, name: string, words: string | RegExp) =>
  field(place, name).locator('.state', { hasText: words }).waitFor()
const said = (page: Page, words: string | RegExp) =>
  page.locator('set-up-page').getByText(words).first().waitFor()
const byGrace = (wish: Wish) => asAnother(suite.bench.server, wish)

async function setUpDesk(part: string, role?: Parameters<typeof suite.bench.desk>[0]): Promise<Page> {
  const page = await suite.bench.desk(role)
  await takeButton(page).waitFor()
  await page.keyboard.press('e')
  await goTo(page, part)
  return page
}

const goTo = (page: Page, part: string) => page.locator(`set-up-page nav [data-part=${part}]`).click()

test('a field saves itself after a pause and when it is left, one command each; Ctrl+Z outside of it takes that back', async () => {
  const page = await setUpDesk('ceremony')
  const before = file().ceremony.venue
  await input(page, 'venue').press('End')
  await input(page, 'venue').pressSequentially(', London')
  await state(page, 'venue', 'Not saved yet')
  await state(page, 'venue', /^Saved \d\d:\d\d:\d\d$/)
  expect(file().ceremony.venue).toBe(`${before}, London`)
  await input(page, 'startsAt').fill('19:30')
  await input(page, 'name').focus()
  await state(page, 'startsAt', /^Saved/)
  expect(suite.bench.server.arrived.map(({ kind }) => kind)).toEqual(['edit-ceremony', 'edit-ceremony'])
  await input(page, 'timeZone').fill('Mars/Olympus')
  await input(page, 'name').focus()
  await page.getByText('There is no such time zone. Write it like Europe/London.').waitFor()
  // In a field the browser undoes letters.
  await page.keyboard.press('Control+z')
  expect(suite.bench.server.arrived).toHaveLength(2)
  await doing(page, 'undo').focus()
  await page.keyboard.press('Control+z')
  await said(page, 'Undone: the ceremony’s start.')
  await page.keyboard.press('Control+z')
  await said(page, 'Undone: the ceremony’s venue.')
  expect(file().ceremony).toMatchObject({ venue: before })
  expect(file().ceremony.startsAt).toBeUndefined()
  expect(await input(page, 'venue').inputValue()).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await said(page, 'Done again: the ceremony’s venue.')
  expect(file().ceremony.venue).toBe(`${before}, London`)
})

test('the language of the live blog is chosen, saved at once, and taken back', async () => {
  const page = await setUpDesk('ceremony')
  const language = field(page, 'language').locator('select')
  await language.selectOption({ label: 'German' })
  await state(page, 'language', /^Saved/)
  expect(file().ceremony.language).toBe('de')
  await doing(page, 'undo').click()
  await expect.poll(() => language.inputValue()).toBe('en')
})

test('without a link what was written is kept, and saved with one', { tags: ['whole'] }, async () => {
  const page = await setUpDesk('ceremony')
  suite.bench.server.cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  await input(page, 'venue').fill('Guildhall')
  await input(page, 'name').focus()
  await state(page, 'venue', 'Not saved: no link. Kept here')
  suite.bench.server.mend()
  await state(page, 'venue', /^Saved/)
  expect(file().ceremony.venue).toBe('Guildhall')
  const release = suite.bench.server.holdNextCommand()
  await input(page, 'venue').fill('Barbican')
  await input(page, 'name').focus()
  await state(page, 'venue', 'Saving…')
  await page.reload()
  release()
  await page.locator('[data-link=live]').waitFor()
  await takeButton(page).waitFor()
  await page.keyboard.press('e')
  await goTo(page, 'ceremony')
  await expect.poll(() => file().ceremony.venue).toBe('Barbican')
  expect(await input(page, 'venue').inputValue()).toBe('Barbican')
})

test('somebody else wrote meanwhile: both are shown, and nothing is laid over the other unseen', async () => {
  const page = await setUpDesk('ceremony')
  await input(page, 'venue').press('End')
  await input(page, 'venue').pressSequentially('!')
  byGrace({ kind: 'edit-ceremony', change: { venue: 'Barbican' }, push: false } as never)
  await page.getByText('Somebody else changed it meanwhile. The show says').waitFor()
  await field(page, 'venue').locator('q', { hasText: 'Barbican' }).waitFor()
  await input(page, 'name').focus()
  await state(page, 'venue', 'Not saved')
  expect(file().ceremony.venue).toBe('Barbican')
  await doing(field(page, 'venue'), 'take-theirs').click()
  expect(await input(page, 'venue').inputValue()).toBe('Barbican')
  await input(page, 'venue').press('End')
  await input(page, 'venue').pressSequentially('!')
  byGrace({ kind: 'edit-ceremony', change: { venue: 'Guildhall' }, push: false } as never)
  await doing(field(page, 'venue'), 'keep-mine').click()
  await state(page, 'venue', /^Saved/)
  expect(file().ceremony.venue).toBe('Barbican!')
  // What Grace changes after it is hers: it is not undone.
  byGrace({ kind: 'edit-ceremony', change: { venue: 'Hers' }, push: false } as never)
  await expect.poll(() => input(page, 'venue').inputValue()).toBe('Hers')
  await doing(page, 'undo').click()
  await said(page, 'Somebody else changed this since. Nothing was undone.')
})

test('categories and entries are added, ordered, taken away, brought back', { tags: ['whole'] }, async () => {
  const page = await setUpDesk('categories')
  const list = page.locator('categories-part')
  await list.getByPlaceholder('New category').fill('Best Newcomer')
  await page.keyboard.press('Enter')
  await said(page, 'Best Newcomer was added, at the end of the rundown.')
  expect(file().rundown.at(-2)).toMatchObject({ kind: 'category', category: 'best-newcomer' })
  const detail = page.locator('category-detail')
  for (const name of ['Ada Ltd', 'Bob & Co', 'مجلس مقاطعة']) {
    await detail.getByPlaceholder('New entry: who enters').fill(name)
    await page.keyboard.press('Enter')
    await said(page, `${name} was added.`)
  }
  const entries = () =>
    file()
      .categories.at(-1)
      ?.entries.map(({ entrant }) => entrant)
  expect(entries()).toEqual(['Ada Ltd', 'Bob & Co', 'مجلس مقاطعة'])
  const grip = detail.locator('[data-entry=ada-ltd] .grip')
  await grip.hover()
  await page.mouse.down()
  const { x = 0, y = 0 } = (await detail.locator('[data-entry=bob-and-co]').boundingBox()) ?? {}
  await page.mouse.move(x + 20, y + 10, { steps: 5 })
  await page.mouse.move(x + 20, y + 34, { steps: 5 })
  await page.mouse.up()
  await said(page, 'Ada Ltd was moved; it is 2 of 3 now.')
  expect(entries()).toEqual(['Bob & Co', 'Ada Ltd', 'مجلس مقاطعة'])
  await enter(page, doing(detail.locator('[data-entry=ada-ltd]'), 'open'))
  await enter(page, doing(detail.locator('[data-entry=ada-ltd]'), 'up'))
  await said(page, 'Ada Ltd was moved; it is 1 of 3 now.')
  await input(detail, 'title').fill('Analytical engines')
  await input(detail, 'person').focus()
  await state(detail, 'title', /^Saved/)
  await doing(detail.locator('[data-entry=ada-ltd]'), 'remove').click()
  await doing(detail.locator('[data-entry=ada-ltd]'), 'remove').click()
  await said(page, 'Ada Ltd was removed.')
  await doing(page, 'undo').click()
  await expect.poll(entries).toEqual(['Ada Ltd', 'Bob & Co', 'مجلس مقاطعة'])
  expect(file().categories.at(-1)?.entries[0]?.title).toBe('Analytical engines')
  await detail.locator('[data-field=on-the-night]').check()
  await expect.poll(() => file().categories.at(-1)?.onTheNight).toBe(true)
  await goTo(page, 'sponsors')
  const sponsor = page.locator('[data-sponsor=Nortgate]')
  await input(sponsor, 'name').fill('Northgate')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => file().categories.filter(({ sponsor: name }) => name === 'Northgate').length)
    .toBe(4)
  expect(suite.bench.server.arrived.at(-1)).toMatchObject({ kind: 'revise', edits: { length: 4 } })
})

test('a row of the running order is dragged, its place is said, and what is removed is brought back', async () => {
  const page = await setUpDesk('rundown')
  const order = () => file().rundown.map(({ id }) => id)
  const before = order()
  await page.locator('[data-segment=interval] .grip').hover()
  await page.mouse.down()
  const { x = 0, y = 0 } = (await page.locator('[data-segment=opening]').boundingBox()) ?? {}
  await page.mouse.move(x + 20, y + 30, { steps: 5 })
  await page.mouse.move(x + 20, y + 4, { steps: 5 })
  await page.mouse.up()
  await page.locator('edits-page').getByText('Interval was moved. It is 1 of 7.').waitFor()
  expect(order()[0]).toBe('interval')
  await page.locator('[data-segment]').first().getByText('Interval').first().waitFor()
  await doing(page.locator('[data-segment=interval]'), 'remove').click()
  await expect.poll(order).not.toContain('interval')
  await doing(page, 'undo').click()
  await doing(page, 'undo').click()
  await expect.poll(order).toEqual(before)
})

test('what is on screen is pushed on purpose, from a field as from a dialog', async () => {
  const page = await setUpDesk('categories')
  await pressUntil(page, 'Space', 'Title')
  await pressUntil(page, 'Space', 'Shortlist')
  await page.locator('[data-category]').first().click()
  const detail = page.locator('category-detail')
  await input(detail, 'name').fill('The Council')
  await input(detail, 'notes').focus()
  await page.getByText('Council of the Year is on screen now. The change is made only').waitFor()
  expect(file().categories[0]?.name).toBe('Council of the Year')
  await doing(field(detail, 'name'), 'push').click()
  await state(detail, 'name', /^Saved/)
  expect(suite.bench.server.arrived.at(-1)).toMatchObject({ kind: 'edit-category', push: true })
})

test('a look is tried on the true stage, saved, refused where nobody could read it, and undone', async () => {
  const page = await setUpDesk('look')
  const frame = page.frameLocator('stage-preview iframe')
  await frame.locator('.slide .line-main').waitFor()
  const wears = (tone: string) =>
    expect
      .poll(() => frame.locator('html').evaluate((root) => root.style.getPropertyValue('--ink')))
      .toBe(tone)
  await doing(page, 'ready').filter({ hasText: 'Midnight' }).click()
  await wears('#061526')
  await said(page, 'The look is saved.')
  expect(file().theme).toMatchObject({ ground: '#061526', letters: 'sans' })
  await page.locator('[data-field=ink]').fill('#102030')
  await page.getByText('Not saved: this could not be read.').waitFor()
  await page.getByText(/The words \(#102030\) could not be read/).waitFor()
  await wears('#061526')
  expect(file().theme?.ink).toBe('#f2f6ff')
  await page.locator('[data-field=ink]').fill('#ffffff')
  await expect.poll(() => file().theme?.ink).toBe('#ffffff')
  await page.locator('[data-sample=Winner]').click()
  await frame.locator('.slide.winner').waitFor()
  await doing(page, 'undo').click()
  await doing(page, 'undo').click()
  await expect.poll(() => file().theme).toBeUndefined()
  await wears('')
})

test('each role changes what it may, a sealed level only its name, a locked desk nothing', {
  tags: ['whole'],
}, async () => {
  const editor = await setUpDesk('ceremony', 'editor')
  expect(await input(editor, 'venue').getAttribute('readonly')).not.toBeNull()
  await goTo(editor, 'categories')
  await editor.locator('[data-category]').first().click()
  expect(await input(editor, 'notes').getAttribute('readonly')).toBeNull()
  expect(await editor.locator('[data-do=add-category], [data-do=remove], .grip').count()).toBe(0)
  const page = await setUpDesk('levels')
  await page.getByText('Results are sealed already: levels can be renamed').waitFor()
  expect(await page.locator('[data-do=add-level]').count()).toBe(0)
  await input(page.locator('[data-level]').first(), 'name').fill('Gold')
  await page.keyboard.press('Enter')
  await expect.poll(() => file().levels[0]?.name).toBe('Gold')
  await goTo(page, 'settings')
  await input(page, 'guardMs').fill('99999')
  await page.keyboard.press('Enter')
  await page.getByText('A whole number from 0 to 10000.').waitFor()
  await page.locator('[data-field=twoPerson]').check()
  await expect.poll(() => file().settings.twoPerson).toBe(true)
  await page.keyboard.press('Control+l')
  await page.getByText('Edits are locked on this desk.').first().waitFor()
  expect(await input(page, 'guardMs').getAttribute('readonly')).not.toBeNull()
  expect(await page.locator('set-up-page input:enabled:not([readonly]):not([hidden])').count()).toBe(0)
})

test('nothing stands in the way of assistive technology, nothing runs off a phone', {
  tags: ['whole'],
}, async () => {
  const page = await setUpDesk('categories')
  await page.locator('[data-category]').first().click()
  const detail = page.locator('category-detail')
  await detail.locator('[data-do=open]').first().click()
  await input(detail, 'entrant').fill('مجلس مقاطعة '.repeat(20))
  await input(detail, 'title').focus()
  await state(detail, 'entrant', /^Saved/)
  const found: Record<string, unknown> = {}
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const part of ['categories', 'ceremony', 'sponsors', 'levels', 'look', 'settings', 'rundown']) {
      if (part !== 'categories') await goTo(page, part)
      await page.locator(`set-up-page .part[data-part=${part}]`).waitFor()
      // The wide page has the same parts beside each other: those that are arranged otherwise are looked at there too.
      const isLooked = width === 320 || (width === 1280 && ['categories', 'look'].includes(part))
      const violations = isLooked ? await axeFinds(page) : []
      const wide = await page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)
      if (violations.length > 0 || wide > 0) found[`${part} ${width}`] = [violations, wide]
    }
    await goTo(page, 'categories')
    await page.locator('[data-category]').first().click()
  }
  expect(found).toEqual({})
  await page.locator('set-up-page').evaluate((host) => {
    host.shadowRoot?.append(document.createElement('button'))
  })
  expect((await axeFinds(page)).join()).toContain('button-name')
})
