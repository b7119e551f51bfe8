/** `npm run chaos` in short, on both logs: real processes killed in the middle of real commands, and nothing lost, doubled, early or wrong. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { IS_WHOLE } from '../helpers/whole.ts'

const RUN = [
  '--experimental-websocket',
  '--experimental-eventsource',
  '--no-warnings',
  'tests/chaos/run.mjs',
  'chaos',
]

/** A seed of its own each time, which it prints: `npm run chaos -- seed=…` plays it again. */
const chaos = async (...words: string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [...RUN, ...words])
  return { said: stdout, figures: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }
}

/** On each log every single blow there is once: at each point of a commit, at any moment, the edge, Redis. */
const [LOG, ROUNDS] = IS_WHOLE ? ['both', 12] : ['redis', 4]

test('[L1] [T2] [F1] killed at random: nothing acknowledged is lost, nothing twice, early or wrong, and all heal', async () => {
  const { said, figures } = await chaos(`rounds=${ROUNDS}`, `log=${LOG}`, 'scenarios=no')
  const { healP99Ms, ...counted } = figures
  expect(counted, said).toEqual({ rounds: ROUNDS, lost: 0, twice: 0, early: 0, wrong: 0 })
  expect(healP99Ms).toBeGreaterThan(0)
})
