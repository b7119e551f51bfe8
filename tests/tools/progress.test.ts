/** Whoever waits for a long run is told how far it is, and not more often than anybody reads. */
import { expect, test } from 'vitest'
import { counted, inWords, neverSilent } from '../setup/progress.ts'

const watch = () => {
  const clock = { now: 0 }
  const said: string[] = []
  return { clock, said, say: (line: string) => void said.push(line), now: () => clock.now }
}

test('steps are told every ten seconds, with what is left; the first and the last are not', () => {
  const { clock, said, say, now } = watch()
  const step = counted('rounds', 100, say, now)
  for (let done = 0; done <= 100; done += 1) {
    step(done)
    clock.now += 500
  }
  expect(said).toEqual([
    'rounds: 20 of 100, about 40 s left',
    'rounds: 40 of 100, about 30 s left',
    'rounds: 60 of 100, about 20 s left',
    'rounds: 80 of 100, about 10 s left',
  ])
})

test('a run that says nothing for half a minute is said to be at work; one that speaks is left alone', () => {
  const { clock, said, say, now } = watch()
  const aloud = neverSilent(say, now)
  for (const at of [29_000, 31_000, 60_000, 62_000]) {
    clock.now = at
    aloud.look()
  }
  clock.now = 90_000
  aloud.say('a figure')
  clock.now = 119_000
  aloud.look()
  aloud.end()
  expect(said).toEqual([
    '… still at work, 31 s since it began',
    '… still at work, 1 min 2 s since it began',
    'a figure',
  ])
  expect([inWords(400), inWords(59_600), inWords(3_600_000)]).toEqual(['0 s', '1 min', '60 min'])
})
