/** One browser whose tabs may each be a screen, and what is seen of who they are. */
import type { BrowserContext, Page } from 'playwright'
import { beforeEach } from 'vitest'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { CODE, frameOf } from '../helpers/stage-server.ts'
import { winner, winnerWords } from '../helpers/stage-slides.ts'
import { type StageSuite, useStage } from '../helpers/stage-suite.ts'

interface Tabs {
  readonly stage: StageSuite
  /** What all tabs share; each is there once its hook has run. */
  readonly context: BrowserContext
  /** Opens one, and waits until it has called. */
  tab(address?: string): Promise<Page>
  /** Makes a screen of a tab that shows a code: it shows the winner, and does so again after a reload. */
  pair(page: Page): Promise<void>
  /** The tokens the tabs called with, oldest first. */
  tokens(): (string | null)[]
}

/** Registers the hooks of a suite. */
export function useTabs(): Tabs {
  const stage = useStage()
  let context: BrowserContext
  beforeEach(async () => {
    context = await stage.newContext()
  })
  return {
    stage,
    get context() {
      return context
    },
    async tab(address = stage.server.url) {
      const calls = stage.server.hellos.length
      const page = await context.newPage()
      await page.goto(address)
      await stage.server.connections(calls + 1)
      return page
    },
    async pair(page) {
      const calls = stage.server.hellos.length
      stage.server.send(frameOf(1, winner))
      stage.server.pair()
      await shows(page, winnerWords)
      await page.reload()
      await stage.server.connections(calls + 1)
      await shows(page, winnerWords)
    },
    tokens: () => stage.server.hellos.map(({ token }) => token),
  }
}

export const shows = (page: Page, words: string) =>
  until(`the words ${words}`, async () => (await stageWords(page)).includes(words))

export const showsCode = (page: Page) =>
  until(
    'the code',
    async () =>
      (await page.locator('.pairing .line-main').allInnerTexts()).join('').replace(/\s/g, '') === CODE,
  )
