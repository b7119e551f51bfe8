/** The nights in which everything goes wrong, in short: the command itself lives through ten thousand. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { IS_WHOLE } from '../helpers/whole.ts'

const program = join(import.meta.dirname, '../bench/simulate-faults.mjs')
const run = (...words: string[]) => spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' })

const NIGHTS = IS_WHOLE ? 100 : 20
test('[L1] [L2] [T1] [T2] [T3] [E2] [S1] [S2] [F1] no law is broken in many nights of crashes, cuts and rollbacks, and every bug that was put in is seen', () => {
  const { status, stdout, stderr } = run(String(NIGHTS), 'seed=1')
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  expect(last, stdout + stderr).toMatchObject({
    schedules: NIGHTS,
    violations: 0,
    mutantsCaught: last.mutants,
  })
  expect(last.mutants).toBeGreaterThanOrEqual(30)
  expect(status).toBe(0)
})

test('a seed has one night: it is told twice word for word', () => {
  const { status, stdout } = run('1', 'seed=158', 'mutants=no')
  expect(stdout).toMatch(/stored 1: show-opened/)
  expect(stdout.trim().split('\n').at(-1)).toBe(
    '{"schedules":1,"violations":0,"mutants":0,"mutantsCaught":0}',
  )
  expect(status).toBe(0)
})

test('what makes no sense is one sentence and a failure', () => {
  for (const words of [[], ['many'], ['10', 'seeds=1'], ['10', 'mutants=perhaps']]) {
    const { status, stdout } = run(...words)
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^Say how many nights.*\n$/)])
  }
})
