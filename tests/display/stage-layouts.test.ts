/** [S1] What a screen draws is chosen by its assignment: each layout whole, readable, over the ground it was given, and still elsewhere. */
import type { Browser, Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Assignment } from '#shared/protocol'
import type { Slide, StageFrame } from '#shared/stage-frame'
import { SIZES } from '../../display/preflight/sizes.ts'
import { countdown, punctuality } from '../../display/stage/times.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { extremes } from '../helpers/stage-extremes.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import {
  cardOf,
  categories,
  categoryNamed,
  ceremony,
  commendedOf,
  shortlistsOf,
  titleOf,
  winnerOf,
} from '../helpers/stage-slides.ts'

const housing = categoryNamed('Housing')
const title = titleOf(housing)
const winner = winnerOf(housing, housing.entries.slice(0, 1))
const winnerWords = housing.entries[0]?.entrant ?? ''

let server: StageServer
let browser: Browser
let page: Page
let troubles: string[]
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  troubles = []
  server = await startStageServer()
})
afterEach(async () => {
  await page.context().close()
  await server.close()
  expect(troubles).toEqual([])
})

let seq = 0
/** Nothing moves unless a test asks for it: what stands still costs nothing to draw. */
async function open(
  assignment: Partial<Assignment>,
  width = 1280,
  height = 720,
  reducedMotion: 'reduce' | 'no-preference' = 'reduce',
) {
  server.assign(assignment)
  page = await (await browser.newContext({ viewport: { width, height }, reducedMotion })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(server.url)
  await server.connections(1)
}

async function show(slide: Slide, change: Partial<StageFrame> = {}) {
  seq += 1
  server.send(frameOf(seq, slide, change))
  await server.paintedAt(seq)
}

/** One dot of the picture as it is laid over nothing: red, green, blue, and how much of it is there, 0 to 255. */
async function dotAt(left: number, top: number, of = page): Promise<number[]> {
  const shot = await of.screenshot({ omitBackground: true })
  const dot = sharp(shot).ensureAlpha().extract({ left, top, width: 1, height: 1 })
  return [...(await dot.raw().toBuffer())]
}

/** Where the words and their ground are, in hundredths of the picture. */
const placeOf = (selector: string) =>
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

const still = () =>
  page.waitForFunction(() => document.getAnimations().every((motion) => motion.playState !== 'running'))

describe('[S1] the lower third', () => {
  it('lies in the lower third with safe margins, over nothing at all', async () => {
    await open({ layout: 'lower-third', background: 'transparent' })
    await show(winner)
    await still()
    expect(await stageWords(page)).toContain(winnerWords)
    expect(await stageWords(page)).toContain('Housing')
    const ground = await placeOf('.content')
    expect(ground.left).toBeGreaterThanOrEqual(5)
    expect(ground.bottom).toBeLessThanOrEqual(95)
    expect(ground.top).toBeGreaterThanOrEqual(61)
    for (const line of ['.line-main', '.line-label']) {
      const words = await placeOf(line)
      expect(words.left).toBeGreaterThanOrEqual(9.9)
      expect(words.right).toBeLessThanOrEqual(90.1)
      expect(words.bottom).toBeLessThanOrEqual(90.1)
    }
    expect(await dotAt(640, 200)).toEqual([0, 0, 0, 0])
    expect((await dotAt(80, 640))[3]).toBeGreaterThan(230)
  })

  it('puts nothing over the picture of the camera while its page is still loading', async () => {
    await open({ layout: 'lower-third', background: 'transparent' })
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      javaScriptEnabled: false,
    })
    const asleep = await context.newPage()
    await asleep.goto(server.url)
    expect(await dotAt(640, 200, asleep)).toEqual([0, 0, 0, 0])
    await context.close()
    server.assign({ background: 'stage' })
    await until('the stage', async () => (await dotAt(640, 200))[3] === 255)
  })

  it('keeps to green where it is to be keyed out, and to the stage where nothing was said', async () => {
    await open({ layout: 'lower-third', background: 'green' })
    await show(winner)
    expect(await dotAt(640, 200)).toEqual([0, 177, 64, 255])
    server.assign({ background: 'stage' })
    await until('the stage', async () => (await dotAt(640, 200))[1] !== 177)
    expect((await dotAt(640, 200))[3]).toBe(255)
  })

  it('has nothing to say at a holding slide, a text, an interval, an envelope, at the end and under black', async () => {
    await open({ layout: 'lower-third', background: 'transparent' })
    const silent: Slide[] = [
      { kind: 'holding', ceremony },
      { kind: 'opening', ceremony },
      { kind: 'text', title: 'Welcome', body: 'Good evening.' },
      { kind: 'interval', title: 'Interval', body: '' },
      { kind: 'sponsors', title: 'Thanks', sponsors: [{ name: 'Northgate' }] },
      { kind: 'envelope', category: cardOf(housing), level: 'Winner' },
      winnerOf(housing, [], { sealed: true }),
      { kind: 'end', ceremony, winners: [{ category: 'Housing', entrants: [winnerWords] }] },
    ]
    for (const slide of silent) {
      await show(winner)
      await show(slide)
      await until(`nothing at ${slide.kind}`, async () => (await dotAt(80, 640))[3] === 0)
      expect(await dotAt(640, 660)).toEqual([0, 0, 0, 0])
    }
    await show(winner)
    await until('the strip', async () => (await dotAt(80, 640))[3] !== 0)
    await show(winner, { black: true, key: 'black' })
    await until('nothing under black', async () => (await dotAt(80, 640))[3] === 0)
    expect(await dotAt(640, 200)).toEqual([0, 0, 0, 0])
  })

  it('[S1] with motion reduced it stands still, and its ground stays while its pages turn', async () => {
    await open({ layout: 'lower-third', background: 'transparent' }, 1280, 720, 'no-preference')
    const [list] = shortlistsOf(categoryNamed('Public/Public Partnership'))
    await show(list ?? title, { showAt: Date.now() })
    expect(await page.locator('.turns i').count()).toBeGreaterThan(1)
    const ground = () => placeOf('.body')
    const before = await ground()
    await page.evaluate(() => document.querySelector('.slide.strip')?.classList.add('turning'))
    await until(
      'the words to fade',
      async () =>
        (await page.locator('.strip .names').evaluate((names) => getComputedStyle(names).opacity)) === '0',
    )
    expect(
      await page.locator('.strip .content').evaluate((content) => getComputedStyle(content).opacity),
    ).toBe('1')
    expect(await ground()).toEqual(before)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await show(title, { showAt: Date.now() })
    await show(winner, { showAt: Date.now() })
    expect(
      await page.evaluate(
        () => document.getAnimations().filter((motion) => motion instanceof CSSAnimation).length,
      ),
    ).toBe(0)
  })

  it('throws no confetti', async () => {
    await open({ layout: 'lower-third', background: 'transparent' }, 1280, 720, 'no-preference')
    await show(title, { showAt: Date.now() })
    await show(winner, { showAt: Date.now() })
    await page.waitForTimeout(2200)
    expect(await page.locator('canvas.flourish:visible').count()).toBe(0)
  })

  /** Every extreme meets every size on some slide; `STAGE_FITS=all` lets each slide meet each size. */
  for (const [at, { width, height }] of SIZES.entries()) {
    it(`holds extremes at ${width}×${height}`, async () => {
      await open({ layout: 'lower-third', background: 'transparent' }, width, height)
      const kinds = new Set(['title', 'shortlist', 'commended', 'winner'])
      const slides = extremes.flatMap((extreme, i) =>
        extreme.slides
          .filter((slide) => kinds.has(slide.kind))
          .filter((_, k) => process.env['STAGE_FITS'] === 'all' || (i + k) % SIZES.length === at),
      )
      expect(slides.length).toBeGreaterThan(12)
      const found: string[] = []
      for (const slide of slides) {
        await show(slide)
        found.push(...(await offences(page)).map((offence) => `${slide.kind}: ${offence}`))
      }
      expect(found).toEqual([])
    })
  }

  it('holds the winners, shortlists and commended of every category of the sample', async () => {
    await open({ layout: 'lower-third', background: 'transparent' }, 1920, 1080)
    const found: string[] = []
    for (const category of categories) {
      for (const slide of [
        winnerOf(category, category.entries.slice(0, 1)),
        ...shortlistsOf(category),
        commendedOf(category, category.entries.slice(1, 3)),
      ]) {
        await show(slide)
        found.push(...(await offences(page)).map((offence) => `${category.name}: ${offence}`))
      }
    }
    expect(found).toEqual([])
  })
})

