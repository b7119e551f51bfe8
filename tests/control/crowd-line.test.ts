/** One line on every page of the desk while the edges are short of breath, the server's disk is full or the backup is in trouble, and none otherwise. */
import { expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { nextIs, takeButton, useBench } from './desk-browser.ts'

const suite = useBench()

test('[I1] the desk says what the edges have let go of, on every page, and takes as before', async () => {
  const page = await suite.bench.desk()
  const line = page.locator('.banner .crowd')
  await nextIs(page, 'Opening')
  expect(await line.count()).toBe(0)
  suite.bench.server.setCrowd({ edges: 1, readers: 19_400, level: 4 })
  await page.getByText('The live blog is short of breath (19,400 readers)').waitFor()
  expect(await line.innerText()).toContain('everything up to new event streams')
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('w')
  await line.waitFor()
  await page.keyboard.press('w')
  expect(await takeButton(page).isEnabled()).toBe(true)
  // It does not stand in the way of anything on a narrow screen.
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const shot = process.env['ENVELOPE_SHOTS']
  if (shot) await page.screenshot({ path: `${shot}/crowd-narrow.png` })
  await page.setViewportSize({ width: 1440, height: 900 })
  if (shot) await page.screenshot({ path: `${shot}/crowd.png` })
  // A full disk is said beside it, and goes when there is room again.
  suite.bench.server.setDisk({ reserveGone: true })
  await page.getByText('The disk of the server is full').waitFor()
  expect(await line.count()).toBe(2)
  suite.bench.server.setDisk({ reserveGone: false })
  suite.bench.server.setCrowd({ edges: 1, readers: 12_000, level: 0 })
  await line.first().waitFor({ state: 'detached' })
  expect(await line.count()).toBe(0)
})

test('[L1] the desk says in one sentence that the backup folder is in trouble, and takes as before', async () => {
  const page = await suite.bench.desk()
  const line = page.locator('.banner [data-notice=backup]')
  await nextIs(page, 'Opening')
  expect(await line.count()).toBe(0)
  suite.bench.server.setBackup({ folder: '/media/stick', problem: 'gone', behind: 1, last: null })
  await page.getByText('The backup folder /media/stick is not there, and one commit is not in it.').waitFor()
  expect(await axeFinds(page)).toEqual([])
  expect(await takeButton(page).isEnabled()).toBe(true)
  suite.bench.server.setBackup(null)
  await line.waitFor({ state: 'detached' })
})
