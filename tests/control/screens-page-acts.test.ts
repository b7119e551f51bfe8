/** The page of the screens, on a panel as it is shipped: what is asked of the screens, by hand and from the keyboard. */
import { expect, test } from 'vitest'
import { LINK_TOKEN, screenReport } from '../helpers/desk-screens.ts'
import { nextIs, pressUntil } from './desk-browser.ts'
import { card, said, useScreensDesk } from './screens-desk.ts'

const { suite, screensDesk, wishes, wall } = useScreensDesk()

test('a page that shows a code is added from the list, once it has a name', { tags: ['whole'] }, async () => {
  const page = await screensDesk()
  await page.locator('[data-pair=ACD346]').click()
  await page.locator('[data-do=add]').click()
  await page.getByText('Give the screen a name').waitFor()
  await page.locator('[data-field=name]').fill('  Balcony ')
  await page.locator('input[value=lobby]').check()
  await page.keyboard.press('Escape')
  await page.locator('add-screen-dialog').waitFor({ state: 'detached' })
  expect(wishes()).toEqual([])
  await page.locator('[data-pair=ACD346]').click()
  await page.locator('[data-field=name]').fill('  Balcony ')
  await page.locator('input[value=lobby]').check()
  await page.locator('[data-do=add]').click()
  await said(page, 'Balcony is a screen now.')
  const setup = { name: 'Balcony', show: null, layout: 'lobby', background: 'stage', raise: 0 }
  expect(wishes()).toEqual([{ kind: 'pair', code: 'ACD346', setup }])
  await card(page, 'Balcony').waitFor()
  expect(await page.locator('[data-pair]').count()).toBe(0)
})

test('a code is typed as it comes; a wrong one is refused in words, and the form stays', {
  tags: ['whole'],
}, async () => {
  const page = await screensDesk()
  await page.locator('[data-do=add-screen]').click()
  await page.keyboard.type('acd-347')
  await page.locator('[data-field=name]').fill('Balcony')
  await page.locator('[data-do=add]').click()
  await page.getByText('No screen shows this code').waitFor()
  await page.locator('[data-field=code]').fill('acd-346')
  await page.locator('[data-do=add]').click()
  await said(page, 'Balcony is a screen now.')
  expect(wishes().map((wish) => 'code' in wish && wish.code)).toEqual(['ACD347', 'ACD346'])
})

test('a link is a key: shown once, copied, and not lost by a slip', async () => {
  const page = await screensDesk()
  await page.locator('[data-do=add-screen]').click()
  await page.locator('input[value=link]').check()
  await page.locator('[data-field=name]').fill('OBS main')
  await page.locator('input[value=lower-third]').check()
  expect(await page.locator('input[name=background][value=transparent]').isChecked()).toBe(true)
  await page.locator('input[name=background][value=green]').check()
  await page.locator('[data-do=add]').click()
  const link = page.locator('copy-field input')
  expect(await link.inputValue()).toBe(`${suite.bench.server.origin}/stage#screen=${LINK_TOKEN}`)
  await page.getByText('This link is a key').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Copy the link, then press “Done”').waitFor()
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await page.getByText('Copied.').waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await said(page, 'OBS main is added.')
  expect(await page.locator('screens-page').innerHTML()).not.toContain(LINK_TOKEN)
  expect(wishes()).toMatchObject([{ kind: 'link', setup: { layout: 'lower-third', background: 'green' } }])
})

test('a screen is renamed and set up anew; a name that is taken is refused', async () => {
  const page = await screensDesk()
  await page.getByRole('button', { name: 'Set up LED wall' }).click()
  await page.locator('[data-field=name]').fill('Foyer')
  await page.locator('[data-do=save]').click()
  await page.getByText('There is a screen called Foyer already.').waitFor()
  await page.locator('[data-field=name]').fill('Main wall')
  await page.locator('[data-field=show]').selectOption('lgc-awards-2022')
  await page.locator('[data-field=raise]').fill('15')
  await page.locator('[data-do=save]').click()
  await said(page, 'Main wall is saved.')
  await card(page, 'Main wall').getByText('raised 15 %').waitFor()
  expect(wishes()).toEqual([
    {
      kind: 'assign',
      screen: 'LEDwall-screen',
      setup: { name: 'Main wall', show: 'lgc-awards-2022', layout: 'full', background: 'stage', raise: 15 },
    },
  ])
})

test('names and reloads go at once while nothing is on, and are asked twice while something is', {
  tags: ['whole'],
}, async () => {
  const page = await screensDesk('operator', [wall()])
  await page.locator('[data-do=identify-all]').click()
  await said(page, 'For a minute every screen shows its name.')
  await page.getByRole('button', { name: 'Reload LED wall' }).click()
  await said(page, 'LED wall loads its page anew.')
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await page.getByRole('button', { name: 'Identify LED wall' }).click()
  await page.getByText('the room reads it').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-do=reload-all]').click()
  await page.locator('[data-do=act]').click()
  await said(page, 'Every screen loads its page anew.')
  expect(wishes()).toEqual([
    { kind: 'identify', screen: null },
    { kind: 'reload', screen: 'LEDwall-screen' },
    { kind: 'reload', screen: null },
  ])
})

test('removing names the screen and what happens; a refusal is read as a sentence', {
  tags: ['whole'],
}, async () => {
  const page = await screensDesk('producer', [wall(), screenReport('Bar', { connected: false })])
  suite.bench.server.screens.refuseNext = 'no-such-screen'
  await page.getByRole('button', { name: 'Remove Bar' }).click()
  await page.getByRole('heading', { name: 'Remove Bar?' }).waitFor()
  await page.locator('[data-do=act]').click()
  await page.getByText('it may have been removed meanwhile').waitFor()
  await page.locator('[data-do=act]').click()
  await said(page, 'Bar is removed.')
  await card(page, 'Bar').waitFor({ state: 'detached' })
  expect(await card(page, 'LED wall').count()).toBe(1)
  suite.bench.server.screens.refuseNext = 'too-many'
  await page.locator('[data-do=identify-all]').click()
  await said(page, 'Too many attempts')
})

test('the take bar stays and its keys work; in a dialog and in a field they do not', {
  tags: ['whole'],
}, async () => {
  const page = await screensDesk()
  await nextIs(page, 'Opening')
  await page.locator('[data-do=add-screen]').click()
  await page.getByRole('button', { name: 'Leave it' }).focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('w')
  expect(await page.locator('dialog[open]').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.locator('add-screen-dialog').waitFor({ state: 'detached' })
  expect(suite.bench.server.arrived).toEqual([])
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await page.keyboard.press('w')
  await page.locator('screens-page').waitFor({ state: 'detached' })
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
})

test('everything is done from the keyboard, and the focus comes back to where it was', {
  tags: ['whole'],
}, async () => {
  const page = await screensDesk('producer', [wall()])
  const focused = () =>
    page.evaluate(() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim()
    })
  await page.locator('[data-do=add-screen]').focus()
  const met: (string | null | undefined)[] = []
  while (met.at(-1) !== 'Set up LED wall' && met.length < 12) {
    await page.keyboard.press('Tab')
    met.push(await focused())
  }
  expect(met).toContain('Identify LED wall')
  await page.keyboard.press('Enter')
  await page.locator('screen-dialog dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('screen-dialog').waitFor({ state: 'detached' })
  expect(await focused()).toBe('Set up LED wall')
})
