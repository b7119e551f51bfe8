/** The winner moment at the desk: arm then take, the wrong envelope, two pairs of eyes, and stealth. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { holdKey } from '../helpers/operator.ts'
import { arm, nextIs, pressUntil, revealUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

const FIRST = 'council-of-the-year'
const kinds = () => suite.bench.server.arrived.map((command) => command.kind)
const state = () => suite.bench.server.show.state()
const moment = (page: Page, name: string) => page.locator(`button[data-moment=${name}]`).waitFor()

async function toFirstReveal(page: Page): Promise<void> {
  for (const next of ['Title', 'Shortlist', 'Reveal']) await pressUntil(page, 'Space', next)
  await moment(page, 'arm')
}

async function toWinner(page: Page): Promise<void> {
  await toFirstReveal(page)
  await revealUntil(page, 'Envelope')
  await pressUntil(page, 'Space', 'Reveal')
  await revealUntil(page, 'Campaign of the Year — Title')
}

test('the take key alone opens nothing, however often it is pressed; arm, then take, does', async () => {
  const page = await suite.bench.desk()
  await toFirstReveal(page)
  for (const key of ['Space', 'PageDown', 'F12']) {
    await page.keyboard.press(key)
    await page.getByText('opens an envelope. Arm it first, then take.').waitFor()
  }
  expect(state().reveals).toEqual([])
  await arm(page)
  await page.getByText('Armed by producer').waitFor()
  await pressUntil(page, 'Space', 'Envelope')
  expect(state().reveals).toEqual([{ category: FIRST, level: 'highly-commended' }])
})

test('A arms and A disarms; any other choice of what comes next disarms too', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk()
  await toFirstReveal(page)
  await arm(page)
  await page.keyboard.press('a')
  await moment(page, 'arm')
  await arm(page)
  await page.keyboard.press('ArrowDown')
  await nextIs(page, 'Envelope')
  expect(state().armed).toBeNull()
})

test('[T3] the wrong envelope: hold R, seal the right result, take; three acts and the right winner is on screen', async () => {
  const page = await suite.bench.desk()
  await toWinner(page)
  const before = suite.bench.server.arrived.length
  await holdKey(page, 'r', async () => state().programme.on === null)
  await page.keyboard.press('s')
  const dialog = page.locator('result-dialog')
  await dialog.locator('[data-tick="winner/staffordshire-cc"]').check()
  await dialog.locator('[data-field=reason]').fill('The wrong card')
  await dialog.getByRole('button', { name: 'Seal result' }).click()
  await dialog.waitFor({ state: 'detached' })
  await moment(page, 'open')
  await pressUntil(page, 'Space', 'Campaign of the Year — Title')
  expect(kinds().slice(before)).toEqual(['retract', 'set-result', 'take'])
  expect(state().programme.on?.cue).toBe(`${FIRST}:winner:winner`)
  expect(state().results[FIRST]?.['winner']).toMatchObject({ result: { entries: ['staffordshire-cc'] } })
})

test('companion#564: a tap on R retracts nothing, and the desk says how', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  await toWinner(page)
  await page.keyboard.press('r')
  await page.getByText('Hold R until the bar is full.').waitFor()
  expect(kinds()).not.toContain('retract')
})

test('by touch: the first tap arms, the second takes; held, Retract takes it back', async () => {
  const page = await suite.bench.desk('producer', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const tap = async (label: string) => {
    await page.locator('button[data-act=take][aria-busy=false]:enabled').tap()
    await nextIs(page, label)
  }
  for (const next of ['Title', 'Shortlist', 'Reveal']) await tap(next)
  await moment(page, 'arm')
  await takeButton(page).tap()
  await moment(page, 'open')
  expect(state().reveals).toEqual([])
  await tap('Envelope')
  expect(state().reveals).toHaveLength(1)
  const retract = page.locator('button[data-act=retract]')
  await retract.dispatchEvent('pointerdown', { button: 0, pointerId: 1, isPrimary: true })
  await page.locator('button[data-act=retract].holding').waitFor()
  await page.locator('bus-monitor[bus=programme]').getByText('Holding slide').waitFor()
  await retract.dispatchEvent('pointerup', { button: 0, pointerId: 1, isPrimary: true })
  expect(state().reveals).toEqual([])
})

test('[E1] scorekeeper#694: no desk shows a sealed winner unless it looks, by role, and the look is a fact of the log', async () => {
  const page = await suite.bench.desk('scrutineer')
  const operator = await suite.bench.desk('operator')
  await pressUntil(operator, 'Space', 'Title')
  await nextIs(page, 'Title')
  // In the shortlist everybody is named; nobody is marked.
  expect(await page.locator('category-in-hand .told').count()).toBe(0)
  expect(await operator.getByRole('button', { name: 'Peek…' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Peek…' }).click()
  await page.locator('peek-dialog').getByText('Hidden').waitFor()
  await page.locator('[data-do=look]').click()
  await page.locator('peek-dialog dd', { hasText: 'Manchester City Council' }).waitFor()
  expect(suite.bench.server.show.commits.at(-1)).toMatchObject({
    by: 'scrutineer',
    events: [{ kind: 'peeked', category: FIRST }],
  })
  await page.locator('[data-do=hide]').click()
  await page.locator('peek-dialog').getByText('Hidden').waitFor()
  expect(await page.locator('peek-dialog').getByText('Manchester').count()).toBe(0)
})
