/** [S1] Pictures and letters are there before they are needed, the same for everybody; one that is not leaves no hole. */
import type { ServerResponse } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ShownEntry } from '#shared/slides'
import type { Slide, StageFrame } from '#shared/stage-frame'
import { asShown, picturesFor } from '../../display/stage/as-shown.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { extremes } from '../helpers/stage-extremes.ts'
import { offences } from '../helpers/stage-page.ts'
import { imageId, logoOf, photo } from '../helpers/stage-pictures.ts'
import { frameOf, type StageServer, startStageServer } from '../helpers/stage-server.ts'
import { cardOf, categoryNamed, ceremony, shortlistsOf, titleOf, winnerOf } from '../helpers/stage-slides.ts'
import { usualSizes } from '../helpers/usual-sizes.ts'

const housing = categoryNamed('Housing')
const title = titleOf(housing)
const faces = Array.from({ length: 6 }, (_, i) => imageId(`face-${i}`))
const wide = imageId('wide')
const dark = imageId('dark')
const light = imageId('light')

const pictured = (images: readonly (string | undefined)[]): ShownEntry[] =>
  housing.entries
    .slice(0, images.length)
    .map((entry, i) => ({ ...entry, ...(images[i] === undefined ? {} : { image: images[i] }) }))

type Result = Extract<Slide, { kind: 'winner' | 'commended' }>

/** Who won, and with which pictures. */
const winnersWith = (images: readonly string[], change: Partial<Result> = {}): Slide =>
  winnerOf(housing, [], { entries: pictured(images), ...change })
const winnerWith = (image: string): Slide => winnersWith([image])
const winnerWords = housing.entries[0]?.entrant ?? ''

let server: StageServer
let browser: Browser
let context: BrowserContext
let page: Page
let troubles: string[]
let bytes: Map<string, Buffer>
beforeAll(async () => {
  browser = await launchBrowser()
  bytes = new Map([
    ...(await Promise.all(faces.map(async (id, i) => [id, await photo(600, 800, i * 60)] as const))),
    [wide, await photo(1200, 600)],
    [dark, await logoOf('#123a6b')],
    [light, await logoOf('#ffffff')],
  ])
})
afterAll(() => browser?.close())
beforeEach(async () => {
  troubles = []
  server = await startStageServer()
  for (const [id, body] of bytes) server.images.set(id, body)
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  context.on('weberror', (error) => troubles.push(error.error().message))
  page = await context.newPage()
})
afterEach(async () => {
  await context.close()
  await server.close()
  expect(troubles).toEqual([])
})

let seq = 0
async function show(slide: Slide, change: Partial<StageFrame> = {}) {
  seq += 1
  server.send(frameOf(seq, slide, change))
  await server.paintedAt(seq)
}

const ahead = (images: readonly string[], letters = '') => ({ ahead: { images, letters } })

async function open() {
  await page.goto(server.url)
  await server.connections(1)
}

const askedFor = () =>
  server.asked.filter((path) => path.startsWith('/images/')).map((path) => path.slice('/images/'.length))

/** Answers when the screen has asked for so many pictures and been answered. */
const fetched = (count: number) =>
  until(`${count} pictures`, () => Promise.resolve(askedFor().length >= count))

