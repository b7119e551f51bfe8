/** @module-tag whole */
/** The whole house under its content policy, with an evening whose every word tries to be more than a word: on every page of both ports none runs, none makes an element, and nothing is forbidden because nothing is tried. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Wish } from '#shared/commands'
import type { Answer } from '#shared/protocol'
import { PAGES } from '../../control/views.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { foundIn, watchPolicy, wordsIn } from '../helpers/deep-look.ts'
import { type House, newCommandId, startHouse, until } from '../helpers/house.ts'
import { PAYLOADS, payload } from '../helpers/payloads.ts'
import { grainy } from '../helpers/pictures.ts'
import { upload } from '../helpers/uploads.ts'
import { oneIn } from '../helpers/whole.ts'
import { type ImportedShow, importShow } from './imported-show.ts'

const LONG = 240_000
const SHOW = 'hostile'
const PER_CATEGORY = 75
/** Enough to see that every field and every page is minded; each payload in each field is for the whole. */
const SOME = oneIn(10, PAYLOADS)
const LAST = 'The last words of the evening'

let house: House
let browser: Browser
let context: BrowserContext
let show: ImportedShow

const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`
const row = (...cells: string[]) => `${cells.map(quoted).join(',')}\n`

/** Each payload in each column, of as few categories as hold them all. */
const shortlist = () =>
  `category,sponsor,entrant,partners,title,person,summary\n${PAYLOADS.map((words, n) => {
    const category = Math.floor(n / PER_CATEGORY)
    const more = [3, 4, 5, 6].map((step) => payload(n + step))
    return row(`${payload(category)} ${category}`, payload(category + 1), `${words} ${n}`, ...more)
  }).join('')}`

const must = async (asked: Promise<Answer>) => {
  const answer = await asked
  if (!answer.ok) throw new Error(answer.refusal.sentence)
}

/** A few at a time: each is decided after the other all the same. */
async function together(all: readonly string[], ask: (words: string, n: number) => Promise<Answer>) {
  for (let n = 0; n < all.length; n += 15)
    await Promise.all(all.slice(n, n + 15).map((words, i) => must(ask(words, n + i))))
}

/** Spaces are the browser's. */
const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim()

async function open(address: string) {
  const page = await context.newPage()
  const heard = await watchPolicy(page)
  await page.goto(address)
  return { page, heard }
}
/** Nothing of a payload is in the page, and it tried nothing. */
async function isClean({ page, heard }: { page: Page; heard: readonly string[] }): Promise<void> {
  expect(await foundIn(page)).toEqual([])
  expect(heard).toEqual([])
}

const signedIn = (path: string) => open(`${house.room}${path}`)
const screen = async (layout: 'full' | 'lower-third' | 'confidence', n: number) =>
  open(await house.newScreen({ name: payload(n, 60), show: SHOW, layout }))

beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  show = await importShow(house, SHOW, { shortlist: shortlist(), results: 'category,level,entrant,title\n' })
  const change = { name: payload(0), venue: payload(1), presentedBy: payload(2) }
  await must(show.command({ kind: 'edit-ceremony', change, push: false }))
  const { plan } = await show.view()
  const levels = plan.show.levels.map(({ id }, n) => ({ id, name: payload(n + 3) }))
  await must(show.command({ kind: 'set-levels', levels, push: false }))
  for (const [n, category] of plan.show.categories.entries()) {
    const [first, second] = category.entries
    await must(
      show.command({
        kind: 'set-result',
        category: category.id,
        reason: null,
        levels: [
          { level: levels[0]?.id ?? '', entries: [first?.id ?? ''], citation: payload(n + 7) },
          { level: levels[1]?.id ?? '', entries: [second?.id ?? ''], citation: payload(n + 8) },
        ],
      }),
    )
  }
  const segment = { kind: 'text', id: 'words', title: payload(9), body: payload(10) } as const
  await must(show.command({ kind: 'insert-segment', segment, before: null, push: false }))
  for (const n of [16, 17, 18]) {
    const body = { id: newCommandId(), name: payload(n, 60), role: 'editor' }
    expect((await house.api('/control/people', { method: 'POST', body })).status).toBeLessThan(300)
  }
  const note = { operator: payload(11), presenter: payload(12) }
  await must(show.command({ kind: 'note-cue', cue: `${plan.show.categories[0]?.id}:title`, ...note }))
}, LONG)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

test(
  'desk, stage, lower third, confidence monitor and live blog, while all of it is told',
  async () => {
    const desk = await open(house.controlLink.replace('/control', `/control?show=${SHOW}`))
    await desk.page.locator('[data-act="take"]').waitFor()
    const reader = await open(`${house.readers}/live/${SHOW}`)
    const stage = await screen('full', 13)
    const watching = [desk, reader, stage, await screen('lower-third', 14), await screen('confidence', 15)]
    const names = (await show.view()).plan.show.categories
    for (;;) {
      const { live } = await show.view()
      if (!live.next) break
      await show.take()
      const { programme } = (await show.view()).live
      // The stage has painted it before it is looked at.
      await stage.page.waitForFunction(
        () => document.querySelectorAll('#slides > .slide:not(.leaving, .waiting)').length > 0,
      )
      if (programme.on?.cue === `${names[0]?.id}:title`)
        await together(SOME, (words, n) => {
          const change = { name: words, sponsor: payload(n + 1) }
          return show.command({ kind: 'edit-category', category: names[0]?.id ?? '', change, push: true })
        })
      for (const one of watching) await isClean(one)
    }
    const { image } = await upload(house, await grainy(80, 45).jpeg().toBuffer())
    await together(SOME, (text, n) =>
      show.command({
        kind: 'write-post',
        text,
        key: true,
        labels: [payload(n, 40)],
        image: { image, width: 80, height: 45, alt: payload(n + 1), credit: payload(n + 2, 200) },
      }),
    )
    await together(SOME.slice(0, 20), (text, n) =>
      show.command({ kind: 'keep-draft', draft: `draft-of-words-${n}`, rev: 0, text, at: null, when: null }),
    )
    await must(show.command({ kind: 'write-post', text: LAST }))
    for (const one of [desk, reader])
      await until('desk and readers to have them all', async () => (await wordsIn(one.page)).includes(LAST))
    for (const one of watching) await isClean(one)
    for (const one of watching) await one.page.close()
  },
  LONG,
)

test(
  'every page of the desk',
  async () => {
    const desk = await signedIn(`/control?show=${SHOW}`)
    await desk.page.locator('[data-act="take"]').waitFor()
    for (const page of PAGES) {
      await desk.page.locator('desk-page').evaluate((element, view) => Object.assign(element, { view }), page)
      await desk.page.locator(`desk-page [data-view=${page}] main.page`).waitFor()
      await desk.page.waitForLoadState('networkidle').catch(() => undefined)
      await isClean(desk)
    }
  },
  LONG,
)

test(
  'preflight with its frames, the fit page, the sheet and the help',
  async () => {
    for (const path of [
      `/preflight?show=${SHOW}`,
      `/control/sheet?show=${SHOW}`,
      '/preflight/fit',
      '/help',
      '/help/de',
      '/help/companion',
    ]) {
      const one = await signedIn(path)
      if (path.startsWith('/preflight?')) {
        const ready = one.page.locator('stage-miniature iframe.ready')
        await ready.first().waitFor({ timeout: LONG })
      }
      await one.page.waitForLoadState('networkidle').catch(() => undefined)
      await isClean(one)
      await one.page.close()
    }
  },
  LONG,
)

test(
  'the press page, once the hostile show is on air: results that are told, on their way, put right and taken back',
  async () => {
    const command = (wish: Wish) => must(show.command(wish))
    const air = await house.api('/api/v1/air', { method: 'POST', body: { show: SHOW, interrupt: true } })
    expect(air.status, await air.text()).toBe(200)
    const press = await signedIn('/press')
    await press.page.locator('article.result').first().waitFor()
    const words = await wordsIn(press.page)
    const { plan } = await show.view()
    const [first, second] = plan.show.categories
    for (const told of [payload(7), payload(8), first?.entries[0]?.entrant ?? ''])
      expect(squeezed(words)).toContain(squeezed(told))
    await isClean(press)
    // A hold, so that the press is told what readers are not.
    await command({ kind: 'edit-settings', change: { publicHoldSeconds: 600 }, push: true })
    const level = plan.show.levels[0]?.id ?? ''
    const reason = payload(21, 300)
    await command({
      kind: 'correct-result',
      ...{ category: first?.id ?? '', level, entries: [first?.entries[2]?.id ?? ''] },
      citation: payload(22),
      reason,
    })
    await press.page.getByText('Not before').first().waitFor()
    await until('the correction', async () => squeezed(await wordsIn(press.page)).includes(squeezed(reason)))
    await command({ kind: 'retract', category: second?.id ?? '', level, reason: payload(23, 300) })
    await press.page.getByText('withdrawn').first().waitFor()
    await isClean(press)
    await press.page.close()
  },
  LONG,
)

test('[twin] on desk, stage and preflight a text that would become markup or a script is refused, and that is heard', async () => {
  for (const address of [
    `${house.room}/control?show=${SHOW}`,
    await house.newScreen(),
    `${house.room}/preflight/fit`,
  ]) {
    const one = await open(address)
    const refused = await one.page.evaluate(() => {
      const tries = [
        () => document.body.insertAdjacentHTML('beforeend', '<img pwn src=/nothing onerror=pwned()>'),
        () => document.createElement('img').setAttribute('onerror', 'pwned()'),
        () => Object.assign(document.createElement('script'), { text: 'pwned()' }),
        () => new Worker('/stage-worker.js'),
      ]
      return tries.map((attempt) => {
        try {
          attempt()
          return 'nothing'
        } catch (error) {
          return (error as Error).name
        }
      })
    })
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
    await expect.poll(() => one.heard.length).toBe(4)
    expect(one.heard.every((what) => what.startsWith('require-trusted-types-for'))).toBe(true)
    await one.page.close()
  }
})
