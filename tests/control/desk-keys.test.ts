/** The evening from the keyboard, on a panel as it is shipped. */
import { expect, test } from 'vitest'
import { asAnother } from '../helpers/desk-server.ts'
import { holdKey } from '../helpers/operator.ts'
import { nextIs, pressOnceFree, pressUntil, revealUntil, takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

const kinds = () => suite.bench.server.arrived.map((command) => command.kind)
const programme = () => suite.bench.server.show.state().programme

test('Space takes on key-up, once, however long it is held', async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  await page.keyboard.down('Space')
  await page.keyboard.down('Space')
  await page.keyboard.down('Space')
  expect(kinds()).toEqual([])
  await page.keyboard.up('Space')
  await nextIs(page, 'Council of the Year — Title')
  expect(kinds()).toEqual(['take'])
})

test('Space on a focused button takes once and does not press the button', async () => {
  const page = await suite.bench.desk()
  for (const act of ['take', 'blackout']) {
    await page.locator(`button[data-act=${act}]`).focus()
    const before = await takeButton(page).locator('.label').textContent()
    await pressOnceFree(page, 'Space')
    await takeButton(page)
      .locator('.label')
      .filter({ hasNotText: before ?? '' })
      .waitFor()
  }
  expect(kinds()).toEqual(['take', 'take'])
})

test('Enter held on the take button takes once', async () => {
  const page = await suite.bench.desk()
  await takeButton(page).focus()
  await page.keyboard.down('Enter')
  await nextIs(page, 'Council of the Year — Title')
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
  expect(kinds()).toEqual(['take', 'take'])
})

test('while somebody types the keys go to the field, and the desk says so', async () => {
  const page = await suite.bench.desk()
  await page.locator('blog-desk textarea').focus()
  await page.keyboard.type('b x c r s j')
  await page.getByText('Keys go to the text field').waitFor()
  expect(await page.locator('blog-desk textarea').inputValue()).toBe('b x c r s j')
  expect(kinds()).toEqual([])
  await page.keyboard.press('Escape')
  await pressUntil(page, 'Space', 'Council of the Year — Title')
})

test('a key that went down in a dialog fires nothing when it comes up outside', async () => {
  const page = await suite.bench.desk()
  await page.keyboard.press('?')
  await page.locator('help-dialog dialog[open]').waitFor()
  await page.keyboard.press('Space')
  await page.locator('help-dialog').waitFor({ state: 'detached' })
  await pressUntil(page, 'PageDown', 'Council of the Year — Title')
  expect(kinds()).toEqual(['take'])
})

test('F1 opens help beside the stage, and its keys are its own; put away, they are the desk’s; it is read on without a server', async () => {
  const page = await suite.bench.desk()
  const help = page.frameLocator('help-panel iframe')
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  const before = kinds()
  await page.keyboard.press('F1')
  await help.getByRole('heading', { name: 'Take and go back' }).waitFor()
  await page.getByText('Keys go to the help').waitFor()
  for (const key of ['Space', 'x', 'PageDown', 'b']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await page.getByText('Keys go to the help').waitFor({ state: 'detached' })
  expect(await page.locator('help-panel').isVisible()).toBe(false)
  expect(kinds()).toEqual(before)
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
  suite.bench.server.cut()
  await page.locator('[data-link=lost]').waitFor()
  await page.keyboard.press('F1')
  await help.getByRole('heading', { name: 'The desk says “No link”' }).waitFor()
  await help.getByRole('combobox').fill('stick')
  await page.keyboard.press('Enter')
  await help.getByRole('heading', { name: 'The evening runs from the stick' }).waitFor()
  await page.keyboard.press('F1')
  await page.locator('help-panel').waitFor({ state: 'hidden' })
})

test('help that could not be read ahead is asked for again', { tags: ['whole'] }, async () => {
  let asked = 0
  const page = await suite.bench.desk('producer', {}, (page) =>
    page.route(/\/help\/en/, (route) => {
      asked += 1
      return asked === 1 ? route.abort() : route.continue()
    }),
  )
  await page.keyboard.press('F1')
  const help = page.frameLocator('help-panel iframe')
  await help.getByRole('heading', { name: 'Take and go back' }).waitFor()
  expect(asked).toBeGreaterThan(1)
})

test('back, clear and blackout; the blackout cannot be missed', async () => {
  const page = await suite.bench.desk()
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
  await pressUntil(page, 'b', 'Council of the Year — Title')
  await page.keyboard.press('x')
  await page.getByText('The room sees a black screen').waitFor()
  expect(await page.locator('button[data-act=blackout]').getAttribute('aria-pressed')).toBe('true')
  expect(programme().black).toBe(true)
  await page.keyboard.press('x')
  await page.getByText('The room sees a black screen').waitFor({ state: 'detached' })
  await page.keyboard.press('c')
  await page.locator('bus-monitor[bus=programme]').getByText('Holding slide').waitFor()
  expect(programme()).toMatchObject({ on: null, black: false })
})

test('the arrows, a click and the jump field choose what comes next', async () => {
  const page = await suite.bench.desk()
  await pressUntil(page, 'ArrowDown', 'Council of the Year — Title')
  await pressUntil(page, 'ArrowDown', 'Council of the Year — Shortlist')
  await pressUntil(page, 'ArrowUp', 'Council of the Year — Title')
  await page.locator('[data-cue="council-of-the-year:envelope"]').click()
  await nextIs(page, 'Council of the Year — Envelope')
  await page.keyboard.press('j')
  await page.keyboard.type('children')
  await pressUntil(page, 'Enter', 'Children’s Services — Title')
  await pressUntil(page, 'Space', 'Children’s Services — Shortlist')
  await page.locator('.chapter.on').getByText('Children’s Services').waitFor()
})

test('a reveal is armed before the button turns red, and the marks follow', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  for (const next of ['Title', 'Shortlist', 'Reveal Council of the Year — Highly Commended']) {
    await pressUntil(page, 'Space', next)
  }
  expect(await takeButton(page).getAttribute('data-moment')).toBe('arm')
  await revealUntil(page, 'Council of the Year — Envelope')
  const row = page.locator('[data-cue="council-of-the-year:level:highly-commended"]')
  await row.getByText('revealed').waitFor()
  await page.locator('blog-desk').getByText('Great Yarmouth BC').waitFor()
})

