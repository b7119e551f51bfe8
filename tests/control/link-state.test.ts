import { expect, test } from 'vitest'
import { type LinkEvent, linkAfter, NO_LINK } from '../../control/link/link-state.ts'

const after = (...events: LinkEvent[]) => events.reduce(linkAfter, NO_LINK)
const connected: LinkEvent = { kind: 'connected', at: 0 }
const beat = (at: number, behind = false): LinkEvent => ({ kind: 'beat', at, behind })
const picture = (at: number): LinkEvent => ({ kind: 'picture', at })
const tick = (at: number): LinkEvent => ({ kind: 'tick', at })
const dropped: LinkEvent = { kind: 'dropped' }

test('a connection alone is not believed', () => {
  expect(after(connected).status).toBe('connecting')
  expect(after(connected, picture(5)).status).toBe('live')
})

test('silence of three seconds is a lost link', () => {
  const live = [connected, picture(0), beat(1000)] as const
  expect(after(...live, tick(3999)).status).toBe('live')
  expect(after(...live, tick(4001)).status).toBe('lost')
})

test('a cut is a lost link at once, and a new connection is not believed before its picture', () => {
  expect(after(connected, picture(0), dropped).status).toBe('lost')
  expect(after(connected, picture(0), dropped, { kind: 'connected', at: 900 }).status).toBe('lost')
  expect(after(connected, picture(0), dropped, { kind: 'connected', at: 900 }, picture(950)).status).toBe(
    'live',
  )
})

test('a server that is ahead of the picture for long is not live, though it beats', () => {
  const behind = [
    connected,
    picture(0),
    beat(1000, true),
    beat(2000, true),
    beat(3000, true),
    beat(3900, true),
  ]
  expect(after(...behind, tick(3950)).status).toBe('live')
  expect(after(...behind, beat(4100, true), tick(4100)).status).toBe('lost')
  expect(after(...behind, picture(3950), beat(4100), tick(4100)).status).toBe('live')
})

test('two beats without a picture mean that there is none to send', () => {
  expect(after(connected, beat(1000)).status).toBe('connecting')
  expect(after(connected, beat(1000), beat(2000)).status).toBe('live')
})
