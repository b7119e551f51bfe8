/** The as-run log at the desk, on a panel as it is shipped: followed live, searched, verified, taken along. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { AsRunReport } from '#shared/reports'
import { nextTarget, opensFirst } from '#shared/rundown'
import { axeFinds } from '../helpers/axe.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { armNow, takeNow } from '../helpers/evening.ts'
import { openBench, useBench } from './desk-browser.ts'

const suite = useBench()

const page = { width: 390, height: 844 }
const rows = (desk: Page) => desk.locator('as-run-page li')
const acts = (desk: Page) => desk.locator('as-run-page li strong').allInnerTexts()
const post = (text: string) => asAnother(suite.bench.server, { kind: 'write-post', text })
const head = () => suite.bench.server.papers.answer('/api/v1/shows/x/as-run/head', new URLSearchParams())
async function asRunDesk(role?: Parameters<typeof suite.bench.desk>[0]): Promise<Page> {
  const desk = await suite.bench.desk(role)
  await desk.locator('[data-page=as-run]').click()
  await rows(desk).first().waitFor()
  return desk
}

/** A sheet as it opens from the desk, beside it. */
async function sheet(desk: Page, kind: 'winners' | 'as-run'): Promise<Page> {
  const [opened] = await Promise.all([
    desk.context().waitForEvent('page'),
    desk.locator(`[data-sheet=${kind}]`).click(),
  ])
  await opened.locator('footer').waitFor()
  return opened
}

test('acts stand there as they happen, newest first, with who and what', async () => {
  const desk = await asRunDesk('scrutineer')
  expect(await acts(desk)).toEqual(['Show opened'])
  post('=SUM(A1) is only a name here')
  asAnother(suite.bench.server, { kind: 'blackout', on: true })
  await expect.poll(() => acts(desk)).toEqual(['Blackout', 'Post written', 'Show opened'])
  const row = rows(desk).nth(1)
  expect(await row.innerText()).toContain('=SUM(A1) is only a name here')
  expect(await row.locator('.by').innerText()).toBe('Grace')
  expect(await row.locator('time').innerText()).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/)
  expect(await rows(desk).nth(0).locator('.screens').innerText()).toBe('No report')
})

test('[S2] what the screens report later comes to the line of its act', async () => {
  const desk = await asRunDesk()
  asAnother(suite.bench.server, { kind: 'blackout', on: true })
  await desk.getByText('No report').waitFor()
  const { seq: of, showAt } = suite.bench.server.show.state().programme
  const painted = [
    { screen: 'Wall', at: showAt + 4 },
    { screen: 'Left', at: showAt + 9 },
  ]
  suite.bench.server.show.submit(
    { id: 'the-screens-say', kind: 'witness', of, painted, missing: ['Foyer'] },
    { name: 'screens', role: 'clock', desk: null },
  )
  await desk.getByText('2 screens, +4 to +9 ms').waitFor()
  await desk.getByText('Silent: Foyer').waitFor()
  expect(await rows(desk).count()).toBe(2)
})

test('a long evening is searched and filtered, and its older part asked for', {
  tags: ['whole'],
}, async () => {
  for (let i = 1; i <= 310; i += 1) post(`Post number ${i}`)
  const desk = await asRunDesk()
  expect(await rows(desk).count()).toBe(300)
  await desk.getByRole('button', { name: 'Show older acts (11 more)' }).click()
  expect(await rows(desk).count()).toBe(311)
  await desk.getByLabel('Find an act or a name').fill('number 77')
  await expect.poll(() => rows(desk).count()).toBe(1)
  await desk.getByLabel('Find an act or a name').fill('')
  await desk.getByLabel('Which acts are listed').selectOption('show')
  await expect.poll(() => acts(desk)).toEqual(['Show opened'])
  await desk.getByLabel('Which acts are listed').selectOption('results')
  await desk.getByText('No act like that.').waitFor()
})

test('what cannot be read is said, with where the list ends; it comes back by itself', {
  tags: ['whole'],
}, async () => {
  const desk = await asRunDesk()
  suite.bench.server.papers.isLost = true
  post('Written while the log was out of reach')
  await desk.getByText(/The log could not be read: .* ends at position 1\. Trying again/).waitFor()
  suite.bench.server.papers.isLost = false
  await rows(desk).nth(1).waitFor()
  expect(await desk.locator('as-run-page .refusal').count()).toBe(0)
  suite.bench.server.cut()
  await desk.getByText('No link to the server. What stands here ends at position 2.').waitFor()
  expect(await desk.locator('[data-do=verify]').isEnabled()).toBe(false)
})

test('[L2] the head is shown and verified, and one that was noted is found; a changed record is said, on every page', async () => {
  const noted = head()?.body as { head: string }
  post('Later')
  const desk = await asRunDesk()
  expect(await desk.locator('[data-log-broken]').count()).toBe(0)
  await desk.getByText('Head of the log at position 2').waitFor()
  await desk.locator('[data-do=verify]').click()
  await desk.getByText('All 2 records follow from each other').waitFor()
  await desk.locator('log-head summary').click()
  const now = head()?.body as { head: string }
  expect((await desk.locator('[data-whole-head]').innerText()).replaceAll(/\s/g, '')).toBe(now.head)
  const compare = async (seq: string, text: string) => {
    await desk.getByLabel('Position', { exact: true }).fill(seq)
    await desk.getByLabel('Head, as it was printed').fill(text)
    await desk.locator('[data-do=compare]').click()
  }
  await compare('1', noted.head.replace(/(.{8})/g, '$1 '))
  await desk.getByText('The head you noted is in it.').waitFor()
  await compare('2', noted.head)
  await desk.getByText('The head you noted is not in this log.').waitFor()
  await compare('2', 'abc')
  await desk.getByText('A head is a position and 64 digits').waitFor()
  suite.bench.server.papers.changed = 1
  await desk.locator('[data-do=verify]').click()
  await desk.getByText('Broken: record 2 does not follow').waitFor()
  const another = await suite.bench.desk('editor')
  await another.getByText('The log of this show was changed by hand').waitFor()
  expect(await axeFinds(another)).toEqual([])
})

