/** What a producer brings and does by hand: logos in one zip, and takes with the pointer. */
import { zipSync } from 'fflate'
import type { Page } from 'playwright'
import { until } from './house.ts'
import { plain } from './pictures.ts'

/** As an agency names its files. */
const LOGOS = [
  'agilisys.png',
  'Attenti Consulting.png',
  'connected-places-catapult.png',
  'Liberty_Charge.png',
  'norse group.png',
  'Odgers Interim.png',
  'penna.png',
  'repic.png',
  'tile-hill.png',
  'zurich-municipal.png',
]

/** A logo of every sponsor of the sample. */
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
