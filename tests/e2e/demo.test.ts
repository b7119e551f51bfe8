/** `npm run demo` as it is typed: played to its end at high speed, marked on every surface, and gone without a trace. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Browser, Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'

const DEMO = fileURLToPath(new URL('../../dist/server/demo.js', import.meta.url))
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('envelope-demonstration-'))
const before = left()

let demo: ChildProcess
let browser: Browser
let page: Page
let output = ''
const complaints: string[] = []
const link = (name: string) => new RegExp(`${name}\\s+(\\S+)`).exec(output)?.[1] ?? ''

beforeAll(async () => {
  demo = spawn(process.execPath, [DEMO, 'speed=20000', 'categories=2', 'rounds=1'], {
    env: { PATH: process.env['PATH'] ?? '', ROOM_PORT: '0', PUBLIC_PORT: '0' },
  })
  for (const stream of [demo.stdout, demo.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' })
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  await until('the evening to be played to its end', () =>
    output.includes('Evening 1 was played to its end.'),
  )
})
afterAll(async () => {
  await browser?.close()
  if (demo.exitCode === null && demo.signalCode === null) {
    const ended = new Promise((resolve) => demo.once('exit', resolve))
    demo.kill('SIGTERM')
    await ended
  }
})

const frameAt = (part: string): Promise<Frame> =>
  until(`the frame of ${part}`, () => page.frames().find((frame) => frame.url().includes(part)))

test('side by side stand the desk, which tells what happens, two screens and the live blog; each says what it is', async () => {
  await page.goto(link('Side by side'))
  const desk = await frameAt('/control')
  await desk.getByText('The evening is over. It begins again in a moment.').waitFor()
  await desk.locator('demonstration-strip').getByText('Nothing here is a result.').waitFor()
  const screens = await until('both screens', () => {
    const found = page.frames().filter((frame) => frame.url().includes('/stage#screen='))
    return found.length === 2 ? found : null
  })
  for (const screen of screens) await screen.locator('.watermark[data-mark=demonstration]').waitFor()
  const blog = await frameAt('/live/demonstration')
  await blog.getByText('2 of 2 awarded').waitFor()
  expect(await blog.locator('.demonstration').innerText()).toContain('Nothing here is a result.')
  expect(await blog.locator('h1').innerText()).toContain('Demonstration')
  // On the way a wrong envelope was put right, and readers were told why.
  expect(await blog.locator('main').innerText()).toContain('The wrong envelope was opened.')
  expect(complaints).toEqual([])
})

test('no search engine is told of it, and no page of it stands in structured data', async () => {
  const html = await (await fetch(link('Live blog'))).text()
  expect(html).toContain('<meta name="robots" content="noindex')
  expect(html).not.toContain('application/ld+json')
})

test('an interrupt ends it cleanly, and its folder is gone', async () => {
  await page.close()
  const ended = new Promise((resolve) => demo.once('exit', resolve))
  demo.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(left()).toEqual(before)
})
