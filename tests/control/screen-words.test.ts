/** What the desk says of a screen, what it asks twice, and which codes and setups it lets through. */
import { expect, test } from 'vitest'
import { deskView } from '#shared/desk-view'
import { parse } from '#shared/parse'
import { LACKS } from '#shared/protocol'
import { CODE_LETTERS, LAYOUTS, PairingCode, ScreenSetup } from '#shared/screens'
import { createBudget } from '../../control/budget.ts'
import { identifyAsk, reloadAsk, removeAsk } from '../../control/screen-asks.ts'
import { codeProblem, newSetup, setupProblem, shownCode, withLayout } from '../../control/screen-draft.ts'
import { notesOf, shownWord } from '../../control/screen-words.ts'
import { takeWish } from '../../control/wishes.ts'
import { screenReport } from '../helpers/desk-screens.ts'
import { createTestShow, sampleShowFile } from './test-show.ts'

const shorts = (...args: Parameters<typeof notesOf>) => notesOf(...args).map(({ short }) => short)

test('a screen that is well has no notes; whatever it lacks is a sentence that says what to do', () => {
  const well = screenReport('One')
  expect(notesOf(well, [well])).toEqual([])
  for (const lack of LACKS) {
    const [note] = notesOf(screenReport('One', { lacks: [lack] }), [well])
    expect(note?.advice).toMatch(/(Start|Leave|switch off)/)
  }
  const plain = screenReport('One', { lacks: ['secure-context', 'offline-page', 'wake-lock', 'storage'] })
  expect(shorts(plain, [well])).toEqual(['No HTTPS', 'Keeps nothing'])
  expect(notesOf(plain, [well])[0]?.advice).toContain('ENVELOPE_TLS=auto')
})

test('a page that is not the one most screens have is flagged, and only that one', () => {
  const room = ['One', 'Two', 'Three'].map((name) => screenReport(name))
  const old = screenReport('Old', { version: 'aaaa' })
  expect(shorts(old, [...room, old])).toEqual(['Another version'])
  for (const one of room) expect(notesOf(one, [...room, old])).toEqual([])
  // Two against two: nobody is usual, so somebody should look at all of them.
  const [one, two] = [screenReport('One'), screenReport('Old', { version: 'aaaa' })]
  expect(shorts(one, [one, two])).toEqual(['Another version'])
})

test('a screen that is two pages says so; of one that is gone nothing is known', () => {
  const twice = screenReport('One', { pages: 2, lacks: ['storage'] })
  expect(shorts(twice, [twice])).toEqual(['Open twice', 'Keeps nothing'])
  expect(notesOf({ ...twice, connected: false }, [twice])).toEqual([])
  expect(shownWord(screenReport('One', { connected: false }), 'away')).toBe('gone')
  expect(shownWord(screenReport('One', { connected: false, size: null }), 'away')).toBe('not here')
})

test('a code is read in either case, with or without a dash, and a wrong letter is named', () => {
  for (const typed of ['acd346', 'ACD-346', ' acd 346 ']) {
    expect(codeProblem(typed)).toBeNull()
    expect(shownCode(typed)).toBe('ACD 346')
  }
  expect(codeProblem('')).toMatch(/^Type the code/)
  expect(codeProblem('acd34')).toMatch(/six/)
  expect(codeProblem('acd3460')).toContain('never holds 0')
  for (const letter of CODE_LETTERS) {
    expect(codeProblem(letter.repeat(6)) === null).toBe('value' in parse(PairingCode, letter.repeat(6)))
  }
})

test('a setup needs a name of its own; every layout brings a background the server takes', () => {
  const room = [screenReport('LED wall')]
  expect(setupProblem(newSetup(), room, null)).toMatch(/^Give/)
  expect(setupProblem({ ...newSetup(), name: ' led WALL ' }, room, null)).toContain('LED wall already')
  expect(setupProblem({ ...newSetup(), name: 'led wall' }, room, room[0]?.screen ?? '')).toBeNull()
  for (const layout of LAYOUTS) {
    expect('value' in parse(ScreenSetup, withLayout({ ...newSetup(), name: 'One' }, layout))).toBe(true)
  }
  expect(withLayout(newSetup(), 'lower-third').background).toBe('transparent')
})

test('what the room would see is asked twice while something is on, and done at once while nothing is', () => {
  const show = createTestShow()
  show.open(sampleShowFile(), [])
  const live = () => deskView(show.state(), 'producer')?.live ?? null
  const [wall, mirror] = [screenReport('Wall'), screenReport('Mirror', { setup: { layout: 'mirror' } })]
  const asked = () => [identifyAsk(null, live()), reloadAsk(wall, live()), identifyAsk(mirror, live())]
  expect(asked().map(({ isAsked }) => isAsked)).toEqual([false, false, false])
  const before = live()
  const wish = before && takeWish(before)
  show.submit({ id: 'take-the-opening', ...wish } as never, { name: 'Ada', role: 'producer', desk: null })
  expect(asked().map(({ isAsked }) => isAsked)).toEqual([true, true, false])
  expect(removeAsk(wall)).toMatchObject({ isAsked: true, heading: 'Remove Wall?' })
})

test('no more are at work at once than the budget allows; a place given back goes to who waits', () => {
  const budget = createBudget(2)
  const granted: number[] = []
  const leave = [0, 1, 2, 3].map((n) => budget.claim(() => granted.push(n)))
  expect(granted).toEqual([0, 1])
  leave[2]?.()
  leave[0]?.()
  expect(granted).toEqual([0, 1, 3])
  leave[0]?.()
  leave[1]?.()
  leave[3]?.()
  for (const n of [4, 5, 6]) budget.claim(() => granted.push(n))
  expect(granted).toEqual([0, 1, 3, 4, 5])
})
