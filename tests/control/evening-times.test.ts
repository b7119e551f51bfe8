/** The desk's line of the evening and the minutes in its rundown, by the server's clock and the place's. */
import type { Page } from 'playwright'
import { afterEach, expect, test } from 'vitest'
import type { ShowFile } from '#shared/show-file'
import { axeFinds } from '../helpers/axe.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { type Bench, nextIs, openBench, pressUntil, useBench } from './desk-browser.ts'

const suite = useBench()
const MINUTE = 60_000

let bench: Bench | undefined
afterEach(async () => {
  expect(bench?.complaints ?? []).toEqual([])
  await bench?.close()
  bench = undefined
})

/** Tokyo has no summer time, and is another day than here for half of it. */
const ZONE = 'Asia/Tokyo'
const inTokyo = (at: number) => new Date(at + 9 * 60 * MINUTE).toISOString()
const clock = (at: number) => inTokyo(at).slice(11, 16)

/** A show planned to begin at the full minute nearest to so many minutes from now; every segment is planned. */
async function planned(startsIn: number, doorsIn: number | null = null, minutes = 5) {
  const minuteOf = (after: number) => Math.floor((Date.now() + after * MINUTE) / MINUTE) * MINUTE
  const [start, doors] = [minuteOf(startsIn), doorsIn === null ? null : minuteOf(doorsIn)]
  const change = (file: ShowFile): ShowFile => ({
    ...file,
    ceremony: {
      ...file.ceremony,
      timeZone: ZONE,
      date: inTokyo(start).slice(0, 10),
      startsAt: clock(start),
      ...(doors === null ? {} : { doorsAt: clock(doors) }),
    },
    rundown: file.rundown.map((segment) => (segment.kind === 'end' ? segment : { ...segment, minutes })),
  })
  bench = await openBench(suite.browser, { change })
  return { bench, start, doors, length: 6 * minutes * MINUTE }
}

const part = (page: Page, about: string) => page.locator(`evening-times [data-about=${about}]`)
const said = async (page: Page, about: string) =>
  (await part(page, about).innerText()).replace(/\s+/g, ' ').trim()
const seconds = (text: string) => {
  const [, minutes = '', rest = ''] = /(\d+):(\d\d)/.exec(text) ?? []
  return Number(minutes) * 60 + Number(rest)
}
test('before the evening it counts down to doors and start, whatever the clock of the desk says', {
  tags: ['whole'],
}, async () => {
  const { bench, start, doors } = await planned(40, 10)
  const page = await bench.desk()
  // A laptop that is seven minutes slow, in another zone than the ceremony.
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() - 7 * 60_000
  })
  await page.reload()
  await nextIs(page, 'Opening')
  const due = (at: number | null) => ((at ?? 0) - Date.now()) / 1000
  const rightBySeconds = async (about: string, at: number | null) =>
    Math.abs(seconds(await said(page, about)) - due(at)) < 3
  // The first beat tells how far off the desk's own clock is.
  await expect.poll(() => rightBySeconds('start', start)).toBe(true)
  expect(await rightBySeconds('doors', doors)).toBe(true)
  expect(await said(page, 'doors')).toContain(`(${clock(doors ?? 0)})`)
  expect(await said(page, 'start')).toContain(`(${clock(start)})`)
  const before = await said(page, 'start')
  await expect.poll(() => said(page, 'start')).not.toBe(before)
  expect(await page.getByLabel('Time at the ceremony').innerText()).toContain(clock(Date.now()).slice(0, 2))
  expect(await axeFinds(page)).toEqual([])
})

test('once it should have begun it is late, and the end moves with it', async () => {
  const { bench, start, length } = await planned(-4)
  const page = await bench.desk()
  await nextIs(page, 'Opening')
  expect(await said(page, 'punctuality')).toMatch(/^▲ [45] min late$/)
  expect(await part(page, 'punctuality').getAttribute('data-sign')).toBe('late')
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  const began = bench.server.show.state().segmentSince
  expect(await said(page, 'end')).toBe(
    `Predicted end ${clock(began + length)} (planned ${clock(start + length)})`,
  )
  // Campaign of the Year and the interval are passed over: ten minutes are won back.
  asAnother(bench.server, { kind: 'preview', to: { cue: 'childrens-services:title', step: 0 } })
  await nextIs(page, 'Children’s Services — Title')
  await pressUntil(page, 'Space', 'Children’s Services — Shortlist')
  const since = bench.server.show.state().segmentSince
  await expect.poll(() => said(page, 'end')).toContain(`Predicted end ${clock(since + 10 * MINUTE)}`)
  expect(await said(page, 'punctuality')).toMatch(/min early$/)
})

test('the rundown says what each segment took of its plan; the one that is on counts, and is marked when it is over', async () => {
  const { bench } = await planned(0, null, 1)
  const page = await bench.desk()
  const minutes = (chapter: string) =>
    page.locator('rundown-list li', { hasText: chapter }).locator('segment-minutes').first()
  await nextIs(page, 'Opening')
  await minutes('Interval')
    .getByText(/^1 min$/)
    .waitFor()
  await pressUntil(page, 'Space', 'Council of the Year — Title')
  await pressUntil(page, 'Space', 'Council of the Year — Shortlist')
  await minutes('Council of the Year')
    .getByText(/^0:0[1-9] of 1 min$/)
    .waitFor()
  await minutes('Opening')
    .getByText(/^0:\d\d of 1 min$/)
    .waitFor()
  // More than a minute later by the server's clock: nobody waits for it here.
  const since = bench.server.show.state().segmentSince
  await page.locator('rundown-list').evaluate((list, offset) => {
    Object.defineProperty(list, 'clockOffset', { get: () => offset, set: () => undefined })
    ;(list as HTMLElement & { requestUpdate(): void }).requestUpdate()
  }, 65_000)
  await minutes('Council of the Year')
    .getByText(/▲ 0:\d\d over/)
    .waitFor()
  expect(Date.now() - since).toBeLessThan(60_000)
  expect(await axeFinds(page)).toEqual([])
})

test('on a phone the line fits and the end of it is told once the evening runs', {
  tags: ['whole'],
}, async () => {
  const { bench } = await planned(30, 5)
  const page = await bench.desk()
  await page.setViewportSize({ width: 390, height: 844 })
  await nextIs(page, 'Opening')
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await part(page, 'start').isVisible()).toBe(true)
  expect(await part(page, 'end').isVisible()).toBe(false)
  expect(await overflow()).toBe(0)
  await page.getByRole('button', { name: /^TAKE/ }).click()
  await nextIs(page, 'Council of the Year — Title')
  expect(await part(page, 'end').isVisible()).toBe(true)
  expect(await overflow()).toBe(0)
  expect(await axeFinds(page)).toEqual([])
})

test('a show without planned times says so', async () => {
  const page = await suite.bench.desk()
  await nextIs(page, 'Opening')
  expect(await said(page, 'plan')).toBe('No planned times')
})