describe('[S1] the sponsor strip', () => {
  it('and the slide of all sponsors hold names of any length and script', async () => {
    const sponsors = extremes.flatMap(({ slides }) =>
      slides.flatMap((slide) =>
        slide.kind === 'title' && slide.category.sponsor ? [{ name: slide.category.sponsor }] : [],
      ),
    )
    expect(sponsors.length).toBeGreaterThan(10)
    const found: string[] = []
    const layouts = ['full', 'sponsor-strip'] as const
    for (const [at, { width, height }] of SIZES.entries()) {
      const usual = layouts.filter((_, i) => process.env['STAGE_FITS'] === 'all' || i === at % 2)
      for (const layout of usual) {
        await open({ layout }, width, height)
        for (const some of [sponsors, sponsors.slice(0, 3), sponsors.slice(2, 3)]) {
          await show({ kind: 'sponsors', title: 'With thanks to our sponsors', sponsors: some })
          found.push(...(await offences(page)).map((what) => `${layout} ${width}×${height}: ${what}`))
        }
        await page.context().close()
      }
    }
    await open({})
    expect(found).toEqual([])
  })

  it('names the sponsor of the category that is on, slim and inside the safe margins', async () => {
    await open({ layout: 'sponsor-strip', background: 'transparent' })
    const sponsored = categories.find(({ sponsor }) => sponsor !== null) ?? housing
    for (const slide of [
      titleOf(sponsored),
      ...shortlistsOf(sponsored),
      winnerOf(sponsored, sponsored.entries.slice(0, 1)),
    ]) {
      await show(slide)
      expect(await stageWords(page)).toContain(sponsored.sponsor)
      expect(await stageWords(page)).not.toContain(sponsored.name)
      expect(await offences(page)).toEqual([])
    }
    await still()
    const { left, top, bottom } = await placeOf('.content')
    expect(bottom - top).toBeLessThan(13)
    expect(bottom).toBeLessThanOrEqual(95)
    expect(left).toBeGreaterThanOrEqual(5)
    expect(await dotAt(640, 300)).toEqual([0, 0, 0, 0])
  })

  it('shows all sponsors in turn, and nobody where nobody pays', async () => {
    await open({ layout: 'sponsor-strip', background: 'transparent' })
    const names = ['Northgate', 'Kestrel', 'Harbour & Sons']
    await show({ kind: 'sponsors', title: 'Thanks', sponsors: names.map((name) => ({ name })) })
    expect(await offences(page)).toEqual([])
    const pages = await page
      .locator('[data-page]')
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-page')))
    expect(pages).toEqual(['0', '1', '2'])
    await show({ kind: 'text', title: 'Welcome', body: 'Good evening.' })
    await until('nothing', async () => (await dotAt(100, 640))[3] === 0)
  })
})

