/** [S2] What the server knows of its screens, and how long before its moment it sends a frame. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AskClock, PROTOCOL_VERSION, type ScreenHello } from '#shared/protocol'
import { type Layout, plainSetup } from '#shared/screens'
import { leadFor } from '../../server/gateways/lead.ts'
import { createScreens, type Screens } from '../../server/gateways/screens.ts'
import type { PairedScreen } from '../../server/registry/registry.ts'

const epoch = { generation: 1, id: '0123456789abcdef' }
const HELLO: ScreenHello = {
  protocol: PROTOCOL_VERSION,
  token: null,
  monitor: null,
  width: 1920,
  height: 1080,
  version: 'abcdefgh',
  lacks: ['wake-lock'],
}
const pairedAs = (id: string, layout: Layout = 'full'): PairedScreen => ({
  id,
  tokenHash: '',
  setup: { ...plainSetup(id), layout },
  pairedAt: 0,
})
/** Pairs screens of these names and connects each by a page of the same name. */
const pairAll = (...all: PairedScreen[]) => {
  screens.paired(all)
  for (const { id } of all) screens.joined(id, HELLO, id)
}
const ask = (roundTrip: number | null, change: Partial<AskClock> = {}): AskClock => ({
  roundTrip,
  error: 0.64,
  dropped: 0,
  ...change,
})

let screens: Screens
let told: number
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  screens = createScreens(() => performance.now())
  told = 0
  screens.onChange(() => {
    told += 1
  })
})
afterEach(() => {
  vi.useRealTimers()
})
const one = (screen: string) => screens.list().find((report) => report.screen === screen)

describe('[S2] the lead', () => {
  test('is what the slowest healthy screen needs, from 60 to 300 ms', () => {
    expect(leadFor([])).toBe(120)
    expect(leadFor([1, 2, 3])).toBe(60)
    expect(leadFor([1, 130.2])).toBe(181)
    expect(leadFor([1, 299])).toBe(300)
    expect(leadFor([1, 4000])).toBe(60)
    expect(leadFor([900, 4000])).toBe(300)
  })

  test('a screen too far away, a silent one, one that is gone, a mirror and the presenter’s do not drag the room', () => {
    const near = ['near-screen', 'sick-screen', 'silent-screen', 'gone-screen']
    pairAll(
      ...near.map((id) => pairedAs(id)),
      pairedAs('a-mirror', 'mirror'),
      pairedAs('confidence', 'confidence'),
    )
    screens.asked('near-screen', ask(90))
    screens.asked('sick-screen', ask(2500))
    screens.asked('silent-screen', ask(280))
    screens.asked('gone-screen', ask(270))
    screens.asked('a-mirror', ask(265))
    screens.asked('confidence', ask(260))
    expect(screens.leadMs()).toBe(300)
    screens.left('gone-screen', 'gone-screen')
    vi.advanceTimersByTime(2000)
    screens.asked('near-screen', ask(90))
    vi.advanceTimersByTime(1000)
    expect(screens.leadMs()).toBe(140)
  })

  test('is 120 ms while nobody has said how far away it is', () => {
    pairAll(pairedAs('new-screen'))
    screens.asked('new-screen', ask(null))
    expect(screens.leadMs()).toBe(120)
  })
})

describe('[S2] what is kept of a screen', () => {
  test('what it painted, how late, its link, its clock, its lost pictures, its page', () => {
    pairAll(pairedAs('a-good-screen'))
    screens.painted('a-good-screen', { position: { epoch, seq: 3 }, at: 5017, showAt: 5000 })
    screens.asked('a-good-screen', ask(12.34, { dropped: 2 }))
    expect(one('a-good-screen')).toEqual({
      screen: 'a-good-screen',
      setup: plainSetup('a-good-screen'),
      size: '1920×1080',
      connected: true,
      pages: 1,
      stale: false,
      painted: { epoch, seq: 3 },
      moment: { showAt: 5000, late: 17 },
      roundTrip: 12.3,
      clockError: 0.6,
      dropped: 2,
      version: 'abcdefgh',
      lacks: ['wake-lock'],
    })
  })

  test('a picture that was there already moves the position and leaves the lateness as it was', () => {
    pairAll(pairedAs('a-good-screen'))
    screens.painted('a-good-screen', { position: { epoch, seq: 3 }, at: 5017, showAt: 5000 })
    screens.painted('a-good-screen', { position: { epoch, seq: 4 }, at: 9000 })
    expect(one('a-good-screen')).toMatchObject({ painted: { seq: 4 }, moment: { showAt: 5000, late: 17 } })
  })

  test('ontime#2200: one that falls silent is flagged before three seconds are over, and no longer when it speaks', () => {
    pairAll(pairedAs('a-good-screen'))
    screens.asked('a-good-screen', ask(3))
    vi.advanceTimersByTime(2100)
    const before = told
    expect(one('a-good-screen')?.stale).toBe(false)
    vi.advanceTimersByTime(900)
    expect(one('a-good-screen')?.stale).toBe(true)
    expect(told).toBeGreaterThan(before)
    const flagged = told
    screens.asked('a-good-screen', ask(3))
    vi.advanceTimersByTime(400)
    expect(one('a-good-screen')?.stale).toBe(false)
    expect(told).toBeGreaterThan(flagged)
  })

  test('desks are told ten times a second at most, and of measurements alone every other second', () => {
    pairAll(pairedAs('a-good-screen'))
    vi.advanceTimersByTime(1000)
    told = 0
    for (let at = 0; at < 100; at += 1) {
      screens.asked('a-good-screen', ask(at))
      vi.advanceTimersByTime(100)
    }
    expect(told).toBeGreaterThanOrEqual(4)
    expect(told).toBeLessThanOrEqual(6)
    told = 0
    for (let seq = 0; seq < 1000; seq += 1) {
      screens.painted('a-good-screen', { position: { epoch, seq }, at: 1 })
      vi.advanceTimersByTime(1)
    }
    expect(told).toBeLessThanOrEqual(12)
  })

  test('one that was never heard is listed all the same, one that is gone stays, one that was removed does not', () => {
    screens.paired([pairedAs('never-heard'), pairedAs('gone'), pairedAs('removed')])
    for (const id of ['gone', 'removed']) screens.joined(id, HELLO, id)
    screens.painted('gone', { position: { epoch, seq: 3 }, at: 1 })
    screens.left('gone', 'gone')
    screens.paired([pairedAs('never-heard'), pairedAs('gone')])
    expect(screens.list().map(({ screen, connected, size }) => [screen, connected, size])).toEqual([
      ['never-heard', false, null],
      ['gone', false, '1920×1080'],
    ])
    expect(one('gone')).toMatchObject({ painted: { seq: 3 }, pages: 0 })
    screens.painted('removed', { position: { epoch, seq: 3 }, at: 1 })
    expect(screens.list().length).toBe(2)
  })

  test('one that is open twice says so, and is there until the last page has gone', () => {
    pairAll(pairedAs('twice'))
    screens.joined('twice', { ...HELLO, width: 640, height: 360 }, 'another')
    expect(one('twice')).toMatchObject({ pages: 2, size: '640×360', connected: true })
    screens.left('twice', 'twice')
    screens.left('twice', 'nobody')
    expect(one('twice')).toMatchObject({ pages: 1, connected: true })
    screens.left('twice', 'another')
    expect(one('twice')).toMatchObject({ pages: 0, connected: false })
  })
})
