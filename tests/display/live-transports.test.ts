/** The page on networks that let only some things through, that come and go, and on machines that sleep. */
import { describe, expect, test } from 'vitest'
import { openLink } from '../helpers/link.ts'
import { halfAnEvening, isLive, read, seen, serve, showsExactly, withBrowser } from './live-browser.ts'
import { night } from './live-sample.ts'

withBrowser()

describe('by which way', () => {
  test('[F1] a WebSocket where there is one, and nothing else is opened', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page, complaints } = await read(server)
    await isLive(page)
    server.publish(evening.write('one', 'One'))
    await showsExactly(page, evening.feed())
    expect(server.followers()).toEqual({ socket: 1, events: 0, polls: 0 })
    expect(complaints).toEqual([])
  })

  test('[F1] no WebSocket comes through: server-sent events, and what was missed over plain HTTP', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    server.block(['socket'])
    const { page } = await read(server)
    await isLive(page)
    expect(server.followers().events).toBe(1)
    server.publish(evening.write('one', 'One'))
    await showsExactly(page, evening.feed())
    // Longer than one part of the log.
    for (let i = 0; i < 12; i += 1) server.publish(evening.write(`lost-${i}`, 'Lost'), { silently: true })
    server.publish(evening.remove('lost-3'), { silently: true })
    await showsExactly(page, evening.feed())
    expect(server.followers()).toMatchObject({ socket: 0, events: 1 })
  })

  test('[F1] nothing but plain answers comes through: polling', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    server.block(['socket', 'events'])
    const { page } = await read(server)
    await isLive(page)
    expect(server.followers()).toMatchObject({ socket: 0, events: 0 })
    for (let i = 0; i < 7; i += 1) server.publish(evening.write(`p-${i}`, `Post ${i}`))
    await showsExactly(page, evening.feed())
    expect(await seen(page, '.freshness')).toContain('Live')
  })

  test('[F1] a proxy that holds a stream back is no stream: polling', { tags: ['whole'] }, async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    server.block(['socket', 'stream'])
    const { page } = await read(server)
    await page.waitForSelector('.freshness[data-link="lost"]')
    server.block(['socket', 'events'])
    await isLive(page)
    server.publish(evening.write('one', 'One'))
    await showsExactly(page, evening.feed())
    expect(server.followers().polls).toBeGreaterThan(0)
  })

  test('[F1] ways that close one after the other under a page that stands', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    server.block(['socket'])
    server.publish(evening.write('one', 'One'))
    await showsExactly(page, evening.feed())
    expect(server.followers().events).toBe(1)
    server.block(['socket', 'events'])
    server.publish(evening.write('two', 'Two'))
    await showsExactly(page, evening.feed())
    await isLive(page)
    expect(server.followers()).toMatchObject({ socket: 0, events: 0 })
  })

  test('the better way is taken again when it is there', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    server.block(['socket'])
    const { page } = await read(server, {}, { clock: true })
    await isLive(page)
    expect(server.followers()).toMatchObject({ socket: 0, events: 1 })
    server.block([])
    // In steps: a page that had heard nothing for so long would rightly leave its line.
    for (let i = 0; i < 14; i += 1) {
      await page.clock.fastForward(2000)
      await server.beat()
    }
    await expect.poll(() => server.followers(), { timeout: 30_000 }).toMatchObject({ socket: 1, events: 0 })
    server.publish(evening.write('one', 'One'))
    await showsExactly(page, evening.feed())
    await isLive(page)
  })
})

describe('pages that come and go', () => {
  test('two tabs follow, each with its own place', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await Promise.all([isLive(page), isLive(other)])
    await other.getByRole('button', { name: 'Pause updates' }).click()
    server.publish(evening.write('one', 'One'))
    await showsExactly(page, evening.feed())
    await other.getByRole('button', { name: '1 new' }).click()
    await showsExactly(other, evening.feed())
    expect(server.readers()).toBe(2)
  })

  test('[F1] a half-open line, as after sleep or in a tunnel, is left, and nothing is lost', {
    tags: ['whole'],
  }, async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const link = await openLink(`http://127.0.0.1:${server.port}`)
    const { page } = await read({ ...server, port: Number(new URL(link.origin).port) })
    await isLive(page)
    link.stall()
    server.publish(evening.write('one', 'One'))
    await page.waitForSelector('.freshness[data-link="lost"]')
    expect(await seen(page, '.freshness')).toBe('Reconnecting, last update 21:04 on 20 July')
    link.mend()
    await showsExactly(page, evening.feed())
    await isLive(page)
    await page.close()
    await link.close()
  })

  test('[F1] the machine wakes hours later: the page looks at once whether anybody is there', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server, {}, { clock: true })
    await isLive(page)
    server.freeze()
    server.publish(evening.write('asleep', 'While it slept'))
    await page.clock.fastForward(3 * 3600_000)
    await page.waitForSelector('.freshness[data-link="lost"]')
    server.back()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.clock.fastForward(20_000)
    await showsExactly(page, evening.feed())
    await isLive(page)
  })

  test('[F1] a page that is left closes its line, so that the browser may keep it, and goes on when it is back', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const happens = (name: string) =>
      page.evaluate((type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name)
    await happens('pagehide')
    await expect.poll(() => server.readers()).toBe(0)
    server.publish(evening.write('meanwhile', 'Meanwhile'))
    expect(await page.locator('#p-post-meanwhile').count()).toBe(0)
    await happens('pageshow')
    await showsExactly(page, evening.feed())
    await isLive(page)
  })
})
