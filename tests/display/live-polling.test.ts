/** How often a page asks that follows by asking: soon at first, and then every few seconds. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/version'
import type { Message } from '../../display/live/follower.ts'
import { openPolling } from '../../display/live/transport-polling.ts'

const HEAD = { protocol: PROTOCOL_VERSION, epoch: { generation: 1, id: 'e' }, n: 7, log: '1-e' }
let asked = 0
beforeEach(() => {
  asked = 0
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => {
    asked += 1
    return Promise.resolve(new Response(JSON.stringify(HEAD)))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('whoever begins to ask asks again soon, a few times; then every four to six seconds', async () => {
  const heard: Message['kind'][] = []
  const polling = openPolling(
    { origin: 'http://readers.test', show: 'show' },
    { hear: ({ kind }) => heard.push(kind), tooOld: () => heard.push('disconnected') },
  )
  const askedAfter = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    return asked
  }
  expect(await askedAfter(0)).toBe(1)
  expect(heard).toEqual(['connected', 'beat'])
  expect(await askedAfter(990)).toBe(1)
  for (const times of [2, 3, 4, 5, 6]) {
    await vi.advanceTimersToNextTimerAsync()
    expect(asked).toBe(times)
  }
  expect(await askedAfter(3990)).toBe(6)
  expect(await askedAfter(2020)).toBe(7)
  polling.close()
  expect(await askedAfter(60_000)).toBe(7)
})

test('one lost answer is asked for again soon, and breaks no line', async () => {
  const heard: Message['kind'][] = []
  const polling = openPolling(
    { origin: 'http://readers.test', show: 'show' },
    { hear: ({ kind }) => heard.push(kind), tooOld: () => heard.push('disconnected') },
  )
  for (let n = 0; n < 8; n += 1) await vi.advanceTimersToNextTimerAsync()
  const before = asked
  const answers = fetch
  vi.stubGlobal('fetch', () => {
    asked += 1
    return Promise.reject(new Error('cut'))
  })
  for (let ms = 0; ms < 6100 && asked === before; ms += 100) await vi.advanceTimersByTimeAsync(100)
  expect(asked).toBe(before + 1)
  vi.stubGlobal('fetch', answers)
  await vi.advanceTimersByTimeAsync(1510)
  expect(asked).toBe(before + 2)
  expect(heard).not.toContain('disconnected')
  polling.close()
})
