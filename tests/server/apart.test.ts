/** Work done apart: when it is closed, nothing is begun any more for what still waited. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createApart } from '../../server/apart.ts'
import { until } from '../helpers/house.ts'
import { childrenRunning } from '../helpers/processes.ts'

const DRAWS = fileURLToPath(new URL('../../dist/server/share.js', import.meta.url))
const card = { ceremony: 'LGC Awards 2022', label: 'Winner: Housing', lines: ['Wigan MBC'], foot: '' }
const running = () => childrenRunning(DRAWS, process.pid)

test('closed, it breaks what is under way, answers what waits with nothing, and leaves no process behind', async () => {
  const apart = createApart({ program: DRAWS, idleMs: 60_000, longestMs: 20_000 })
  expect(await apart.ask(card)).toBeInstanceOf(Uint8Array)
  expect(running()).toHaveLength(1)
  const asked = [1, 2, 3].map(() => apart.ask(card))
  apart.close()
  expect(await Promise.all(asked)).toEqual([null, null, null])
  expect(await apart.ask(card)).toBeNull()
  await until('no process', () => running().length === 0)
})

test('with nothing to do for a while its process leaves, and another comes with the next piece of work', async () => {
  const apart = createApart({ program: DRAWS, idleMs: 1, longestMs: 20_000 })
  expect(await apart.ask(card)).toBeInstanceOf(Uint8Array)
  await until('it to leave', () => running().length === 0)
  expect(await apart.ask(card)).toBeInstanceOf(Uint8Array)
  apart.close()
})
