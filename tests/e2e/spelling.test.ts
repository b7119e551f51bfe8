/** @module-tag whole */
/** A misspelt winner is on screen: corrected at a desk, the room and the readers see it at once, and the post says so. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resultPostId } from '#shared/posts'
import { emptyMonitors, launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { FIRST, type ImportedShow, importShow } from './imported-show.ts'

const SHOW = 'spelled'
const RIGHT = 'City of Manchester'

let house: House
let show: ImportedShow
let browser: Browser
let desk: Page
let stage: Page
let reader: Page
beforeAll(async () => {
  house = await startHouse()
  show = await importShow(house, SHOW)
  await until('the edge to know the show', async () => (await fetch(`${house.readers}/live/${SHOW}`)).ok)
  browser = await launchBrowser()
  desk = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  await emptyMonitors(desk)
  await desk.goto(house.controlLink)
  await desk.locator('[data-link=live]').waitFor()
  await desk.goto(`${house.room}/control?show=${SHOW}`)
  await desk.locator('[data-link=live]').waitFor()
  stage = await (await browser.newContext(SMALL_STAGE)).newPage()
  await stage.goto(await house.newScreen({ name: 'Wall', show: SHOW }))
  reader = await browser.newPage()
  await reader.goto(`${house.readers}/live/${SHOW}`)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const onGlass = (words: string) => stage.locator('#slides section.slide:not(.leaving)', { hasText: words })
const post = () => reader.locator(`#p-${resultPostId(FIRST, 'winner')}`)

test('[F2] a spelling corrected while the winner is on screen reaches the stage and the live blog, which marks it', async () => {
  await show.playTo(`${FIRST}:winner:winner`)
  await onGlass('Manchester City Council').waitFor()
  await post().getByText('Manchester City Council').waitFor()
  const before = (await show.view()).live.programme

  await desk.locator('.head, [data-page=edits]').first().waitFor()
  await desk.keyboard.press('e')
  await desk.locator(`[data-segment="${FIRST}"] [data-do=entries]`).click()
  await desk.locator('[data-entry="manchester-city-council"] [data-do=edit-entry]').click()
  const dialog = desk.locator('entry-edit')
  await dialog.locator('[data-frozen]').waitFor()
  await dialog.locator('[data-field=entrant]').fill(RIGHT)
  await dialog.locator('[data-do=push]').click()
  await desk.getByText('Corrected.').waitFor()

  await onGlass(RIGHT).waitFor()
  // The words are another; nothing is celebrated twice.
  expect(await onGlass(RIGHT).getAttribute('class')).toContain('still')
  await post().locator('.entrant', { hasText: RIGHT }).waitFor()
  const words = await post().innerText()
  expect(words).toMatch(/Spelling corrected at \d\d:\d\d\. This post said before: Manchester City Council\./)
  const served = await (await fetch(`${house.readers}/live/${SHOW}`)).text()
  expect(served).toContain(RIGHT)
  expect(served).toContain('Spelling corrected')
  expect((await show.view()).live.programme).toEqual(before)
})

test('[T1] the next take still goes, for its own category was not edited', async () => {
  const { live } = await show.view()
  const edit = {
    kind: 'edit-entry',
    category: FIRST,
    entry: 'manchester-city-council',
    change: { entrant: 'Manchester' },
    push: true,
  } as const
  expect((await show.command(edit)).ok).toBe(true)
  await onGlass('Manchester').waitFor()
  if (!live.next) throw new Error('Nothing comes next')
  const from = { epoch: live.position.epoch, programmeSeq: live.programme.seq }
  expect((await show.command({ kind: 'take', from, to: live.next.to })).ok).toBe(true)
  await onGlass('Campaign of the Year').waitFor()
})

test('a category that is not on stage is announced: readers are told, the room goes on', async () => {
  const { plan, live } = await show.view()
  const other = plan.show.categories.find(
    ({ id }) => live.marks[id]?.startsWith('s') && id !== 'campaign-of-the-year',
  )
  if (!other) throw new Error('No other category has a sealed result')
  const off = { kind: 'stage-category', category: other.id, onStage: false, push: true } as const
  expect((await show.command(off)).ok).toBe(true)
  expect((await show.command({ kind: 'announce', category: other.id })).ok).toBe(true)
  await reader
    .locator(`#p-${resultPostId(other.id, 'winner')}`)
    .getByText('Presented off stage')
    .waitFor()
  expect((await show.view()).live.programme.on).toEqual(live.programme.on)
})
