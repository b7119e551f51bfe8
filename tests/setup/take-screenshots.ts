/** README's three pictures, taken of a real house with the sample: the desk, the stage and the live blog in one moment of one evening. */
import { join } from 'node:path'
import type { Page } from 'playwright'
import sharp from 'sharp'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'

export const PICTURES = ['control', 'stage', 'live'] as const
/** What README shows; sizes in pixels of the page. */
const SIZES = {
  control: { width: 1440, height: 900 },
  stage: { width: 1280, height: 720 },
  live: { width: 1100, height: 900 },
} as const
/** Two pixels for one: README is read on good screens. */
const SHARP = 1.5

/** The evening until so many winners were on the stage; the last one still is. */
async function untilWinners(house: House, wanted: number): Promise<void> {
  for (let shown = 0; shown < wanted; ) {
    // A press too soon after the last one is refused.
    await until('the next step', async () => (await house.takeNext()).ok)
    const { programme } = (await house.view()).live
    if (/— winner$/i.test(programme.label)) shown += 1
  }
}

/** As it stands once everything has come to rest. */
async function kept(page: Page, name: (typeof PICTURES)[number], folder: string): Promise<string> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await until('everything to stand still', () =>
    page.evaluate(() => document.getAnimations().every(({ playState }) => playState !== 'running')),
  )
  const path = join(folder, `${name}.webp`)
  await sharp(await page.screenshot())
    .webp({ quality: 88 })
    .toFile(path)
  return path
}

/** Writes the pictures into a folder, and answers their paths. */
export async function takeScreenshots(folder: string): Promise<string[]> {
  const house = await startHouse()
  const browser = await launchBrowser()
  const open = async (name: (typeof PICTURES)[number], url: string) => {
    const page = await browser.newPage({ viewport: SIZES[name], deviceScaleFactor: SHARP, locale: 'en-GB' })
    await page.goto(url)
    return page
  }
  try {
    const control = await open('control', house.controlLink)
    await control.locator('[data-link=live]').waitFor()
    await control.getByRole('button', { name: 'Not now' }).click()
    const stage = await open('stage', house.stage)
    await house.command({
      kind: 'write-post',
      text: 'Good evening. Doors are open, dinner is at half past seven.',
    })
    await untilWinners(house, 3)
    const live = await open('live', `${house.readers}/live/${SAMPLE}`)
    await live.locator('article').nth(3).waitFor()
    return [
      await kept(stage, 'stage', folder),
      await kept(control, 'control', folder),
      await kept(live, 'live', folder),
    ]
  } finally {
    await browser.close()
    await house.stop()
  }
}
