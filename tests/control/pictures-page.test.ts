/** The pictures of the show, on a panel as it is shipped: chosen, looked at, set, shown and taken away. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { useBench } from './desk-browser.ts'

const suite = useBench()

/** A picture of one red dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const png = (name: string, buffer = PNG) => ({ name, mimeType: 'image/png', buffer })

const images = () => suite.bench.server.show.state().showFile?.images ?? []
const set = () => suite.bench.server.arrived.map((command) => command.kind === 'set-image' && command.of)
const thing = (page: Page, label: string) => page.locator(`[data-thing="${label}"]`)
const said = (page: Page, words: string) => page.locator('pictures-page').getByText(words).waitFor()

async function picturesDesk(role?: Parameters<typeof suite.bench.desk>[0]): Promise<Page> {
  const page = await suite.bench.desk(role)
  await page.locator('[data-page=pictures]').click()
  await page.locator('pictures-page h1').waitFor()
  return page
}

/** Chooses files as a person does, by a button. */
async function choose(page: Page, button: Locator, files: ReturnType<typeof png>[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  await chooser.setFiles(files)
  await page.locator('pictures-dialog dialog[open]').waitFor()
}

test('a picture is chosen, looked at, set and shown; taking it away is asked twice', async () => {
  const page = await picturesDesk()
  await page.getByLabel('Find by name or category').fill('manchester')
  await choose(page, thing(page, 'Entrant: Manchester City Council').locator('[data-do=choose]'), [
    png('IMG_1.png'),
  ])
  await page.locator('pictures-dialog canvas[width="240"]').waitFor({ state: 'attached' })
  expect(await page.getByLabel('What IMG_1.png shows').inputValue()).toBe('Entrant: Manchester City Council')
  expect(images()).toEqual([])
  await page.locator('[data-do=set-pictures]').click()
  await said(page, 'The picture is set.')
  const of = { kind: 'entrant', name: 'Manchester City Council' }
  expect(images()).toMatchObject([{ of }])
  const id = images()[0]?.image ?? ''
  expect(suite.bench.server.pictures.get(id)).toEqual({ kind: 'image/png', bytes: PNG })
  const row = thing(page, 'Entrant: Manchester City Council')
  await row.locator(`img[src="/images/${id}"]`).waitFor()
  await page.getByText('its entrant’s picture').first().waitFor()
  await row.locator('[data-do=remove]').click()
  expect(images()).toHaveLength(1)
  await row.locator('[data-do=remove]').click()
  await said(page, 'Manchester City Council has no picture now.')
  expect(images()).toEqual([])
})

test('several files find their owners by name; the rest is chosen by hand, or left out', {
  tags: ['whole'],
}, async () => {
  const page = await picturesDesk('editor')
  await choose(page, page.locator('[data-do=choose-files]'), [
    png('zurich-municipal.png'),
    png('DSC_0042.png'),
    png('liberty charge.png'),
  ])
  expect(await page.getByLabel('What DSC_0042.png shows').inputValue()).toBe('')
  await page.getByText('Left out until it belongs to somebody.').waitFor()
  await page.getByLabel('What DSC_0042.png shows').fill('Sponsor: Zurich Municipal')
  await page.getByRole('button', { name: 'Set 3 of 3' }).click()
  await page.getByText('Two files are meant for Sponsor: Zurich Municipal').waitFor()
  expect(set()).toEqual([])
  await page.getByLabel('What DSC_0042.png shows').fill('Ceremony: LGC Awards 2022')
  await page.getByRole('button', { name: 'Set 3 of 3' }).click()
  await said(page, '3 pictures are set.')
  expect(set()).toEqual([
    { kind: 'sponsor', name: 'Zurich Municipal' },
    { kind: 'ceremony' },
    { kind: 'sponsor', name: 'Liberty Charge' },
  ])
})

test('files are dropped anywhere on the page; one the house refuses is told, the others are set', {
  tags: ['whole'],
}, async () => {
  const page = await picturesDesk()
  const data = await page.evaluateHandle(
    (bytes) => {
      const dropped = new DataTransfer()
      const picture = Uint8Array.from(bytes)
      dropped.items.add(new File([picture], 'Attenti Consulting.png', { type: 'image/png' }))
      dropped.items.add(new File(['broken'], 'Liberty Charge.png', { type: 'image/png' }))
      dropped.items.add(new File(['<svg/>'], 'Zurich Municipal.svg', { type: 'image/svg+xml' }))
      return dropped
    },
    [...PNG],
  )
  await page.locator('pictures-page h1').dispatchEvent('dragover', { dataTransfer: data })
  await page.getByText('Let go: pictures are matched').waitFor()
  await page.locator('pictures-page h1').dispatchEvent('drop', { dataTransfer: data })
  await page.getByText('Drawings (SVG) are not taken').waitFor()
  await page.getByRole('button', { name: 'Set 2 of 3' }).click()
  await page.getByText('This picture cannot be used').waitFor()
  expect(set()).toEqual([{ kind: 'sponsor', name: 'Attenti Consulting' }])
  await page.locator('pictures-dialog').getByRole('button', { name: 'Close' }).click()
  await thing(page, 'Sponsor: Attenti Consulting').locator('img').waitFor()
})

test('a zip is opened: what matched, what did not and what is no picture are told apart, and set one after the other', {
  tags: ['whole'],
}, async () => {
  const page = await picturesDesk()
  const zip = zipSync({
    'logos/zurich-municipal_final.png': PNG,
    'logos/Liberty Charge.png': PNG,
    'logos/liberty-charge-logo.png': PNG,
    'logos/DSC_0042.png': PNG,
    'logos/prices.xlsx': Buffer.from('PK'),
  })
  await choose(page, page.locator('[data-do=choose-files]'), [
    { name: 'logos.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) },
  ])
  const dialog = page.locator('pictures-dialog')
  const part = (name: string) => dialog.locator('section', { has: page.locator('h3', { hasText: name }) })
  expect(await part('To be looked at').locator('.file').allInnerTexts()).toEqual([
    'liberty-charge-logo.png',
    'DSC_0042.png',
  ])
  await part('To be looked at')
    .getByText('Another file is meant for Sponsor: Liberty Charge already.')
    .waitFor()
  expect(await part('Found by name').locator('.file').allInnerTexts()).toEqual([
    'zurich-municipal_final.png',
    'Liberty Charge.png',
  ])
  await part('Left out').getByText('logos.zip: logos/prices.xlsx').waitFor()
  await page.getByLabel('What DSC_0042.png shows').fill('Stage: Background')
  await page.getByRole('button', { name: 'Set 3 of 4' }).click()
  await expect.poll(set).toHaveLength(3)
  expect(set()).toEqual(
    expect.arrayContaining([
      { kind: 'background' },
      { kind: 'sponsor', name: 'Zurich Municipal' },
      { kind: 'sponsor', name: 'Liberty Charge' },
    ]),
  )
  await dialog.getByRole('button', { name: 'Close' }).click()
  await thing(page, 'Stage: Background').locator('img').waitFor()
})

test('a folder is chosen whole', { tags: ['whole'] }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'logos-'))
  for (const [name, bytes] of [
    ['Zurich Municipal.png', PNG],
    ['notes.docx', Buffer.from('x')],
    ['.DS_Store', PNG],
  ] as const)
    await writeFile(join(folder, name), bytes)
  const page = await picturesDesk()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('[data-do=choose-folder]').click(),
  ])
  await chooser.setFiles(folder)
  const dialog = page.locator('pictures-dialog')
  await dialog.getByText(/notes\.docx$/).waitFor()
  expect(await dialog.locator('.file').allInnerTexts()).toEqual(['Zurich Municipal.png'])
  await rm(folder, { recursive: true })
})

