/** The show edited on the night, on a panel as it is shipped: by keyboard, on screen only on purpose, and locked. */
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { startDeskServer } from '../helpers/desk-server.ts'
import { enter, nextIs, PANEL, pressUntil, takeButton, useBench } from './desk-browser.ts'
import { RESULTS, sampleShowFile } from './test-show.ts'

const suite = useBench()

const FIRST = 'council-of-the-year'
const file = () => suite.bench.server.show.state().showFile
const order = () => file()?.rundown.map(({ id }) => id)
const row = (page: Page, segment: string) => page.locator(`[data-segment="${segment}"]`)
const doing = (place: Locator, what: string) => place.locator(`[data-do="${what}"]`)
const said = (page: Page, words: string) => page.locator('edits-page').getByText(words).waitFor()

async function editsDesk(role?: Parameters<typeof suite.bench.desk>[0]): Promise<Page> {
  const page = await suite.bench.desk(role)
  await takeButton(page).waitFor()
  await page.keyboard.press('e')
  await page.locator('edits-page h1').waitFor()
  return page
}

async function openEntries(page: Page, segment = FIRST): Promise<void> {
  await enter(page, doing(row(page, segment), 'entries').first())
  await row(page, segment).locator('[data-entry]').first().waitFor()
}

async function editEntry(page: Page, entry: string): Promise<Locator> {
  await enter(page, doing(page.locator(`[data-entry="${entry}"]`), 'edit-entry'))
  const dialog = page.locator('entry-edit')
  await dialog.locator('dialog[open]').waitFor()
  return dialog
}

test('a spelling is corrected by keyboard alone; nothing changed is said so', async () => {
  const page = await editsDesk()
  await openEntries(page)
  const dialog = await editEntry(page, 'staffordshire-cc')
  await dialog.locator('[data-field=entrant]').fill('Staffordshire County Council')
  await enter(page, doing(dialog, 'save'))
  await said(page, 'Corrected.')
  await page.locator('[data-entry="staffordshire-cc"]').getByText('Staffordshire County Council').waitFor()
  expect(file()?.categories[0]?.entries.find(({ id }) => id === 'staffordshire-cc')?.entrant).toBe(
    'Staffordshire County Council',
  )
  await enter(page, doing(await editEntry(page, 'staffordshire-cc'), 'save'))
  await said(page, 'Nothing was changed.')
})

test('what is on screen is said to be, and changes only when it is pushed', async () => {
  const page = await editsDesk()
  await pressUntil(page, 'Space', 'Title')
  await pressUntil(page, 'Space', 'Shortlist')
  await row(page, FIRST).getByText('On screen').waitFor()
  await openEntries(page)
  const dialog = await editEntry(page, 'staffordshire-cc')
  await dialog.getByText('This is on screen now. Pushed, the room sees the change at once.').waitFor()
  expect(await doing(dialog, 'save').count()).toBe(0)
  await dialog.locator('[data-field=entrant]').fill('Staffordshire County Council')
  await enter(page, doing(dialog, 'push'))
  await said(page, 'Corrected.')
  expect(suite.bench.server.arrived.at(-1)).toMatchObject({ kind: 'edit-entry', push: true })
})

test('what came on screen while somebody wrote is refused, kept, pushed', { tags: ['whole'] }, async () => {
  const page = await editsDesk()
  await pressUntil(page, 'Space', 'Title')
  await openEntries(page)
  const dialog = await editEntry(page, 'staffordshire-cc')
  await dialog.locator('[data-field=entrant]').fill('Staffordshire County Council')
  const { position, programme, showFile } = suite.bench.server.show.state()
  const from = { epoch: position.epoch, programmeSeq: programme.seq }
  const to = { cue: `${FIRST}:title`, step: 0, revision: 1 }
  expect(showFile).not.toBeNull()
  const by = { name: 'Grace', role: 'producer', desk: null } as const
  expect(suite.bench.server.show.submit({ id: 'somebody-takes', kind: 'take', from, to }, by).ok).toBe(true)
  await enter(page, dialog.locator('[data-do=save], [data-do=push]'))
  await dialog.getByText('Council of the Year is on screen now. The change is made only').waitFor()
  expect(await dialog.locator('[data-field=entrant]').inputValue()).toBe('Staffordshire County Council')
  await enter(page, doing(dialog, 'push'))
  await said(page, 'Corrected.')
})

