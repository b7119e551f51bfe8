/** A page that is no screen yet: shown a code, and none that nobody would know, until somebody types it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { offences } from '../helpers/stage-page.ts'
import { frameOf } from '../helpers/stage-server.ts'
import { title, winner } from '../helpers/stage-slides.ts'
import { usualSizes } from '../helpers/usual-sizes.ts'
import { showsCode, useTabs } from './stage-tabs.ts'

const tabs = useTabs()
const { stage } = tabs

describe('a page that is no screen yet', () => {
  beforeEach(() => {
    stage.server.pairing = false
  })

  it('shows its code, where to type it and the address of the server, and no frame', async () => {
    stage.server.send(frameOf(1, winner))
    const page = await tabs.tab()
    await showsCode(page)
    const words = await stageWords(page)
    expect(words).toMatch(/Type this code on the control panel\s+› Screens/)
    expect(words).toContain(new URL(stage.server.url).host)
    expect(stage.server.hellos[0]).toMatchObject({
      token: null,
      monitor: null,
      width: 1280,
      height: 720,
      lacks: [],
    })
    stage.server.send(frameOf(2, title))
    await page.waitForTimeout(300)
    expect(await stageWords(page)).not.toContain('Housing')
    expect(stage.server.painted).toEqual([])
  })

  it('[S1] is whole on every size, and does not flash', { tags: ['whole'] }, async () => {
    for (const viewport of usualSizes()) {
      const page = await (await stage.newContext({ viewport, reducedMotion: 'no-preference' })).newPage()
      await page.goto(stage.server.url)
      await showsCode(page)
      expect(await offences(page)).toEqual([])
      await page.waitForFunction(() =>
        document
          .getAnimations()
          .every(
            ({ effect, playState }) =>
              playState !== 'running' || Number(effect?.getTiming().duration) >= 10_000,
          ),
      )
      await page.context().close()
    }
  })

  it('becomes a screen when it is paired, and is the same one after a reload', async () => {
    const page = await tabs.tab()
    await showsCode(page)
    await tabs.pair(page)
    expect(tabs.tokens()[1]).toMatch(/^token-/)
    expect(await page.locator('.pairing').count()).toBe(0)
  })

  it('shows a new code when the old one is over, and none that nobody would know', async () => {
    const page = await tabs.tab()
    await showsCode(page)
    stage.server.say('pairing', { code: 'ACDEFH', seconds: 2 })
    await until('the next code', async () => /ACD\s*EFH/.test(await stageWords(page)))
    const line = page.locator('.slide:not(.leaving, .waiting) .lapse')
    await until(
      'the line to grow shorter',
      async () =>
        Number(await line.evaluate((part) => getComputedStyle(part).getPropertyValue('--left'))) < 0.9,
    )
    await until('the code to go', async () => !/ACD\s*EFH/.test(await stageWords(page)), 4000)
  })
})
