/** [I1] What an edge lets go of, and when: a pure decision, held to its order for every load. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crowdSaid } from '../../control/trouble-words.ts'
import { CALM, type Load, SHED, type Shedding, shed } from '../../server/edge/shed.ts'

const MB = 1024 * 1024
const AT_REST: Load = { loopDelayMs: 1, bufferedBytes: 0, readers: 100, mostReaders: 20_000 }
const anyLoad = fc.record({
  loopDelayMs: fc.double({ min: 0, max: 2000, noNaN: true }),
  bufferedBytes: fc.integer({ min: 0, max: 1024 * MB }),
  readers: fc.integer({ min: 0, max: 40_000 }),
  mostReaders: fc.constant(20_000),
})
const levelAt = (load: Partial<Load>) => shed(CALM, { ...AT_REST, ...load }).level
const after = (looks: readonly Load[], from: Shedding = CALM) => looks.reduce(shed, from)

test('[I1] it lets go in the order of the list, the readers inside and the core are not on it', () => {
  expect(SHED).toEqual(['pictures', 'presence', 'share-images', 'streams', 'sockets', 'drawing'])
  expect([0, 39, 40, 60, 90, 130, 200, 350, 9000].map((ms) => levelAt({ loopDelayMs: ms }))).toEqual([
    0, 0, 1, 2, 3, 4, 5, 6, 6,
  ])
  expect([0, 64, 96, 128, 192, 256, 384].map((mb) => levelAt({ bufferedBytes: mb * MB }))).toEqual([
    0, 1, 2, 3, 4, 5, 6,
  ])
  // Full, and nothing else is wrong: whoever comes now polls, and pages are still drawn.
  expect([17_999, 18_000, 19_999, 20_000].map((readers) => levelAt({ readers }))).toEqual([0, 1, 4, 5])
})

test('[I1] more load never means less is let go, whatever it is that grows', () => {
  fc.assert(
    fc.property(anyLoad, anyLoad, (a, b) => {
      const more: Load = {
        loopDelayMs: Math.max(a.loopDelayMs, b.loopDelayMs),
        bufferedBytes: Math.max(a.bufferedBytes, b.bufferedBytes),
        readers: Math.max(a.readers, b.readers),
        mostReaders: a.mostReaders,
      }
      expect(shed(CALM, more).level).toBeGreaterThanOrEqual(shed(CALM, a).level)
    }),
  )
})

test('it goes up at once, and down one by one after five calm looks each', () => {
  const busy = { ...AT_REST, loopDelayMs: 500 }
  const top = after([busy])
  expect(top.level).toBe(6)
  const levels = Array.from({ length: 31 }, (_, looks) => after(Array(looks).fill(AT_REST), top).level)
  expect(levels.slice(0, 11)).toEqual([6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 4])
  expect(levels.at(-1)).toBe(0)
  fc.assert(
    fc.property(fc.array(anyLoad, { maxLength: 60 }), (looks) => {
      let now = CALM
      for (const look of looks) {
        const next = shed(now, look)
        expect(next.level).toBeGreaterThanOrEqual(now.level - 1)
        expect(next.level).toBeGreaterThanOrEqual(shed(CALM, look).level)
        now = next
      }
    }),
  )
})

test('a load that hangs about a threshold does not switch it on and off', () => {
  const about = Array.from({ length: 60 }, (_, look) => ({ ...AT_REST, loopDelayMs: look % 2 ? 38 : 41 }))
  let now = CALM
  const levels = about.map((look) => {
    now = shed(now, look)
    return now.level
  })
  expect(levels.slice(1).every((level) => level === 1)).toBe(true)
})

test('the desk is told in one sentence, and of nothing while all is well', () => {
  expect(crowdSaid(null)).toBeNull()
  expect(crowdSaid({ edges: 2, readers: 900, level: 0 })).toBeNull()
  expect(crowdSaid({ edges: 2, readers: 21_500, level: 5 })).toBe(
    'The live blog is short of breath (21,500 readers): it has let go of everything up to new sockets. The room notices nothing, and readers inside are told as before.',
  )
  const sentences = SHED.map((_, at) => crowdSaid({ edges: 1, readers: 1, level: at + 1 }))
  expect(new Set(sentences).size).toBe(SHED.length)
})
