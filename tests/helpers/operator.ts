/** An operator at the keyboard of a real desk: everything here is done by key presses in the page, as on the night. */
import type { Frame, Locator, Page } from 'playwright'
import { expect } from 'vitest'
import type { DeskLive } from '#shared/desk-view'
import { applyFeed, type Feed, isGap } from '#shared/feed'
import { HOLD_MS } from '../../control/keymap.ts'
import { deskSocket, type House, until } from './house.ts'

export interface Operator {
  live(): Promise<DeskLive>
  /** Presses a key that moves the programme, again if the guard time refused it; resolves with the desk as it is then. */
  press(key: string): Promise<DeskLive>
  /** Takes what comes next until this cue is on. */
  playTo(cue: string): Promise<DeskLive>
  /** Opens the result dialog on the category in hand, ticks what is given and seals it. */
  setResult(ticks: readonly string[], reason?: string): Promise<void>
  /** What the desk says in reply to the last key. */
  said(): Promise<string>
}

/** Holds a key as long as it takes to fire. */
export async function holdKey(page: Page, key: string, fired: () => Promise<boolean>): Promise<void> {
  await until(`${key}, held, to fire`, async () => {
    await page.keyboard.down(key)
    await new Promise((resolve) => setTimeout(resolve, HOLD_MS + 100))
    await page.keyboard.up(key)
    // Held again too soon, it would be done twice.
    return until(`what ${key} does`, fired, 5000).catch(() => false)
  })
}

/** A dialog is there at once, or the key was swallowed; asking for it again does no harm. */
const DIALOG_MS = 1500

export function operatorAt(page: Page, house: Pick<House, 'view'>): Operator {
  const live = async () => (await house.view()).live

  /** A reveal is armed by a key of its own, before the key that takes. */
  async function arm(): Promise<void> {
    await until('the reveal to be armed', async () => {
      if ((await live()).armed) return true
      await page.keyboard.press('a')
      return page
        .locator('[data-moment=open]')
        .waitFor({ timeout: 1000 })
        .then(() => true)
    })
  }

  async function press(key: string): Promise<DeskLive> {
    const before = await live()
    const takes = key === 'Space' || key === 'PageDown'
    if (takes && before.next?.reveals) await arm()
    const free = page.locator('[data-act="take"][aria-busy="false"]')
    await until(
      `${key} to move the programme`,
      async () => {
        await free.waitFor()
        const sooner = await live()
        if (sooner.programme.seq !== before.programme.seq) return true
        await page.keyboard.press(key)
        // The desk has sent it by now, or swallowed it; once it is free again, it has been answered.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
        await free.waitFor()
        return (await live()).programme.seq !== before.programme.seq
      },
      60_000,
    ).catch(async (error: unknown) => {
      throw new Error(`${key} did not move the programme; the desk says: ${await said()}`, { cause: error })
    })
    return live()
  }

  async function playTo(cue: string): Promise<DeskLive> {
    let now = await live()
    while (now.programme.on?.cue !== cue) now = await press('Space')
    return now
  }

  const said = async () => (await page.getByRole('alert').allInnerTexts()).join(' ').trim()

  async function setResult(ticks: readonly string[], reason?: string): Promise<void> {
    const dialog = await openDialog(page, 's')
    for (const tick of ticks) {
      const box = page.locator(`[data-tick="${tick}"]`)
      await box.focus()
      if (!(await box.isChecked())) await page.keyboard.press('Space')
      expect(await box.isChecked()).toBe(true)
    }
    if (reason !== undefined) {
      await page.locator('[data-field="reason"]').focus()
      await page.keyboard.type(reason)
    }
    await page.locator('[data-do="seal"]').focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  }

  return { live, press, playTo, setResult, said }
}

/** Presses the key of a dialog until it is there: while the desk waits for an answer it swallows keys. */
export async function openDialog(page: Page, key: string): Promise<Locator> {
  const dialog = page.getByRole('dialog')
  await until(`the dialog of ${key}`, async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press(key)
    return dialog.waitFor({ timeout: DIALOG_MS }).then(() => true)
  })
  return dialog
}

/** The words on a stage page now, without those of a slide that is leaving. */
export const stageWords = async (page: Page | Frame): Promise<string> =>
  (await page.locator('#slides > .slide:not(.leaving, .waiting)').allInnerTexts()).at(-1) ?? ''

/** Every article of a live page as its readers read it, newest first. */
export const articles = (page: Page): Promise<string[]> => page.locator('article').allInnerTexts()

/** The public feed as the log has it. */
export async function feedOfLog(house: House): Promise<Feed> {
  const desk = deskSocket(house)
  try {
    const reply = await desk.timeout(4000).emitWithAck('feed', { cursor: null })
    const feed = applyFeed(null, reply.value)
    if (isGap(feed)) throw new Error('The log told a feed that begins with a gap')
    return feed
  } finally {
    desk.disconnect()
  }
}
