/** @module-tag whole */
/** A show imported by HTTP, run from the control panel beside the one on air. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { articles, stageWords } from '../helpers/operator.ts'
import { importShow } from './imported-show.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

test('desk, monitors, stage and live blog of the second show follow each other; the one on air stands still', async () => {
  const second = await importShow(house, 'second')
  const onAir = (await house.view()).live.position
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  })
  const desk = await context.newPage()
  await desk.goto(house.controlLink.replace('/control', '/control?show=second'))
  await desk.locator('[data-act="take"]').waitFor()
  const stage = await context.newPage()
  await stage.setViewportSize(SMALL_STAGE.viewport)
  await stage.goto(await house.newScreen({ show: 'second' }))
  const sample = await context.newPage()
  await sample.setViewportSize(SMALL_STAGE.viewport)
  await sample.goto(await house.newScreen())
  const reader = await context.newPage()
  await reader.goto(`${house.readers}/live/second`)
  await desk.bringToFront()
  const label = async () => (await second.view()).live.programme.label
  for (const wanted of ['Opening', 'Council of the Year — Title']) {
    await until(`the desk to take ${wanted}`, async () => {
      if ((await label()) !== wanted) await desk.keyboard.press('Space')
      return (await label()) === wanted
    })
  }
  await until('the stage to follow', async () => (await stageWords(stage)).includes('Council of the Year'))
  const monitor = desk.frameLocator('bus-monitor[bus="programme"] iframe')
  await monitor.getByText('Council of the Year').first().waitFor()
  await until('the reader to follow', async () =>
    (await articles(reader)).join().includes('Council of the Year'),
  )
  expect(await stageWords(sample)).not.toContain('Council of the Year')
  expect((await house.view()).live.position).toEqual(onAir)
})