test('[T1] of two desks that press at once, one drives; the other reads who, takes over, and goes on', async () => {
  const [one, two] = [await suite.bench.desk(), await suite.bench.desk('operator')]
  await Promise.all([nextIs(one, 'Opening'), nextIs(two, 'Opening')])
  const release = suite.bench.server.holdNextCommand()
  await two.keyboard.press('Space')
  await two.getByText('TAKING…').waitFor()
  await pressUntil(one, 'Space', 'Council of the Year — Title')
  release()
  await two.getByText('producer drives at another desk').waitFor()
  expect(programme().on).toEqual({ cue: 'opening', step: 0 })
  // It stays until the next act that is accepted.
  await holdKey(two, 't', async () => (await takeButton(two).getAttribute('data-moment')) === 'take')
  await one.getByText('operator has taken over').waitFor()
  await pressUntil(two, 'Space', 'Council of the Year — Shortlist')
  await two.locator('[data-notice]').waitFor({ state: 'detached' })
})

test('[T2] while a take is under way the button says so and further presses are not sent', async () => {
  const page = await suite.bench.desk()
  const release = suite.bench.server.holdNextCommand()
  // Measured in the page: from the key let go to the button that says so.
  await takeButton(page).evaluate((button) => {
    const mark = (name: string, startTime: number) => performance.mark(name, { startTime })
    addEventListener('keyup', (event) => mark('key', event.timeStamp), { once: true })
    new MutationObserver((_changes, observer) => {
      mark('said', performance.now())
      observer.disconnect()
    }).observe(button, { attributeFilter: ['aria-busy'] })
  })
  await page.keyboard.press('Space')
  await page.getByText('TAKING…').waitFor()
  const at = (name: string) =>
    page.evaluate((of) => performance.getEntriesByName(of)[0]?.startTime ?? Number.NaN, name)
  // How soon is measured by `npm run bench -- desk`: here, that the key's own release was what did it.
  expect((await at('said')) - (await at('key'))).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('Space')
  await takeButton(page).click()
  release()
  await nextIs(page, 'Council of the Year — Title')
  expect(kinds()).toEqual(['take'])
})

test('[T3] a blackout is not held up by a take that hangs', async () => {
  const page = await suite.bench.desk()
  const release = suite.bench.server.holdNextCommand()
  await page.keyboard.press('Space')
  await page.getByText('TAKING…').waitFor()
  await page.keyboard.press('x')
  await page.getByText('The room sees a black screen').waitFor()
  release()
  await page.locator('[data-notice]').waitFor()
})

test('a category without a result stops with the sentence that says why', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk()
  asAnother(suite.bench.server, { kind: 'preview', to: { cue: 'campaign-of-the-year:envelope', step: 0 } })
  await nextIs(page, 'Campaign of the Year — Envelope')
  await pressUntil(page, 'Space', 'Campaign of the Year — Winner')
  await pressOnceFree(page, 'Space')
  await page.getByText('Campaign of the Year has no sealed result yet').waitFor()
})
