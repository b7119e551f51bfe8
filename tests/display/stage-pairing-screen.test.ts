/** Which screen a page is: itself after every restart, never two at once, and nobody once it was revoked. */
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { title, winner, winnerWords } from '../helpers/stage-slides.ts'
import { shows, showsCode, useTabs } from './stage-tabs.ts'

const tabs = useTabs()
const { stage } = tabs

const LINK = 'a-secret-link-of-a-screen'

/** A tab, once it has been told its token and keeps it. */
async function pairedTab(): Promise<Page> {
  const page = await tabs.tab()
  await page.waitForFunction(() => sessionStorage.getItem('envelope.token') !== null)
  return page
}

const keptBy = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))

describe('a screen', () => {
  it('two tabs of one browser are two screens, and stay so over a restart of both', {
    tags: ['whole'],
  }, async () => {
    const first = await pairedTab()
    const second = await pairedTab()
    await Promise.all([first.reload(), second.reload()])
    await stage.server.connections(4)
    const known = tabs.tokens()
    expect(known.slice(0, 2)).toEqual([null, null])
    expect(known[2]).not.toBeNull()
    expect(known[3]).not.toBeNull()
    expect(known[2]).not.toBe(known[3])
    await first.close()
    await second.close()
    await tabs.tab()
    await tabs.tab()
    expect(new Set(tabs.tokens().slice(4))).toEqual(new Set(known.slice(2, 4)))
    await tabs.tab()
    expect(tabs.tokens()[6]).toBeNull()
  })

  it('two tabs that start at the same moment do not take the same token', { tags: ['whole'] }, async () => {
    await (await pairedTab()).close()
    const [one, two] = await Promise.all([tabs.context.newPage(), tabs.context.newPage()])
    await Promise.all([one.goto(stage.server.url), two.goto(stage.server.url)])
    await stage.server.connections(3)
    // On a busy machine one hears late that it has lost, and gives the screen up then.
    await until('one of them to ask for a code', () => tabs.tokens().slice(1).includes(null))
    expect(tabs.tokens().slice(1)).not.toEqual([null, null])
  })

  it('a tab that learns late that another has its token gives it up', { tags: ['whole'] }, async () => {
    await (await pairedTab()).close()
    const page = await tabs.tab()
    const other = await tabs.context.newPage()
    await other.goto(`${stage.server.url}?monitor=1`)
    await stage.server.connections(3)
    await other.evaluate(() => {
      const channel = new BroadcastChannel('envelope.screens')
      channel.onmessage = ({ data }) => {
        const { kind, token, by } = data as { kind: string; token: string; by: number }
        if (kind === 'claim') setTimeout(() => channel.postMessage({ kind: 'taken', token, to: by }), 1500)
      }
    })
    stage.server.send(frameOf(1, title))
    await page.reload()
    await stage.server.connections(5)
    expect(tabs.tokens()[1]).not.toBeNull()
    expect(tabs.tokens()[3]).toBe(tabs.tokens()[1])
    expect(tabs.tokens()[4]).toBeNull()
    await shows(page, 'Housing')
  })

  it('a tab that was doubled, with all it remembers, is another screen', { tags: ['whole'] }, async () => {
    const page = await pairedTab()
    await page.reload()
    await stage.server.connections(2)
    const [twin] = await Promise.all([
      tabs.context.waitForEvent('page'),
      page.evaluate(() => window.open(location.href)),
    ])
    await twin.waitForLoadState()
    await stage.server.connections(3)
    expect(tabs.tokens()[1]).not.toBeNull()
    expect(tabs.tokens()[2]).not.toBe(tabs.tokens()[1])
  })

  it('a link carries its token, which is neither taken out of the address nor kept', async () => {
    const page = await tabs.tab(`${stage.server.url}#screen=${LINK}`)
    stage.server.send(frameOf(1, winner))
    await shows(page, winnerWords)
    expect(tabs.tokens()).toEqual([LINK])
    expect(page.url()).toContain(LINK)
    const kept = await keptBy(page)
    expect(kept).toContain(winnerWords)
    expect(kept).not.toContain(LINK)
    await page.evaluate(() => {
      location.hash = 'screen=another-link-of-a-screen'
    })
    await stage.server.connections(2)
    expect(tabs.tokens()[1]).toBe('another-link-of-a-screen')
  })

  it('[S1] a link that is opened over another picture shows nothing before it knows what it is', async () => {
    const page = await tabs.context.newPage()
    stage.server.refuseWith = 'log-unavailable'
    await page.goto(`${stage.server.url}#screen=${LINK}`)
    await page.locator('#slides > .slide').first().waitFor({ state: 'attached' })
    expect(
      await page.evaluate(() =>
        [document.documentElement, document.body, document.querySelector('#stage') as Element].map(
          (part) => getComputedStyle(part).backgroundColor + getComputedStyle(part).backgroundImage,
        ),
      ),
    ).toEqual(Array(3).fill('rgba(0, 0, 0, 0)none'))
    expect(await page.locator('.backdrop').isVisible()).toBe(false)
  })

  it('that was revoked shows a code, and has forgotten its token and its picture', async () => {
    stage.server.send(frameOf(1, winner))
    const page = await tabs.tab()
    await shows(page, winnerWords)
    stage.server.revoke()
    await showsCode(page)
    expect(await stageWords(page)).not.toContain(winnerWords)
    const kept = await keptBy(page)
    expect(kept).not.toContain(winnerWords)
    expect(kept).not.toContain('token-')
    await stage.server.kill()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await stage.server.revive()
    await page.reload()
    await showsCode(page)
    expect(tabs.tokens().at(-1)).toBeNull()
  })

  it('that was revoked while it was away shows a code when it comes back, and never its old picture', async () => {
    stage.server.send(frameOf(1, winner))
    const page = await tabs.tab()
    await shows(page, winnerWords)
    await stage.server.kill()
    stage.server.pairing = false
    stage.server.revoke()
    await stage.server.revive()
    await showsCode(page)
    await page.reload()
    await showsCode(page)
    expect(await stageWords(page)).not.toContain(winnerWords)
  })

  it('whose link was revoked can be paired by its code, and is that screen from then on', {
    tags: ['whole'],
  }, async () => {
    const page = await tabs.tab(`${stage.server.url}#screen=${LINK}`)
    stage.server.revoke()
    await showsCode(page)
    await tabs.pair(page)
    expect(tabs.tokens().at(-1)).toMatch(/^token-/)
  })

  it('says who it is for a while, over a picture that goes on', { tags: ['whole'] }, async () => {
    stage.server.send(frameOf(1, title))
    const page = await tabs.tab()
    await shows(page, 'Housing')
    stage.server.say('identify', 2)
    await page.locator('.sign').waitFor()
    const words = await page.locator('.sign').innerText()
    expect(words).toContain('Main wall')
    expect(words).toContain('Full stage')
    expect(words).toContain('1280×720')
    const { height } = (await page.locator('.sign .line-main').boundingBox()) ?? { height: 0 }
    expect(height).toBeGreaterThan(150)
    stage.server.send(frameOf(2, winner))
    await stage.server.paintedAt(2)
    expect(await page.locator('.sign').count()).toBe(1)
    await page.locator('.sign').waitFor({ state: 'detached' })
    expect(await stageWords(page)).toContain(winnerWords)
  })

  it('reloads when it is told to', async () => {
    await tabs.context.addInitScript(() => {
      const real = performance.now.bind(performance)
      performance.now = () => real() + 60_000
    })
    stage.server.send(frameOf(1, title))
    const page = await tabs.tab()
    await shows(page, 'Housing')
    const loads = stage.server.pageLoads()
    stage.server.say('reload')
    await stage.server.connections(2)
    expect(stage.server.pageLoads()).toBeGreaterThan(loads)
    await shows(page, 'Housing')
  })

  it('tells what its browser does not offer', async () => {
    await tabs.context.addInitScript(() => {
      Object.defineProperty(window, 'isSecureContext', { value: false })
      Reflect.deleteProperty(Navigator.prototype, 'wakeLock')
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
      Storage.prototype.setItem = () => {
        throw new Error('full')
      }
    })
    await tabs.tab()
    expect(stage.server.hellos[0]?.lacks).toEqual(['secure-context', 'offline-page', 'wake-lock', 'storage'])
  })

  it('works without a channel between tabs', { tags: ['whole'] }, async () => {
    await tabs.context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
    stage.server.send(frameOf(1, winner))
    const page = await pairedTab()
    await shows(page, winnerWords)
    await page.reload()
    await stage.server.connections(2)
    await shows(page, winnerWords)
    expect(tabs.tokens()[1]).not.toBeNull()
  })
})
