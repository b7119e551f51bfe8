/** New posts and whoever reads further down: they wait behind a button, and a line says where they begin. */
import { describe, expect, test } from 'vitest'
import {
  halfAnEvening,
  isLive,
  read,
  readFurtherDown,
  seen,
  serve,
  showsExactly,
  withBrowser,
} from './live-browser.ts'
import { night } from './live-sample.ts'

withBrowser()

const focused = (page: Awaited<ReturnType<typeof readFurtherDown>>['page']) =>
  page.evaluate(() => document.activeElement?.id ?? '')

describe('further down', () => {
  test('new posts wait behind a button that says what they are; the page stays where it is', async () => {
    const { evening, server, page, top } = await readFurtherDown()
    const before = await top()
    server.publish(evening.write('new-0', 'New'))
    server.publish(evening.retract('rising-star', 'winner', 'Under review.'))
    server.publish(evening.reveal('innovation', 'highly-commended', ['long']))
    server.publish(evening.write('new-1', 'New'))
    const button = page.getByRole('button', { name: '2 new', exact: true })
    await button.waitFor()
    expect(await page.title()).toBe('(2) LGC Awards 2022 – live results')
    expect(await top()).toBe(before)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })

  test('the button goes to the line where the unread begin, and the keyboard with it', async () => {
    const { evening, server, page } = await readFurtherDown()
    for (const id of ['x', 'y', 'z']) server.publish(evening.write(id, 'New'))
    await page.getByRole('button', { name: '3 new', exact: true }).click()
    await showsExactly(page, evening.feed())
    expect(await focused(page)).toBe('unread')
    expect(await seen(page, '#unread')).toBe('New since you were here')
    // The line stands between what waited and what was there.
    const around = await page.$eval('#unread', (line) => {
      const row = line.closest('li')
      const idOf = (element?: Element | null) => element?.querySelector('article')?.id
      return [idOf(row?.previousElementSibling), idOf(row?.nextElementSibling)]
    })
    expect(around).toEqual(['p-post-x', 'p-post-p11'])
    const inSight = await page.evaluate(() =>
      ['#unread', '#p-post-x'].map((selector) => {
        const { top, bottom } = (document.querySelector(selector) as Element).getBoundingClientRect()
        return top >= 40 && bottom <= innerHeight
      }),
    )
    expect(inSight).toEqual([true, true])
    expect(await page.title()).toBe('LGC Awards 2022 – live results')
    expect(await page.getByRole('button', { name: 'new' }).count()).toBe(0)
    // From the line the keys lead on: up to what is new, down to what was read.
    await page.keyboard.press('p')
    expect(await focused(page)).toBe('h-post-x')
  })

  test('the winners among them are counted, as they stand now', async () => {
    const evening = night()
    for (let i = 0; i < 12; i += 1) evening.write(`p${i}`, `Post ${i}. ${'Words upon words. '.repeat(12)}`)
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    await page.evaluate(() => document.getElementById('p-post-p4')?.scrollIntoView())
    server.publish(evening.write('a', 'New'))
    server.publish(evening.opening('rising-star'))
    server.publish(evening.reveal('rising-star', 'winner', ['somebody']))
    await page.getByRole('button', { name: '3 new · 1 winner' }).waitFor()
    server.publish(evening.reveal('innovation', 'winner', ['long']))
    await page.getByRole('button', { name: '4 new · 2 winners' }).waitFor()
    server.publish(evening.retract('rising-star', 'winner', 'Under review.'))
    await page.getByRole('button', { name: '4 new · 1 winner' }).waitFor()
    server.publish(evening.remove('a'))
    const button = page.getByRole('button', { name: '3 new · 1 winner' })
    await button.click()
    await showsExactly(page, evening.feed())
  })

  test('a waiting post that is edited or deleted is never shown as it was', async () => {
    const { evening, server, page } = await readFurtherDown()
    server.publish(evening.write('x', 'As it was'))
    server.publish(evening.write('y', 'To be deleted'))
    await page.getByRole('button', { name: '2 new' }).waitFor()
    server.publish(evening.edit('x', 'As it is'))
    server.publish(evening.remove('y'))
    await page.getByRole('button', { name: '1 new' }).click()
    await showsExactly(page, evening.feed())
    expect(await seen(page, '#p-post-x')).toContain('As it is')
  })

  test('scrolling back to the top shows what waits, and the line says where it begins', async () => {
    const { evening, server, page } = await readFurtherDown()
    server.publish(evening.write('new', 'New'))
    await page.getByRole('button', { name: '1 new' }).waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    await showsExactly(page, evening.feed())
    expect(await page.locator('#unread').count()).toBe(1)
  })

  test('what is edited or deleted further up moves nothing either', async () => {
    const { evening, server, page, top } = await readFurtherDown()
    const before = await top()
    server.publish(evening.remove('p9'))
    server.publish(evening.edit('p8', 'A much longer post than before. '.repeat(60)))
    await showsExactly(page, evening.feed())
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
  })
})

