/** [S1] What a screen draws is chosen by its assignment, and changes with it; the interval counts for all of them. */
import { describe, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { countdown } from '../../display/stage/times.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf } from '../helpers/stage-server.ts'
import {
  cardOf,
  categoryNamed,
  housing,
  presenter,
  shortlistsOf,
  title,
  winner,
  winnerWords,
} from '../helpers/stage-slides.ts'
import { useStage } from '../helpers/stage-suite.ts'

const stage = useStage()

describe('[S1] any layout', () => {
  it('is raised for people in front, whole and readable', async () => {
    await stage.open({ layout: 'full', raise: 0 }, 1920, 1080)
    const longest = shortlistsOf(categoryNamed('Public/Public Partnership'))[0] ?? title
    const slides: Slide[] = [
      longest,
      winner,
      { kind: 'envelope', category: cardOf(housing), level: 'Winner' },
    ]
    for (const slide of slides) {
      stage.server.assign({ raise: 0 })
      await stage.show(slide)
      stage.server.assign({ raise: 30 })
      await until('the words to be raised', async () => {
        const lowest = await stage.page
          .locator('#slides > .slide:not(.leaving, .waiting) [class*="line"]')
          .evaluateAll((lines) => Math.max(...lines.map((line) => line.getBoundingClientRect().bottom)))
        return lowest <= 1080 * 0.7
      })
      await stage.page.evaluate(() => dispatchEvent(new Event('resize')))
      expect(await offences(stage.page)).toEqual([])
    }
  })

  it('changes at once when it is assigned anew, and follows the bus of the new one', async () => {
    await stage.open({ layout: 'full' })
    await stage.show(winner)
    expect(await stage.page.locator('.slide.winner').count()).toBe(1)
    stage.server.assign({ layout: 'lower-third', background: 'transparent' })
    await stage.page.locator('.slide.strip').waitFor()
    expect(await stageWords(stage.page)).toContain(winnerWords)
    stage.server.assign({ layout: 'confidence', background: 'stage' })
    await until(
      'the words of another bus to go',
      async () => !(await stageWords(stage.page)).includes(winnerWords),
    )
    await stage.show(presenter, { bus: 'presenter' })
    expect(await stageWords(stage.page)).toContain('BORN-muth')
  })

  it('a frame of another show replaces it, whatever its log says', async () => {
    await stage.open({ layout: 'full' })
    const newer = { epoch: { generation: 5, id: 'aaaaaaaaaaaaaaaa' }, seq: 90 }
    stage.server.send(frameOf(90, winner, { position: newer }))
    await stage.server.paintedAt(90)
    stage.countFrom(1)
    stage.server.send(frameOf(1, title, { show: 'rehearsal' }))
    await stage.server.paintedAt(1)
    expect(await stageWords(stage.page)).not.toContain(winnerWords)
  })

  it('a desk’s miniature draws the layout its address asks for, has no token and keeps nothing', async () => {
    await stage.open({ layout: 'full' })
    await stage.show(winner)
    const small = await (
      await stage.newContext({ viewport: { width: 640, height: 360 }, reducedMotion: 'no-preference' })
    ).newPage()
    await small.goto(`${stage.server.url}?monitor=1&bus=programme&show=gala&layout=lower-third`)
    await small.locator('.slide.strip .line-main').waitFor()
    expect(stage.server.hellos.at(-1)).toMatchObject({
      token: null,
      monitor: { bus: 'programme', show: 'gala' },
    })
    expect(await small.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(stage.server.painted.filter(({ position }) => position.seq === stage.seq).length).toBe(1)
    await small.context().close()
  })

  it('shows no cursor, scrollbar or menu, and selects nothing', { tags: ['whole'] }, async () => {
    for (const layout of ['full', 'lower-third', 'sponsor-strip', 'confidence', 'lobby', 'mirror'] as const) {
      await stage.open({ layout, background: layout === 'full' ? 'stage' : 'transparent' })
      await stage.page.locator('#slides > .slide').first().waitFor()
      const calm = await stage.page.evaluate(() => {
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
      if (layout !== 'mirror') await stage.page.context().close()
    }
  })
})

describe('[S1] the interval', () => {
  it('counts down on the room’s clock, and then asks to be seated', { tags: ['whole'] }, async () => {
    await stage.open({ layout: 'full' })
    await stage.show({
      kind: 'interval',
      title: 'Interval',
      body: 'Drinks are served.',
      until: Date.now() + 3500,
    })
    await until('the countdown', async () =>
      /^0:0[1-4]$/.test(await stage.page.locator('.line-count').innerText()),
    )
    expect(await offences(stage.page)).toEqual([])
    await until(
      'the seats',
      async () => (await stageWords(stage.page)).includes('Please take your seats'),
      6000,
    )
    expect(await stageWords(stage.page)).not.toMatch(/-\d|late|Drinks/)
  })

  it('counts in whole seconds, with hours where there are any', () => {
    expect(countdown(1_200_000)).toBe('20:00')
    expect(countdown(1_199_001)).toBe('20:00')
    expect(countdown(3_900_000)).toBe('1:05:00')
    expect(countdown(-5)).toBe('0:00')
  })
})
