/** [S1] Pictures are there before they are needed, the same for everybody; one that is not leaves no hole. */
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Slide } from '#shared/stage-frame'
import { asShown, picturesFor } from '../../display/stage/as-shown.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { imageId } from '../helpers/stage-pictures.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { cardOf, housing, title, winner, winnerWords } from '../helpers/stage-slides.ts'
import { ahead, dark, drawn, faces, light, usePicturedStage, wide, winnerWith } from './pictured-stage.ts'

const { stage, bytesOf, askedFor, fetched } = usePicturedStage()

const placesOfWords = () =>
  stage.page.locator('#slides > .slide:not(.leaving, .waiting) [class*="line"]').evaluateAll((lines) =>
    lines.map((line) => {
      const { left, top, width, height } = line.getBoundingClientRect()
      return [left, top, width, height].map(Math.round)
    }),
  )

describe('[S1] [E1] ahead of their moment', () => {
  it('all of a shortlist are asked for alike, in the order given, once', async () => {
    const wished: string[] = []
    const page = await (await stage.newContext()).newPage()
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/images/')) wished.push(pathname.slice('/images/'.length))
    })
    await page.goto(stage.server.url)
    await stage.server.connections(1)
    await stage.show(title, ahead(faces))
    await fetched(faces.length)
    // They may overtake each other on the way to the server, and it may hear of them before the test does.
    await until('the wishes', async () => new Set(wished).size === faces.length)
    expect([...new Set(wished)]).toEqual(faces)
    await stage.show(title, { key: 'again', ...ahead(faces) })
    await until('the winner with a face', async () => {
      await stage.show(title, ahead(faces))
      await stage.show(winnerWith(faces[3] ?? ''), ahead(faces))
      return (await drawn(page)).length === 1
    })
    expect(await drawn(page)).toEqual([{ src: faces[3], whole: true }])
    expect(askedFor().toSorted()).toEqual(faces)
  })

  it('are whole in the first picture that shows them', async () => {
    await stage.open({})
    await stage.show(title, ahead(faces))
    await fetched(faces.length)
    await stage.page.evaluate(() => {
      const seen: boolean[] = []
      Object.assign(window, { seen })
      // As the browser is about to paint.
      const look = () => {
        for (const image of document.querySelectorAll<HTMLImageElement>('#slides > :not(.waiting) img'))
          seen.push(image.complete && image.naturalWidth > 0)
        requestAnimationFrame(look)
      }
      look()
    })
    await until('all to be decoded', async () => {
      await stage.show(title)
      await stage.show(winnerWith(faces[2] ?? ''))
      return (await drawn(stage.page)).length === 1
    })
    const seen = await stage.page.evaluate(() => (window as unknown as { seen: boolean[] }).seen)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen).not.toContain(false)
  })

  it('are named by a slide in its own order, then by what is needed ahead', () => {
    const slide = { ...title, category: { ...cardOf(housing), logo: dark } } as Slide
    expect(picturesFor(frameOf(1, slide, ahead([light, dark])))).toEqual([dark, light])
    expect(asShown(slide, () => false, 0)).toEqual(title)
    expect(asShown(slide, () => true, 0)).toEqual(slide)
  })
})

/** A picture that cannot be drawn, in every way it can fail. */
const BAD: readonly [string, Buffer | ((response: ServerResponse) => void) | null][] = [
  ['is not there', null],
  ['is no picture', Buffer.from('<html>no</html>')],
  ['breaks off', Buffer.alloc(0)],
  ['never comes', () => undefined],
]

/** As the house answers for pictures: what lies under an id never changes. */
const LASTING = { 'content-type': 'image/webp', 'cache-control': 'private, max-age=31536000, immutable' }

describe('[S1] a picture that', () => {
  for (const [how, answer] of BAD) {
    it(`${how} leaves no hole`, async () => {
      const bad = imageId('bad')
      if (answer === null) stage.server.images.delete(bad)
      else stage.server.images.set(bad, how === 'breaks off' ? bytesOf(wide).subarray(0, 60) : answer)
      await stage.open({})
      await stage.show(winner, { showAt: 1 })
      const without = await placesOfWords()
      await stage.show(title, ahead([bad, ...faces]))
      await fetched(faces.length + 1)
      await stage.show(winnerWith(bad), { showAt: 1 })
      expect(await drawn(stage.page)).toEqual([])
      expect(await placesOfWords()).toEqual(without)
      expect(await stage.page.locator('body').innerText()).not.toMatch(/error|bad/i)
    })
  }

  it('comes late moves nothing that stands, and is there the next time', async () => {
    const late = imageId('late')
    let answer = () => {}
    stage.server.images.set(late, (response) => {
      answer = () => response.writeHead(200, LASTING).end(bytesOf(wide))
    })
    await stage.open({})
    await stage.show(title, ahead([late]))
    await fetched(1)
    await stage.show(winnerWith(late), { key: 'winner', showAt: 1 })
    const before = await placesOfWords()
    answer()
    await stage.page.waitForFunction(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return true
    }, `/images/${faces[0]}`)
    // A post moves the position only; the picture stands as it is.
    await stage.show(winnerWith(late), { key: 'winner', showAt: 1 })
    expect(await drawn(stage.page)).toEqual([])
    expect(await placesOfWords()).toEqual(before)
    await until('it', async () => {
      await stage.show(title)
      await stage.show(winnerWith(late))
      return (await drawn(stage.page)).length === 1
    })
  })

  it('a screen joins with is waited for, but not for long', { tags: ['whole'] }, async () => {
    stage.server.send(frameOf(1, winnerWith(faces[0] ?? '')))
    await stage.open({})
    await stage.server.paintedAt(1)
    expect(await drawn(stage.page)).toEqual([{ src: faces[0], whole: true }])
    const never = imageId('never')
    stage.server.images.set(never, () => undefined)
    stage.server.send(frameOf(2, winnerWith(never)))
    const second = await stage.page.context().newPage()
    const began = performance.now()
    await second.goto(stage.server.url)
    await until('the words', async () => (await stageWords(second)).includes(winnerWords))
    expect(performance.now() - began).toBeLessThan(8000)
    expect(await second.locator('#slides img').count()).toBe(0)
  })
})
