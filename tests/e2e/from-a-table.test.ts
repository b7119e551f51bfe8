/** A producer's afternoon by the pages alone: from an empty house and the organisers' tables to a show that is ready, and its first winner on the wall. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseInMenu } from '../control/desk-browser.ts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { logosInAZip, SHORT_EVENING, takeByHand } from '../helpers/producer.ts'

const SHOTS = process.env['ENVELOPE_SHOTS']
const SHOW = 'lgc-awards'
const DAY = 86_400_000
const TOMORROW = new Date(Date.now() + DAY).toISOString().slice(0, 10)
let house: House
let browser: Browser
let desk: Page
let wall: Page
const troubles: string[] = []

const watched = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(`${url}: ${error.message}`))
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) troubles.push(line.text())
  })
  await page.goto(url)
  return page
}
const still = (width: number, height: number) =>
  browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })

beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_SAMPLE: 'off' } })
  browser = await launchBrowser()
  const panel = await still(1440, 900)
  await emptyMonitors(panel)
  desk = await watched(panel, house.controlLink)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** For whoever wants to see what a producer saw, wide and narrow. */
async function shot(name: string): Promise<void> {
  if (!SHOTS) return
  await desk.screenshot({ path: `${SHOTS}/${name}.png` })
  await desk.setViewportSize({ width: 390, height: 844 })
  await desk.screenshot({ path: `${SHOTS}/${name}-narrow.png` })
  await desk.setViewportSize({ width: 1440, height: 900 })
}
const press = (what: string, place: Page | Locator = desk) => place.locator(`[data-do=${what}]`).click()
const fill = (field: string, text: string) => desk.locator(`[data-field=${field}]`).fill(text)
const opened = async (page: string) => {
  await desk.locator(`desk-head [data-page=${page}]`).click()
}
const line = (id: string, state?: string) =>
  desk.locator(`ready-page [data-line=${id}]${state === undefined ? '' : `[data-state=${state}]`}`)
const fix = async (id: string) => {
  await chooseInMenu(desk, 'Ready check')
  await line(id).locator('[data-fix]').click()
}

test('signed in by the printed link, both tables become the show that is on air', async () => {
  await press('add-people')
  await desk.locator('people-page h1').waitFor()
  await chooseInMenu(desk, 'Ready check')
  await desk.getByText('No show is on air yet: there is nothing to check.').waitFor()
  await shot('ready-empty')
  await press('bring')
  const [chooser] = await Promise.all([
    desk.waitForEvent('filechooser'),
    desk.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles(SHORT_EVENING.table('shortlist.csv'))
  const [another] = await Promise.all([desk.waitForEvent('filechooser'), press('add-table')])
  await another.setFiles(SHORT_EVENING.table('results.csv'))
  await desk.getByText('7 categories, 55 entries, 3 results to seal').first().waitFor()
  for (const [field, text] of [
    ['name', 'LGC Awards'],
    ['date', TOMORROW],
  ] as const) {
    await fill(field, text)
    await desk.locator(`[data-field=${field}]`).press('Tab')
  }
  await desk.getByText('Everything was understood.').waitFor()
  await shot('import')
  await press('import')
  await desk.getByText('Imported: 7 categories, 55 entries, 3 results sealed').waitFor()
  await shot('imported')
  await press('open-show')
  await desk.locator('[data-act=take] .label', { hasText: 'Opening' }).waitFor()
  await chooseInMenu(desk, 'Ready check')
  await line('on-air', 'ok').waitFor()
  await shot('ready-first')
})

test('when it begins, and four logos from one zip, each found by its name', async () => {
  await fix('start')
  for (const [field, time] of [
    ['startsAt', '19:30'],
    ['doorsAt', '18:45'],
  ]) {
    const one = desk.locator(`set-field[data-field=${field}]`)
    await one.locator('#in').fill(time ?? '')
    await one.locator('#in').press('Tab')
    await one.locator('.state', { hasText: /^Saved/ }).waitFor()
  }
  await shot('set-up')

  await opened('pictures')
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), press('choose-files')])
  await chooser.setFiles([await logosInAZip()])
  await desk.getByRole('button', { name: 'Set 4 of 4' }).waitFor()
  await shot('pictures-dialog')
  await desk.getByRole('button', { name: 'Set 4 of 4' }).click()
  await desk.locator('pictures-page').getByText('4 pictures are set.').waitFor()
  await shot('pictures')
})

