/** Which screen a page is: shown a code until it is paired, itself after every restart, and nobody once it was revoked. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { offences } from '../helpers/stage-page.ts'
import { CODE, frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import { categoryNamed, titleOf, winnerOf } from '../helpers/stage-slides.ts'
import { usualSizes } from '../helpers/usual-sizes.ts'

const housing = categoryNamed('Housing')
const title = titleOf(housing)
const winner = winnerOf(housing, housing.entries.slice(0, 1))
const winnerWords = housing.entries[0]?.entrant ?? ''
const LINK = 'a-secret-link-of-a-screen'

let server: StageServer
let browser: Browser
let context: BrowserContext
let troubles: string[]
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  troubles = []
  server = await startStageServer()
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  context.on('weberror', (error) => troubles.push(error.error().message))
})
afterEach(async () => {
  await context.close()
  await server.close()
  expect(troubles).toEqual([])
})

async function tab(address = server.url): Promise<Page> {
  const calls = server.hellos.length
  const page = await context.newPage()
  await page.goto(address)
  await server.connections(calls + 1)
  return page
}

/** The same, once it has been told its token and keeps it. */
async function pairedTab(): Promise<Page> {
  const page = await tab()
  await page.waitForFunction(() => sessionStorage.getItem('envelope.token') !== null)
  return page
}

const shows = (page: Page, words: string) =>
  until(`the words ${words}`, async () => (await stageWords(page)).includes(words))

const showsCode = (page: Page) =>
  until(
    'the code',
    async () =>
      (await page.locator('.pairing .line-main').allInnerTexts()).join('').replace(/\s/g, '') === CODE,
  )

const tokens = () => server.hellos.map(({ token }) => token)

describe('a page that is no screen yet', () => {
  beforeEach(() => {
    server.pairing = false
  })

  it('shows its code, where to type it and the address of the server, and no frame', async () => {
    server.send(frameOf(1, winner))
    const page = await tab()
    await showsCode(page)
    const words = await stageWords(page)
    expect(words).toMatch(/Type this code on the control panel\s+› Screens/)
    expect(words).toContain(new URL(server.url).host)
    expect(server.hellos[0]).toMatchObject({
      token: null,
      monitor: null,
      width: 1280,
      height: 720,
      lacks: [],
    })
    server.send(frameOf(2, title))
    await page.waitForTimeout(300)
    expect(await stageWords(page)).not.toContain('Housing')
    expect(server.painted).toEqual([])
  })

  it('[S1] is whole on every size, and does not flash', async () => {
    for (const { width, height } of usualSizes()) {
      const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
      await page.goto(server.url)
      await showsCode(page)
      expect(await offences(page)).toEqual([])
      await page.waitForFunction(() =>
        document
          .getAnimations()
          .every(
            ({ effect, playState }) =>
              playState !== 'running' || Number(effect?.getTiming().duration) >= 10_000,
          ),
      )
      await page.context().close()
    }
  })

  it('becomes a screen when it is paired, and is the same one after a reload', async () => {
    const page = await tab()
    await showsCode(page)
    server.send(frameOf(1, winner))
    server.pair()
    await shows(page, winnerWords)
    await page.reload()
    await server.connections(2)
    await shows(page, winnerWords)
    expect(tokens()[1]).toMatch(/^token-/)
    expect(await page.locator('.pairing').count()).toBe(0)
  })

  it('shows a new code when the old one is over, and none that nobody would know', async () => {
    const page = await tab()
    await showsCode(page)
    server.say('pairing', { code: 'ACDEFH', seconds: 2 })
    await until('the next code', async () => /ACD\s*EFH/.test(await stageWords(page)))
    const line = page.locator('.slide:not(.leaving, .waiting) .lapse')
    await until(
      'the line to grow shorter',
      async () =>
        Number(await line.evaluate((part) => getComputedStyle(part).getPropertyValue('--left'))) < 0.9,
    )
    await until('the code to go', async () => !/ACD\s*EFH/.test(await stageWords(page)), 4000)
  })
})

