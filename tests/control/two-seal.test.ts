/** Two people seal, at two desks: what one has entered waits unseen, and only the two are told what became of it. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFindsInDialog } from '../helpers/axe.ts'
import { takeButton, useBench } from './desk-browser.ts'

const suite = useBench({
  change: (file) => ({ ...file, settings: { ...file.settings, twoPersonSealing: true } }),
})

const SECOND = 'campaign-of-the-year'
const row = (page: Page) => page.locator(`results-page [data-category="${SECOND}"]`)

async function resultsDesk(role: 'producer' | 'scrutineer'): Promise<Page> {
  const page = await suite.bench.desk(role)
  await takeButton(page).waitFor()
  await page.locator('[data-page=results]').click()
  await row(page).waitFor()
  return page
}

/** Enters one result, and gives what the desk says of it. */
async function enter(page: Page, tick: string): Promise<void> {
  await row(page).locator('[data-do=seal]').click()
  const dialog = page.locator('result-dialog')
  await dialog.locator(`[data-tick="winner/${tick}"]`).check()
  await dialog.locator('[data-tick="highly-commended/none"]').check()
  await dialog.getByRole('button', { name: 'Seal result' }).click()
}

async function told(page: Page, words: string): Promise<void> {
  await page.locator('result-dialog [data-entry]').getByText(words).waitFor()
  expect(await axeFindsInDialog(page)).toEqual([])
  await page.locator('result-dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.locator('result-dialog').waitFor({ state: 'detached' })
}

test('[E1] it is sealed when both have entered the same, and nobody else learns that they did not', async () => {
  const [ada, grace] = [await resultsDesk('scrutineer'), await resultsDesk('producer')]
  const entries =
    suite.bench.server.show.state().showFile?.categories.find(({ id }) => id === SECOND)?.entries ?? []
  const [one = '', other = ''] = entries.map(({ id }) => id)
  await enter(ada, one)
  await told(ada, 'Entered, and not sealed yet')
  await enter(grace, other)
  await told(grace, 'somebody else has entered something different')
  for (const page of [ada, grace]) expect(await row(page).getAttribute('data-standing')).toBe('open')
  await enter(ada, one)
  await told(ada, 'somebody else has entered something different')
  await enter(grace, one)
  await grace.locator('result-dialog').waitFor({ state: 'detached' })
  for (const page of [ada, grace])
    await page.locator(`[data-category="${SECOND}"][data-standing="sealed"]`).waitFor()
  expect(suite.bench.server.show.state().results[SECOND]?.['winner']).toMatchObject({
    status: 'sealed',
    version: 1,
  })
})