const presenter: Extract<Slide, { kind: 'presenter' }> = {
  kind: 'presenter',
  now: { category: 'Public/Public Partnership', sponsor: 'Northgate Services', label: 'Shortlist 1 of 2' },
  next: { category: 'Housing', sponsor: null, label: 'Title' },
  notes: 'Handed over by Dame Margaret Ashworth.',
  names: [{ name: 'Bournemouth', detail: 'Warm homes', say: 'BORN-muth' }],
  plan: { date: '2022-07-20', startsAt: '19:00', from: 30, to: 40 },
  timeZone: 'Europe/London',
  since: 0,
}

describe('[S1] the confidence monitor', () => {
  it('names the category first and largest, then what is on and next, the notes, and how a name is said', async () => {
    await open({ layout: 'confidence' }, 1920, 1080)
    await show(presenter, { bus: 'presenter' })
    const words = await stageWords(page)
    for (const part of [
      'Public/Public Partnership',
      'Shortlist 1 of 2',
      'Housing — Title',
      'Dame Margaret',
      'Bournemouth',
      'BORN-muth',
      'Northgate',
    ]) {
      expect(words).toContain(part)
    }
    expect(await offences(page)).toEqual([])
    const sizes = await page.locator('#slides > .slide [class*="line"]').evaluateAll((lines) =>
      lines.map((line) => ({
        is: line.className,
        size: (Number.parseFloat(getComputedStyle(line).fontSize) / innerHeight) * 100,
      })),
    )
    const main = sizes.find(({ is }) => is.includes('line-main'))?.size ?? 0
    for (const { is, size } of sizes) {
      expect(size).toBeGreaterThanOrEqual(3)
      if (!is.includes('line-main')) expect(size).toBeLessThan(main)
    }
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  it('follows its own bus, and no other', async () => {
    await open({ layout: 'confidence' })
    await show(presenter, { bus: 'presenter' })
    seq += 1
    server.sendOnce(frameOf(seq, winner))
    await show({ ...presenter, notes: 'Then this.' }, { bus: 'presenter' })
    expect(await stageWords(page)).toContain('Then this.')
    expect(await stageWords(page)).not.toContain(winnerWords)
  })

  it('holds long notes, long names and other scripts', async () => {
    await open({ layout: 'confidence' }, 1920, 1080)
    const found: string[] = []
    for (const { slides } of extremes) {
      const shortlist = slides.find((slide) => slide.kind === 'shortlist')
      if (shortlist?.kind !== 'shortlist') continue
      const names = shortlist.entries.map(({ entrant, title }) => ({
        name: entrant,
        detail: title,
        say: entrant.slice(0, 40),
      }))
      const now = {
        category: shortlist.category.name,
        sponsor: shortlist.category.sponsor,
        label: 'Shortlist',
      }
      for (const notes of [null, 'The judges thank everybody. '.repeat(21)]) {
        await show({ ...presenter, now, names, notes, next: now }, { bus: 'presenter' })
        found.push(...(await offences(page)))
      }
    }
    expect(found).toEqual([])
  })

  it('tells the time of the place, and how the evening keeps to its plan', async () => {
    await open({ layout: 'confidence' })
    const now = Date.now()
    const day = new Date(now).toISOString()
    const plan = { date: day.slice(0, 10), startsAt: day.slice(11, 16), from: -10, to: -5 }
    await show({ ...presenter, plan, timeZone: 'UTC', since: now - 7 * 60_000 }, { bus: 'presenter' })
    await until('the delay', async () => /^[56] min late$/.test(await page.locator('.line-plan').innerText()))
    const clock = await page.locator('.line-clock').innerText()
    const told = (at: number) => new Date(at).toISOString().slice(11, 16)
    expect([told(Date.now()), told(Date.now() - 60_000)]).toContain(clock)
  })

  it('says of the plan only what is certain', () => {
    const minute = 60_000
    const [from, to] = [1000 * minute, 1010 * minute]
    const words = (began: number, now: number) => punctuality(from, to, began, now).words
    expect(words(from, from)).toBe('On time')
    expect(words(from + 4 * minute, from + 5 * minute)).toBe('4 min late')
    expect(words(from - 3 * minute, from)).toBe('3 min early')
    expect(words(from, from + 9 * minute)).toBe('On time')
    expect(words(from, to + 2 * minute)).toBe('2 min late')
    expect(words(from, from + 24 * 60 * minute)).toBe('')
  })
})

describe('[S1] the lobby', () => {
  const roll = categories.map(({ name, entries }) => ({
    category: name,
    entrants: entries.slice(0, 1).map((entry) => entry.entrant),
  }))

  it('loops over the winners so far and counts them', async () => {
    await open({ layout: 'lobby' }, 1920, 1080)
    await show({ kind: 'lobby', ceremony, winners: roll, awarded: 22, of: 24 }, { bus: 'lobby' })
    expect(await stageWords(page)).toMatch(/22 of 24 awarded/i)
    expect(await page.locator('.turns i').count()).toBeGreaterThan(1)
    expect(await offences(page)).toEqual([])
  })

  it('before the first winner it is the ceremony’s', async () => {
    await open({ layout: 'lobby' })
    await show({ kind: 'lobby', ceremony, winners: [], awarded: 0, of: 22 }, { bus: 'lobby' })
    expect(await stageWords(page)).toContain(ceremony.name)
    expect(await stageWords(page)).not.toMatch(/awarded/i)
  })
})

describe('[S1] any layout', () => {
  it('is raised for people in front, whole and readable', async () => {
    await open({ layout: 'full', raise: 0 }, 1920, 1080)
    const longest = shortlistsOf(categoryNamed('Public/Public Partnership'))[0] ?? title
    const slides: Slide[] = [
      longest,
      winner,
      { kind: 'envelope', category: cardOf(housing), level: 'Winner' },
    ]
    for (const slide of slides) {
      server.assign({ raise: 0 })
      await show(slide)
      server.assign({ raise: 30 })
      await until('the words to be raised', async () => {
        const lowest = await page
          .locator('#slides > .slide:not(.leaving, .waiting) [class*="line"]')
          .evaluateAll((lines) => Math.max(...lines.map((line) => line.getBoundingClientRect().bottom)))
        return lowest <= 1080 * 0.7
      })
      await page.evaluate(() => dispatchEvent(new Event('resize')))
      expect(await offences(page)).toEqual([])
    }
  })

  it('changes at once when it is assigned anew, and follows the bus of the new one', async () => {
    await open({ layout: 'full' })
    await show(winner)
    expect(await page.locator('.slide.winner').count()).toBe(1)
    server.assign({ layout: 'lower-third', background: 'transparent' })
    await page.locator('.slide.strip').waitFor()
    expect(await stageWords(page)).toContain(winnerWords)
    server.assign({ layout: 'confidence', background: 'stage' })
    await until('the words of another bus to go', async () => !(await stageWords(page)).includes(winnerWords))
    await show(presenter, { bus: 'presenter' })
    expect(await stageWords(page)).toContain('BORN-muth')
  })

  it('a frame of another show replaces it, whatever its log says', async () => {
    await open({ layout: 'full' })
    const newer = { epoch: { generation: 5, id: 'aaaaaaaaaaaaaaaa' }, seq: 90 }
    server.send(frameOf(90, winner, { position: newer }))
    await server.paintedAt(90)
    seq = 1
    server.send(frameOf(1, title, { show: 'rehearsal' }))
    await server.paintedAt(1)
    expect(await stageWords(page)).not.toContain(winnerWords)
  })

  it('a desk’s miniature draws the layout its address asks for, has no token and keeps nothing', async () => {
    await open({ layout: 'full' })
    await show(winner)
    const small = await (await browser.newContext({ viewport: { width: 640, height: 360 } })).newPage()
    await small.goto(`${server.url}?monitor=1&bus=programme&show=gala&layout=lower-third`)
    await small.locator('.slide.strip .line-main').waitFor()
    expect(server.hellos.at(-1)).toMatchObject({ token: null, monitor: { bus: 'programme', show: 'gala' } })
    expect(await small.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(server.painted.filter(({ position }) => position.seq === seq).length).toBe(1)
    await small.context().close()
  })

  it('shows no cursor, scrollbar or menu, and selects nothing', async () => {
    for (const layout of ['full', 'lower-third', 'sponsor-strip', 'confidence', 'lobby', 'mirror'] as const) {
      await open({ layout, background: layout === 'full' ? 'stage' : 'transparent' })
      await page.locator('#slides > .slide').first().waitFor()
      const calm = await page.evaluate(() => {
        const menu = new MouseEvent('contextmenu', { cancelable: true, bubbles: true })
        document.body.dispatchEvent(menu)
        const { cursor, userSelect } = getComputedStyle(document.body)
        const { scrollHeight, scrollWidth } = document.documentElement
        return {
          cursor,
          userSelect,
          menu: menu.defaultPrevented,
          fits: scrollHeight <= innerHeight && scrollWidth <= innerWidth,
        }
      })
      expect(calm).toEqual({ cursor: 'none', userSelect: 'none', menu: true, fits: true })
      if (layout !== 'mirror') await page.context().close()
    }
  })
})

describe('[S1] the interval', () => {
  it('counts down on the room’s clock, and then asks to be seated', async () => {
    await open({ layout: 'full' })
    await show({ kind: 'interval', title: 'Interval', body: 'Drinks are served.', until: Date.now() + 3500 })
    await until('the countdown', async () => /^0:0[1-4]$/.test(await page.locator('.line-count').innerText()))
    expect(await offences(page)).toEqual([])
    await until('the seats', async () => (await stageWords(page)).includes('Please take your seats'), 6000)
    expect(await stageWords(page)).not.toMatch(/-\d|late|Drinks/)
  })

  it('counts in whole seconds, with hours where there are any', () => {
    expect(countdown(1_200_000)).toBe('20:00')
    expect(countdown(1_199_001)).toBe('20:00')
    expect(countdown(3_900_000)).toBe('1:05:00')
    expect(countdown(-5)).toBe('0:00')
  })
})
