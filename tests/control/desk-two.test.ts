/** Two desks: one drives, one looks on; and two pairs of eyes for one envelope. */
import { expect, test } from 'vitest'
import { holdKey } from '../helpers/operator.ts'
import { nextIs, pressUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench({ twoPerson: true })

const kinds = () => suite.bench.server.arrived.map((command) => command.kind)
const state = () => suite.bench.server.show.state()

test('a desk that looks on sees everything, moves nothing, and blacks out', async () => {
  const one = await suite.bench.desk()
  const two = await suite.bench.desk('operator')
  await pressUntil(one, 'Space', 'Council of the Year — Title')
  await two.getByText('STANDBY — producer DRIVES').waitFor()
  await nextIs(two, 'Council of the Year — Title')
  for (const act of ['back', 'clear', 'retract'])
    expect(await two.locator(`button[data-act=${act}]`).isDisabled()).toBe(true)
  await two.keyboard.press('Space')
  await two.getByText('producer drives at another desk. Take over first.').waitFor()
  await two.keyboard.press('x')
  await one.getByText('The room sees a black screen').waitFor()
  expect(state().programme.on?.cue).toBe('opening')
})

test('a hand-over is seen at both desks, and a tap is none', { tags: ['whole'] }, async () => {
  const one = await suite.bench.desk()
  const two = await suite.bench.desk('operator')
  await pressUntil(one, 'Space', 'Council of the Year — Title')
  await two.getByText('STANDBY — producer DRIVES').waitFor()
  await two.keyboard.press('t')
  await two.getByText('Hold T until the bar is full.').waitFor()
  expect(kinds()).not.toContain('drive')
  await holdKey(two, 't', async () => state().driver?.name === 'operator')
  await one.getByText('operator has taken over. This desk looks on.').waitFor()
  await one.getByText('STANDBY — operator DRIVES').waitFor()
  await pressUntil(two, 'Space', 'Council of the Year — Shortlist')
})

test('ograf-server#12: a page loaded anew is the same desk, drives on and clears what is on; a doubled tab is another', async () => {
  const page = await suite.bench.desk()
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await page.reload()
  await page.locator('[data-link=live]').waitFor()
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
  await page.keyboard.press('c')
  await page.locator('bus-monitor[bus=programme]').getByText('Holding slide').waitFor()
  const [doubled] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void open(location.href, '_blank')),
  ])
  await doubled.getByText('STANDBY — producer DRIVES').waitFor()
})

test('in two-person mode the take waits until a scrutineer confirmed at another desk', async () => {
  const page = await suite.bench.desk('operator')
  const scrutineer = await suite.bench.desk('scrutineer')
  for (const next of ['Title', 'Shortlist', 'Reveal']) await pressUntil(page, 'Space', next)
  await page.keyboard.press('a')
  await page.getByText('WAITS FOR A SECOND PERSON').waitFor()
  await page.keyboard.press('Space')
  await page.getByText('has to be confirmed by a second person').waitFor()
  expect(state().reveals).toEqual([])
  const card = scrutineer.locator('confirm-card')
  await card.getByText('Reveal Council of the Year — Highly Commended').waitFor()
  await card.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Armed by operator, confirmed by scrutineer.').waitFor()
  await pressUntil(page, 'Space', 'Envelope')
  expect(state().reveals).toHaveLength(1)
  expect(await takeButton(page).getAttribute('data-moment')).toBe('take')
})
