/** What is written down of refusals: each once a minute, and never more than a disk can bear. */
import { beforeEach, expect, test } from 'vitest'
import { createTrace, type Trace } from '../../server/gateways/refusal-trace.ts'

let time: number
let told: [string, Readonly<Record<string, string>>][]
let trace: Trace
beforeEach(() => {
  time = 0
  told = []
  trace = createTrace(
    (act, about) => void told.push([act, about]),
    () => time,
  )
})
const tried = { act: 'POST /control/paper', code: 'not-allowed', who: 'Emil', address: '10.0.0.7' }

test('the same by the same person is told once a minute, with how often it was meanwhile', () => {
  for (let at = 0; at < 10; at += 1) trace(tried)
  trace({ ...tried, who: 'Ada' })
  trace({ ...tried, code: 'too-many' })
  expect(told.map(([, { who, code }]) => [who, code])).toEqual([
    ['Emil', 'not-allowed'],
    ['Ada', 'not-allowed'],
    ['Emil', 'too-many'],
  ])
  time += 60_001
  trace(tried)
  expect(told.slice(3)).toEqual([
    ['refused, more of the same', { times: '9' }],
    ['refused', tried],
  ])
})

test('of ten thousand different ones in a minute two hundred are told, and the rest counted', () => {
  for (let at = 0; at < 10_000; at += 1) trace({ ...tried, act: `POST /${at}${'x'.repeat(500)}` })
  expect(told).toHaveLength(200)
  expect(Math.max(...told.map(([, { act }]) => act?.length ?? 0))).toBe(120)
  time += 60_001
  trace(tried)
  expect(told[200]).toEqual(['refused, more of the same', { times: '9800' }])
})
