/** [S1] Names over the cameras: in the lower third, over the ground they were given, silent where there is nothing to say. */
import { describe, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { SIZES } from '../../display/preflight/sizes.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { extremes } from '../helpers/stage-extremes.ts'
import { offences } from '../helpers/stage-page.ts'
import {
  cardOf,
  categories,
  categoryNamed,
  ceremony,
  commendedOf,
  housing,
  shortlistsOf,
  title,
  winner,
  winnerOf,
  winnerWords,
} from '../helpers/stage-slides.ts'
import { dotAt, placeOf, still, useStage } from '../helpers/stage-suite.ts'
import { isUsual } from '../helpers/usual-sizes.ts'
import { IS_WHOLE, only } from '../helpers/whole.ts'

const stage = useStage()

describe('[S1] the lower third', () => {
  it('lies in the lower third with safe margins, over nothing at all', async () => {
    await stage.open({ layout: 'lower-third', background: 'transparent' })
    await stage.show(winner)
    await still(stage.page)
    expect(await stageWords(stage.page)).toContain(winnerWords)
    expect(await stageWords(stage.page)).toContain('Housing')
    const ground = await placeOf(stage.page, '.content')
    expect(ground.left).toBeGreaterThanOrEqual(5)
    expect(ground.bottom).toBeLessThanOrEqual(95)
    expect(ground.top).toBeGreaterThanOrEqual(61)
    for (const line of ['.line-main', '.line-label']) {
      const words = await placeOf(stage.page, line)
      expect(words.left).toBeGreaterThanOrEqual(9.9)
      expect(words.right).toBeLessThanOrEqual(90.1)
      expect(words.bottom).toBeLessThanOrEqual(90.1)
    }
    expect(await dotAt(stage.page, 640, 200)).toEqual([0, 0, 0, 0])
    expect((await dotAt(stage.page, 80, 640))[3]).toBeGreaterThan(230)
  })

  it('puts nothing over the picture of the camera while its page is still loading', {
    tags: ['whole'],
  }, async () => {
    await stage.open({ layout: 'lower-third', background: 'transparent' })
    const context = await stage.newContext({ reducedMotion: 'no-preference', javaScriptEnabled: false })
    const asleep = await context.newPage()
    await asleep.goto(stage.server.url)
    expect(await dotAt(asleep, 640, 200)).toEqual([0, 0, 0, 0])
    await context.close()
    stage.server.assign({ background: 'stage' })
    await until('the stage', async () => (await dotAt(stage.page, 640, 200))[3] === 255)
  })

  it('keeps to green where it is to be keyed out, and to the stage where nothing was said', {
    tags: ['whole'],
  }, async () => {
    await stage.open({ layout: 'lower-third', background: 'green' })
    await stage.show(winner)
    expect(await dotAt(stage.page, 640, 200)).toEqual([0, 177, 64, 255])
    stage.server.assign({ background: 'stage' })
    await until('the stage', async () => (await dotAt(stage.page, 640, 200))[1] !== 177)
    expect((await dotAt(stage.page, 640, 200))[3]).toBe(255)
  })

  it('has nothing to say at a holding slide, a text, an interval, an envelope, at the end and under black', async () => {
    await stage.open({ layout: 'lower-third', background: 'transparent' })
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
      await stage.show(winner)
      await stage.show(slide)
      await until(`nothing at ${slide.kind}`, async () => (await dotAt(stage.page, 80, 640))[3] === 0)
      expect(await dotAt(stage.page, 640, 660)).toEqual([0, 0, 0, 0])
    }
    await stage.show(winner)
    await until('the strip', async () => (await dotAt(stage.page, 80, 640))[3] !== 0)
    await stage.show(winner, { black: true, key: 'black' })
    await until('nothing under black', async () => (await dotAt(stage.page, 80, 640))[3] === 0)
    expect(await dotAt(stage.page, 640, 200)).toEqual([0, 0, 0, 0])
  })

  it('[S1] with motion reduced it stands still, and its ground stays while its pages turn', async () => {
    await stage.open({ layout: 'lower-third', background: 'transparent' }, 1280, 720, 'no-preference')
    const [list] = shortlistsOf(categoryNamed('Public/Public Partnership'))
    await stage.show(list ?? title, { showAt: Date.now() })
    expect(await stage.page.locator('.turns i').count()).toBeGreaterThan(1)
    const ground = () => placeOf(stage.page, '.body')
    const before = await ground()
    await stage.page.evaluate(() => document.querySelector('.slide.strip')?.classList.add('turning'))
    await until(
      'the words to fade',
      async () =>
        (await stage.page.locator('.strip .names').evaluate((names) => getComputedStyle(names).opacity)) ===
        '0',
    )
    expect(
      await stage.page.locator('.strip .content').evaluate((content) => getComputedStyle(content).opacity),
    ).toBe('1')
    expect(await ground()).toEqual(before)
    await stage.page.emulateMedia({ reducedMotion: 'reduce' })
    await stage.show(title, { showAt: Date.now() })
    await stage.show(winner, { showAt: Date.now() })
    expect(
      await stage.page.evaluate(
        () => document.getAnimations().filter((motion) => motion instanceof CSSAnimation).length,
      ),
    ).toBe(0)
  })

  it('throws no confetti', { tags: ['whole'] }, async () => {
    await stage.open({ layout: 'lower-third', background: 'transparent' }, 1280, 720, 'no-preference')
    await stage.show(title, { showAt: Date.now() })
    await stage.show(winner, { showAt: Date.now() })
    await stage.page.waitForTimeout(2200)
    expect(await stage.page.locator('canvas.flourish:visible').count()).toBe(0)
  })

  /** Every extreme meets every size on some slide; in the whole each slide meets each size. */
  for (const [at, { width, height }] of SIZES.entries()) {
    it(`holds extremes at ${width}×${height}`, only(width < 2000 && isUsual({ width, height })), async () => {
      await stage.open({ layout: 'lower-third', background: 'transparent' }, width, height)
      const kinds = new Set(['title', 'shortlist', 'commended', 'winner'])
      const slides = extremes.flatMap((extreme, i) =>
        extreme.slides
          .filter((slide) => kinds.has(slide.kind))
          .filter((_, k) => IS_WHOLE || (i + k) % SIZES.length === at),
      )
      expect(slides.length).toBeGreaterThan(12)
      const found: string[] = []
      for (const slide of slides) {
        await stage.show(slide)
        found.push(...(await offences(stage.page)).map((offence) => `${slide.kind}: ${offence}`))
      }
      expect(found).toEqual([])
    })
  }

  it('holds the winners, shortlists and commended of every category of the sample', {
    tags: ['whole'],
  }, async () => {
    await stage.open({ layout: 'lower-third', background: 'transparent' }, 1920, 1080)
    const found: string[] = []
    for (const category of categories) {
      for (const slide of [
        winnerOf(category, category.entries.slice(0, 1)),
        ...shortlistsOf(category),
        commendedOf(category, category.entries.slice(1, 3)),
      ]) {
        await stage.show(slide)
        found.push(...(await offences(stage.page)).map((offence) => `${category.name}: ${offence}`))
      }
    }
    expect(found).toEqual([])
  })
})
