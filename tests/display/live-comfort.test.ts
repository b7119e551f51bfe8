/** The live blog as people read it: nothing jumps, everything can be heard, read and narrow. */
import { describe, expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { only } from '../helpers/whole.ts'
import { halfAnEvening, isLive, read, serve, showsExactly, withBrowser } from './live-browser.ts'
import { night } from './live-sample.ts'

withBrowser()

describe('the reader is not disturbed', () => {
  test('news is said politely, and gathered', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const status = page.getByRole('status')
    expect(await status.textContent()).toBe('')
    server.publish(evening.write('one', 'Words'))
    server.publish(evening.reveal('council-of-the-year', 'winner', ['manchester']))
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent !== '')
    expect(await status.textContent()).toBe('New post. Winner, Council of the Year: Manchester City Council.')
  })
})

describe('everybody can read it', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing after 50 inserts, ${colorScheme}`, only(colorScheme === 'dark'), async () => {
      const evening = halfAnEvening()
      evening.retract('innovation', 'winner', 'Under review.')
      const server = await serve(evening.feed())
      const { page } = await read(server, { colorScheme, reducedMotion: 'reduce' })
      await isLive(page)
      for (let i = 0; i < 50; i += 1) server.publish(evening.write(`p${i}`, `Post ${i}`))
      await showsExactly(page, evening.feed())
      expect(await axeFinds(page)).toEqual([])
    })
  }

  for (const width of [320, 390, 1280]) {
    test(`nothing is wider than the page at ${width} px`, async () => {
      const server = await serve(halfAnEvening().feed())
      const { page } = await read(server, { viewport: { width, height: 800 } })
      await isLive(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    })
  }
})
