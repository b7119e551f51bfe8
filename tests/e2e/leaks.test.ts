/** The short form of `npm run leaks`: one category of the evening in two worlds that differ only in who wins. */
import { expect, test } from 'vitest'
import { leaks } from '../bench/leaks.ts'

test('[E1] until the reveal two worlds that differ only in who wins cannot be told apart by anything they say or leave', async () => {
  const said: string[] = []
  const { cases, differing, controls, controlsSeen } = await leaks(
    { backends: ['embedded'], categories: 1, browsers: false },
    (line) => said.push(line),
  )
  expect(said.filter((line) => line.startsWith('  '))).toEqual([])
  expect([differing, controls - controlsSeen]).toEqual([0, 0])
  expect(cases).toBeGreaterThan(2000)
  expect(controls).toBeGreaterThan(70)
})
