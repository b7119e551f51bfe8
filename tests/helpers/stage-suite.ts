/** One real screen for every test: a server of its own, a page in a fresh context, and no complaint at the end. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Assignment } from '#shared/protocol'
import type { Slide, StageFrame } from '#shared/stage-frame'
import { launchBrowser } from './browser.ts'
import { frameOf, type StageServer, startStageServer } from './stage-server.ts'

/** What a suite of one screen works with; each is there once its hook has run. */
export interface StageSuite {
  readonly server: StageServer
  readonly page: Page
  /** The number of the last frame. */
  readonly seq: number
  /** Opens the screen, assigned so. Nothing moves unless a test asks for it: what stands still costs nothing to draw. */
  open(
    assignment: Partial<Assignment>,
    width?: number,
    height?: number,
    reducedMotion?: 'reduce' | 'no-preference',
  ): Promise<void>
  /** A context of its own for other pages, whose troubles count as those of the screen do: 1280 by 720, and nothing moves unless it is said. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  /** Sends a frame and waits for the report that it is on glass. */
  show(slide: Slide, change?: Partial<StageFrame>): Promise<void>
  /** Frames are numbered from here on: that of another show begins anew. */
  countFrom(seq: number): void
}

export interface StageOptions {
  /** A folder of built pages, if not those of this build. */
  readonly pages?: string
  /** What the console may say in red that is no trouble. */
  readonly noise?: RegExp
  /** Whether its service worker holds the page, which fetches every file of it once more: for tests of that alone. */
  readonly held?: boolean
}

/** What a browser says by itself when a test takes its server or a picture away. */
const NETWORK =
  /^Failed to load resource|^WebSocket connection to|^An unknown error occurred when fetching the script/

/** Registers the hooks of a suite. */
export function useStage({ pages, noise = NETWORK, held = false }: StageOptions = {}): StageSuite {
  let server: StageServer
  let browser: Browser
  let page: Page
  let troubles: string[] = []
  let seq = 0
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    troubles = []
    server = await startStageServer(pages)
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await server.close()
    expect(troubles).toEqual([])
  })

  async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const size = { width: 1280, height: 720 }
    const context = await browser.newContext({
      viewport: size,
      reducedMotion: 'reduce',
      serviceWorkers: held ? 'allow' : 'block',
      ...options,
    })
    context.on('weberror', (error) => troubles.push(error.error().message))
    context.on('console', (line) => {
      if (line.type() === 'error' && !noise.test(line.text())) troubles.push(line.text())
    })
    return context
  }

  return {
    get server() {
      return server
    },
    get page() {
      return page
    },
    get seq() {
      return seq
    },
    async open(assignment, width = 1280, height = 720, reducedMotion = 'reduce') {
      server.assign(assignment)
      page = await (await newContext({ viewport: { width, height }, reducedMotion })).newPage()
      await page.goto(server.url)
      await server.connections(1)
    },
    newContext,
    async show(slide, change = {}) {
      seq += 1
      server.send(frameOf(seq, slide, change))
      await server.paintedAt(seq)
    },
    countFrom(first) {
      seq = first
    },
  }
}

/** One dot of a picture as it is laid over nothing: red, green, blue, and how much of it is there, 0 to 255. */
export async function dotAt(page: Page, left: number, top: number): Promise<number[]> {
  const clip = { x: left, y: top, width: 1, height: 1 }
  const dot = await page.screenshot({ omitBackground: true, clip })
  return [...(await sharp(dot).ensureAlpha().raw().toBuffer())]
}

/** Where a part of the slide that is up is, in hundredths of the picture. */
export const placeOf = (page: Page, selector: string) =>
  page
    .locator(`#slides > .slide:not(.leaving, .waiting) ${selector}`)
    .first()
    .evaluate((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect()
      return {
        left: (left / innerWidth) * 100,
        right: (right / innerWidth) * 100,
        top: (top / innerHeight) * 100,
        bottom: (bottom / innerHeight) * 100,
      }
    })

export const still = (page: Page) =>
  page.waitForFunction(() => document.getAnimations().every((motion) => motion.playState !== 'running'))
