/** Presses as the runner sees them: counted from their arrival, forgotten when refused, and never a flicker on the stage. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Button } from '#shared/press'
import { createPresses, type Presses } from '../../server/presses.ts'
import type { ShowRunner } from '../../server/show-runner.ts'
import { newCommandId } from '../helpers/house.ts'
import { type Bench, createBench, issue, PRODUCER } from '../helpers/runner.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

let bench: Bench
let runner: ShowRunner
let presses: Presses
beforeEach(async () => {
  bench = await createBench('sample-2026')
  runner = await bench.runner()
  presses = createPresses({ monotonic: () => bench.clock.monotonic, newCommandId })
  await issue(runner, { kind: 'open-show', showFile: sampleShow(), results: sampleResults() })
})
afterEach(() => bench.close())

const press = async (button: Button, after = 0) => {
  bench.clock.monotonic += after
  const answer = await presses.press(runner, button, PRODUCER)
  return answer.ok ? 'ok' : answer.refusal.code
}

test('[L1] [T3] a button that bounces makes the stage black once, and not a moment’s light comes between', async () => {
  const seen: boolean[] = []
  runner.onChange((shown) => seen.push(shown.programme.black))
  expect(await Promise.all([press('blackout'), press('blackout'), press('blackout')])).toEqual([
    'ok',
    'too-soon',
    'too-soon',
  ])
  expect(seen.length).toBeGreaterThan(0)
  expect(seen).not.toContain(false)
  expect(await press('blackout', 1000)).toBe('ok')
  expect(seen.at(-1)).toBe(false)
})

test('[T2] the guard time counts from the press that was obeyed, not from one that was refused', async () => {
  expect(await press('take')).toBe('ok')
  expect(await press('take', 600)).toBe('too-soon')
  expect(await press('take', 400)).toBe('ok')
})

test('[T2] a take that was refused for want of arming does not hold up the one after it', async () => {
  for (let i = 0; i < 4; i += 1) expect(await press('take', 1000)).toBe('ok')
  expect(await press('take', 1000)).toBe('not-armed')
  expect(await press('arm', 100)).toBe('ok')
  expect(await press('take', 250)).toBe('ok')
})

test('[T2] arm and take pressed by one hand at once are one act: the take is too soon', async () => {
  for (let i = 0; i < 4; i += 1) await press('take', 1000)
  bench.clock.monotonic += 1000
  expect(await Promise.all([press('arm'), press('take')])).toEqual(['ok', 'too-soon'])
})

test('[T1] a press means what was true when it arrived: behind somebody’s take it is refused, and says whose', async () => {
  bench.clock.monotonic += 5000
  const { position, programme } = runner.shown()
  const from = { epoch: position.epoch, programmeSeq: programme.seq }
  const to = { cue: 'opening', step: 0, revision: 1 }
  const taken = issue(runner, { kind: 'take', from, to })
  const pressed = presses.press(runner, 'take', { ...PRODUCER, name: 'automation' })
  expect((await taken).ok).toBe(true)
  expect(await pressed).toMatchObject({
    ok: false,
    refusal: { code: 'programme-moved', sentence: 'Pat was faster: on now is Opening. Nothing was taken.' },
  })
})
