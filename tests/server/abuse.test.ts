/** `npm run abuse` in its short form, against a whole house; and its twin: servers with one weakness each, which it finds. */
import { expect, test } from 'vitest'
import { attack, LIMITS, type Size } from '../bench/abuse/attack.ts'
import { SHORT } from '../bench/abuse/cases.ts'
import { oddMessages } from '../bench/abuse/messages.ts'
import { slowloris } from '../bench/abuse/slow.ts'
import { COLLECTS, houseVictim } from '../bench/abuse/victim.ts'
import { Senseless, USUAL, wantedOf } from '../bench/abuse/wanted.ts'
import { startHouse } from '../helpers/house.ts'
import { FAULTS, weakVictim } from '../helpers/weak-victim.ts'

const SMALL: Size = { ...USUAL, slow: 60, stalled: 20, frames: 500, flood: 600, everyShape: 12 }
/** Nothing is timed in the suite; an answer that does not come is missed all the same. All at once leave what one by one they may. */
const UNTIMED = { ...LIMITS, answerMs: 9000, peakMb: 200, keptMb: 100 }

test('[I1] attacked in every way at once, a house lives, is unchanged, stays small, and answers its operator', async () => {
  const house = await startHouse({ nodeArguments: COLLECTS })
  try {
    const victim = await houseVictim(house)
    const { outcomes, figures } = await attack(victim, SHORT, SMALL, UNTIMED, () => undefined)
    victim.close()
    expect(outcomes.flatMap(({ failures }) => failures)).toEqual([])
    expect(Object.keys(figures)).toEqual(['cases', 'failures', 'rssGrowthMb'])
    expect(outcomes[0]?.presses).toBeGreaterThan(2)
  } finally {
    await house.stop()
  }
}, 180_000)

const FOUND: Record<(typeof FAULTS)[number], RegExp> = {
  falls: /a process died/,
  keeps: /it kept \d+ MB/,
  changes: /its state was 0 and is \d+/,
  dawdles: /the operator waited/,
  grants: /was granted/,
  patient: /still open after/,
}

test('the twin: a server that falls, keeps, changes, dawdles, grants or waits is found out, and a sound one is not', {
  tags: ['whole'],
  timeout: 120_000,
}, async () => {
  const size = { ...SMALL, slow: 24, everyShape: 60, patience: 4 }
  const limits = { answerMs: 60, peakMb: 1000, keptMb: 40, settleMs: 500 }
  const found = async (fault: keyof typeof FOUND | 'none') => {
    const victim = await weakVictim(fault)
    const cases = fault === 'patient' || fault === 'none' ? [oddMessages, slowloris] : [oddMessages]
    const { outcomes, figures } = await attack(victim, cases, size, limits, () => undefined)
    await victim.close()
    return { failures: outcomes.flatMap(({ failures }) => failures), figures }
  }
  const all = await Promise.all(FAULTS.map(async (fault) => ({ fault, ...(await found(fault)) })))
  for (const { fault, failures, figures } of all) {
    expect([fault, failures.join('\n')]).toEqual([fault, expect.stringMatching(FOUND[fault])])
    expect(figures.failures).toBeGreaterThan(0)
  }
  // A busy machine makes anybody wait.
  const { failures } = await found('none')
  expect(failures.filter((failure) => !FOUND.dawdles.test(failure))).toEqual([])
})

test('what is asked of it on the command line', () => {
  expect(wantedOf(['frames=1000000', 'seed=7'])).toEqual({ ...USUAL, frames: 1_000_000, seed: 7 })
  expect([USUAL.slow, USUAL.stalled, USUAL.frames]).toEqual([2000, 200, 10_000])
  for (const bad of ['frames', 'frames=-1', 'frames=0', 'nothing=1', 'frames=1e6', '__proto__=1'])
    expect(() => wantedOf([bad])).toThrow(Senseless)
})
