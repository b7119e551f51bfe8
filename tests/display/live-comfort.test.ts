/** The live blog as people read it: nothing jumps, everything can be heard, read and narrow. */
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { halfAnEvening, isLive, read, serve, showsExactly, withBrowser } from './live-browser.ts'
import { night } from './live-sample.ts'

withBrowser()

describe('the reader is not disturbed', () => {
  async function readFurtherDown() {
    const evening = halfAnEvening()
    for (let i = 0; i < 12; i += 1) evening.write(`p${i}`, `Post ${i}. ${'Words upon words. '.repeat(12)}`)
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    await page.evaluate(() => document.getElementById('p-post-p4')?.scrollIntoView())
    const top = () =>
      page.evaluate(() => document.getElementById('p-post-p4')?.getBoundingClientRect().top ?? Number.NaN)
    return { evening, server, page, top }
  }

  test('new posts wait behind a button; the page stays where it is', async () => {
    const { evening, server, page, top } = await readFurtherDown()
    const before = await top()
    for (let i = 0; i < 3; i += 1) server.publish(evening.write(`new-${i}`, `New ${i}`))
    const button = page.getByRole('button', { name: '3 new updates' })
    await button.waitFor()
    expect(await page.title()).toBe('(3) LGC Awards 2022 – live results')
    expect(await top()).toBe(before)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await button.click()
    await showsExactly(page, evening.feed())
    expect(await page.evaluate(() => document.activeElement?.closest('article')?.id)).toBe('p-post-new-2')
    expect(await page.locator('#p-post-new-2').isVisible()).toBe(true)
    expect(await page.title()).toBe('LGC Awards 2022 – live results')
  })

  test('what is edited or deleted further up moves nothing either', async () => {
    const { evening, server, page, top } = await readFurtherDown()
    const before = await top()
    server.publish(evening.remove('p9'))
    server.publish(evening.edit('p8', 'A much longer post than before. '.repeat(60)))
    await showsExactly(page, evening.feed())
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
  })

  test('scrolling back to the top shows what waits', async () => {
    const { evening, server, page } = await readFurtherDown()
    server.publish(evening.write('new', 'New'))
    await page.getByRole('button', { name: '1 new update' }).waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    await showsExactly(page, evening.feed())
  })

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
    test(`axe finds nothing after 50 inserts, ${colorScheme}`, async () => {
      const evening = halfAnEvening()
      evening.retract('innovation', 'winner', 'Under review.')
      const server = await serve(evening.feed())
      const { page } = await read(server, { colorScheme, reducedMotion: 'reduce' })
      await isLive(page)
      for (let i = 0; i < 50; i += 1) server.publish(evening.write(`p${i}`, `Post ${i}`))
      await showsExactly(page, evening.feed())
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
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
