/** A page on a slow train, and a phone whose clock is wrong: it never looks fresher than it is. */
import { afterEach, expect, test, vi } from 'vitest'
import { watch } from '../../display/live/transport.ts'
import { builtAssets } from '../helpers/live-server.ts'
import { halfAnEvening, isLive, read, seen, serve, showsExactly, withBrowser } from './live-browser.ts'
import { EVENING } from './live-sample.ts'

withBrowser()
afterEach(() => void vi.useRealTimers())

test('a page whose second script does not come says that it stands still, and follows once it has come', async () => {
  const evening = halfAnEvening()
  const server = await serve(evening.feed())
  const { page } = await read(server, { javaScriptEnabled: true }, { clock: true })
  await isLive(page)
  const { first } = builtAssets()
  const firsts = first.map((path) => path.split('/').at(-1) ?? '')
  let refused = 0
  await page.route('**/assets/*.js', (route) => {
    if (firsts.some((file) => route.request().url().endsWith(file))) return route.continue()
    refused += 1
    return route.abort()
  })
  await page.reload()
  await page.waitForSelector('#stands-still')
  expect(refused).toBeGreaterThan(0)
  expect(await seen(page, '.freshness')).toMatch(/^Not updating · Last update 21:\d\d$/)
  expect(await page.getAttribute('.freshness', 'data-link')).toBe('served')
  await page.unroute('**/assets/*.js')
  await page.clock.fastForward(31_000)
  await isLive(page)
  expect(await seen(page, '.freshness')).toMatch(/^Live, last update/)
  server.publish(evening.write('next', 'And on we go.'))
  await showsExactly(page, evening.feed())
})

test('a time alone is one of today; opened days later, the page says of which day its news is', async () => {
  const evening = halfAnEvening()
  const server = await serve(evening.feed())
  const { page } = await read(server)
  await isLive(page)
  expect(await seen(page, '.freshness')).toMatch(/^Live, last update 21:\d\d on 20 July$/)
  const then = new Date(EVENING + 600_000).toISOString()
  const { page: same } = await read(
    server,
    {},
    { prepare: { content: `Date.now = () => Date.parse('${then}')` } },
  )
  await isLive(same)
  expect(await seen(same, '.freshness')).toMatch(/^Live, last update 21:\d\d$/)
})

test('silence is noticed though the clock was set back by an hour, and at once after sleep', () => {
  vi.useFakeTimers()
  let silences = 0
  const { look, heard, stop } = watch(5000, () => {
    silences += 1
  })
  vi.advanceTimersByTime(4000)
  heard()
  vi.setSystemTime(Date.now() - 3600_000)
  vi.advanceTimersByTime(4000)
  expect(silences).toBe(0)
  vi.advanceTimersByTime(2000)
  expect(silences).toBeGreaterThan(0)
  // Asleep: no timer ran, and the clock says an hour later.
  heard()
  silences = 0
  vi.setSystemTime(Date.now() + 3600_000)
  look()
  expect(silences).toBe(1)
  stop()
})
