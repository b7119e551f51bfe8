/**
 * The whole LGC evening from the keyboard, once on each log: 22 categories, nine of them decided on the way,
 * one retract and one correction, a screen reloaded halfway and a reader who was offline for three categories.
 * On Redis, and on both unless the whole is tested, all of that happens within six categories; what the log does is the same from there on.
 */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { resultPostId } from '#shared/posts'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { type Link, openLink } from '../helpers/link.ts'
import {
  articles,
  feedOfLog,
  holdKey,
  type Operator,
  openDialog,
  operatorAt,
  stageWords,
} from '../helpers/operator.ts'
import type { RedisServer } from '../helpers/redis.ts'

/** The order of the evening: at which category things happen on the way. */
interface Way {
  readonly offline: { readonly from: number; readonly to: number }
  readonly retract: number
  readonly correct: number
  readonly reload: number
}
const WHOLE: Way = { retract: 2, offline: { from: 4, to: 7 }, correct: 9, reload: 11 }
const FEW: Way = { retract: 2, offline: { from: 3, to: 6 }, correct: 5, reload: 6 }
const SMALL = { width: 640, height: 360 }

/** The evening on one log; `prepare` starts the Redis it is kept in, if any. `few` keeps to one screen, and jumps to the end once all has happened. */
export const playsTheEvening = (prepare: () => Promise<RedisServer | null>, { few = false } = {}) => {
  const way = few ? FEW : WHOLE
  let redis: RedisServer | null
  let house: House
  let browser: Browser
  let link: Link
  let desk: Page
  let stages: Page[]
  let reader: Page
  let operator: Operator
  const troubles: string[] = []

  const watched = async (context: BrowserContext, url: string): Promise<Page> => {
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(`${url}: ${error.message}`))
    await page.goto(url)
    return page
  }

  beforeAll(async () => {
    redis = await prepare()
    house = await startHouse({ environment: redis ? { REDIS_URL: redis.url } : {} })
    browser = await launchBrowser()
    link = await openLink(house.readers)
    // Two cores draw all of them: one screen moves, the other keeps still, and the desk's monitors are dark.
    const [moving, still, panel] = [
      await browser.newContext({ viewport: SMALL }),
      await browser.newContext({ viewport: SMALL, reducedMotion: 'reduce' }),
      await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' }),
    ]
    await emptyMonitors(panel)
    desk = await watched(panel, house.controlLink)
    stages = few ? [] : [await watched(moving, house.stage)]
    stages.push(await watched(still, await house.newScreen()))
    reader = await watched(panel, `${link.origin}/live/${SAMPLE}`)
    operator = operatorAt(desk, house)
    await desk.bringToFront()
    await desk.locator('[data-act="take"]').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await link?.close()
    await house?.stop()
    await redis?.stop()
  })

  const entrantsOf = async (category: string, level: string): Promise<string[]> => {
    const feed = await until('the result to be public', async () => {
      const now = await feedOfLog(house)
      const post = now.posts.find((p) => p.id === resultPostId(category, level))
      return post?.body.kind === 'result' && post.body.result ? post.body.result : null
    })
    return feed.entries.map((entry) => entry.person ?? entry.entrant)
  }

  const stagesShow = async (words: string[]) => {
    for (const stage of stages) {
      await until(`a stage to show ${words.join(', ')}`, async () => {
        const seen = await stageWords(stage)
        return words.every((word) => seen.replace(/\s+/g, ' ').includes(word.replace(/\s+/g, ' ')))
      })
    }
  }

  /** From the title of a category to its winner; a result that is not known yet is set when the envelope is on screen. */
  async function playCategory(live: DeskLive, category: string, number: number): Promise<DeskLive> {
    let now = live
    const { plan } = await house.view()
    const entries = plan.show.categories.find((c) => c.id === category)?.entries.map((e) => e.id) ?? []
    while (now.programme.on?.cue !== `${category}:winner:winner`) {
      const atEnvelope = now.programme.on?.cue === `${category}:envelope`
      if (atEnvelope && (now.marks[category] ?? '--').includes('-')) {
        // A press within the guard time is told so; the next one is told what is missing.
        await until('the desk to say why', async () => {
          await desk.keyboard.press('Space')
          return (await operator.said()).includes('no sealed result yet')
        })
        expect((await operator.live()).programme.seq).toBe(now.programme.seq)
        const none = number % 5 === 0
        await operator.setResult(
          none
            ? ['winner/none', `highly-commended/${entries[1]}`]
            : [
                `winner/${entries[0]}`,
                ...(number % 3 === 0 ? [`winner/${entries[2]}`] : []),
                `highly-commended/${entries[1]}`,
              ],
        )
        await until('the desk to know', async () => (await operator.live()).marks[category] === 'ss')
      }
      now = await operator.press('Space')
      expect(now.programme.on?.cue.startsWith(`${category}:`)).toBe(true)
    }
    const winners = await entrantsOf(category, 'winner')
    await stagesShow(winners.length > 0 ? winners : ['No award'])
    return now
  }

  test('[F1] [T3] from the first key to the last, desk, screens and readers agree with the log', async () => {
    const { plan } = await house.view()
    const order = plan.cues.filter((cue) => cue.kind === 'title').map((cue) => cue.category ?? '')
    expect(order.length).toBe(22)
    const last = few ? way.reload : order.length
    let live = await operator.live()
    let number = 0
    while (live.next) {
      const { next } = live
      live = await operator.press(number % 2 === 0 ? 'Space' : 'PageDown')
      const category = plan.cues.find((cue) => cue.id === next.to.cue)?.category
      if (!category) continue
      number += 1
      if (number === way.offline.from) link.cut()
      live = await playCategory(live, category, number)
      if (number === way.offline.to - 1) link.mend()
      if (number === way.retract) live = await retractAndRevealAgain(category)
      if (number === way.correct) await correct(category)
      if (number === way.reload) await reloadLastStage(category)
      if (number === last) live = await jumpToEnd(plan)
    }
    expect(number).toBe(last)
    await everythingAgrees(order.slice(0, last))
    expect(troubles).toEqual([])
  }, 300_000)

  /** Makes the last slide the next one. */
  async function jumpToEnd({ cues }: DeskPlan): Promise<DeskLive> {
    const to = { cue: cues.at(-1)?.id ?? '', step: 0 }
    expect(await house.command({ kind: 'preview', to })).toMatchObject({ ok: true })
    await until('the desk to offer the end', async () =>
      (await desk.locator('[data-act=take] .label').innerText()).includes('End'),
    )
    return operator.live()
  }

  /** The wrong envelope: retract, seal the right result, show it. */
  async function retractAndRevealAgain(category: string): Promise<DeskLive> {
    const before = await entrantsOf(category, 'winner')
    await holdKey(desk, 'r', async () => (await operator.live()).programme.on === null)
    await until('the reader to be told', async () =>
      (await articles(reader)).join('\n').includes('This result has been withdrawn'),
    )
    const { plan } = await house.view()
    const entries = plan.show.categories.find((c) => c.id === category)?.entries ?? []
    const right = entries.find((entry) => !before.includes(entry.entrant) && !entry.person)
    await operator.setResult([`winner/${right?.id}`], 'The right card')
    // Sealed while the room waits, it is armed already: the third act shows it.
    expect((await operator.live()).armed).not.toBeNull()
    const live = await operator.press('Space')
    expect(live.programme.on?.cue).toBe(`${category}:winner:winner`)
    await stagesShow([right?.entrant ?? ''])
    await until('the reader to read the right one', async () => {
      const post = (await articles(reader)).join('\n')
      return post.includes(right?.entrant ?? '') && post.includes('The right card')
    })
    return live
  }

  async function correct(category: string): Promise<void> {
    const { plan } = await house.view()
    const entries = plan.show.categories.find((c) => c.id === category)?.entries ?? []
    const before = await entrantsOf(category, 'winner')
    const right = entries.at(-1)
    const old = entries.find((entry) => before.includes(entry.entrant))
    const dialog = await openDialog(desk, 's')
    const box = (id: string) => desk.locator(`[data-tick="winner/${id}"]`)
    if (await box(old?.id ?? '').isChecked()) {
      await box(old?.id ?? '').focus()
      await desk.keyboard.press('Space')
    }
    await box(right?.id ?? '').focus()
    await desk.keyboard.press('Space')
    await desk.locator('[data-field="reason"]').focus()
    await desk.keyboard.type('Misread on stage')
    await desk.locator('[data-do="seal"]').focus()
    await desk.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await stagesShow([right?.entrant ?? ''])
    await until('the reader to read the correction', async () =>
      (await articles(reader)).some(
        (words) => words.includes('Misread on stage') && words.includes(right?.entrant ?? ''),
      ),
    )
  }

  async function reloadLastStage(category: string): Promise<void> {
    await stages.at(-1)?.reload()
    await stagesShow(await entrantsOf(category, 'winner'))
  }

  /** The whole evening as somebody without script reads it: the newest page, and what its links lead back to. */
  async function everyPage(page: Page): Promise<string[]> {
    const read: string[] = []
    for (let path: string | null = `/live/${SAMPLE}`; path !== null; ) {
      await page.goto(`${house.readers}${path}`)
      read.push(...(await articles(page)))
      const older = page.locator('link[rel=next]')
      path = (await older.count()) > 0 ? await older.getAttribute('href') : null
    }
    return read
  }

  async function everythingAgrees(order: string[]): Promise<void> {
    await until('everything to be public', async () => (await operator.live()).onItsWay === null)
    const feed = await feedOfLog(house)
    const winners = feed.posts.filter((post) => post.body.kind === 'result' && post.body.top)
    expect(winners.map((post) => (post.body.kind === 'result' ? post.body.category.id : ''))).toEqual(order)
    const ids = feed.posts.map((post) => `p-${post.id}`).reverse()
    await until(
      'the reader to be level',
      async () => (await reader.locator('article').count()) === ids.length,
    )
    expect(await reader.locator('article').evaluateAll((all) => all.map((one) => one.id))).toEqual(ids)

    const fresh = await browser.newContext({ javaScriptEnabled: false })
    const page = await fresh.newPage()
    expect(await articles(reader)).toEqual(await everyPage(page))
    await fresh.close()

    for (const stage of stages) expect((await stageWords(stage)).toLowerCase()).toContain('lgc awards 2022')
    expect((await operator.live()).programme.label).toBe('End')
  }
}