test('the log and the results can be taken along, as files and as sheets', { tags: ['whole'] }, async () => {
  const desk = await asRunDesk()
  for (const [name, words] of [
    ['as-run.csv', 'CSV'],
    ['as-run.json', 'JSON'],
    ['results.csv', 'CSV'],
    ['results.json', 'JSON'],
  ] as const) {
    const link = desk.locator(`[data-file="${name}"]`)
    expect(await link.innerText()).toBe(words)
    expect(await link.getAttribute('href')).toBe(`/api/v1/shows/lgc-awards-2022/${name}`)
  }
  const winners = await sheet(desk, 'winners')
  await winners.getByText('Nothing has been revealed yet.').waitFor()
  expect(await axeFinds(winners)).toEqual([])
  const log = await sheet(desk, 'as-run')
  expect(await log.locator('tbody tr[data-seq]').count()).toBe(1)
  const report = suite.bench.server.papers.answer('/api/v1/shows/x/as-run.json', new URLSearchParams())
  const { head: printed } = (report as { body: AsRunReport }).body
  expect((await log.locator('footer code').innerText()).replaceAll(/\s/g, '')).toBe(printed)
  await log.emulateMedia({ media: 'print' })
  expect(await log.getByRole('button', { name: 'Print this sheet' }).count()).toBe(0)
  await log.emulateMedia({ media: 'screen' })
  expect(await log.getByRole('button', { name: 'Print this sheet' }).count()).toBe(1)
  await log.setViewportSize(page)
  expect(await log.evaluate(() => document.documentElement.scrollWidth)).toBe(page.width)
  expect(await axeFinds(log)).toEqual([])
})

test('[E1] the winners sheet holds what was revealed, and says how much is not on it', async () => {
  const { show } = suite.bench.server
  const isOn = (cue: string) => show.state().programme.on?.cue === cue
  await expect
    .poll(() => {
      const next = nextTarget(show.state())
      // Refused while an arming is too young to be taken: pressed again, as a person would.
      if (next && opensFirst(show.state(), next)) asAnother(suite.bench.server, armNow(show.state()))
      asAnother(suite.bench.server, takeNow(show.state()))
      return isOn('council-of-the-year:winner:winner')
    })
    .toBe(true)
  const desk = await asRunDesk()
  await desk.locator('as-run-page').getByText('Manchester City Council').first().waitFor()
  const winners = await sheet(desk, 'winners')
  expect(await winners.locator('.category').innerText()).toMatch(
    /Council of the Year[\s\S]*Winner\s+Manchester City Council\s+Highly Commended\s+Great Yarmouth BC/,
  )
  await winners.getByText('3 of 4 categories are not on this sheet').waitFor()
  expect(await axeFinds(winners)).toEqual([])
})

test('a sheet of a rehearsal cannot be taken for one of the evening, on paper neither', {
  tags: ['whole'],
}, async () => {
  const rehearsal = { of: 'the-performance' }
  const bench = await openBench(suite.browser, { change: (file) => ({ ...file, rehearsal }) })
  const desk = await bench.desk()
  await desk.emulateMedia({ media: 'print' })
  for (const kind of ['winners', 'as-run']) {
    await desk.goto(`${bench.server.origin}/control/sheet?show=lgc-awards-2022&sheet=${kind}`)
    await desk.getByText('REHEARSAL: every result on this sheet is a decoy').waitFor()
  }
  await bench.close()
  const real = await suite.bench.desk()
  await real.goto(`${suite.bench.server.origin}/control/sheet?show=lgc-awards-2022&sheet=winners`)
  await real.locator('footer').waitFor()
  expect(await real.getByText('REHEARSAL').count()).toBe(0)
})

test('a sheet nobody may see says so in words', { tags: ['whole'] }, async () => {
  const desk = await suite.bench.desk()
  suite.bench.server.papers.isLost = true
  await desk.goto(`${suite.bench.server.origin}/control/sheet?show=lgc-awards-2022&sheet=winners`)
  await desk.getByRole('alert').getByText('The show log cannot be written now').waitFor()
  await desk.getByRole('link', { name: 'Go to the control panel' }).waitFor()
})

test('nothing stands in the way of assistive technology, nothing runs off a phone', {
  tags: ['whole'],
}, async () => {
  post('A very long post without an end '.repeat(40))
  post('كلمة أخيرة من القاعة')
  const desk = await asRunDesk()
  await desk.locator('[data-do=verify]').click()
  await desk.locator('[data-ok=true]').waitFor()
  await desk.locator('log-head summary').click()
  expect(await axeFinds(desk)).toEqual([])
  await desk.setViewportSize(page)
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(page.width)
  expect(await desk.locator('.page').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  expect(await axeFinds(desk)).toEqual([])
  await desk.locator('as-run-page').evaluate((host) => {
    host.shadowRoot?.append(document.createElement('button'))
  })
  expect((await axeFinds(desk)).join()).toContain('button-name')
})