const drawn = () =>
  page.locator('#slides > .slide:not(.leaving, .waiting) img').evaluateAll((images) =>
    images.map((image) => ({
      src: (image as HTMLImageElement).src.split('/').pop() ?? '',
      whole: (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth > 0,
    })),
  )

const placesOfWords = () =>
  page.locator('#slides > .slide:not(.leaving, .waiting) [class*="line"]').evaluateAll((lines) =>
    lines.map((line) => {
      const { left, top, width, height } = line.getBoundingClientRect()
      return [left, top, width, height].map(Math.round)
    }),
  )

describe('[S1] [E1] ahead of their moment', () => {
  it('all of a shortlist are asked for alike, in the order given, once', async () => {
    const wished: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/images/')) wished.push(pathname.slice('/images/'.length))
    })
    await open()
    await show(title, ahead(faces))
    await fetched(faces.length)
    // They may overtake each other on the way to the server, and it may hear of them before the test does.
    await until('the wishes', async () => new Set(wished).size === faces.length)
    expect([...new Set(wished)]).toEqual(faces)
    await show(title, { key: 'again', ...ahead(faces) })
    await until('the winner with a face', async () => {
      await show(title, ahead(faces))
      await show(winnerWith(faces[3] ?? ''), ahead(faces))
      return (await drawn()).length === 1
    })
    expect(await drawn()).toEqual([{ src: faces[3], whole: true }])
    expect(askedFor().toSorted()).toEqual(faces)
  })

  it('are whole in the first picture that shows them', async () => {
    await open()
    await show(title, ahead(faces))
    await fetched(faces.length)
    await page.evaluate(() => {
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
      await show(title)
      await show(winnerWith(faces[2] ?? ''))
      return (await drawn()).length === 1
    })
    const seen = await page.evaluate(() => (window as unknown as { seen: boolean[] }).seen)
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
      if (answer === null) server.images.delete(bad)
      else server.images.set(bad, how === 'breaks off' ? (bytes.get(wide) as Buffer).subarray(0, 60) : answer)
      await open()
      await show(winnerOf(housing, housing.entries.slice(0, 1)), { showAt: 1 })
      const without = await placesOfWords()
      await show(title, ahead([bad, ...faces]))
      await fetched(faces.length + 1)
      await show(winnerWith(bad), { showAt: 1 })
      expect(await drawn()).toEqual([])
      expect(await placesOfWords()).toEqual(without)
      expect(await page.locator('body').innerText()).not.toMatch(/error|bad/i)
    })
  }

  it('comes late moves nothing that stands, and is there the next time', async () => {
    const late = imageId('late')
    let answer = () => {}
    server.images.set(late, (response) => {
      answer = () => response.writeHead(200, LASTING).end(bytes.get(wide))
    })
    await open()
    await show(title, ahead([late]))
    await fetched(1)
    await show(winnerWith(late), { key: 'winner', showAt: 1 })
    const before = await placesOfWords()
    answer()
    await page.waitForFunction(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return true
    }, `/images/${faces[0]}`)
    // A post moves the position only; the picture stands as it is.
    await show(winnerWith(late), { key: 'winner', showAt: 1 })
    expect(await drawn()).toEqual([])
    expect(await placesOfWords()).toEqual(before)
    await until('it', async () => {
      await show(title)
      await show(winnerWith(late))
      return (await drawn()).length === 1
    })
  })

  it('a screen joins with is waited for, but not for long', async () => {
    server.send(frameOf(1, winnerWith(faces[0] ?? '')))
    await open()
    await server.paintedAt(1)
    expect(await drawn()).toEqual([{ src: faces[0], whole: true }])
    const never = imageId('never')
    server.images.set(never, () => undefined)
    server.send(frameOf(2, winnerWith(never)))
    const second = await context.newPage()
    const began = performance.now()
    await second.goto(server.url)
    await until('the words', async () => (await stageWords(second)).includes(winnerWords))
    expect(performance.now() - began).toBeLessThan(8000)
    expect(await second.locator('#slides img').count()).toBe(0)
  })
})

