/** [S1] Pictures and letters a screen keeps: the newest pictures outlive its server, and no letter is fetched that no word needs. */
import { describe, expect, it } from 'vitest'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { imageId } from '../helpers/stage-pictures.ts'
import { housing, title, titleOf, winnerWords } from '../helpers/stage-slides.ts'
import { ahead, dark, drawn, light, usePicturedStage, wide, winnerWith } from './pictured-stage.ts'

const { stage, bytesOf, fetched } = usePicturedStage({ held: true })

describe('[S1] without a server', () => {
  const held = () =>
    stage.page.evaluate(async () => {
      const cache = await caches.open('envelope-used')
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })

  async function openWithWorker() {
    await stage.open({})
    await until('the worker', () =>
      stage.page.evaluate(() =>
        navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null),
      ),
    )
  }

  it('a screen restarted comes up with its picture in it', async () => {
    await openWithWorker()
    await stage.show(title, ahead([wide]))
    await until('the picture to be held', async () => (await held()).includes(`/images/${wide}`))
    await until('the picture', async () => {
      await stage.show(title)
      await stage.show(winnerWith(wide))
      return (await drawn(stage.page)).length === 1
    })
    await until('the page to be held', () => stage.page.evaluate(() => caches.match('/stage').then(Boolean)))
    await stage.server.kill()
    await stage.page.close()
    const again = await stage.page.context().newPage()
    await again.goto(stage.server.url)
    await until('the winner', async () => (await stageWords(again)).includes(winnerWords))
    expect(await drawn(again)).toEqual([{ src: wide, whole: true }])
    await stage.server.revive()
  })

  it('icpctools#1133: no more than three hundred pictures are held, the newest among them', {
    tags: ['whole'],
  }, async () => {
    const many = Array.from({ length: 310 }, (_, i) => imageId(`many-${i}`))
    for (const id of many) stage.server.images.set(id, bytesOf(light))
    await openWithWorker()
    await stage.show(title, ahead(many))
    await fetched(many.length)
    await until('the oldest to be let go', async () => (await held()).length === 300, 60_000)
    await stage.show(title, { key: 'next', ...ahead([wide, dark]) })
    await until('the newest', async () => (await held()).includes(`/images/${wide}`), 20_000)
    await until('two more to be let go', async () => (await held()).length === 300, 20_000)
    expect(await held()).toContain(`/images/${wide}`)
  })
})

describe('[S1] letters', () => {
  const pieces = () => stage.server.asked.filter((path) => path.includes('noto-sans-jp'))

  it('of other scripts come with the page or ahead of their words, and only those that are needed', async () => {
    await stage.open({})
    await stage.show(title)
    // Once for the picture; the page may be asking for them again, to hold them.
    expect(new Set(stage.server.asked.filter((path) => /arabic|hebrew/.test(path))).size).toBe(2)
    expect(pieces()).toEqual([])
    const words = '官民連携部門'
    await stage.show(title, { key: 'ahead', ...ahead([], words) })
    await until('the pieces', async () => pieces().length > 0)
    await until('them to be there', () =>
      stage.page.evaluate((text) => document.fonts.check('20px "Noto Sans JP Variable"', text), words),
    )
    const loaded = pieces().length
    expect(loaded).toBeLessThan(10)
    await stage.show(titleOf({ ...housing, name: words }))
    expect(pieces().length).toBe(loaded)
    const whole = await stage.page.locator('meta[name="whole"]').getAttribute('content')
    expect(whole).toMatch(/noto-sans-arabic/)
    expect(whole).not.toMatch(/noto-sans-jp/)
  })
})
