/** What a producer brings and does by hand: logos in one zip, and takes with the pointer. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { zipSync } from 'fflate'
import type { Page } from 'playwright'
import { until } from './house.ts'
import { plain } from './pictures.ts'

const folder = new URL('../../server/sample/lgc-awards-2022/', import.meta.url)

/** A short evening of the sample: three categories with their results, four whose results are still to come. */
const SHORT = [
  'Council of the Year',
  'Climate Response',
  'Future Places',
  'Large Team of the Year',
  'Most Improved Council',
  'Outstanding Individual Contribution',
  'Public Health',
]

export const SHORT_EVENING = {
  /** One of the sample's tables, with the rows of those categories alone. */
  table(name: 'shortlist.csv' | 'results.csv') {
    const [header, ...rows] = parse(readFileSync(new URL(name, folder))) as string[][]
    const kept = rows.filter(([category]) => SHORT.includes(category ?? ''))
    return { name, mimeType: 'text/csv', buffer: Buffer.from(stringify([header ?? [], ...kept])) }
  },
}

/** As an agency names its files. */
const LOGOS = [
  'connected-places-catapult.png',
  'Liberty_Charge.png',
  'Odgers Interim.png',
  'zurich municipal.png',
]

/** A logo of every sponsor of the short evening. */
export async function logosInAZip() {
  const files = await Promise.all(
    LOGOS.map(async (name, at) => {
      const drawn = await plain(240, 80, `hsl(${at * 36}, 70%, 50%)`)
        .png()
        .toBuffer()
      return [`Logos 2026/${name}`, drawn] as const
    }),
  )
  const buffer = Buffer.from(zipSync(Object.fromEntries(files)))
  return { name: 'logos.zip', mimeType: 'application/zip', buffer }
}

/** Takes what comes next, both acts of it, and waits until something else does. */
export async function takeByHand(desk: Page): Promise<void> {
  const button = desk.locator('[data-act=take][aria-busy=false]:enabled')
  const label = desk.locator('[data-act=take] .label')
  const next = await label.innerText()
  await button.waitFor()
  if ((await button.getAttribute('data-moment')) === 'arm') {
    await button.click()
    await desk.locator('[data-moment=open]').waitFor()
  }
  await until('the take', async () => {
    // Within the guard time it is refused; nothing is clicked that has moved on.
    if ((await label.innerText()) === next && (await button.count()) > 0) await button.click()
    return (await label.innerText()) !== next
  })
}
