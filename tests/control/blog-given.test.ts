/** A picture pasted into the composer or let go over it, and ten seconds that run out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../helpers/house.ts'
import { useBench } from './desk-browser.ts'

const suite = useBench()

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-given-'))
  writeFileSync(join(folder, 'room.png'), PNG)
  writeFileSync(join(folder, 'speech.txt'), 'Good evening')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const posts = () => suite.bench.server.show.state().feed.posts
const write = (page: Page) => page.getByLabel('New post for the live blog')
const pictures = () => [...suite.bench.server.pictures.values()]
const pictured = (page: Page) => page.locator('blog-write picture-field img').waitFor()

/** Pastes what is on the clipboard; true if the page took it, and the browser does nothing more. */
const paste = (page: Page, on: { picture?: boolean; words?: string }) =>
  write(page).evaluate(
    (area, { picture, words, bytes }) => {
      const data = new DataTransfer()
      if (words) data.setData('text/plain', words)
      if (picture) data.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      return !area.dispatchEvent(event)
    },
    { ...on, bytes: [...PNG] },
  )

/** As a hand would, from another window: the browser itself decides what it does with it. */
async function letGo(page: Page, file: string, over: string): Promise<void> {
  const box = await page.locator(over).first().boundingBox()
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  const data = { items: [], files: [join(folder, file)], dragOperationsMask: 1 }
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data })
  await devtools.detach()
}

test('a picture that is pasted is taken in, and asks for its words; what was typed stays', async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('The room')
  expect(await paste(page, { picture: true })).toBe(true)
  await pictured(page)
  expect(pictures()).toEqual([{ kind: 'image/png', bytes: PNG }])
  expect(await write(page).inputValue()).toBe('The room')
  const inHand = () =>
    page.evaluate(() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at?.getAttribute('name')
    })
  await until('the field for its words', async () => (await inHand()) === 'alt')
  await page.keyboard.type('Round tables')
  expect(await page.getByLabel('What the picture shows').inputValue()).toBe('Round tables')
  await page.getByLabel('What the picture shows').press('Tab')
  await write(page).press('Control+Enter')
  await page.locator('blog-post img[alt="Round tables"]').waitFor()
})

test('words that are pasted stay words, also those an office program copied with a picture of them', async () => {
  const page = await suite.bench.desk('editor')
  expect(await paste(page, { words: 'Good evening' })).toBe(false)
  expect(await paste(page, { words: 'Good evening', picture: true })).toBe(false)
  expect(await page.locator('blog-write picture-field').count()).toBe(0)
  expect(pictures()).toEqual([])
})

test.each([
  ['the text', 'blog-write textarea'],
  ['the buttons', 'blog-write .foot'],
])('a picture let go over %s is taken in, and the desk stays', async (_what, over) => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('The room')
  await letGo(page, 'room.png', over)
  await pictured(page)
  expect(pictures()).toEqual([{ kind: 'image/png', bytes: PNG }])
  expect(await write(page).inputValue()).toBe('The room')
})

test('what is no picture is not opened in place of the desk, but said so', async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('The speech')
  await letGo(page, 'speech.txt', 'blog-write textarea')
  await page.getByText('This is no picture Envelope reads').waitFor()
  expect(page.url()).toContain('/control')
  expect(await write(page).inputValue()).toBe('The speech')
  expect(pictures()).toEqual([])
})

/** A desk whose clock the test turns on: never so far at once that its link would seem to be silent, on a slow machine either. */
async function deskInTime() {
  const STEP_MS = 900
  let beats = 0
  const page = await suite.bench.desk('editor', {}, async (page) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"beat"')) beats += 1
      })
    })
    await page.addInitScript(() => {
      const now = performance.now.bind(performance)
      const turned = Object.assign(window, { ahead: 0 })
      performance.now = () => now() + turned.ahead
    })
  })
  const pass = async (steps: number) => {
    for (let i = 0; i < steps; i += 1) {
      const before = beats
      suite.bench.server.beat()
      await until('a beat', () => beats > before)
      await page.evaluate(
        (ms) => Object.assign(window, { ahead: Reflect.get(window, 'ahead') + ms }),
        STEP_MS,
      )
    }
  }
  return { page, pass }
}

test('ten seconds to undo run out, and the post stays; in time it is taken back', {
  tags: ['whole'],
}, async () => {
  const { page, pass } = await deskInTime()
  const strip = page.locator('undo-strip')
  const publish = async (text: string) => {
    await write(page).fill(text)
    await write(page).press('Control+Enter')
    await page.locator('blog-post').getByText(text).waitFor()
    await strip.waitFor()
  }
  await publish('Stays')
  await pass(6)
  await strip.getByText(/\([1-5] s\)/).waitFor()
  await pass(6)
  await strip.waitFor({ state: 'detached' })
  expect(await page.locator('blog-post').getByText('Stays').count()).toBe(1)
  await publish('Goes')
  await pass(3)
  await strip.getByRole('button').click()
  await page.locator('blog-post').getByText('Goes').waitFor({ state: 'detached' })
  await until('the words to be back', async () => (await write(page).inputValue()) === 'Goes')
  // Nothing comes of the time that goes on.
  await pass(10)
  expect(posts().map(({ body }) => body)).toMatchObject([{ text: 'Stays' }])
  expect(await strip.count()).toBe(0)
})