describe('a screen', () => {
  it('two tabs of one browser are two screens, and stay so over a restart of both', async () => {
    const first = await pairedTab()
    const second = await pairedTab()
    await Promise.all([first.reload(), second.reload()])
    await server.connections(4)
    const known = tokens()
    expect(known.slice(0, 2)).toEqual([null, null])
    expect(known[2]).not.toBeNull()
    expect(known[3]).not.toBeNull()
    expect(known[2]).not.toBe(known[3])
    await first.close()
    await second.close()
    await tab()
    await tab()
    expect(new Set(tokens().slice(4))).toEqual(new Set(known.slice(2, 4)))
    await tab()
    expect(tokens()[6]).toBeNull()
  })

  it('two tabs that start at the same moment do not take the same token', async () => {
    await (await pairedTab()).close()
    const [one, two] = await Promise.all([context.newPage(), context.newPage()])
    await Promise.all([one.goto(server.url), two.goto(server.url)])
    await server.connections(3)
    // On a busy machine one hears late that it has lost, and gives the screen up then.
    await until('one of them to ask for a code', () => tokens().slice(1).includes(null))
    expect(tokens().slice(1)).not.toEqual([null, null])
  })

  it('a tab that learns late that another has its token gives it up', async () => {
    await (await pairedTab()).close()
    const page = await tab()
    const other = await context.newPage()
    await other.goto(`${server.url}?monitor=1`)
    await server.connections(3)
    await other.evaluate(() => {
      const channel = new BroadcastChannel('envelope.screens')
      channel.onmessage = ({ data }) => {
        const { kind, token, by } = data as { kind: string; token: string; by: number }
        if (kind === 'claim') setTimeout(() => channel.postMessage({ kind: 'taken', token, to: by }), 1500)
      }
    })
    server.send(frameOf(1, title))
    await page.reload()
    await server.connections(5)
    expect(tokens()[1]).not.toBeNull()
    expect(tokens()[3]).toBe(tokens()[1])
    expect(tokens()[4]).toBeNull()
    await shows(page, 'Housing')
  })

  it('a tab that was doubled, with all it remembers, is another screen', async () => {
    const page = await pairedTab()
    await page.reload()
    await server.connections(2)
    const [twin] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate(() => window.open(location.href)),
    ])
    await twin.waitForLoadState()
    await server.connections(3)
    expect(tokens()[1]).not.toBeNull()
    expect(tokens()[2]).not.toBe(tokens()[1])
  })

  it('a link carries its token, which is neither taken out of the address nor kept', async () => {
    const page = await tab(`${server.url}#screen=${LINK}`)
    server.send(frameOf(1, winner))
    await shows(page, winnerWords)
    expect(tokens()).toEqual([LINK])
    expect(page.url()).toContain(LINK)
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).toContain(winnerWords)
    expect(kept).not.toContain(LINK)
    await page.evaluate(() => {
      location.hash = 'screen=another-link-of-a-screen'
    })
    await server.connections(2)
    expect(tokens()[1]).toBe('another-link-of-a-screen')
  })

  it('[S1] a link that is opened over another picture shows nothing before it knows what it is', async () => {
    const page = await context.newPage()
    server.refuseWith = 'log-unavailable'
    await page.goto(`${server.url}#screen=${LINK}`)
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
    server.send(frameOf(1, winner))
    const page = await tab()
    await shows(page, winnerWords)
    server.revoke()
    await showsCode(page)
    expect(await stageWords(page)).not.toContain(winnerWords)
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).not.toContain(winnerWords)
    expect(kept).not.toContain('token-')
    await server.kill()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await server.revive()
    await page.reload()
    await showsCode(page)
    expect(tokens().at(-1)).toBeNull()
  })

  it('that was revoked while it was away shows a code when it comes back, and never its old picture', async () => {
    server.send(frameOf(1, winner))
    const page = await tab()
    await shows(page, winnerWords)
    await server.kill()
    server.pairing = false
    server.revoke()
    await server.revive()
    await showsCode(page)
    await page.reload()
    await showsCode(page)
    expect(await stageWords(page)).not.toContain(winnerWords)
  })

  it('whose link was revoked can be paired by its code, and is that screen from then on', async () => {
    const page = await tab(`${server.url}#screen=${LINK}`)
    server.revoke()
    await showsCode(page)
    server.send(frameOf(1, winner))
    server.pair()
    await shows(page, winnerWords)
    await page.reload()
    await server.connections(2)
    await shows(page, winnerWords)
    expect(tokens().at(-1)).toMatch(/^token-/)
  })

  it('says who it is for a while, over a picture that goes on', async () => {
    server.send(frameOf(1, title))
    const page = await tab()
    await shows(page, 'Housing')
    server.say('identify', 2)
    await page.locator('.sign').waitFor()
    const words = await page.locator('.sign').innerText()
    expect(words).toContain('Main wall')
    expect(words).toContain('Full stage')
    expect(words).toContain('1280×720')
    const { height } = (await page.locator('.sign .line-main').boundingBox()) ?? { height: 0 }
    expect(height).toBeGreaterThan(150)
    server.send(frameOf(2, winner))
    await server.paintedAt(2)
    expect(await page.locator('.sign').count()).toBe(1)
    await page.locator('.sign').waitFor({ state: 'detached' })
    expect(await stageWords(page)).toContain(winnerWords)
  })

  it('reloads when it is told to', async () => {
    await context.addInitScript(() => {
      const real = performance.now.bind(performance)
      performance.now = () => real() + 60_000
    })
    server.send(frameOf(1, title))
    const page = await tab()
    await shows(page, 'Housing')
    const loads = server.pageLoads()
    server.say('reload')
    await server.connections(2)
    expect(server.pageLoads()).toBeGreaterThan(loads)
    await shows(page, 'Housing')
  })

  it('tells what its browser does not offer', async () => {
    await context.addInitScript(() => {
      Object.defineProperty(window, 'isSecureContext', { value: false })
      Reflect.deleteProperty(Navigator.prototype, 'wakeLock')
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
      Storage.prototype.setItem = () => {
        throw new Error('full')
      }
    })
    await tab()
    expect(server.hellos[0]?.lacks).toEqual(['secure-context', 'offline-page', 'wake-lock', 'storage'])
  })

  it('works without a channel between tabs', async () => {
    await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'))
    server.send(frameOf(1, winner))
    const page = await pairedTab()
    await shows(page, winnerWords)
    await page.reload()
    await server.connections(2)
    await shows(page, winnerWords)
    expect(tokens()[1]).not.toBeNull()
  })
})
