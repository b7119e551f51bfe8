/** Notes at the desk: read beside the big button, written by keyboard, and never lost. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { notesOf } from '#shared/cue-notes'
import type { ShowFile } from '#shared/show-file'
import { axeFinds } from '../helpers/axe.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { nextIs, pressUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

const server = () => suite.bench.server
const notes = (cue: string) => notesOf(server().show.state().showFile as ShowFile, cue)
const noted = () => server().arrived.filter(({ kind }) => kind === 'note-cue')
const dialog = (page: Page) => page.locator('notes-dialog')
const field = (page: Page, whose: 'operator' | 'presenter') => dialog(page).locator(`[data-field=${whose}]`)
const beside = (page: Page, which: 'now' | 'next') => page.locator(`desk-notes [data-note=${which}] .text`)
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' })
test('are written by keyboard alone, for the next cue, and stand beside the big button', async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  const before = await takeButton(page).boundingBox()
  await page.keyboard.press('n')
  await field(page, 'operator').waitFor()
  expect(await dialog(page).locator('select').inputValue()).toBe('opening')
  await page.keyboard.type('Wait for the house lights')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Smile')
  await page.keyboard.press('Control+Enter')
  await closed(page)
  expect(notes('opening')).toEqual({ operator: 'Wait for the house lights', presenter: 'Smile' })
  await beside(page, 'next').getByText('Wait for the house lights').waitFor()
  await page.locator('rundown-list [data-cue=opening] .noted').waitFor()
  expect(await takeButton(page).boundingBox()).toEqual(before)
  // The keys are the desk's again, and the note goes with its cue.
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await beside(page, 'now').getByText('Wait for the house lights').waitFor()
  expect(await beside(page, 'next').innerText()).toBe('No note')
  expect(await takeButton(page).boundingBox()).toEqual(before)
})

test('of the row that has the keyboard are opened by N, and another cue can be chosen there', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.locator('rundown-list [data-cue=interval]').focus()
  await page.keyboard.press('n')
  await expect.poll(() => dialog(page).locator('select').inputValue()).toBe('interval')
  await dialog(page).locator('select').selectOption('end')
  await field(page, 'presenter').fill('Thank the hosts')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await closed(page)
  expect(notes('end')).toEqual({ operator: null, presenter: 'Thank the hosts' })
  expect(noted()).toHaveLength(1)
  expect(noted()[0]).not.toHaveProperty('operator')
  // Seen on the desk, and nothing was taken or chosen.
  expect(server().show.state().programme.on).toBeNull()
  expect(server().show.state().preview).toBeNull()
})

test('keep what was typed when the link drops, when the dialog is put away, and when the page is loaded anew', async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.keyboard.press('n')
  await field(page, 'operator').fill('Half a sentence')
  server().cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  const save = dialog(page).getByRole('button', { name: 'Save' })
  expect(await save.isDisabled()).toBe(true)
  await page.keyboard.press('Control+Enter')
  expect(await field(page, 'operator').inputValue()).toBe('Half a sentence')
  await page.keyboard.press('Escape')
  await closed(page)
  await page.getByText('The note is not saved yet').waitFor()
  server().mend()
  await page.locator('.desk[data-link=live]').waitFor()
  await page.reload()
  await nextIs(page, 'Opening')
  expect(noted()).toEqual([])
  await page.keyboard.press('n')
  await dialog(page).getByText('Not saved yet').waitFor()
  expect(await field(page, 'operator').inputValue()).toBe('Half a sentence')
  await save.click()
  await closed(page)
  expect(notes('opening').operator).toBe('Half a sentence')
  await page.keyboard.press('n')
  await field(page, 'operator').waitFor()
  expect(await dialog(page).getByText('Not saved yet').count()).toBe(0)
})

test('of two people are both kept: what another writes meanwhile is shown, and written over only where it was read', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.keyboard.press('n')
  await field(page, 'operator').fill('Mine')
  asAnother(server(), { kind: 'note-cue', cue: 'opening', operator: 'Theirs', presenter: 'Bow' })
  await dialog(page).getByText('Saved now: Theirs').waitFor()
  expect(await field(page, 'operator').inputValue()).toBe('Mine')
  await expect.poll(() => field(page, 'presenter').inputValue()).toBe('Bow')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await closed(page)
  expect(notes('opening')).toEqual({ operator: 'Mine', presenter: 'Bow' })
  await page.keyboard.press('n')
  await field(page, 'operator').fill('Never mind')
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  expect(await field(page, 'operator').inputValue()).toBe('Mine')
})

test('are read, not written, by who may not write them', { tags: ['whole'] }, async () => {
  asAnother(server(), { kind: 'note-cue', cue: 'opening', operator: 'Wait' })
  const page = await suite.bench.desk('scrutineer')
  await beside(page, 'next').getByText('Wait').waitFor()
  await page.keyboard.press('n')
  await field(page, 'operator').waitFor()
  expect(await field(page, 'operator').getAttribute('readonly')).not.toBeNull()
  expect(await dialog(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
})

test('are read, not written, while edits are locked on this desk', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.keyboard.press('Control+l')
  await page.keyboard.press('n')
  await dialog(page).getByText('Edits are locked on this desk').waitFor()
  expect(await field(page, 'operator').getAttribute('readonly')).not.toBeNull()
  await page.keyboard.press('Escape')
  await closed(page)
  await page.keyboard.press('Control+l')
  await page.keyboard.press('n')
  await field(page, 'operator').waitFor()
  expect(await field(page, 'operator').getAttribute('readonly')).toBeNull()
})

test('long and from right to left stand in the same place, wide or narrow; nothing hinders assistive technology', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  const heights = async () => (await page.locator('desk-notes').boundingBox())?.height
  const empty = await heights()
  asAnother(server(), {
    kind: 'note-cue',
    cue: 'opening',
    operator: 'انتظر حتى تنطفئ الأضواء '.repeat(24).trim(),
  })
  await beside(page, 'next').getByText('انتظر').waitFor()
  expect(await heights()).toBe(empty)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect(await axeFinds(page)).toEqual([])
    await page.locator('desk-notes [data-note=next]').click()
    await field(page, 'operator').fill('Shorter')
    expect(await axeFinds(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Discard' }).click()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await closed(page)
  }
})
