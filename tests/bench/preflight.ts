/** How long preflight takes for the whole sample at its six sizes, and whether anything offends; then the same for texts no ceremony should have. */
import type { BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse } from '../helpers/house.ts'
import { extremeShow } from '../helpers/stage-extremes.ts'

const EXTREMES = 'extremes'

/** Milliseconds between two words of progress. */
const WORD_MS = 10_000
/** No check takes longer than this, in milliseconds. */
const WHOLE_MS = 900_000

interface Checked {
  /** Drawings: pictures times sizes. */
  readonly checked: number
  readonly offenders: number
  readonly seconds: number
  /** What the page's thread worked meanwhile: on a machine that is busy with other things less than `seconds`. */
  readonly cpuSeconds: number
  readonly pictures: number
}

/** Seconds a page's thread has worked so far. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN
  }
}

async function signIn(context: BrowserContext, house: House): Promise<void> {
  const desk = await context.newPage()
  await desk.goto(house.controlLink)
  await desk.locator('[data-link=live]').waitFor()
  await desk.close()
}

async function importExtremes(house: House): Promise<void> {
  const reply = await house.api('/api/v1/shows', { method: 'POST', body: extremeShow(EXTREMES) })
  if (reply.status !== 201) throw new Error(`The extremes were not imported: ${await reply.text()}`)
}

async function check(page: Page, house: House, show: string, say: (line: string) => void): Promise<Checked> {
  await page.goto(`${house.room}/preflight?show=${show}`)
  const start = page.locator('[data-do=start]')
  await start.waitFor()
  const work = await workOf(page)
  const before = await work()
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 100) / 10
  await start.click()
  const words = setInterval(async () => {
    const going = await page
      .locator('.going p')
      .innerText({ timeout: 1000 })
      .catch(() => null)
    if (going) say(`${show}: ${going.trim()} (${seconds()} s)`)
  }, WORD_MS)
  try {
    const summary = page.locator('[data-summary]')
    await summary.waitFor({ timeout: WHOLE_MS })
    const took = seconds()
    const worked = Math.round(((await work()) - before) * 10) / 10
    say(`${show}: ${(await summary.innerText()).replace(/\s+/g, ' ').trim()}`)
    for (const offender of await page.locator('[data-offender]').all())
      say((await offender.innerText()).replace(/\s+/g, ' '))
    const { checked, offenders } = await summary.evaluate((line: HTMLElement) => ({ ...line.dataset }))
    return {
      checked: Number(checked),
      offenders: Number(offenders),
      seconds: took,
      cpuSeconds: worked,
      pictures: await page.locator('[data-picture], [data-offender]').count(),
    }
  } finally {
    clearInterval(words)
  }
}

export async function bench(say: (line: string) => void) {
  const house = await startHouse()
  const browser = await launchBrowser()
  try {
    await importExtremes(house)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await signIn(context, house)
    const page = await context.newPage()
    const sample = await check(page, house, SAMPLE, say)
    const extremes = await check(page, house, EXTREMES, say)
    return {
      ...sample,
      extremesChecked: extremes.checked,
      extremesOffenders: extremes.offenders,
      extremesSeconds: extremes.seconds,
    }
  } finally {
    await browser.close()
    await house.stop()
  }
}
