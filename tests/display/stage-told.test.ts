/** A screen that a frame did not reach, on a link that stands. */
import { expect, test } from 'vitest'
import { afterBeat, afterFrame, NOTHING_TOLD, type Told } from '../../display/stage/told.ts'

const at = (seq: number, generation = 1, id = 'aaaaaaaaaaaaaaaa') => ({ epoch: { generation, id }, seq })

/** A screen that was told of commit 5, and what it has heard since, a second apart. */
const after = (...beats: ReturnType<typeof at>[]): Told =>
  beats.reduce(
    (told, beat, second) => afterBeat(told, beat, 1000 * (second + 1)),
    afterFrame(NOTHING_TOLD, at(5)),
  )

test('[S2] a screen is behind from the first beat that is ahead of its newest frame, and not longer than until a frame comes', () => {
  expect(after(at(5), at(5)).behindSince).toBeNull()
  const behind = after(at(5), at(6), at(7))
  expect(behind.behindSince).toBe(2000)
  expect(afterFrame(behind, at(7)).behindSince).toBeNull()
  expect(after(at(1, 2)).behindSince).toBe(1000)
  expect(afterBeat(NOTHING_TOLD, at(1), 700).behindSince).toBe(700)
  expect(afterBeat(NOTHING_TOLD, null, 700)).toEqual(NOTHING_TOLD)
})

test('[S2] a frame that comes late does not make it up', () => {
  const behind = after(at(8))
  expect(afterFrame(behind, at(4))).toEqual(behind)
  expect(afterFrame(behind, null)).toEqual(behind)
  expect(afterBeat(afterFrame(afterFrame(NOTHING_TOLD, at(8)), at(7)), at(8), 1000).behindSince).toBeNull()
})

test('what says nothing of this log is no reason to hang up: another show, and an older log', () => {
  expect(after(at(99, 1, 'bbbbbbbbbbbbbbbb')).behindSince).toBeNull()
  expect(afterBeat(afterFrame(NOTHING_TOLD, at(5, 2)), at(99, 1), 1000).behindSince).toBeNull()
  const other = afterFrame(after(at(6)), at(1, 1, 'bbbbbbbbbbbbbbbb'))
  expect(afterBeat(other, at(2, 1, 'bbbbbbbbbbbbbbbb'), 5000).behindSince).toBe(5000)
})
