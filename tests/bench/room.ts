/** Eight screens of one room in one browser, each on a link and with clocks of its own, and what they were seen to do. */
import type { Browser } from 'playwright'
import type { Random } from '../helpers/random.ts'
import { type JitteryLink, openJitteryLink } from './jittery-link.ts'
import { type Said, type Shown, standWitness } from './witness.ts'

export interface RoomOptions {
  readonly browser: Browser
  readonly random: Random
  readonly origin: string
  /** Makes the link of one more screen; a server that pairs by itself needs none. */
  readonly newScreen?: () => Promise<string>
  readonly screens: number
  readonly size: { readonly width: number; readonly height: number }
  /** Packets take from 0 to so many milliseconds each way; 0 is a room without links between. */
  readonly jitter: number
  /** Clocks are wrong by up to so many milliseconds either way. */
  readonly shift: number
}

/** What one screen did since it was last looked at. */
export interface Looked {
  readonly shown: readonly Shown[]
  readonly said: readonly Said[]
}

export interface Room {
  look(): Promise<Looked[]>
  close(): Promise<void>
}

export async function openRoom(options: RoomOptions): Promise<Room> {
  const { browser, random, origin, newScreen, screens, size, jitter, shift } = options
  const links: JitteryLink[] = []
  const pages = await Promise.all(
    Array.from({ length: screens }, async () => {
      const wrong = shift === 0 ? 0 : random.between(-shift, shift)
      const link = jitter > 0 ? await openJitteryLink(origin, () => random.next() * jitter) : null
      if (link) links.push(link)
      const page = await (await browser.newContext({ viewport: size })).newPage()
      await page.addInitScript(standWitness, wrong)
      const paired = newScreen ? new URL(await newScreen()).hash : ''
      await page.goto(`${link?.origin ?? origin}/stage${paired}`)
      return page
    }),
  )
  const look = () =>
    Promise.all(
      pages.map((page) =>
        page.evaluate(() => ({
          shown: window.witness.shown.splice(0),
          said: window.witness.said.splice(0),
        })),
      ),
    )
  return {
    look,
    async close() {
      await Promise.all(pages.map((page) => page.context().close()))
      await Promise.all(links.map((link) => link.close()))
    },
  }
}
