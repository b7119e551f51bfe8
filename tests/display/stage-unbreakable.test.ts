/** [S1] Photographs of a screen while everything goes wrong: each shows a slide, whole, and nothing else. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { openJitteryLink } from '../bench/jittery-link.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { type Link, openLink } from '../helpers/link.ts'
import { ALIKE, fieldsOf, mostDifferent } from '../helpers/looks.ts'
import { stageWords } from '../helpers/operator.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import { categoryNamed, titleOf, winnerOf } from '../helpers/stage-slides.ts'

const SIZE = { width: 960, height: 540 }
const housing = categoryNamed('Housing')
const before = titleOf(housing)
const after = winnerOf(housing, housing.entries.slice(0, 1))
const afterWords = housing.entries[0]?.entrant ?? ''
const IMAGE = 'slow-image-0000000000A'.slice(0, 22)

let server: StageServer
let link: Link
let browser: Browser
let context: BrowserContext
let page: Page
const troubles: string[] = []
/** What may be seen: the slide before, and the slide after. */
const known: Buffer[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startStageServer()
  const reference = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' })
  const still = await reference.newPage()
  await still.goto(server.url)
  for (const [seq, slide] of [before, after].entries()) {
    server.send(frameOf(seq + 1, slide))
    await server.paintedAt(seq + 1)
    known.push(await fieldsOf(await photograph(still)))
  }
  await reference.close()
  await server.close()
  expect(mostDifferent(known[0] as Buffer, known[1] as Buffer)).toBeGreaterThan(ALIKE * 2)
})
afterAll(() => browser?.close())

beforeEach(async () => {
  troubles.length = 0
  server = await startStageServer()
  link = await openLink(new URL(server.url).origin)
  context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' })
  await opened(`${link.origin}/stage`)
})
afterEach(async () => {
  await context.close()
  await link.close()
  await server.close()
  expect(troubles).toEqual([])
})

async function opened(url: string): Promise<void> {
  page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  server.send(frameOf(1, before))
  await page.goto(url)
  await server.paintedAt(1)
}

const photograph = (of: Page) => of.screenshot({ type: 'jpeg', quality: 95 })

/** How far the page is from the nearest slide that may be seen. */
async function distance(): Promise<number> {
  const seen = await fieldsOf(await photograph(page))
  return Math.min(...known.map((slide) => mostDifferent(seen, slide)))
}

/** Photographs until `over` holds, and some more; all of them must show a slide that is known. */
async function everyPhotoIsASlide(over: () => boolean | Promise<boolean>): Promise<number> {
  let photos = 0
  await until('the trouble to be over', async () => {
    const ended = await over()
    for (let more = 0; more < 2; more += 1) {
      photos += 1
      expect(await distance(), `photo ${photos}`).toBeLessThanOrEqual(ALIKE)
    }
    return ended
  })
  return photos
}
const showsAfter = async () => (await stageWords(page)).includes(afterWords)

test('the eye sees: an error text, a spinner and half a slide are no slides', async () => {
  const plant = (words: string, style: Record<string, string>) =>
    page.evaluate(
      ([text, look]) => {
        document.getElementById('planted')?.remove()
        const planted = document.createElement('div')
        planted.id = 'planted'
        planted.textContent = text
        Object.assign(planted.style, { position: 'fixed', zIndex: '9', color: '#fff', ...look })
        document.body.append(planted)
      },
      [words, style] as const,
    )
  expect(await distance()).toBeLessThanOrEqual(ALIKE)
  await plant('Connection lost', {
    font: '28px sans-serif',
    left: '20px',
    top: '20px',
    background: '#900',
    padding: '12px',
  })
  expect(await distance()).toBeGreaterThan(ALIKE)
  await plant('', {
    width: '50px',
    height: '50px',
    left: '60px',
    top: '400px',
    border: '8px solid #fff',
    borderRadius: '50%',
  })
  expect(await distance()).toBeGreaterThan(ALIKE)
  await plant('', { inset: '50% 0 0', background: '#0b090d' })
  expect(await distance()).toBeGreaterThan(ALIKE)
})

test('[S1] the server is killed and comes back', async () => {
  await server.kill()
  let photos = 0
  await everyPhotoIsASlide(() => ++photos > 4)
  await server.revive()
  server.send(frameOf(2, after))
  await everyPhotoIsASlide(showsAfter)
})

test('[S1] the link is cut and mended', async () => {
  link.cut()
  let photos = 0
  await everyPhotoIsASlide(() => ++photos > 4)
  server.send(frameOf(2, after))
  link.mend()
  await everyPhotoIsASlide(showsAfter)
})

test('[S1] the link is half open: nothing comes through, and nobody is told', async () => {
  const connections = server.hellos.length
  link.stall()
  server.send(frameOf(2, after))
  await everyPhotoIsASlide(() => page.evaluate(() => navigator.onLine))
  expect(await showsAfter()).toBe(false)
  link.mend()
  await everyPhotoIsASlide(showsAfter)
  expect(server.hellos.length).toBeGreaterThanOrEqual(connections)
})

test('[S1] every packet takes two seconds', { tags: ['whole'], timeout: 90_000 }, async () => {
  await page.close()
  const slow = await openJitteryLink(new URL(server.url).origin, () => 2000)
  try {
    await opened(`${slow.origin}/stage`)
    server.send(frameOf(2, after, { showAt: Date.now() + 100 }))
    await everyPhotoIsASlide(showsAfter)
  } finally {
    await slow.close()
  }
})

test.each([
  [
    'slow',
    (response: { writeHead(status: number, headers: object): { write(bytes: Buffer): void } }) =>
      void response
        .writeHead(200, { 'content-type': 'image/webp', 'content-length': '5000' })
        .write(Buffer.from('RIFF')),
  ],
  ['corrupt', Buffer.from('RIFF0000WEBPVP8 this is no picture')],
] as const)('[S1] a picture that is %s is not seen at all', async (_, answer) => {
  server.images.set(IMAGE, answer as never)
  const withImage = winnerOf(housing, [{ ...(housing.entries[0] as object), image: IMAGE } as never])
  server.send(frameOf(2, withImage, { ahead: { images: [IMAGE], letters: '' } }))
  await everyPhotoIsASlide(showsAfter)
  expect(server.asked).toContain(`/images/${IMAGE}`)
})

test('[S1] scorekeeper#787: frames that are nonsense, and one that cannot be drawn', async () => {
  const nonsense: unknown[] = [null, 7, 'frame', [], {}, { ...frameOf(2, after), slide: { kind: 'song' } }]
  nonsense.push({ ...frameOf(2, after), position: null }, { ...frameOf(2, after), slide: null })
  for (const frame of nonsense) server.sendOnce(frame)
  let photos = 0
  await everyPhotoIsASlide(() => ++photos > 2)
  server.send(frameOf(3, after))
  await everyPhotoIsASlide(showsAfter)
})

test('[S1] obs-browser#307: the tab is frozen by its browser, and wakes up to the right picture', async () => {
  const session = await context.newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  server.send(frameOf(2, after as Slide))
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await everyPhotoIsASlide(showsAfter)
})
