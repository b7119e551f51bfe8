/** [S1] A screen shows a slide, whatever happens to its server, its link or its frames. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Slide, StageFrame } from '#shared/stage-frame'
import { blankScreen, receive } from '../../display/stage/screen-state.ts'
import { until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'
import { EPOCH, frameOf } from '../helpers/stage-server.ts'
import { housing, title, titleOf, winner, winnerWords } from '../helpers/stage-slides.ts'
import { useStage } from '../helpers/stage-suite.ts'

const stage = useStage()
beforeEach(() => stage.open({}, 1280, 720, 'no-preference'))

const show = async (seq: number, slide: Slide, change: Partial<StageFrame> = {}) => {
  stage.server.send(frameOf(seq, slide, change))
  await stage.server.paintedAt(seq)
}

/** What nobody in a ballroom may see. */
async function expectCalm() {
  const text = await stage.page.locator('body').innerText()
  expect(text).not.toMatch(/error|undefined|null|NaN|\[object|reconnect|offline|failed|loading/i)
  expect(
    await stage.page.evaluate(() => [
      getComputedStyle(document.documentElement).cursor,
      getComputedStyle(document.body).cursor,
    ]),
  ).toContain('none')
  expect(
    await stage.page.evaluate(
      () =>
        document.documentElement.scrollHeight <= innerHeight &&
        document.documentElement.scrollWidth <= innerWidth,
    ),
  ).toBe(true)
  const dark = await stage.page.evaluate(
    () =>
      getComputedStyle(document.documentElement).backgroundColor +
      getComputedStyle(document.body).backgroundColor,
  )
  expect(dark).not.toContain('255, 255, 255')
}

describe('[S1] the page', () => {
  it('shows a calm slide before the first frame, without cursor, scrollbar or white', async () => {
    await stage.page.locator('#slides > .slide').first().waitFor()
    await expectCalm()
  })

  it('says what it painted, and does not count as a screen when it is a monitor', async () => {
    await show(1, title)
    expect(stage.server.painted.at(-1)?.position).toEqual({ epoch: EPOCH, seq: 1 })
    expect(stage.server.hellos[0]).toMatchObject({ token: null, monitor: null, width: 1280, height: 720 })
    const monitor = await stage.page.context().newPage()
    await monitor.goto(`${stage.server.url}?monitor=1&bus=preview`)
    await stage.server.connections(2)
    expect(stage.server.hellos[1]).toMatchObject({ token: null, monitor: { bus: 'preview', show: null } })
  })

  it('keeps its picture when the server is gone, and follows again when it is back', async () => {
    await show(1, winner)
    await stage.server.kill()
    await stage.page.waitForFunction(() => new Promise((resolve) => setTimeout(() => resolve(true), 1500)))
    expect(await stageWords(stage.page)).toContain(winnerWords)
    await expectCalm()
    await stage.server.revive()
    await stage.server.connections(2)
    await show(2, title)
    expect(await stageWords(stage.page)).toContain('Housing')
  })

  it('notices a server that has frozen and calls again, with its picture up', {
    tags: ['whole'],
  }, async () => {
    await show(1, winner)
    stage.server.beating = false
    await stage.server.connections(2)
    expect(await stageWords(stage.page)).toContain(winnerWords)
    await expectCalm()
  })

  it('SPX-GC#24: shows the right picture again after a reload', async () => {
    await show(1, winner)
    await stage.page.reload()
    await until('the winner', async () => (await stageWords(stage.page)).includes(winnerWords))
    await expectCalm()
  })

  it('ignores frames that are nonsense, and shows the next good one', async () => {
    await show(1, winner)
    for (const nonsense of [
      null,
      7,
      'frame',
      {},
      { ...frameOf(2, title), slide: null },
      { ...frameOf(2, title), slide: { kind: 'title' } },
      { ...frameOf(2, title), position: 'x' },
      { ...frameOf(2, title), slide: { kind: 'dance' } },
    ]) {
      stage.server.sendOnce(nonsense)
    }
    await show(3, title)
    expect(await stageWords(stage.page)).toContain('Housing')
    await expectCalm()
  })

  it('drops what is late and keeps its picture against a rival log', async () => {
    await show(5, winner)
    stage.server.sendOnce(frameOf(4, title))
    stage.server.sendOnce(
      frameOf(9, title, { position: { epoch: { ...EPOCH, id: 'ffffffffffffffff' }, seq: 9 }, key: 'rival' }),
    )
    await show(6, winner, { key: 'again' })
    expect(await stageWords(stage.page)).toContain(winnerWords)
    await show(1, title, {
      position: { epoch: { generation: 2, id: 'ffffffffffffffff' }, seq: 1 },
      key: 'newer',
    }).catch(() => undefined)
    await until('the newer log', async () => (await stageWords(stage.page)).includes('Housing'))
  })

  it('goes black and comes back to what was there', async () => {
    await show(1, winner)
    await show(2, winner, { black: true, key: 'black' })
    const cover = () =>
      stage.page.evaluate(() => getComputedStyle(document.querySelector('.black') as Element).opacity)
    await until('the stage to be black', async () => (await cover()) === '1')
    await show(3, winner, { key: 'back' })
    await until('the stage to be seen again', async () => (await cover()) === '0')
    expect(await stageWords(stage.page)).toContain(winnerWords)
  })

  it('puts a frame up at its moment, not before', async () => {
    await show(1, title)
    const at = Date.now() + 600
    stage.server.send(frameOf(2, winner, { showAt: at }))
    await stage.server.paintedAt(2)
    // The report is sent when the frame is on glass: it cannot arrive before the moment, whatever the screen believes of the clock.
    expect(Date.now()).toBeGreaterThanOrEqual(at)
  })

  it('with motion reduced it shows the same words', async () => {
    await stage.page.emulateMedia({ reducedMotion: 'reduce' })
    await show(1, winner)
    expect(await stageWords(stage.page)).toContain(winnerWords)
  })

  it('puts text from outside up as text', async () => {
    const hostile = { ...housing, name: '<img src=x onerror=alert(1)> & **bold** &lt;' }
    await show(1, titleOf({ ...hostile, id: housing.id }))
    expect(await stageWords(stage.page)).toContain('<img src=x onerror=alert(1)> & **bold** &lt;')
    expect(await stage.page.locator('#slides img').count()).toBe(0)
  })
})

describe('[S1] [S2] its rules', () => {
  it('the newest frame wins; of two at one position the later sent', () => {
    const first = receive(blankScreen, frameOf(3, title))
    expect(first.verdict).toBe('news')
    expect(receive(first.state, frameOf(2, winner)).verdict).toBe('late')
    expect(receive(first.state, frameOf(3, winner, { key: 'override' })).verdict).toBe('news')
    expect(receive(first.state, frameOf(4, title, { key: first.state.newest?.key ?? '' })).verdict).toBe(
      'same',
    )
  })
})
