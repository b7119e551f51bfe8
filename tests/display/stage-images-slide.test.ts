/** [S1] Pictures on a slide: for all or for none, on the ground they need, and apart from the words. */
import { describe, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { extremes } from '../helpers/stage-extremes.ts'
import { offences } from '../helpers/stage-page.ts'
import { cardOf, ceremony, housing, shortlistsOf, title } from '../helpers/stage-slides.ts'
import { usualSizes } from '../helpers/usual-sizes.ts'
import { only } from '../helpers/whole.ts'
import {
  ahead,
  dark,
  drawn,
  faces,
  light,
  pictured,
  usePicturedStage,
  wide,
  winnersWith,
  winnerWith,
} from './pictured-stage.ts'

const { stage, fetched } = usePicturedStage()

describe('[S1] on a slide', () => {
  it('a shortlist has faces when all its entries have, and none when one lacks', async () => {
    await stage.open({})
    const [first] = shortlistsOf(housing)
    const list = (images: readonly (string | undefined)[]) =>
      ({ ...first, entries: pictured(images) }) as Slide
    await stage.show(title, ahead(faces))
    await fetched(faces.length)
    await until('faces', async () => {
      await stage.show(title)
      await stage.show(list(faces.slice(0, 4)))
      return (await drawn(stage.page)).length === 4
    })
    await stage.show(list([faces[0], undefined, faces[2], faces[3]]))
    expect(await drawn(stage.page)).toEqual([])
    expect(await offences(stage.page)).toEqual([])
  })

  it('dark logos that can be seen through lie on ivory, light ones and photographs do not', async () => {
    await stage.open({})
    const credits = [dark, light, wide].map((logo, i) => ({ name: `Sponsor ${i}`, logo }))
    const slide: Slide = {
      kind: 'sponsors',
      title: 'With thanks',
      sponsors: [...credits, { name: 'By name' }],
    }
    await stage.show(title, ahead([dark, light, wide]))
    await fetched(3)
    await until('the logos', async () => {
      await stage.show(title)
      await stage.show(slide)
      return (await drawn(stage.page)).length === 3
    })
    const tones = await stage.page
      .locator('.sponsors figure')
      .evaluateAll((marks) => marks.map((mark) => mark.className))
    expect(tones).toEqual(['logo plate', 'logo light', 'logo whole'])
    expect(await stageWords(stage.page)).toContain('By name')
    expect(await stageWords(stage.page)).not.toContain('Sponsor 1')
  })

  for (const { width, height } of usualSizes()) {
    it(`pictures and words keep apart and inside at ${width}×${height}`, only(width === 1920), async () => {
      await stage.open({}, width, height)
      await stage.show(title, ahead([...faces, wide, dark, light]))
      await fetched(9)
      const long = extremes.find(({ name }) => name === 'titles of 300 characters')?.slides ?? []
      const longest = long.flatMap((slide) => (slide.kind === 'winner' ? slide.entries : [])).slice(0, 1)
      expect(longest.length).toBe(1)
      const logoed = { ...cardOf(housing), sponsor: 'Northgate', logo: dark }
      const citation = 'For work that lasts, and for the people in it.'
      const [list] = shortlistsOf(housing)
      const slides: Slide[] = [
        winnerWith(faces[0] ?? ''),
        winnerWith(wide),
        winnerWith(dark),
        winnersWith([wide], { citation, category: logoed }),
        winnersWith(faces.slice(0, 2)),
        winnersWith(faces.slice(0, 3)),
        winnersWith(faces.slice(0, 2), { kind: 'commended', level: 'Highly Commended' }),
        { ...(list ?? title), entries: pictured(faces.slice(0, 4)) } as Slide,
        winnersWith([], { entries: longest.map((entry) => ({ ...entry, image: wide })) }),
        { kind: 'title', category: logoed },
        { kind: 'opening', ceremony: { ...ceremony, logo: light } },
        { kind: 'holding', ceremony: { ...ceremony, logo: faces[0] ?? '' } },
        {
          kind: 'sponsors',
          title: 'With thanks',
          sponsors: [dark, light, wide, faces[0]].map((logo) => ({ name: 'x', ...(logo && { logo }) })),
        },
      ]
      const found: string[] = []
      for (const slide of slides) {
        await stage.show(slide, { showAt: 1 })
        found.push(...(await stage.page.evaluate(apart)).map((what) => `${slide.kind}: ${what}`))
        if (slide.kind !== 'sponsors')
          found.push(...(await offences(stage.page)).map((what) => `${slide.kind}: ${what}`))
      }
      expect(found).toEqual([])
    })
  }

  it('the measure sees a picture that lies over words, and one that leaves the screen', async () => {
    await stage.open({})
    await stage.show(title, ahead([wide]))
    await stage.page.evaluate(() => {
      const slide = document.querySelector('#slides > .slide:not(.leaving, .waiting)')
      const plant = (left: string) => {
        const figure = document.createElement('figure')
        Object.assign(figure.style, {
          position: 'absolute',
          left,
          top: '300px',
          width: '700px',
          height: '200px',
        })
        figure.append(document.createElement('img'))
        slide?.append(figure)
      }
      plant('300px')
      plant('900px')
    })
    expect((await stage.page.evaluate(apart)).join()).toMatch(/lies over "Housing".*leaves the screen/)
  })
})

/** Which pictures lie over words or leave the screen. */
function apart(): string[] {
  const found: string[] = []
  const slide = document.querySelector('#slides > .slide:not(.leaving, .waiting)')
  for (const image of slide?.querySelectorAll('figure') ?? []) {
    const a = image.getBoundingClientRect()
    if (a.width === 0) continue
    const texts = document.createTreeWalker(slide as Element, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.textContent?.trim()) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const b of range.getClientRects()) {
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
          found.push(`a picture lies over "${node.textContent.trim()}"`)
      }
    }
    if (a.left < 0 || a.top < 0 || a.right > innerWidth || a.bottom > innerHeight)
      found.push('a picture leaves the screen')
  }
  return found
}
