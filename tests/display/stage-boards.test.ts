/** [S1] What stands beside the programme: the sponsor strip, the confidence monitor and the lobby. */
import { describe, expect, it } from 'vitest'
import { SIZES } from '../../display/preflight/sizes.ts'
import { punctuality } from '../../display/stage/times.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { extremes } from '../helpers/stage-extremes.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf } from '../helpers/stage-server.ts'
import {
  categories,
  ceremony,
  housing,
  presenter,
  shortlistsOf,
  titleOf,
  winner,
  winnerOf,
  winnerWords,
} from '../helpers/stage-slides.ts'
import { dotAt, placeOf, still, useStage } from '../helpers/stage-suite.ts'
import { IS_WHOLE } from '../helpers/whole.ts'

const stage = useStage()

describe('[S1] the sponsor strip', () => {
  it('and the slide of all sponsors hold names of any length and script', { tags: ['whole'] }, async () => {
    const sponsors = extremes.flatMap(({ slides }) =>
      slides.flatMap((slide) =>
        slide.kind === 'title' && slide.category.sponsor ? [{ name: slide.category.sponsor }] : [],
      ),
    )
    expect(sponsors.length).toBeGreaterThan(10)
    const found: string[] = []
    const layouts = ['full', 'sponsor-strip'] as const
    await stage.open({})
    for (const [at, { width, height }] of SIZES.entries()) {
      const usual = layouts.filter((_, i) => IS_WHOLE || i === at % 2)
      await stage.page.setViewportSize({ width, height })
      for (const layout of usual) {
        stage.server.assign({ layout })
        for (const some of [sponsors, sponsors.slice(0, 3), sponsors.slice(2, 3)]) {
          await stage.show({ kind: 'sponsors', title: 'With thanks to our sponsors', sponsors: some })
          found.push(...(await offences(stage.page)).map((what) => `${layout} ${width}×${height}: ${what}`))
        }
      }
    }
    expect(found).toEqual([])
  })

  it('names the sponsor of the category that is on, slim and inside the safe margins', async () => {
    await stage.open({ layout: 'sponsor-strip', background: 'transparent' })
    const sponsored = categories.find(({ sponsor }) => sponsor !== null) ?? housing
    for (const slide of [
      titleOf(sponsored),
      ...shortlistsOf(sponsored),
      winnerOf(sponsored, sponsored.entries.slice(0, 1)),
    ]) {
      await stage.show(slide)
      expect(await stageWords(stage.page)).toContain(sponsored.sponsor)
      expect(await stageWords(stage.page)).not.toContain(sponsored.name)
      expect(await offences(stage.page)).toEqual([])
    }
    await still(stage.page)
    const { left, top, bottom } = await placeOf(stage.page, '.content')
    expect(bottom - top).toBeLessThan(13)
    expect(bottom).toBeLessThanOrEqual(95)
    expect(left).toBeGreaterThanOrEqual(5)
    expect(await dotAt(stage.page, 640, 300)).toEqual([0, 0, 0, 0])
  })

  it('shows all sponsors in turn, and nobody where nobody pays', async () => {
    await stage.open({ layout: 'sponsor-strip', background: 'transparent' })
    const names = ['Northgate', 'Kestrel', 'Harbour & Sons']
    await stage.show({ kind: 'sponsors', title: 'Thanks', sponsors: names.map((name) => ({ name })) })
    expect(await offences(stage.page)).toEqual([])
    const pages = await stage.page
      .locator('[data-page]')
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-page')))
    expect(pages).toEqual(['0', '1', '2'])
    await stage.show({ kind: 'text', title: 'Welcome', body: 'Good evening.' })
    await until('nothing', async () => (await dotAt(stage.page, 100, 640))[3] === 0)
  })
})

