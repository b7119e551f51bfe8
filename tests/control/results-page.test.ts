/** The results page, on a panel as it is shipped: the checklist, sealing with whatever it takes, and nothing shown that is sealed. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFinds, axeFindsInDialog } from '../helpers/axe.ts'
import { takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

const FIRST = 'council-of-the-year'
const SECOND = 'campaign-of-the-year'
const state = () => suite.bench.server.show.state()
const row = (page: Page, category: string) => page.locator(`results-page [data-category="${category}"]`)
const standing = (page: Page, category: string, wanted: string) =>
  page.locator(`results-page [data-category="${category}"][data-standing="${wanted}"]`).waitFor()
const gone = (page: Page, dialog: string) => page.locator(dialog).waitFor({ state: 'detached' })

async function resultsDesk(...about: Parameters<typeof suite.bench.desk>): Promise<Page> {
  const page = await suite.bench.desk(...about)
  await takeButton(page).waitFor()
  await page.locator('[data-page=results]:visible, [data-go=results]:visible').first().click()
  await page.locator('results-page h1').waitFor()
  return page
}

async function open(page: Page, category: string) {
  await row(page, category).locator('[data-do=seal]').click()
  const dialog = page.locator('result-dialog')
  await dialog.locator('dialog[open]').waitFor()
  return dialog
}

test('the checklist counts what is sealed, shows what is open, and holds no winner', async () => {
  const page = await resultsDesk('scrutineer')
  const text = (await page.locator('results-page header, results-page ol').allInnerTexts()).join()
  expect(text).toContain('1 of 4 sealed')
  expect(text).toContain('3 open')
  expect(text).not.toContain('Manchester')
  expect(text).toContain('Council of the Year')
  expect(await axeFinds(page)).toEqual([])
  await page.locator('[data-filter=open]').click()
  await row(page, FIRST).waitFor({ state: 'detached' })
  const dialog = await open(page, SECOND)
  await dialog.locator('[data-tick$="/none"]').first().check()
  await dialog.locator('[data-tick$="/none"]').last().check()
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await gone(page, 'result-dialog')
  await page.getByText('2 of 4 sealed').waitFor()
  // Sealed, it is not open any more.
  await row(page, SECOND).waitFor({ state: 'detached' })
  expect(state().results[SECOND]?.['winner']?.status).toBe('sealed')
})

test('a winner nobody nominated is written in, beside one who was, and what they would look like is measured', {
  tags: ['whole'],
}, async () => {
  const page = await resultsDesk()
  const dialog = await open(page, SECOND)
  await dialog.locator('[data-tick="highly-commended/none"]').check()
  await dialog.getByRole('button', { name: 'Write in: Winner' }).click()
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await dialog.getByText('Winner: say who wins').waitFor()
  await dialog.locator('[data-field=entrant]').fill('Smith & Daughters')
  await dialog.locator('[data-field=person]').fill('آنا سميث')
  await dialog.locator('[data-field=partners]').fill('Leeds\n\nYork ')
  await dialog.locator('[data-citation=winner]').fill('For a life in letters.')
  expect(await axeFindsInDialog(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await gone(page, 'result-dialog')
  await standing(page, SECOND, 'sealed')
  expect(suite.bench.server.arrived.at(-1)).toMatchObject({
    kind: 'set-result',
    levels: [
      {
        level: 'winner',
        entries: ['write-in--1'],
        writeIns: [
          { entrant: 'Smith & Daughters', title: null, person: 'آنا سميث', partners: ['Leeds', 'York'] },
        ],
      },
      { level: 'highly-commended', entries: [] },
    ],
  })
  // Nothing on the desk says it; what is no secret is found there.
  expect(await page.getByText('Smith').count()).toBe(0)
  expect(await page.getByText('Campaign of the Year').count()).toBeGreaterThan(0)
})

test('what would not fit is said with its picture before it is sealed, and sealed only by a second press', {
  tags: ['whole'],
}, async () => {
  const page = await resultsDesk()
  const dialog = await open(page, SECOND)
  await dialog.locator('[data-tick="highly-commended/none"]').check()
  await dialog.getByRole('button', { name: 'Write in: Winner' }).click()
  await dialog.locator('[data-field=entrant]').fill('Unbreakable'.repeat(36))
  await dialog.locator('[data-field=title]').fill('Unbreakable'.repeat(36))
  await dialog.locator('[data-field=person]').fill('Unbreakable'.repeat(36))
  await dialog.locator('[data-citation=winner]').fill('For a life in letters. '.repeat(60))
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await dialog.getByText('would not fit the room’s screens').waitFor()
  await dialog.frameLocator('iframe').locator('[data-offender]').getByText('does not fit').first().waitFor()
  expect(suite.bench.server.arrived).toEqual([])
  await dialog.getByRole('button', { name: 'Seal all the same' }).waitFor()
  // Changed, it is measured anew.
  for (const field of ['entrant', 'title', 'person'])
    await dialog.locator(`[data-field=${field}]`).fill('Short')
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await gone(page, 'result-dialog')
  expect(suite.bench.server.arrived).toHaveLength(1)
})

test('sealed anew with a reason it is another version; discarded it is open again; both stay listed', {
  tags: ['whole'],
}, async () => {
  const page = await resultsDesk('scrutineer')
  const dialog = await open(page, FIRST)
  await dialog.locator('[data-tick="winner/staffordshire-cc"]').check()
  await dialog.locator('[data-tick="highly-commended/none"]').check()
  await dialog.locator('[data-field=reason]').fill('The judges met again')
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await gone(page, 'result-dialog')
  await row(page, FIRST).getByText('version 2').waitFor()
  await row(page, FIRST).locator('[data-do=discard]').click()
  await page.getByRole('button', { name: 'Discard it unopened' }).click()
  await page.getByText('Say why: readers see it.').waitFor()
  await page.locator('discard-dialog [data-field=reason]').fill('Recount')
  await page.getByRole('button', { name: 'Discard it unopened' }).click()
  await gone(page, 'discard-dialog')
  await standing(page, FIRST, 'open')
  await row(page, FIRST).locator('summary').click()
  const listed = await row(page, FIRST).locator('.prints').innerText()
  for (const words of ['Discarded', 'Recount', 'Replaced']) expect(listed).toContain(words)
})

test('a category is marked as expected on the night; an operator seals and neither peeks nor discards', {
  tags: ['whole'],
}, async () => {
  const page = await resultsDesk('operator')
  await row(page, SECOND).locator('[data-do=night]').click()
  await page.locator('results-page').getByText('2 open, 1 expected on the night').waitFor()
  expect(state().showFile?.categories.find(({ id }) => id === SECOND)?.onTheNight).toBe(true)
  await page.locator('[data-filter=night]').click()
  expect(await page.locator('results-page li.row').count()).toBe(1)
  await page.locator('[data-filter=all]').click()
  expect(await row(page, FIRST).locator('[data-do=peek], [data-do=discard]').count()).toBe(0)
  expect(await page.locator('results-page .paper').count()).toBe(0)
})

test('[E1] the paper for the envelopes is drawn only when somebody says so, and each look is in the log', async () => {
  const page = await resultsDesk('scrutineer', { viewport: { width: 390, height: 800 } })
  const [paper] = await Promise.all([page.context().waitForEvent('page'), page.locator('.paper').click()])
  await paper.getByRole('button', { name: 'Show what the envelopes hold' }).waitFor()
  const looks = () =>
    suite.bench.server.show.commits.flatMap(({ events }) => events).filter(({ kind }) => kind === 'peeked')
      .length
  expect(looks()).toBe(0)
  await paper.getByRole('button', { name: 'Show what the envelopes hold' }).click()
  await paper.getByRole('button', { name: 'Print this page' }).waitFor()
  expect(looks()).toBe(1)
  const text = await paper.innerText('.envelope')
  for (const words of [
    'LGC Awards 2022',
    'Council of the Year',
    'Manchester City Council',
    'Highly Commended, version 1',
  ])
    expect(text).toContain(words)
  expect(await axeFinds(paper)).toEqual([])
})
