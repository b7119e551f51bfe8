/** What the desk says while Redis is away, and when it is back. */
import { describe, expect, test } from 'vitest'
import type { AloneView } from '#shared/alone'
import { type History, NOTHING_DONE, type Parted } from '#shared/histories'
import {
  aloneSaid,
  awaySaid,
  historyLines,
  historyTimes,
  openedInBoth,
  outcomeOf,
} from '../../control/alone-words.ts'

const clock = (at: number) => `21:0${at}`
const did: History = {
  ...NOTHING_DONE,
  commits: 2,
  revealed: ['Housing', 'Climate'],
  taken: 3,
  from: 1,
  to: 5,
}
const show = (ours: History, theirs: History | null): Parted => ({
  show: 'gala',
  ceremony: 'Gala',
  ours,
  theirs,
})
const away = { state: 'away', since: 4, leads: true, leader: null, not: null } as const
const alone: Extract<AloneView, { state: 'alone' }> = {
  state: 'alone',
  since: 4,
  by: 'Ada',
  where: 'http://10.0.0.1:4100',
  reunion: null,
}

test('Redis away: when, what it means, and that a machine which stands by should ask first who else there is', () => {
  expect(awaySaid(away, clock).says).toMatch(
    /^Redis has kept nothing since 21:04\. The room keeps its picture/,
  )
  expect(awaySaid(away, clock).means).toMatch(/Another machine may do the same; a person then chooses/)
  const standby = awaySaid({ ...away, leads: false, leader: 'http://10.0.0.2:4100' }, clock).says
  expect(standby).toMatch(/stands by\. http:\/\/10\.0\.0\.2:4100 led when it was last heard/)
  expect(awaySaid({ ...away, not: 'No whole copy.' }, clock).means).toBe('No whole copy.')
})

test('alone: that it is, and that another may be', () => {
  expect(aloneSaid(alone, clock)).toMatchObject({
    title: 'This machine is alone',
    says: expect.stringMatching(/^Since 21:04, by Ada\. .* Another machine may be alone, too\.$/),
    does: null,
  })
})

describe('Redis is back', () => {
  const said = (...shows: Parted[]) => aloneSaid({ ...alone, reunion: { seen: 'x', shows } }, clock)
  test.each([
    ['ours', [show(did, NOTHING_DONE)], 'Hold to bring it home'],
    ['ours', [show(did, null)], 'Hold to bring it home'],
    ['ours', [show(NOTHING_DONE, NOTHING_DONE)], 'Hold to bring it home'],
    ['theirs', [show(NOTHING_DONE, did)], 'Hold to go back to it'],
    ['apart', [show(did, NOTHING_DONE), show(NOTHING_DONE, did)], 'Hold to bring them together'],
    ['parted', [show(did, did), show(did, NOTHING_DONE)], 'Compare and choose…'],
  ] as const)('%s', (outcome, shows, does) => {
    expect(outcomeOf({ seen: 'x', shows })).toBe(outcome)
    expect(said(...shows).does).toBe(does)
  })
})

test('a history in lines, what the room saw first', () => {
  expect(historyLines(did)).toEqual([
    { what: 'Revealed', of: 'Housing · Climate', isCount: false },
    { what: 'Taken to the stage', of: '3', isCount: true },
  ])
  expect(historyTimes(did, clock)).toBe('2 acts, from 21:01 to 21:05')
  const one = { ...did, revealed: ['Climate', 'Transport'] }
  expect(openedInBoth(show(did, one))).toBe('Opened in both: Climate.')
  expect(openedInBoth(show(did, NOTHING_DONE))).toBeNull()
  expect(historyTimes(NOTHING_DONE, clock)).toBe('Nothing was done.')
})
