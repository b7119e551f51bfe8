/** The live blog as the edge serves it: complete without script, and safe with what people write. */
import { describe, expect, test } from 'vitest'
import { halfAnEvening, idsIn, idsOf, isLive, read, seen, serve, withBrowser } from './live-browser.ts'
import { night } from './live-sample.ts'

withBrowser()

describe('the page as served, without script', () => {
  test('says everything there is to say', async () => {
    const evening = halfAnEvening()
    evening.retract('innovation', 'highly-commended', 'It was not on the card.')
    const { page, complaints } = await read(await serve(evening.feed()), { javaScriptEnabled: false })
    const text = await seen(page, 'body')
    for (const words of [
      'LGC Awards 2022',
      'Wednesday 20 July 2022',
      'Grosvenor House, London',
      '4 of 4 awarded',
      'Good evening from Park Lane.',
      'Manchester City Council',
      'A city council of “unusual” ambition.',
      'Sponsored by Zurich Municipal',
      'Brighter Futures for Children and Reading BC',
      'with Commando Joe’s, “Quoted” Partners & Sons and a third',
      'Sort **it Out <script>alert(1)</script>',
      'Bournemouth, Christchurch and Poole Council',
      'نور الهاشمي',
      'No award',
      'This post said before: Norfolk CC.',
      'The wrong card was read out.',
      'This result has been withdrawn.',
      'It was not on the card.',
      'Reload this page for newer updates.',
      'Times are those of the venue (BST).',
    ]) {
      expect(text).toContain(words)
    }
    expect(await idsOf(page)).toEqual(idsIn(evening.feed()))
    expect(await page.locator('#p-post-hello .words p').count()).toBe(2)
    const time = page.locator('#p-post-hello time')
    expect(await time.getAttribute('datetime')).toBe('2022-07-20T21:00:30+01:00')
    expect(await time.textContent()).toBe('21:00')
    const winners = await seen(page, '#winners')
    expect(winners).toContain('Manchester City Council')
    // As a winner the corrected one stands nowhere; what was said before, and until when, stands beside who won.
    const won = await page.locator('#winners dd:not(.note)').allInnerTexts()
    expect(won.join()).not.toContain('Norfolk CC')
    const notes = await page.locator('#winners dd.note').allInnerTexts()
    expect(notes).toEqual([expect.stringMatching(/^Corrected at 21:\d\d\. Norfolk CC$/)])
    expect(await page.getAttribute('meta[property="og:title"]', 'content')).toBe(
      'LGC Awards 2022 – live results',
    )
    expect(complaints).toEqual([])
  })

  test('before anything happened, it says so', async () => {
    const { page } = await read(await serve(night().feed()), { javaScriptEnabled: false })
    expect(await seen(page, '#posts')).toContain('The evening has not begun')
    expect(await seen(page, '.bar')).toContain('0 of 4 awarded')
  })

  test('no script is taken from a post, and a post cannot end the data it stands in', async () => {
    const evening = night()
    evening.write('evil', '</script><script>document.title = "taken"</script> <img src=x onerror=alert(1)>')
    const { page, complaints } = await read(await serve(evening.feed()))
    await isLive(page)
    expect(await page.title()).toBe('LGC Awards 2022 – live results')
    expect(await seen(page, '#p-post-evil .words')).toContain('</script><script>')
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