describe('who does not want it now', () => {
  test('a reader pauses: nothing new shows, at the top or in the table, until asked for', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const pause = page.getByRole('button', { name: 'Pause updates' })
    expect(await pause.getAttribute('aria-pressed')).toBe('false')
    await pause.click()
    expect(await pause.getAttribute('aria-pressed')).toBe('true')
    expect(await seen(page, '.freshness')).toBe('Paused, last update 21:04 on 20 July')
    const shown = evening.feed()
    server.publish(evening.write('new', 'New'))
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(await seen(page, '.freshness')).toBe('Paused, last update 21:04 on 20 July')
    await showsExactly(page, shown)
    // What is put right is not held back.
    server.publish(evening.edit('hello', 'Put right.'))
    await page.getByText('Put right.').waitFor()
    await pause.click()
    await showsExactly(page, evening.feed())
    expect(await pause.getAttribute('aria-pressed')).toBe('false')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pause updates')
  })

  test('a tab that nobody sees counts in its title, and says where the new begins when it is seen', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const hide = (hidden: boolean) =>
      page.evaluate((to) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => to })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await hide(true)
    server.publish(evening.write('one', 'New'))
    server.publish(evening.write('two', 'New'))
    await page.waitForFunction(() => document.title.startsWith('(2) '))
    await hide(false)
    await showsExactly(page, evening.feed())
    expect(await page.title()).toBe('LGC Awards 2022 – live results')
    expect(
      await page.$eval('#unread', (line) => line.closest('li')?.previousElementSibling?.children[0]?.id),
    ).toBe('p-post-one')
  })

  test('without script nothing can be paused, and nothing offers it', async () => {
    const { page } = await read(await serve(halfAnEvening().feed()), { javaScriptEnabled: false })
    expect(await page.getByRole('button').count()).toBe(0)
  })
})

describe('by the keyboard', () => {
  test('n and p go from post to post, and can be switched off', async () => {
    const { page } = await read(await serve(halfAnEvening().feed()), {
      viewport: { width: 1280, height: 700 },
    })
    await isLive(page)
    const ids = await page.$$eval('#posts article h3', (all) => all.map(({ id }) => id))
    await page.keyboard.press('n')
    expect(await focused(page)).toBe(ids[0])
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    expect(await focused(page)).toBe(ids[2])
    expect(await page.$eval(`#${ids[2]}`, (h3) => h3.getBoundingClientRect().top)).toBeGreaterThanOrEqual(40)
    await page.keyboard.press('p')
    expect(await focused(page)).toBe(ids[1])
    await page.keyboard.press('Control+n')
    expect(await focused(page)).toBe(ids[1])
    const keys = page.getByRole('button', { name: 'Keys N and P' })
    expect(await keys.getAttribute('aria-pressed')).toBe('true')
    await keys.click()
    expect(await keys.getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('n')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('keys')
    await page.reload()
    await isLive(page)
    expect(await page.getByRole('button', { name: 'Keys N and P' }).getAttribute('aria-pressed')).toBe(
      'false',
    )
  })

  test('the keys are there with the first script, before anything follows', async () => {
    const server = await serve(halfAnEvening().feed())
    server.block(['socket', 'events', 'polling'])
    const { page } = await read(server)
    await page.waitForFunction(() => document.readyState === 'complete')
    await page.keyboard.press('n')
    expect(await focused(page)).toMatch(/^h-/)
  })
})