const row = (category: string) => desk.locator(`results-page [data-category="${category}"]`)
/** The open categories, in the order of the evening. */
const open = async () =>
  desk
    .locator('results-page li[data-standing=open]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-category') ?? ''))

async function seal(category: string, draft: (dialog: Locator) => Promise<unknown>): Promise<void> {
  await press('seal', row(category))
  const dialog = desk.locator('result-dialog')
  await dialog.locator('dialog[open]').waitFor()
  await draft(dialog)
  const [low] = await dialog.locator('[data-tick^="highly-commended/"][data-tick$="/none"]').all()
  await low?.check()
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.locator(`results-page [data-category="${category}"][data-standing=sealed]`).waitFor()
}

test('no award, a tie, a write-in; whatever is decided on the night is said to be', async () => {
  await fix('results')
  await row('council-of-the-year').waitFor()
  const [none, tie, written, ...others] = await open()
  expect(others).toHaveLength(1)
  await seal(none ?? '', (dialog) => dialog.locator('[data-tick="winner/none"]').check())
  await seal(tie ?? '', async (dialog) => {
    const ticks = dialog.locator('[data-tick^="winner/"]')
    for (const at of [0, 1]) await ticks.nth(at).check()
  })
  await seal(written ?? '', async (dialog) => {
    await dialog.getByRole('button', { name: 'Write in: Winner' }).click()
    await dialog.locator('[data-field=entrant]').fill('Isle of Wight Council')
    await dialog.locator('[data-citation=winner]').fill('Nobody had thought of nominating them.')
    await shot('write-in')
  })
  for (const [at, category] of others.entries()) {
    await press('night', row(category))
    await desk
      .locator('results-page')
      .getByText(`${at + 1} expected on the night`)
      .waitFor()
  }
  await shot('results')
})

const PASSPHRASE = 'five words nobody else knows'

test('the key is taken away, a second person comes in by a link, a screen by its code', async () => {
  await fix('key-copy')
  await fill('passphrase', PASSPHRASE)
  await fill('again', PASSPHRASE)
  await desk.getByRole('button', { name: 'Make the block' }).click()
  await desk.getByText('A copy has been taken away.').waitFor()
  const [copy] = await Promise.all([desk.waitForEvent('download'), press('save')])
  expect(copy.suggestedFilename()).toMatch(/^seal-key-\w+\.txt$/)
  await shot('key')

  await fix('people')
  await press('invite')
  await fill('name', 'Ada Lovelace')
  await desk.locator('[data-field=role]').selectOption('producer')
  await press('make')
  const link = await desk.locator('copy-field input').inputValue()
  await desk.getByRole('button', { name: 'Done' }).click()
  const ada = await watched(await still(390, 844), link)
  await ada.locator('[data-field=new-password]').fill('four words and a comma')
  await press('choose', ada.locator('body'))
  await ada.locator('[data-link=live]').waitFor()
  await desk.locator('.person', { hasText: 'Ada Lovelace' }).getByText('At a desk now').waitFor()
  await shot('people')
  await ada.context().close()

  await fix('screens')
  wall = await watched(await still(640, 360), `${house.room}/stage`)
  await wall.locator('.pairing .group').nth(1).waitFor()
  const code = await wall.locator('.pairing .group').allInnerTexts()
  await press('add-screen')
  await desk.keyboard.type(code.join(' '))
  await fill('name', 'Main wall')
  await shot('add-screen')
  await press('add')
  await desk.locator('screens-page').getByText('Main wall is a screen now.').waitFor()
  await until('the wall to hold', async () => (await stageWords(wall)).includes('LGC Awards'))
  // The screen of the first start is nobody's.
  await desk.getByRole('button', { name: 'Remove Stage' }).click()
  await press('act')
  await desk.locator('screens-page').getByText('Stage is removed.').waitFor()
  await shot('screens')
})

