/** [S1] In a rehearsal every layout says so over its whole picture, and what it shows can still be read; in a performance none does. */
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { LAYOUTS, type Layout } from '#shared/screens'
import type { Bus, Slide } from '#shared/stage-frame'
import { offences } from '../helpers/stage-page.ts'
import { categoryNamed, presenter, shortlistsOf, titleOf, winnerOf } from '../helpers/stage-slides.ts'
import { still, useStage } from '../helpers/stage-suite.ts'
import { only } from '../helpers/whole.ts'

const stage = useStage()
const housing = categoryNamed('Housing')
const title = titleOf(housing)
const winner = winnerOf(housing, housing.entries.slice(0, 1))
const longest = shortlistsOf(categoryNamed('Public/Public Partnership'))[0] ?? title
const lobby: Slide = {
  kind: 'lobby',
  ceremony: { name: 'Gala', date: '2026-11-20', venue: null, presentedBy: null },
  winners: [{ category: 'Housing', entrants: ['Wigan MBC'] }],
  awarded: 1,
  of: 20,
}
const sponsors: Slide = { kind: 'sponsors', title: 'Thank you', sponsors: [{ name: 'Northgate Services' }] }
const holding: Slide = { kind: 'holding', ceremony: null }

const SHOWN: Record<Layout, [Bus, Slide]> = {
  full: ['programme', winner],
  'lower-third': ['programme', winner],
  'sponsor-strip': ['programme', sponsors],
  confidence: ['presenter', presenter],
  lobby: ['lobby', lobby],
  mirror: ['programme', winner],
}

/** Which of the picture's twenty-five parts differ between two shots, in hundredths of each part. */
async function differing(a: Buffer, b: Buffer): Promise<number[]> {
  const raw = (shot: Buffer) => sharp(shot).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const [one, other] = await Promise.all([raw(a), raw(b)])
  const { width, height } = one.info
  const changed = new Array<number>(25).fill(0)
  const differs = (at: number) => Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)) >= 12
  for (let at = 0; at < width * height; at += 1) {
    const first = 4 * at
    if (!differs(first) && !differs(first + 1) && !differs(first + 2) && !differs(first + 3)) continue
    const part =
      Math.floor(((at % width) * 5) / width) + 5 * Math.floor((Math.floor(at / width) * 5) / height)
    changed[part] = (changed[part] ?? 0) + 1
  }
  return changed.map((count) => (count * 2500) / (width * height))
}

const shot = async () => {
  await still(stage.page)
  return stage.page.screenshot({ omitBackground: true })
}
const marks = () => stage.page.locator('.watermark').count()

describe('[S1] a rehearsal', () => {
  for (const layout of LAYOUTS)
    it(
      `is written over all of ${layout}, and hides nothing of it`,
      only(layout === 'full' || layout === 'lower-third'),
      async () => {
        const [bus, slide] = SHOWN[layout]
        const background = layout === 'lower-third' || layout === 'sponsor-strip' ? 'transparent' : 'stage'
        await stage.open({ layout, background }, 1280, 720)
        await stage.show(slide, { bus, show: 'performance' })
        expect(await marks()).toBe(0)
        const plain = await shot()
        await stage.show(slide, { bus, show: 'rehearsal', rehearsal: true })
        const parts = await differing(plain, await shot())
        expect(Math.min(...parts)).toBeGreaterThan(2)
        expect(await offences(stage.page)).toEqual([])
        const whole = await stage.page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement
          return scrollWidth <= innerWidth && scrollHeight <= innerHeight
        })
        expect(whole).toBe(true)
        expect(await stage.page.locator('.watermark').getAttribute('aria-hidden')).toBe('true')
        // Back to the performance: not a trace of it.
        await stage.show(slide, { bus, show: 'performance' })
        expect(await marks()).toBe(0)
        expect(await differing(plain, await shot())).toEqual(new Array(25).fill(0))
      },
    )

  it('is on the holding slide, and on a picture kept for a screen that has lost its server', async () => {
    await stage.open({ layout: 'full' })
    await stage.show(holding, { rehearsal: true })
    expect(await marks()).toBe(1)
    await stage.page.waitForFunction(() => Object.values(localStorage).join().includes('"rehearsal":true'))
    stage.server.sendOnce(null)
    stage.server.refuseWith = 'no-such-show'
    await stage.page.reload()
    await stage.page.locator('.watermark').waitFor({ state: 'attached' })
  })

  for (const background of ['stage', 'transparent', 'green'] as const)
    it(`leaves a blackout pure, on ${background}`, only(background === 'stage'), async () => {
      await stage.open({ layout: 'full', background }, 640, 360)
      await stage.show(winner, { rehearsal: true, black: true })
      const { channels } = await sharp(await shot()).stats()
      const wanted = background === 'green' ? [0, 0xb1, 0x40] : [0, 0, 0]
      for (const [at, value] of wanted.entries()) {
        expect([channels[at]?.min, channels[at]?.max]).toEqual([value, value])
      }
      // The twin: lifted, it is there.
      await stage.show(winner, { rehearsal: true, black: false })
      const lifted = (await sharp(await shot()).stats()).channels[0]
      expect(lifted?.max).toBeGreaterThan(200)
      expect(await stage.page.locator('.watermark').isVisible()).toBe(true)
    })

  it.each([
    [3840, 200],
    [1080, 1920],
    [1024, 768],
    [3840, 1080],
  ])('shows the whole word at least once on a picture of %i×%i', async (width, height) => {
    await stage.open({ layout: 'full' }, width, height)
    await stage.show(longest, { rehearsal: true })
    const whole = await stage.page.locator('.watermark p').evaluateAll(
      (rows) =>
        rows.flatMap((row) => {
          const words = row.firstChild as Text
          return [...words.data.matchAll(/REHEARSAL/g)].filter(({ index }) => {
            const range = document.createRange()
            range.setStart(words, index)
            range.setEnd(words, index + 'REHEARSAL'.length)
            const { left, right, top, bottom } = range.getBoundingClientRect()
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
          })
        }).length,
    )
    expect(whole).toBeGreaterThan(0)
    expect(await offences(stage.page)).toEqual([])
  })
})