test('the order of the evening: moved with the focus kept, skipped, brought back, and refused where it stands', async () => {
  const page = await editsDesk()
  await enter(page, doing(row(page, 'interval'), 'up'))
  await said(page, 'Interval was moved up.')
  expect(order()?.slice(0, 3)).toEqual(['opening', FIRST, 'interval'])
  await page.locator('[data-segment="interval"] [data-do=up]:focus').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => order()?.indexOf('interval')).toBe(1)
  await enter(page, doing(row(page, 'interval'), 'skip'))
  await row(page, 'interval').getByText('Skipped').waitFor()
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await enter(page, doing(row(page, 'opening'), 'skip'))
  await said(page, 'Opening is where the evening stands')
  await enter(page, doing(row(page, 'interval'), 'skip'))
  await said(page, 'Interval is back in its place.')
  await nextIs(page, 'Interval')
})

test('moving what is on screen asks first', { tags: ['whole'] }, async () => {
  const page = await editsDesk()
  await pressUntil(page, 'Space', 'Title')
  await enter(page, doing(row(page, 'opening'), 'down'))
  const dialog = page.locator('edit-dialog')
  await dialog.getByText('This is on screen now.').waitFor()
  expect(order()?.[0]).toBe('opening')
  await enter(page, doing(dialog, 'push'))
  await said(page, 'Opening was moved down.')
  expect(order()?.slice(0, 2)).toEqual([FIRST, 'opening'])
})

test('a slide is inserted before what comes next, and its words are changed', {
  tags: ['whole'],
}, async () => {
  const page = await editsDesk()
  await enter(page, page.locator('[data-do=insert]'))
  const dialog = page.locator('slide-edit')
  await dialog.locator('[data-field=title]').fill('Fire drill')
  await dialog.locator('[data-field=minutes]').fill('ten')
  await enter(page, doing(dialog, 'save'))
  await dialog.getByText('Minutes are a whole number').waitFor()
  await dialog.locator('[data-field=minutes]').fill('10')
  await enter(page, doing(dialog, 'save'))
  await said(page, 'Inserted.')
  expect(file()?.rundown[0]).toEqual({
    kind: 'text',
    id: 'slide-1',
    title: 'Fire drill',
    body: '',
    minutes: 10,
  })
  await enter(page, doing(row(page, 'slide-1'), 'edit-segment'))
  await dialog.locator('[data-field=body]').fill('Please leave by the doors at the back.')
  await enter(page, doing(dialog, 'save'))
  await said(page, 'Saved.')
  expect(file()?.rundown[0]).toMatchObject({ body: 'Please leave by the doors at the back.', minutes: 10 })
})

test('an entry withdraws: it is asked first, its seal is marked, and it can be let in again', async () => {
  const page = await editsDesk()
  await openEntries(page)
  const entry = page.locator('[data-entry="staffordshire-cc"]')
  await enter(page, doing(entry, 'withdraw'))
  const dialog = page.locator('edit-dialog')
  await dialog.getByText('nobody here may know').waitFor()
  await enter(page, doing(dialog, 'save'))
  await entry.getByText('Withdrawn').waitFor()
  await row(page, FIRST).locator('.mark.stale').first().waitFor()
  await page.keyboard.press('s')
  await page.locator('result-dialog dialog[open]').waitFor()
  expect(await page.locator('[data-tick="winner/staffordshire-cc"]').count()).toBe(0)
  await page.keyboard.press('Escape')
  await enter(page, doing(entry, 'withdraw'))
  await said(page, 'competes again')
  await row(page, FIRST).locator('.mark.sealed').first().waitFor()
})

test('a category goes off the stage and is announced; its sponsor changes', { tags: ['whole'] }, async () => {
  const page = await editsDesk()
  await enter(page, doing(row(page, FIRST), 'stage'))
  await row(page, FIRST).locator('.tag', { hasText: 'Not on stage' }).waitFor()
  await enter(page, doing(row(page, FIRST), 'edit-category'))
  const category = page.locator('category-edit')
  await category.locator('[data-field=sponsor]').fill('Rival plc')
  await enter(page, doing(category, 'save'))
  await said(page, 'Saved.')
  expect(file()?.categories[0]?.sponsor).toBe('Rival plc')
  await enter(page, doing(row(page, FIRST), 'announce'))
  const dialog = page.locator('edit-dialog')
  expect(suite.bench.server.show.state().reveals).toEqual([])
  await enter(page, doing(dialog, 'save'))
  await said(page, 'is announced.')
  expect(suite.bench.server.show.state()).toMatchObject({ programme: { on: null }, reveals: { length: 2 } })
  await doing(row(page, FIRST), 'announce').waitFor({ state: 'detached' })
})

