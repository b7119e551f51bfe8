/** Dialogs: whose the keyboard is, where the focus goes, and that none of them leaves anything behind. */
import { expect, test } from 'vitest'
import { KEYS } from '../../control/keymap.ts'
import { nextIs, pressUntil, takeButton, useBench } from './desk-browser.ts'
import { dialogs, focused, gone, revealedDesk, throughDialogs } from './desk-dialogs.ts'

const suite = useBench()

const kinds = () => suite.bench.server.arrived.map((command) => command.kind)

/** Every key of the desk but Space, which presses the button that has the focus, and F1, which opens help in a tab beside it. */
const DESK_KEYS = KEYS.filter(({ anywhere }) => !anywhere)
  .flatMap(({ keys }) => keys)
  .filter((key) => key !== ' ')

test('while any dialog is open no key of the desk does anything; Escape puts it away and nothing else', async () => {
  const page = await revealedDesk(suite.bench)
  const before = kinds()
  await throughDialogs(page, async () => {
    // On a button, so that no field takes the letters.
    await page.locator('desk-modal').getByRole('button').last().focus()
    for (const key of DESK_KEYS) await page.keyboard.press(key)
    expect(await dialogs(page).count()).toBe(1)
  })
  expect(kinds()).toEqual(before)
  // The twin: the same key does something again.
  await pressUntil(page, 'PageDown', 'Winner')
  expect(kinds()).toEqual([...before, 'take'])
})

test('the focus goes into a dialog, stays there, and comes back to what opened it', async () => {
  const page = await revealedDesk(suite.bench)
  await page.locator('[data-act=set-result]').focus()
  await page.keyboard.press('Enter')
  await dialogs(page).waitFor()
  await page.locator('[data-field=category]:focus').waitFor()
  for (let steps = 0; steps < 24; steps += 1) {
    await page.keyboard.press('Tab')
    expect(await focused(page)).not.toMatch(/^(take|back|clear|blackout|retract|set-result|menu)$/)
  }
  await page.keyboard.press('Escape')
  await gone(page)
  expect(await focused(page)).toBe('set-result')
  await pressUntil(page, 'Space', 'Winner')
})

test('two dialogs in a row: each has the keys while it is there, and the focus still finds its way home', {
  tags: ['whole'],
}, async () => {
  const page = await revealedDesk(suite.bench)
  await page.locator('[data-act=retract]').focus()
  const before = kinds()
  for (const key of ['?', 's', 'Enter', '?']) {
    await page.keyboard.press(key)
    await dialogs(page).waitFor()
    expect(await dialogs(page).count()).toBe(1)
    await page.keyboard.press('PageDown')
    await page.keyboard.press('Escape')
    await gone(page)
    expect(await focused(page)).toBe('retract')
  }
  expect(kinds()).toEqual(before)
  // No veil and no lock is left behind: a click arrives.
  expect(await page.evaluate(() => document.documentElement.className)).toBe('')
  await takeButton(page).click()
  await nextIs(page, 'Winner')
})

test('a dialog whose desk is taken away leaves no veil and no lock', { tags: ['whole'] }, async () => {
  const page = await revealedDesk(suite.bench)
  await page.keyboard.press('s')
  await dialogs(page).waitFor()
  suite.bench.server.forgetSessions()
  await page.getByText('This desk was signed out.').waitFor()
  expect(await dialogs(page).count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.className)).toBe('')
  await page.getByLabel('One-time key').fill(suite.bench.server.key('operator'))
  await page.getByRole('button').click()
  await nextIs(page, 'Envelope')
  await page.keyboard.press('x')
  await page.getByText('The room sees a black screen').waitFor()
})

test('what is written into a dialog is lost neither to Escape nor to a click beside it', {
  tags: ['whole'],
}, async () => {
  const page = await revealedDesk(suite.bench)
  await page.keyboard.press('s')
  await page.locator('[data-citation=winner]').fill('For the second time.')
  for (const away of [
    () => page.keyboard.press('Escape'),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(4, 4),
  ]) {
    await away()
    expect(await dialogs(page).count()).toBe(1)
  }
  await page.getByText('Not sealed yet.').waitFor()
  expect(await page.locator('[data-citation=winner]').inputValue()).toBe('For the second time.')
  await page.getByRole('button', { name: 'Discard' }).click()
  await gone(page)
})

test('a dialog is there at once: nothing on the desk moves to show it', { tags: ['whole'] }, async () => {
  const page = await revealedDesk(suite.bench)
  await page.keyboard.press('?')
  const moving = () => dialogs(page).evaluate((dialog) => dialog.getAnimations({ subtree: true }).length)
  expect(await moving()).toBe(0)
  await dialogs(page).evaluate((dialog) => dialog.animate([{ opacity: 0 }, { opacity: 1 }], 60_000))
  expect(await moving()).toBe(1)
})