test('a file let go beside the page does not take the desk away', async () => {
  const page = await suite.bench.desk()
  const stopped = await page.locator('take-bar').evaluate((bar) => {
    const drop = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true })
    bar.dispatchEvent(drop)
    return drop.defaultPrevented
  })
  expect(stopped).toBe(true)
})

test('a scrutineer looks and changes nothing; without a link nobody does', { tags: ['whole'] }, async () => {
  const looking = await picturesDesk('scrutineer')
  await said(looking, 'Your role may look, not change.')
  expect(await looking.locator('pictures-page button').count()).toBe(0)
  const page = await picturesDesk()
  expect(await page.locator('pictures-page button:enabled').count()).toBeGreaterThan(20)
  suite.bench.server.cut()
  await page.locator('.desk[data-link=lost]').waitFor()
  expect(await page.locator('pictures-page button:enabled').count()).toBe(0)
})

test('nothing stands in the way of assistive technology, nothing runs off a phone', {
  tags: ['whole'],
}, async () => {
  const page = await picturesDesk()
  const violations = () => axeFinds(page)
  await page.getByLabel('Find by name or category').fill('zurich')
  await choose(page, page.locator('[data-do=choose-files]'), [
    png('zurich-municipal.png'),
    png('DSC_0042.png'),
  ])
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Set 1 of 2' }).click()
  await page.getByText('Set.', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  expect(await violations()).toEqual([])
  await page.getByLabel('Find by name or category').fill('')
  await thing(page, 'Ceremony: LGC Awards 2022').waitFor()
  expect(await page.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await page.locator('pictures-page').evaluate((host) => {
    host.shadowRoot?.append(document.createElement('button'))
  })
  expect((await violations()).join()).toContain('button-name')
})
