/** What is kept to be given out again: the oldest gives way to what comes, by number and by size. */
import { expect, test } from 'vitest'
import { createShelf } from '../../server/edge/shelf.ts'

const shelf = (most: number, bytes: number) => createShelf((words: string) => words.length, { most, bytes })
const on = (kept: ReturnType<typeof shelf>, names: string) =>
  [...names].filter((name) => kept.has(name)).join('')

test('of too many the oldest goes; what is put in again is the newest', () => {
  const kept = shelf(3, 1000)
  for (const name of 'abc') kept.put(name, name)
  kept.put('a', 'again')
  kept.put('d', 'd')
  expect(on(kept, 'abcd')).toBe('acd')
  expect([kept.get('a'), kept.size, kept.held]).toEqual(['again', 3, 7])
})

test('of what is too large together so many go as have to', () => {
  const kept = shelf(100, 10)
  for (const name of 'abcde') kept.put(name, '12')
  expect([on(kept, 'abcde'), kept.held]).toEqual(['abcde', 10])
  kept.put('f', '12345')
  expect([on(kept, 'abcdef'), kept.held]).toEqual(['def', 9])
})

test('what is larger than the shelf stands on it alone, and goes with the next', () => {
  const kept = shelf(100, 10)
  kept.put('a', '1')
  kept.put('b', 'more than ten letters')
  expect(on(kept, 'ab')).toBe('b')
  kept.put('c', '1')
  expect([on(kept, 'abc'), kept.held]).toEqual(['c', 1])
  kept.clear()
  expect([kept.size, kept.held]).toEqual([0, 0])
})