test('preflight opens from the check and finds that everything fits; a rehearsal is taken to its end', async () => {
  await chooseInMenu(desk, 'Ready check')
  const link = line('preflight').locator('[data-fix]')
  const [preflight] = await Promise.all([desk.context().waitForEvent('page'), link.click()])
  await preflight.locator('[data-do=start]').click()
  const summary = preflight.locator('[data-summary]')
  await summary.getByText('0 offenders').waitFor({ timeout: 200_000 })
  // Every winner, shortlist and commendation there can be, at all six sizes.
  expect(Number(await summary.getAttribute('data-checked'))).toBeGreaterThan(1000)
  await preflight.close()
  await fix('rehearsal')
  await press('rehearse')
  await desk.locator('.desk.rehearsal').waitFor()
  await wall.locator('.watermark').waitFor({ state: 'attached' })
  await takeByHand(desk)
  await desk.locator('desk-head [data-page=desk], desk-head [data-page=stage]').first().click()
  await desk.locator('rundown-list [data-cue]').last().click()
  await desk.locator('[data-act=take] .label').getByText('End', { exact: true }).waitFor()
  await takeByHand(desk)
  await shot('rehearsal')
  await chooseInMenu(desk, 'Ready check')
  await line('on-air', 'warning').getByText('The room is still in rehearsal.').waitFor()
  await line('on-air').locator('[data-fix]').click()
  await press('perform')
  await desk.locator('.desk:not(.rehearsal)').waitFor()
  await wall.locator('.watermark').waitFor({ state: 'detached' })
})

test('the check finds nothing wrong, line by line', async () => {
  await chooseInMenu(desk, 'Ready check')
  for (const id of ['on-air', 'clocks', 'preflight']) await line(id, 'ok').waitFor()
  await shot('ready')
  const said = await desk
    .locator('ready-page li')
    .evaluateAll((all) =>
      all.map((one) => [
        one.getAttribute('data-line'),
        `${one.getAttribute('data-state')}: ${one.querySelector('.says')?.textContent}`,
      ]),
    )
  expect(Object.fromEntries(said)).toEqual({
    results: expect.stringMatching(/^ok: 6 of 7 categories sealed; decided on the night: /),
    pictures: 'ok: 4 pictures, all here and whole.',
    start: `ok: Planned to begin at 19:30 on ${TOMORROW} (UTC).`,
    doors: 'ok: Doors open at 18:45.',
    rehearsal: 'ok: Rehearsed to its end, as it is now.',
    'on-air': 'ok: This show is on air.',
    chain: 'ok: The chain through its log fits.',
    preflight: 'ok: Every text fits, at 6 sizes.',
    screens: 'ok: 1 screen, all connected.',
    clocks: expect.stringMatching(/^ok: All clocks agree within \d+ ms\.$/),
    versions: 'ok: All screens run the same build.',
    disk: expect.stringMatching(/^ok: [\d.]+ GB left on the disk\.$/),
    log: expect.stringMatching(/^(ok|warning): The log is durable on the disk within /),
    key: 'ok: The seal key opens the envelopes of this show.',
    'key-copy': 'ok: A copy of the seal key was taken away.',
    backup: 'warning: No backup folder is set: were this machine lost, so were the show.',
    pack: 'warning: No emergency pack was made: a folder that runs the evening without this server.',
    people: 'ok: 1 person can sign in by name.',
  })
})

test('[E2] the first winner on the wall is who was sealed, and a reader’s browser verifies it at one press', async () => {
  const public_ = await watched(await still(390, 844), `${house.readers}/live/${SHOW}/commitments`)
  await public_.getByText('6 of 7 categories sealed, 0 published').waitFor()
  await until('the winner on the wall', async () => {
    const words = await stageWords(wall)
    if (words.includes('Manchester City Council') && /winner/i.test(words)) return true
    await takeByHand(desk)
    return false
  })
  await until('the result to be public', async () => {
    await public_.reload()
    return (await public_.getByRole('button', { name: 'Verify all' }).count()) > 0
  })
  await public_.getByRole('button', { name: 'Verify Winner, Council of the Year' }).click()
  await public_
    .locator('[data-outcome="council-of-the-year_winner"]')
    .getByText('when this browser noted its fingerprint')
    .waitFor()
  if (SHOTS) await public_.screenshot({ path: `${SHOTS}/commitments.png` })
  expect(troubles).toEqual([])
})
