/** Redis away, as the desk says it: what is held is done, what is let go is not, and of two evenings one is chosen with both in sight. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { AloneView } from '#shared/alone'
import { type History, NOTHING_DONE } from '#shared/histories'
import { HOLD_MS } from '../../control/keymap.ts'
import { useBench } from './desk-browser.ts'

const suite = useBench()

const away: AloneView = { state: 'away', since: 1_800_000_000_000, leads: true, leader: null, not: null }
const did = (more: Partial<History>): History => ({
  ...NOTHING_DONE,
  commits: 7,
  taken: 4,
  from: 1_800_000_060_000,
  to: 1_800_000_960_000,
  ...more,
})
const alone = (ours: History | null, theirs: History | null): AloneView => ({
  state: 'alone',
  since: 1_800_000_000_000,
  by: 'Ada',
  where: 'http://10.0.0.1:4100',
  reunion: ours && {
    seen: 'what was seen',
    shows: [{ show: 'gala', ceremony: 'LGC Awards 2022', ours, theirs }],
  },
})

/** Held by the mouse for so long. */
async function hold(page: Page, does: string, ms: number): Promise<void> {
  await page.locator(`[data-do="${does}"]`).hover()
  await page.mouse.down()
  await new Promise((resolve) => setTimeout(resolve, ms))
  await page.mouse.up()
}

test('held, it goes on; let go too soon, it does not; whoever may not is told all the same', async () => {
  const { server } = suite.bench
  const page = await suite.bench.desk('operator')
  const editor = await suite.bench.desk('editor')
  server.setAlone(away)
  await page.getByText('The show log is out of reach').waitFor()
  await editor.getByText('The show log is out of reach').waitFor()
  expect(await editor.locator('[data-do="continue-alone"]').count()).toBe(0)
  await hold(page, 'continue-alone', 100)
  await page.getByText('Hold the button until the bar is full.').waitFor()
  expect(server.aloneWishes).toEqual([])
  await hold(page, 'continue-alone', HOLD_MS + 200)
  await expect.poll(() => server.aloneWishes).toEqual([{ do: 'continue' }])
  server.setAlone(alone(null, null))
  await page.getByText('This machine is alone').waitFor()
  server.setAlone(alone(did({}), NOTHING_DONE))
  await hold(page, 'join', HOLD_MS + 200)
  await expect
    .poll(() => server.aloneWishes.at(-1))
    .toEqual({ do: 'join', keep: 'this', seen: 'what was seen' })
  server.setAlone(null)
  await page.locator('[data-alone]').waitFor({ state: 'detached' })
})

test('[E1] two evenings side by side, by the titles of their categories; the one that is held is kept', async () => {
  const { server } = suite.bench
  const page = await suite.bench.desk()
  const ours = did({ revealed: ['Council of the Year', 'Climate Response'], posts: 2 })
  server.setAlone(alone(ours, did({ commits: 3, taken: 1, revealed: ['Council of the Year'] })))
  await page.locator('[data-do="compare"]').click()
  const side = (keep: string) => page.locator(`[data-side="${keep}"]`)
  await side('this').getByText('Council of the Year · Climate Response').waitFor()
  expect(await side('redis').innerText()).toMatch(
    /3 acts, from [\s\S]*Revealed\s+Council of the Year\s+Taken to the stage\s+1/,
  )
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('[data-do="compare"]').click()
  await hold(page, 'keep-redis', HOLD_MS + 200)
  await expect.poll(() => server.aloneWishes).toEqual([{ do: 'join', keep: 'redis', seen: 'what was seen' }])
})