describe('[S1] the confidence monitor', () => {
  it('names the category first and largest, then what is on and next, the notes, and how a name is said', async () => {
    await stage.open({ layout: 'confidence' }, 1920, 1080, 'no-preference')
    await stage.show(presenter, { bus: 'presenter' })
    const words = await stageWords(stage.page)
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
    expect(await offences(stage.page)).toEqual([])
    const sizes = await stage.page.locator('#slides > .slide [class*="line"]').evaluateAll((lines) =>
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
    expect(await stage.page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  it('[T3] says what was taken back, large enough to stop whoever speaks', async () => {
    await stage.open({ layout: 'confidence' }, 1920, 1080)
    const retracted = { category: 'Public/Public Partnership', sponsor: null, label: 'Highly Commended' }
    await stage.show({ ...presenter, now: null, names: [], retracted }, { bus: 'presenter' })
    expect(await stageWords(stage.page)).toContain('Highly Commended taken back. Wait.')
    expect(await offences(stage.page)).toEqual([])
    const label = stage.page.locator('.slide:not(.leaving) .wait .line-label')
    const share = await label.evaluate(
      (line) => (Number.parseFloat(getComputedStyle(line).fontSize) / innerHeight) * 100,
    )
    expect(share).toBeGreaterThan(5.9)
  })

  it('shows the presenter’s note of the step that is on before what is to be said of the category', async () => {
    await stage.open({ layout: 'confidence' }, 1920, 1080)
    await stage.show({ ...presenter, cueNote: 'Turn to the left.' }, { bus: 'presenter' })
    const words = await stageWords(stage.page)
    expect(words.indexOf('Turn to the left.')).toBeGreaterThan(-1)
    expect(words.indexOf('Turn to the left.')).toBeLessThan(words.indexOf('Dame Margaret'))
    expect(await offences(stage.page)).toEqual([])
    await stage.show({ ...presenter, notes: null, names: [], cueNote: 'Smile.' }, { bus: 'presenter' })
    expect(await stageWords(stage.page)).toContain('Smile.')
    expect(await offences(stage.page)).toEqual([])
    await stage.show({ ...presenter, notes: null, names: [] }, { bus: 'presenter' })
    expect(await stageWords(stage.page)).not.toContain('Smile.')
  })

  it('follows its own bus, and no other', async () => {
    await stage.open({ layout: 'confidence' })
    await stage.show(presenter, { bus: 'presenter' })
    stage.countFrom(stage.seq + 1)
    stage.server.sendOnce(frameOf(stage.seq, winner))
    await stage.show({ ...presenter, notes: 'Then this.' }, { bus: 'presenter' })
    expect(await stageWords(stage.page)).toContain('Then this.')
    expect(await stageWords(stage.page)).not.toContain(winnerWords)
  })

  it('holds long notes, long names and other scripts', { tags: ['whole'] }, async () => {
    await stage.open({ layout: 'confidence' }, 1920, 1080)
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
      const long = 'The judges thank everybody. '.repeat(21)
      for (const [notes = null, cueNote = null] of [
        [null, null],
        [long, null],
        [long, long],
      ]) {
        await stage.show({ ...presenter, now, names, notes, cueNote, next: now }, { bus: 'presenter' })
        found.push(...(await offences(stage.page)))
      }
    }
    expect(found).toEqual([])
  })

  it('tells the time of the place, and how the evening keeps to its plan', async () => {
    await stage.open({ layout: 'confidence' })
    const now = Date.now()
    const day = new Date(now).toISOString()
    const plan = { date: day.slice(0, 10), startsAt: day.slice(11, 16), from: -10, to: -5 }
    await stage.show({ ...presenter, plan, timeZone: 'UTC', since: now - 7 * 60_000 }, { bus: 'presenter' })
    await until('the delay', async () =>
      /^[56] min late$/.test(await stage.page.locator('.line-plan').innerText()),
    )
    const clock = await stage.page.locator('.line-clock').innerText()
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
    await stage.open({ layout: 'lobby' }, 1920, 1080)
    await stage.show({ kind: 'lobby', ceremony, winners: roll, awarded: 22, of: 24 }, { bus: 'lobby' })
    expect(await stageWords(stage.page)).toMatch(/22 of 24 awarded/i)
    expect(await stage.page.locator('.turns i').count()).toBeGreaterThan(1)
    expect(await offences(stage.page)).toEqual([])
  })

  it('before the first winner it is the ceremony’s', async () => {
    await stage.open({ layout: 'lobby' })
    await stage.show({ kind: 'lobby', ceremony, winners: [], awarded: 0, of: 22 }, { bus: 'lobby' })
    expect(await stageWords(stage.page)).toContain(ceremony.name)
    expect(await stageWords(stage.page)).not.toMatch(/awarded/i)
  })
})
