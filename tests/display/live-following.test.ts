/** The live blog following the log: nothing lost, nothing doubled, whatever the network does (F1). */
import { describe, expect, test } from 'vitest'
import { type Feed, updateSince } from '#shared/feed'
import { resultPostId } from '#shared/posts'
import { halfAnEvening, idsIn, isLive, read, seen, serve, showsExactly, withBrowser } from './live-browser.ts'
import { night, showFile } from './live-sample.ts'

withBrowser()

describe('the page that follows', () => {
  test('taking over moves and changes nothing', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const still = await read(server, { javaScriptEnabled: false })
    const words = async (of: typeof still.page) => [
      await seen(of, '#posts .list'),
      await seen(of, '#winners'),
    ]
    const served = await words(still.page)
    const { page, complaints } = await read(server)
    await page.evaluate(() => {
      const first = document.querySelector('article')
      if (first) first.dataset['kept'] = 'yes'
    })
    await isLive(page)
    expect(await words(page)).toEqual(served)
    evening.write('next', 'And on we go.')
    server.publish(evening.feed())
    await showsExactly(page, evening.feed())
    // The article that was served is the one that is there still: nothing was drawn anew.
    expect(await page.getAttribute('article[data-kept]', 'id')).toBe(idsIn(evening.feed())[1])
    expect(await page.locator('.masthead').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('a page that another build has drawn is drawn anew, and follows', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed(), (html) =>
      html.replace(/lit-part [\w+/]{11}=/g, 'lit-part AAAAAAAAAAA='),
    )
    const { page, complaints } = await read(server)
    await isLive(page)
    expect(await page.locator('.masthead').count()).toBe(1)
    server.publish(evening.write('next', 'And on we go.'))
    await showsExactly(page, evening.feed())
    expect(complaints).toEqual([])
  })

  test('[F1] posts arrive, are edited, corrected, withdrawn and deleted', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page, complaints } = await read(server)
    await isLive(page)
    const star = `#p-${resultPostId('rising-star', 'winner')}`
    const then = async (feed: Feed) => {
      server.publish(feed)
      await showsExactly(page, feed)
    }
    await then(evening.write('one', 'First wrods.'))
    await then(evening.opening('rising-star'))
    await then(evening.reveal('rising-star', 'winner', ['somebody']))
    expect(await seen(page, '.bar')).toContain('1 of 4 awarded')
    await then(evening.edit('one', 'First words.'))
    expect(await seen(page, '#p-post-one')).toContain('First words.')
    expect(await seen(page, '#p-post-one')).toContain('Edited at 21:02')
    await then(evening.correct('rising-star', 'winner', ['another'], 'Wrong card.'))
    expect(await seen(page, `${star} .entrant`)).toBe('مجلس المدينة')
    expect(await seen(page, `${star} .correction`)).toContain(
      'This post said before: Norfolk CC. Wrong card.',
    )
    await then(evening.retract('rising-star', 'winner', 'Under review.'))
    expect(await seen(page, star)).toContain('This result has been withdrawn.')
    expect(await seen(page, '.bar')).toContain('0 of 4 awarded')
    expect(await seen(page, '#winners')).not.toContain('مجلس المدينة')
    await then(evening.remove('one'))
    expect(await seen(page, 'body')).not.toContain('First words.')
    expect(complaints).toEqual([])
  })

  test('[F1] offline for several posts, then back: all of them, once, in order', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    server.away()
    await page.waitForSelector('.freshness[data-link="lost"]')
    expect(await seen(page, '.freshness')).toBe('Reconnecting, last update 21:04 on 20 July')
    for (let i = 0; i < 5; i += 1) evening.write(`missed-${i}`, `Missed ${i}`)
    evening.remove('hello')
    server.publish(evening.edit('missed-2', 'Missed and mended'))
    server.back()
    await showsExactly(page, evening.feed())
    await isLive(page)
    expect(await seen(page, '#p-post-missed-2')).toContain('Missed and mended')
  })

  test('[F1] lost, late, repeated and reordered updates', async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const zero = evening.feed()
    const one = evening.write('1', 'One')
    const two = evening.write('2', 'Two')
    const three = evening.write('3', 'Three')
    server.publish(three, { silently: true })
    server.send(updateSince(three, two.cursor))
    server.send(updateSince(two, one.cursor))
    server.send(updateSince(one, zero.cursor))
    server.send(updateSince(one, zero.cursor))
    await showsExactly(page, three)
    // Only the beat says that there is more.
    const four = evening.write('4', 'Four')
    server.publish(four, { silently: true })
    await showsExactly(page, four)
    server.send(updateSince(one, zero.cursor))
    server.publish(evening.write('5', 'Five'))
    await showsExactly(page, evening.feed())
  })

  test('[F1] a log restored from a copy replaces what was shown', async () => {
    const evening = halfAnEvening()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    const restored = night(showFile, { generation: 2, id: '00000000000000bb' })
    restored.write('again', 'From the copy.')
    server.publish(restored.feed())
    await showsExactly(page, restored.feed())
  })

  test('silence is noticed: a frozen server is left, and the page says that it is not live', {
    tags: ['whole'],
  }, async () => {
    const evening = night()
    const server = await serve(evening.feed())
    const { page } = await read(server)
    await isLive(page)
    server.freeze()
    server.publish(evening.write('unheard', 'Nobody was told.'))
    await page.waitForSelector('.freshness[data-link="lost"]', { timeout: 8000 })
    server.back()
    await showsExactly(page, evening.feed())
    await isLive(page)
  })

  test.each([
    ['a WebSocket', []],
    ['server-sent events', ['socket']],
    ['polling', ['socket', 'events']],
  ] as const)('a page older than the server says so by %s, and offers a reload', async (_way, blocked) => {
    const server = await serve(night().feed())
    server.block(blocked)
    server.refuse('too-old')
    const { page } = await read(server)
    await page.getByText('This page is out of date').waitFor()
    server.refuse(null)
    await page.getByRole('button', { name: 'Reload' }).click()
    await isLive(page)
  })
})
