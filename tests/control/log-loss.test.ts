import { expect, it } from 'vitest'
import type { LogLoss } from '#shared/log-loss'
import { stageFrame } from '#shared/stage-frame'
import { lossSaid } from '../../control/trouble-words.ts'
import { EPOCH, startNight } from '../helpers/evening.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

const loss = (more: Partial<LogLoss>): LogLoss => ({
  was: EPOCH,
  known: 43,
  kept: 40,
  lost: 0,
  from: 1000,
  to: 9000,
  what: [],
  ...more,
})
const clock = (at: number) => `${at / 1000} s`

it.each([
  [
    {},
    'Redis had lost commits 41 to 43, made from 1 s to 9 s; this machine put them back, and nothing is missing.',
  ],
  [
    { kept: 42, from: 9000 },
    'Redis had lost commit 43, made at 9 s; this machine put it back, and nothing is missing.',
  ],
  [{ kept: 43 }, 'Redis had lost part of this show; this machine put it back, and nothing is missing.'],
  [
    { lost: 3, what: ['Taken: Opening', 'Blackout'] },
    'Redis has lost commits 41 to 43, made from 1 s to 9 s (Taken: Opening; Blackout; …); look at the stage and the live blog, and do again what is missing.',
  ],
  [
    { lost: 3, from: 0, to: 0 },
    'Redis has lost commits 41 to 43; look at the stage and the live blog, and do again what is missing.',
  ],
] as const)('[L1] says what became of a log: %j', (more, sentence) => {
  expect(lossSaid(loss(more as Partial<LogLoss>), clock)).toBe(sentence)
})

it('[S1] the same picture stands still where all was put back, and is a new one where it may be another', () => {
  const night = startNight()
  night.must({ kind: 'open-show', showFile: sampleShow(), results: sampleResults() })
  night.take()
  const renewed = {
    ...night.state(),
    position: { ...night.state().position, epoch: { ...EPOCH, generation: 2 } },
  }
  const key = stageFrame(night.state(), 'programme').key
  expect(stageFrame(renewed, 'programme').key).not.toBe(key)
  night.happened({ kind: 'log-mended', ...loss({ lost: 0 }) })
  expect(stageFrame({ ...night.state(), position: renewed.position }, 'programme').key).toBe(key)
  night.happened({ kind: 'log-mended', ...loss({ lost: 1 }) })
  expect(stageFrame({ ...night.state(), position: renewed.position }, 'programme').key).not.toBe(key)
})
