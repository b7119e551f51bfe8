/** The line through what was measured: its slope, and whether the points lie on it. */
import { expect, test } from 'vitest'
import { lineThrough } from '../bench/straight-line.ts'

test('points on a line give its slope for a thousand more, and lie straight', () => {
  const points = [1000, 5000, 19_000].map((of) => ({ of, ms: 3 + of / 100, mb: 80 + of * 0.012 }))
  expect(lineThrough(points)).toEqual({
    msPerThousand: 10,
    mbPerThousand: 12,
    msStraight: 1,
    mbStraight: 1,
  })
})

test('what grows by its square does not lie straight', () => {
  const points = [10, 100, 1000, 2000].map((of) => ({ of, ms: of * of, mb: of % 100 === 0 ? 5 : 1 }))
  const { msStraight, mbStraight } = lineThrough(points)
  expect([msStraight < 0.97, mbStraight < 0.9]).toEqual([true, true])
})
