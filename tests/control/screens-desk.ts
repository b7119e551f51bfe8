/** A desk with the page of the screens open, and what was asked of the screens. */
import type { Page } from 'playwright'
import type { ScreenReport } from '#shared/protocol'
import type { ScreenWish } from '#shared/screens'
import { screenReport } from '../helpers/desk-screens.ts'
import type { DeskServer } from '../helpers/desk-server.ts'
import { mixedRoom } from '../helpers/mixed-room.ts'
import { type Bench, type Suite, useBench } from './desk-browser.ts'

/** The page that waits for somebody to type its code. */
export const WAITING = [{ code: 'ACD346', size: '1920×1080', address: '192.168.1.23' }]

interface ScreensSuite {
  readonly suite: Suite
  /** A desk with the page open; of a mixed room unless another is given. */
  screensDesk(role?: Parameters<Bench['desk']>[0], room?: ScreenReport[]): Promise<Page>
  /** Tells the desks of other screens. */
  tell(...room: Parameters<DeskServer['setScreens']>): void
  /** Every wish that arrived, in order. */
  wishes(): readonly ScreenWish[]
  /** A healthy screen called so, with what is on. */
  showing(name: string): ScreenReport
  /** The one that is called LED wall. */
  wall(): ScreenReport
}

/** Registers the hooks of a suite. */
export function useScreensDesk(): ScreensSuite {
  const suite = useBench()
  const tell: ScreensSuite['tell'] = (...room) => suite.bench.server.setScreens(...room)
  const showing = (name: string) => screenReport(name, { painted: suite.bench.server.show.state().position })
  return {
    suite,
    tell,
    showing,
    wall: () => showing('LED wall'),
    wishes: () => suite.bench.server.screens.wishes,
    async screensDesk(role, room) {
      const page = await suite.bench.desk(role)
      tell(room ?? mixedRoom(suite.bench.server), WAITING)
      await openScreens(page)
      return page
    },
  }
}

export async function openScreens(page: Page): Promise<void> {
  await page.keyboard.press('w')
  await page.locator('screens-page').waitFor()
}

export const card = (page: Page, name: string) =>
  page.locator('screen-card').filter({ has: page.getByRole('heading', { name, exact: true }) })

export const said = (page: Page, words: string) => page.locator('screens-page').getByText(words).waitFor()
