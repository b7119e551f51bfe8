/** [S2] A real screen whose clocks are wrong, on a link that holds every packet back, in the real house. */
import type { Browser } from 'playwright'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScreenReport, ScreensView } from '#shared/protocol'
import { openRoom, type Room } from '../bench/room.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { deskSocket, type House, startHouse, until } from '../helpers/house.ts'
import { seededRandom } from '../helpers/random.ts'

let house: House
let browser: Browser
let room: Room
let desk: Socket
let screens: readonly ScreenReport[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  desk = deskSocket(house)
  desk.on('screens', (view: ScreensView) => {
    // The one that the first start prints a link for is not opened here.
    screens = view.screens.filter((screen) => screen.size !== null)
  })
  const size = { width: 640, height: 360 }
  room = await openRoom({
    browser,
    random: seededRandom(7),
    origin: house.room,
    newScreen: house.newScreen,
    screens: 2,
    size,
    jitter: 30,
    shift: 30_000,
  })
})
afterAll(async () => {
  desk?.disconnect()
  await room?.close()
  await browser?.close()
  await house?.stop()
})

it('[S2] screens find the clock, keep the moment, and tell the desk how they fare', async () => {
  await until(
    'both to know the clock',
    () => screens.filter((one) => (one.clockError ?? 99) < 15).length === 2,
  )
  await room.look()
  for (let takes = 0; takes < 3; takes += 1) {
    const answer = await house.takeNext()
    expect(answer.ok).toBe(true)
    const seq = answer.ok ? answer.position.seq : 0
    await until(
      'both to have painted it in time',
      () => screens.filter((one) => (one.painted?.seq ?? 0) >= seq && one.moment !== null).length === 2,
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const said = (await room.look()).map((one) => one.said.filter(({ inTime }) => inTime))
  expect(said.map((one) => one.length)).toEqual([3, 3])
  // Their clocks are wrong by seconds; what they say of the server's is not.
  for (const { at, truly } of said.flat()) expect(Math.abs(at - truly)).toBeLessThan(16)
  for (const screen of screens) {
    expect(screen).toMatchObject({ connected: true, stale: false, size: '640×360' })
    expect(screen.version).toMatch(/^[\w-]{6,20}$/)
    expect(screen.version).not.toBe('unbuilt')
    expect(screen.roundTrip).toBeGreaterThan(0)
    expect(screen.roundTrip).toBeLessThan(2000)
    expect(screen.moment?.late).toBeGreaterThan(-16)
  }
  expect(screens[0]?.moment?.showAt).toBe(screens[1]?.moment?.showAt)
})
