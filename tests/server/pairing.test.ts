/** Codes: short, single use, five minutes, and not to be guessed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parse } from '#shared/parse'
import { CODE_LETTERS, PairingCode } from '#shared/screens'
import { createPairing, type Pairing, type Waiter } from '../../server/gateways/pairing.ts'
import { seededRandom } from '../helpers/random.ts'

interface Page extends Waiter {
  readonly codes: string[]
}
const newPage = (): Page => {
  const codes: string[] = []
  return { codes, size: '1920×1080', address: '10.0.0.7', show: (code) => void codes.push(code) }
}
const codeOf = (page: Page) => page.codes.at(-1) ?? ''

let pairing: Pairing<Page>
let told = 0
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const random = seededRandom(7)
  pairing = createPairing(
    () => performance.now(),
    (below) => Math.floor(random.next() * below),
  )
  told = 0
  pairing.onChange(() => {
    told += 1
  })
})
afterEach(() => {
  pairing.stop()
  vi.useRealTimers()
})

test('a page is given a code that can be typed, and is listed with it', () => {
  const page = newPage()
  expect(pairing.wait(page)).toBe(true)
  expect(parse(PairingCode, codeOf(page))).toEqual({ value: codeOf(page) })
  expect(pairing.list()).toEqual([{ code: codeOf(page), size: '1920×1080', address: '10.0.0.7' }])
  expect(told).toBe(1)
})

test('a code is good once', () => {
  const page = newPage()
  pairing.wait(page)
  expect(pairing.claim(codeOf(page))).toBe(page)
  expect(pairing.claim(codeOf(page))).toBe('wrong')
  expect(pairing.list()).toEqual([])
})

test('after five minutes the page has another code, and the old one is worth nothing', () => {
  const page = newPage()
  pairing.wait(page)
  const old = codeOf(page)
  vi.advanceTimersByTime(299_000)
  expect(page.codes.length).toBe(1)
  vi.advanceTimersByTime(2000)
  expect(page.codes.length).toBe(2)
  expect(pairing.claim(old)).toBe('wrong')
  expect(pairing.claim(codeOf(page))).toBe(page)
})

test('a page that went away takes its code with it', () => {
  const page = newPage()
  pairing.wait(page)
  pairing.leave(page)
  expect(pairing.list()).toEqual([])
  expect(pairing.claim(codeOf(page))).toBe('wrong')
})

test('no more than thirty wait', () => {
  const pages = Array.from({ length: 31 }, newPage)
  expect(pages.map((page) => pairing.wait(page)).filter(Boolean).length).toBe(30)
  expect(new Set(pairing.list().map(({ code }) => code)).size).toBe(30)
})

test('whoever guesses is stopped for a minute, and the right code is not told apart meanwhile', () => {
  const page = newPage()
  pairing.wait(page)
  const wrong = [...CODE_LETTERS].find((letter) => letter !== codeOf(page)[0]) ?? ''
  const guess = wrong + codeOf(page).slice(1)
  for (let at = 0; at < 20; at += 1) expect(pairing.claim(guess)).toBe('wrong')
  expect(pairing.claim(codeOf(page))).toBe('too-many')
  vi.advanceTimersByTime(61_000)
  expect(pairing.claim(codeOf(page))).toBe(page)
})

test('of ten thousand guesses in a minute twenty are looked at', () => {
  const page = newPage()
  pairing.wait(page)
  const wrong = [...CODE_LETTERS].find((letter) => letter !== codeOf(page)[0]) ?? ''
  const outcomes = new Map<unknown, number>()
  for (let at = 0; at < 10_000; at += 1) {
    const outcome = pairing.claim(wrong + codeOf(page).slice(1))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    vi.advanceTimersByTime(5)
  }
  expect(Object.fromEntries(outcomes)).toEqual({ wrong: 20, 'too-many': 9980 })
})
