/** Results and posts: set, revealed, retracted, corrected; written, mended, deleted. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { asAnother } from '../helpers/desk-server.ts'
import { nextIs, pressUntil, revealUntil, useBench } from './desk-browser.ts'

const suite = useBench()

const FIRST = 'council-of-the-year'
const state = () => suite.bench.server.show.state()
const closed = (page: Page, dialog: string) => page.locator(dialog).waitFor({ state: 'detached' })

async function revealFirst(page: Page): Promise<void> {
  for (const next of ['Title', 'Shortlist', 'Reveal']) await pressUntil(page, 'Space', next)
  await revealUntil(page, 'Envelope')
  await pressUntil(page, 'Space', 'Reveal')
  await revealUntil(page, 'Campaign of the Year — Title')
}

test('a result is set from the keyboard and comes out of its envelope', async () => {
  const page = await suite.bench.desk()
  await page.keyboard.press('j')
  await page.keyboard.type('campaign')
  await pressUntil(page, 'Enter', 'Campaign of the Year — Title')
  await pressUntil(page, 'Space', 'Campaign of the Year — Shortlist')
  await page.keyboard.press('s')
  const dialog = page.locator('result-dialog')
  expect(await dialog.locator('select').inputValue()).toBe('campaign-of-the-year')
  const tick = dialog.locator('input[data-tick^="winner/"]').first()
  await tick.focus()
  await page.keyboard.press('Space')
  const winner = (await tick.getAttribute('data-tick'))?.split('/')[1]
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await dialog.getByText('Highly Commended: tick an entry').waitFor()
  await dialog.locator('[data-tick="highly-commended/none"]').check()
  await dialog.locator('[data-citation=winner]').fill('For the second time.')
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await closed(page, 'result-dialog')
  expect(state().results['campaign-of-the-year']?.['winner']?.status).toBe('sealed')
  await pressUntil(page, 'Space', 'Shortlist 2 of 2')
  await pressUntil(page, 'Space', 'Reveal Campaign of the Year — Highly Commended')
  // The empty lower level is passed over: its take shows the envelope.
  await revealUntil(page, 'Reveal Campaign of the Year — Winner')
  await revealUntil(page, 'Interval')
  expect(state().results['campaign-of-the-year']?.['winner']).toMatchObject({
    status: 'revealed',
    result: { entries: [winner], citation: 'For the second time.' },
  })
})

test('Escape does not throw away a result that is half entered, and touches nothing on stage', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.keyboard.press('s')
  await page.locator('result-dialog input[data-tick$="/none"]').first().check()
  await page.keyboard.press('Escape')
  await page.getByText('Not sealed yet').waitFor()
  await page.getByRole('button', { name: 'Discard' }).click()
  await closed(page, 'result-dialog')
  expect(suite.bench.server.arrived).toEqual([])
})

test('a sealed result is replaced only with a reason', async () => {
  const page = await suite.bench.desk()
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await page.keyboard.press('s')
  const dialog = page.locator('result-dialog')
  await dialog.locator('[data-tick="winner/staffordshire-cc"]').check()
  await dialog.locator('[data-tick="highly-commended/none"]').check()
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await dialog.getByText('Say why').waitFor()
  await dialog.locator('[data-field=reason]').fill('The judges met again')
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await closed(page, 'result-dialog')
  expect(state().results[FIRST]?.['winner']).toMatchObject({ version: 2, reason: 'The judges met again' })
})

test('[T3] pressed by what cannot hold, retract asks first, with the result named and a reason', async () => {
  const page = await suite.bench.desk()
  await revealFirst(page)
  await page.locator('button[data-act=retract]').focus()
  await page.keyboard.press('Enter')
  const dialog = page.locator('retract-dialog')
  await dialog.getByText('Retract Council of the Year — Winner?').waitFor()
  await page.keyboard.type('Wrong card')
  await page.keyboard.press('Enter')
  expect(suite.bench.server.arrived.map((c) => c.kind)).not.toContain('retract')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await closed(page, 'retract-dialog')
  expect(suite.bench.server.arrived.at(-1)).toMatchObject({
    kind: 'retract',
    category: FIRST,
    level: 'winner',
    reason: 'Wrong card',
  })
  await page.locator(`[data-cue="${FIRST}:winner:winner"]`).getByText('retracted').waitFor()
  await page.locator('blog-desk').getByText('Withdrawn').waitFor()
})

test('[F2] a revealed result is corrected with a reason the readers see', async () => {
  const page = await suite.bench.desk()
  await revealFirst(page)
  await page.keyboard.press('s')
  const dialog = page.locator('result-dialog')
  await dialog.locator('[data-tick="winner/north-kesteven-dc"]').check()
  await dialog.locator('[data-field=reason]').fill('Misread card')
  await dialog.getByRole('button', { name: 'Correct result' }).click()
  await closed(page, 'result-dialog')
  await page.locator('blog-desk').getByText('North Kesteven DC').waitFor()
  await page.locator('blog-desk').getByText('Corrected: Misread card').waitFor()
})

test('a post is written, mended and deleted', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk('editor')
  const blog = page.locator('blog-desk')
  await blog.locator('textarea').fill('Good evning')
  await blog.locator('textarea').press('Control+Enter')
  await blog.locator('blog-post').getByText('Good evning').waitFor()
  expect(await blog.locator('textarea').inputValue()).toBe('')
  await blog.getByRole('button', { name: 'Edit' }).click()
  await blog.getByLabel('Text of the post').fill('Good evening')
  await blog.getByRole('button', { name: 'Save' }).click()
  await blog.locator('blog-post').getByText('Good evening').waitFor()
  await blog.locator('blog-post').getByText('edited').waitFor()
  await blog.getByRole('button', { name: 'Delete' }).click()
  await blog.getByText('Delete this post?').waitFor()
  await blog.getByRole('button', { name: 'Delete' }).click()
  await blog.locator('blog-post').waitFor({ state: 'detached' })
  expect(state().feed.posts).toEqual([])
})

test('an editor’s desk offers no stage command but the blackout', async () => {
  const page = await suite.bench.desk('editor')
  const disabled = async (act: string) => page.locator(`button[data-act=${act}]`).isDisabled()
  expect(await Promise.all(['take', 'clear', 'set-result', 'blackout'].map(disabled))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('a post that was edited elsewhere meanwhile is not overwritten unseen, and the draft is kept', async () => {
  const page = await suite.bench.desk()
  asAnother(suite.bench.server, { kind: 'write-post', text: 'First' })
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Text of the post').fill('Mine')
  const post = state().feed.posts[0]?.id ?? ''
  asAnother(suite.bench.server, { kind: 'edit-post', post, rev: 1, text: 'Theirs' })
  await page.locator('blog-post').getByText('Theirs', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  expect(await page.getByLabel('Text of the post').inputValue()).toBe('Mine')
  await page.getByRole('button', { name: 'Replace the newer text' }).click()
  await page.locator('blog-post .text').getByText('Mine').waitFor()
  expect(state().feed.posts[0]).toMatchObject({ rev: 3, body: { text: 'Mine' } })
})