test('Ctrl+L locks every edit of this desk, says why, and leaves the stage and the results alone', async () => {
  const page = await editsDesk()
  const live = () => page.locator('edits-page button:enabled')
  expect(await live().count()).toBeGreaterThan(20)
  await page.keyboard.press('Control+l')
  await page.locator('desk-head .locked').waitFor()
  await said(page, 'Edits are locked on this desk.')
  const words = await live().allInnerTexts()
  expect(words.every((text) => /^(Entries|Unlock)/.test(text))).toBe(true)
  await page.locator('[data-page=pictures]').click()
  await page.getByText('Edits are locked on this desk; Ctrl+L unlocks them.').waitFor()
  expect(await page.locator('pictures-page button:enabled').count()).toBe(0)
  await pressUntil(page, 'Space', 'Title')
  await page.keyboard.press('s')
  await page.locator('result-dialog dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.locator('desk-head .locked').waitFor()
  await page.keyboard.down('Control')
  await page.keyboard.down('l')
  await page.keyboard.up('Control')
  await page.keyboard.up('l')
  await page.locator('desk-head .locked').waitFor({ state: 'detached' })
  expect(suite.bench.server.arrived.map(({ kind }) => kind)).toEqual(['take'])
})

test('each role is offered what it may do, and without a link nobody is offered anything', {
  tags: ['whole'],
}, async () => {
  const editor = await editsDesk('editor')
  await openEntries(editor)
  const offered = async (page: Page) => [
    ...new Set(
      await page.locator('edits-page button').evaluateAll((all) => all.map((b) => b.dataset['do'] ?? '')),
    ),
  ]
  expect((await offered(editor)).sort()).toEqual(['edit-category', 'edit-entry', 'entries', 'lock'])
  const scrutineer = await editsDesk('scrutineer')
  expect((await offered(scrutineer)).sort()).toEqual(['entries', 'lock'])
  await said(scrutineer, 'Your role may look, not change.')
  const page = await editsDesk()
  suite.bench.server.cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  const words = await page.locator('edits-page button:enabled').allInnerTexts()
  expect(words.every((text) => /^(Entries|Lock)/.test(text))).toBe(true)
})

test('in a rehearsal a spelling reaches the performance only by choice', { tags: ['whole'] }, async () => {
  const showFile = { ...sampleShowFile({ most: 4 }), id: 'rehearsal-1', rehearsal: { of: 'lgc-awards-2022' } }
  const server = await startDeskServer(PANEL, { showFile, results: RESULTS })
  const context = await suite.browser.newContext()
  const page = await context.newPage()
  const told: unknown[] = []
  let refuses = false
  await page.route('**/api/v1/shows/lgc-awards-2022/commands', async (route) => {
    told.push(route.request().postDataJSON())
    await route.fulfill(
      refuses
        ? { status: 409, json: { code: 'frozen', sentence: 'Council of the Year is on screen now.' } }
        : { json: { ok: true } },
    )
  })
  await page.goto(`${server.origin}/control#key=${server.key('producer', 'Ada')}`)
  await page.locator('[data-link=live]').waitFor()
  await takeButton(page).waitFor()
  await page.keyboard.press('e')
  await openEntries(page)
  const correct = async (name: string, also: boolean) => {
    const dialog = await editEntry(page, 'staffordshire-cc')
    const box = dialog.locator('[data-field=also]')
    expect(await box.isChecked()).toBe(false)
    if (also) await box.check()
    await dialog.locator('[data-field=entrant]').fill(name)
    await enter(page, doing(dialog, 'save'))
    return dialog
  }
  await correct('Staffordshire', false)
  await said(page, 'Corrected.')
  expect(told).toEqual([])
  await correct('Staffordshire County', true)
  await said(page, 'Corrected. Also in the performance.')
  const wish = { kind: 'edit-entry', change: { entrant: 'Staffordshire County' }, push: false }
  expect(told).toMatchObject([wish])
  refuses = true
  const dialog = await correct('Staffordshire County Council', true)
  await dialog
    .getByText('Done in the rehearsal, not in the performance: Council of the Year is on screen')
    .waitFor()
  await enter(page, doing(dialog, 'leave'))
  await said(page, 'Corrected.')
  await context.close()
  await server.close()
})

test('nothing stands in the way of assistive technology, nothing runs off a phone', {
  tags: ['whole'],
}, async () => {
  const page = await editsDesk()
  const violations = () => axeFinds(page)
  const tooWide = () => page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)
  await pressUntil(page, 'Space', 'Title')
  await enter(page, doing(row(page, 'interval'), 'skip'))
  await openEntries(page)
  expect(await violations()).toEqual([])
  const dialog = await editEntry(page, 'staffordshire-cc')
  await dialog.locator('[data-field=entrant]').fill('مجلس مقاطعة '.repeat(20))
  expect(await violations()).toEqual([])
  await enter(page, doing(dialog, 'save'))
  await said(page, 'Corrected.')
  await page.keyboard.press('Control+l')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await violations()).toEqual([])
  expect(await tooWide()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.locator('edits-page').evaluate((host) => {
    host.shadowRoot?.append(document.createElement('button'))
  })
  expect((await violations()).join()).toContain('button-name')
})