describe('[S1] on a slide', () => {
  it('a shortlist has faces when all its entries have, and none when one lacks', async () => {
    await open()
    const [first] = shortlistsOf(housing)
    const list = (images: readonly (string | undefined)[]) =>
      ({ ...first, entries: pictured(images) }) as Slide
    await show(title, ahead(faces))
    await fetched(faces.length)
    await until('faces', async () => {
      await show(title)
      await show(list(faces.slice(0, 4)))
      return (await drawn()).length === 4
    })
    await show(list([faces[0], undefined, faces[2], faces[3]]))
    expect(await drawn()).toEqual([])
    expect(await offences(page)).toEqual([])
  })

  it('dark logos that can be seen through lie on ivory, light ones and photographs do not', async () => {
    await open()
    const credits = [dark, light, wide].map((logo, i) => ({ name: `Sponsor ${i}`, logo }))
    const slide: Slide = {
      kind: 'sponsors',
      title: 'With thanks',
      sponsors: [...credits, { name: 'By name' }],
    }
    await show(title, ahead([dark, light, wide]))
    await fetched(3)
    await until('the logos', async () => {
      await show(title)
      await show(slide)
      return (await drawn()).length === 3
    })
    const tones = await page
      .locator('.sponsors figure')
      .evaluateAll((marks) => marks.map((mark) => mark.className))
    expect(tones).toEqual(['logo plate', 'logo light', 'logo whole'])
    expect(await stageWords(page)).toContain('By name')
    expect(await stageWords(page)).not.toContain('Sponsor 1')
  })

  for (const { width, height } of usualSizes()) {
    it(`pictures and words keep apart and inside at ${width}×${height}`, async () => {
      await page.setViewportSize({ width, height })
      await open()
      await show(title, ahead([...faces, wide, dark, light]))
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
        await show(slide, { showAt: 1 })
        found.push(...(await page.evaluate(apart)).map((what) => `${slide.kind}: ${what}`))
        if (slide.kind !== 'sponsors')
          found.push(...(await offences(page)).map((what) => `${slide.kind}: ${what}`))
      }
      expect(found).toEqual([])
    })
  }

  it('the measure sees a picture that lies over words, and one that leaves the screen', async () => {
    await open()
    await show(title, ahead([wide]))
    await page.evaluate(() => {
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
    expect((await page.evaluate(apart)).join()).toMatch(/lies over "Housing".*leaves the screen/)
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

describe('[S1] without a server', () => {
  const held = () =>
    page.evaluate(async () => {
      const cache = await caches.open('envelope-used')
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })

  it('a screen restarted comes up with its picture in it', async () => {
    await open()
    await until('the worker', () =>
      page.evaluate(() =>
        navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null),
      ),
    )
    await show(title, ahead([wide]))
    await until('the picture to be held', async () => (await held()).includes(`/images/${wide}`))
    await until('the picture', async () => {
      await show(title)
      await show(winnerWith(wide))
      return (await drawn()).length === 1
    })
    await until('the page to be held', () => page.evaluate(() => caches.match('/stage').then(Boolean)))
    await server.kill()
    await page.close()
    page = await context.newPage()
    await page.goto(server.url)
    await until('the winner', async () => (await stageWords(page)).includes(winnerWords))
    expect(await drawn()).toEqual([{ src: wide, whole: true }])
    await server.revive()
  })

  it('no more than three hundred pictures are held, the newest among them', async () => {
    const many = Array.from({ length: 310 }, (_, i) => imageId(`many-${i}`))
    for (const id of many) server.images.set(id, bytes.get(light) as Buffer)
    await open()
    await until('the worker', () =>
      page.evaluate(() =>
        navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null),
      ),
    )
    await show(title, ahead(many))
    await fetched(many.length)
    await until('the oldest to be let go', async () => (await held()).length === 300, 60_000)
    await show(title, { key: 'next', ...ahead([wide, dark]) })
    await until('the newest', async () => (await held()).includes(`/images/${wide}`), 20_000)
    await until('two more to be let go', async () => (await held()).length === 300, 20_000)
    expect(await held()).toContain(`/images/${wide}`)
  })
})

describe('[S1] letters', () => {
  const pieces = () => server.asked.filter((path) => path.includes('noto-sans-jp'))

  it('of other scripts come with the page or ahead of their words, and only those that are needed', async () => {
    await open()
    await show(title)
    // Once for the picture; the page may be asking for them again, to hold them.
    expect(new Set(server.asked.filter((path) => /arabic|hebrew/.test(path))).size).toBe(2)
    expect(pieces()).toEqual([])
    const words = '官民連携部門'
    await show(title, { key: 'ahead', ...ahead([], words) })
    await until('the pieces', async () => pieces().length > 0)
    await until('them to be there', () =>
      page.evaluate((text) => document.fonts.check('20px "Noto Sans JP Variable"', text), words),
    )
    const loaded = pieces().length
    expect(loaded).toBeLessThan(10)
    await show(titleOf({ ...housing, name: words }))
    expect(pieces().length).toBe(loaded)
    const whole = await page.locator('meta[name="whole"]').getAttribute('content')
    expect(whole).toMatch(/noto-sans-arabic/)
    expect(whole).not.toMatch(/noto-sans-jp/)
  })
})
