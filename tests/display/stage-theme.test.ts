/** A screen wears the theme of its show: grounds, words and letters, and a picture behind them that is never seen half and never keyed over a camera. */
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import type { Theme } from '#shared/theme'
import { until } from '../helpers/house.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { categoryNamed, titleOf } from '../helpers/stage-slides.ts'
import { dotAt } from '../helpers/stage-suite.ts'
import { dark, faces, light, usePicturedStage, wide } from './pictured-stage.ts'

const { stage, bytesOf } = usePicturedStage()

const MIDNIGHT: Theme = { ground: '#061526', ink: '#f2f6ff', accent: '#6fc3ff', letters: 'sans' }
const PAPER: Theme = { ground: '#faf7f0', ink: '#1b1620', accent: '#8a4b12', letters: 'serif' }

const title = titleOf(categoryNamed('Housing'))
const long: Slide = {
  kind: 'text',
  title: 'Improving lives in every single neighbourhood '.repeat(4),
  body: '',
}
const thanks = (logo: string): Slide => ({
  kind: 'sponsors',
  title: 'Thank you',
  sponsors: [{ name: 'Northgate', logo }],
})

const wordsOf = (page: Page) =>
  page
    .locator('#slides > .slide:not(.leaving, .waiting) .line-main')
    .first()
    .evaluate((line) => {
      const { color, fontFamily } = getComputedStyle(line)
      return { color, family: fontFamily.split(',')[0] }
    })

const hung = (page: Page) =>
  page
    .locator('.backcloth.hung img')
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src.split('/').pop()))

describe('colours and letters', () => {
  it('are those of the frame, and those of the house again when a frame has none', async () => {
    await stage.open({})
    await stage.show(title)
    const house = await wordsOf(stage.page)
    expect(house).toEqual({ color: 'rgb(246, 240, 228)', family: '"Stage Serif"' })
    await stage.show(title, { theme: MIDNIGHT })
    expect(await wordsOf(stage.page)).toEqual({ color: 'rgb(242, 246, 255)', family: '"Stage Sans"' })
    const [red = 0, , blue = 0] = await dotAt(stage.page, 4, 716)
    expect([red < 20, blue > 30]).toEqual([true, true])
    await stage.show(title)
    expect(await wordsOf(stage.page)).toEqual(house)
  })

  it('fit in the letters they are set in: what was measured in others is not taken for it', {
    tags: ['whole'],
  }, async () => {
    const sizes = async (first: Partial<{ theme: Theme }>, second: Partial<{ theme: Theme }>) => {
      await stage.open({})
      await stage.show(long, first)
      await stage.show(long, second)
      return stage.page
        .locator('#slides > .slide:not(.leaving, .waiting)')
        .last()
        .evaluate((slide) => (slide as HTMLElement).style.getPropertyValue('--fit'))
    }
    const sans = { theme: MIDNIGHT }
    const serif = { theme: { ...MIDNIGHT, letters: 'serif' as const } }
    const measured = await sizes(sans, sans)
    expect(await sizes(serif, sans)).toBe(measured)
    expect(await sizes(sans, serif)).not.toBe(measured)
  })

  it('that are no colours are no theme: the picture before it stays', async () => {
    await stage.open({})
    await stage.show(title, { theme: MIDNIGHT })
    stage.server.send(frameOf(90, title, { theme: { ...PAPER, ground: 'url(/x)' } }))
    stage.countFrom(90)
    await stage.show(title, { theme: PAPER })
    expect(stage.server.painted.map(({ position }) => position.seq)).not.toContain(90)
    expect((await wordsOf(stage.page)).color).toBe('rgb(27, 22, 32)')
  })

  it('[S1] leave no logo lost: a light one stands on a card where the ground is light, a dark one where it is dark', async () => {
    await stage.open({})
    const cardOf = async (logo: string, theme: Theme) => {
      await until('the logo', async () => {
        await stage.show(thanks(logo), { theme, key: `${logo} ${theme.ground} ${stage.seq}` })
        return (await stage.page.locator('.slide:not(.leaving) .logo').count()) > 0
      })
      return stage.page.locator('.slide:not(.leaving) .logo').last().getAttribute('class')
    }
    expect(await cardOf(light, MIDNIGHT)).toContain('light')
    expect(await cardOf(dark, MIDNIGHT)).toContain('plate')
    expect(await cardOf(light, PAPER)).toContain('plate')
    expect(await cardOf(dark, PAPER)).toContain('light')
  })
})

describe('[S1] the picture behind the words', () => {
  it('is hung once it is whole, under a veil that keeps words readable', async () => {
    await stage.open({})
    await stage.show(title)
    const before = await dotAt(stage.page, 640, 40)
    await until('the picture', async () => {
      await stage.show(title, { background: wide })
      return (await hung(stage.page)).length > 0
    })
    expect(await hung(stage.page)).toEqual([wide])
    const [red = 0, green = 0, blue = 0] = await dotAt(stage.page, 640, 40)
    expect([red, green, blue]).not.toEqual(before.slice(0, 3))
    expect(Math.max(red, green, blue)).toBeLessThan(90)
    await stage.show(title)
    expect(await hung(stage.page)).toEqual([])
  })

  it('comes late without another frame', async () => {
    const face = faces[0] as string
    const kept: { give?: () => void } = {}
    stage.server.images.set(face, (response) => {
      kept.give = () => {
        stage.server.images.set(face, bytesOf(face))
        response.writeHead(200, { 'content-type': 'image/webp' }).end(bytesOf(face))
      }
    })
    await stage.open({})
    await stage.show(title)
    await stage.show(title, { background: face })
    expect(await hung(stage.page)).toEqual([])
    await until('the wish for it', () => kept.give !== undefined)
    kept.give?.()
    await stage.page.locator('.backcloth.hung').waitFor({ state: 'attached' })
    expect(await hung(stage.page)).toEqual([face])
  })

  it.each(['transparent', 'green'] as const)('is never laid over a camera: %s', async (background) => {
    await stage.open({ background })
    await until('the picture', async () => {
      await stage.show(title, { background: wide })
      return (await hung(stage.page)).length > 0
    })
    const [red, green, blue, there] = await dotAt(stage.page, 640, 40)
    if (background === 'transparent') expect(there).toBe(0)
    else expect([red, green, blue]).toEqual([0, 177, 64])
  })
})
