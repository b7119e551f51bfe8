import { expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { buildPanel, nextIs, openBench, pressUntil } from './desk-browser.ts'

test('shots', async () => {
  const pages = await buildPanel()
  const browser = await launchBrowser()
  const bench = await openBench(pages, browser, { most: 22 })
  const door = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await door.goto(`${bench.server.origin}/control`)
  await door.locator('sign-in-form').waitFor()
  await door.screenshot({ path: '/tmp/shots/door.png' })
  const page = await bench.desk()
  await nextIs(page, 'Opening')
  const e = bench.server.show.state().position.epoch
  bench.server.setScreens([
    {
      screen: 'a81Kd02mXX',
      bus: 'programme',
      size: '1920×1080',
      connected: true,
      painted: { epoch: e, seq: 900 },
    },
    {
      screen: 'Zk29dkslq2',
      bus: 'programme',
      size: '3840×2160',
      connected: true,
      painted: { epoch: e, seq: 1 },
    },
    { screen: 'confid_9aa', bus: 'preview', size: '1280×720', connected: false, painted: null },
  ])
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
  asAnother(bench.server, {
    kind: 'write-post',
    text: 'Welcome to Grosvenor House. The doors are open and the first envelope is on the lectern.',
  })
  await pressUntil(page, 'Space', 'Reveal')
  await page.screenshot({ path: '/tmp/shots/reveal.png' })
  for (const [w, h] of [
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width: w, height: h })
    await page.screenshot({ path: `/tmp/shots/reveal-${w}.png` })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await pressUntil(page, 'Space', 'Envelope')
  await pressUntil(page, 'Space', 'Reveal')
  await pressUntil(page, 'Space', 'Campaign')
  await page.keyboard.press('x')
  await page.locator('button.lift').waitFor()
  await page.screenshot({ path: '/tmp/shots/black.png' })
  await page.keyboard.press('x')
  await page.keyboard.press('r')
  await page.locator('retract-dialog dialog[open]').waitFor()
  await page.screenshot({ path: '/tmp/shots/retract.png' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.type('digital')
  await page.screenshot({ path: '/tmp/shots/jump.png' })
  await page.keyboard.press('Enter')
  await nextIs(page, 'Title')
  await page.keyboard.press('s')
  await page.locator('result-dialog dialog[open]').waitFor()
  await page.locator('select').selectOption({ index: 12 })
  await page.screenshot({ path: '/tmp/shots/result.png' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: '/tmp/shots/result-390.png' })
  await page.keyboard.press('Escape')
  await page.locator('[data-go=rundown]').click()
  await page.screenshot({ path: '/tmp/shots/rundown-390.png' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('?')
  await page.screenshot({ path: '/tmp/shots/help.png' })
  await page.keyboard.press('Escape')
  bench.server.cut()
  await page.locator('p.lost').waitFor()
  await page.screenshot({ path: '/tmp/shots/lost.png' })
  expect(bench.complaints).toEqual([])
  await browser.close()
  await bench.close()
})
