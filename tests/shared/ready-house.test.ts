/** The ready check of the house: screens, disk, log, key and people. */
import { expect, test } from 'vitest'
import type { ScreenReport } from '#shared/protocol'
import type { ReadyLine } from '#shared/ready'
import { type HouseFacts, houseLines } from '#shared/ready-house'
import { plainSetup } from '#shared/screens'

const lineIn = (lines: readonly ReadyLine[], id: string) => {
  const found = lines.find((line) => line.id === id)
  return found ? [found.state, found.sentence, found.fix?.place ?? null] : null
}

const screen = (name: string, change: Partial<ScreenReport> = {}): ScreenReport => ({
  screen: name,
  setup: plainSetup(name),
  size: '1920×1080',
  connected: true,
  pages: 1,
  stale: false,
  painted: null,
  moment: null,
  roundTrip: 2,
  clockError: 3.2,
  dropped: 0,
  version: 'a',
  lacks: [],
  ...change,
})
const houseOf = (change: Partial<HouseFacts> = {}): HouseFacts => ({
  show: 'gala',
  screens: [screen('Left'), screen('Right')],
  disk: { free: 40 * 2 ** 30, size: 100 * 2 ** 30 },
  log: { ms: 0.4 },
  keeper: 'file',
  key: 'opens',
  keyCopied: true,
  pack: 'current',
  backup: { state: 'current', folder: '/mnt/stick', sameDisk: false },
  people: ['producer', 'operator'],
  lent: [],
  settings: {},
  ...change,
})
const ofHouse = (id: string, change: Partial<HouseFacts> = {}) => lineIn(houseLines(houseOf(change)), id)

test('screens: none, not there, silent, another show, slow clocks, mixed builds, weak browsers; a mirror does not count', () => {
  const all = houseLines(houseOf()).filter(({ group }) => group === 'room')
  expect(all.map(({ id, state }) => [id, state])).toEqual([
    ['screens', 'ok'],
    ['clocks', 'ok'],
    ['versions', 'ok'],
  ])
  expect(ofHouse('clocks')?.[1]).toBe('All clocks agree within 4 ms.')
  const mirror = screen('Mirror', { setup: { ...plainSetup('Mirror'), layout: 'mirror' }, connected: false })
  expect(ofHouse('screens', { screens: [mirror] })).toEqual(['problem', 'No screen is paired.', 'screens'])
  const screens = [screen('Left'), screen('Right', { connected: false }), screen('Foyer', { stale: true })]
  expect(ofHouse('screens', { screens })).toEqual([
    'problem',
    '2 of 3 screens not there: Right and Foyer.',
    'screens',
  ])
  const one = (change: Partial<ScreenReport>) => ({ screens: [screen('Left'), screen('Right', change)] })
  expect(ofHouse('elsewhere', one({ setup: { ...plainSetup('Right'), show: 'other' } }))?.[0]).toBe('warning')
  expect(ofHouse('elsewhere', one({ setup: { ...plainSetup('Right'), show: 'gala' } }))).toBeNull()
  expect(ofHouse('clocks', one({ clockError: 80 }))?.slice(0, 2)).toEqual([
    'warning',
    'The clock may be off by more than 25 ms on Right: its link is slow.',
  ])
  expect(ofHouse('clocks', one({ clockError: null }))?.[0]).toBe('unknown')
  expect(ofHouse('versions', one({ version: 'b' }))?.[0]).toBe('warning')
  expect(ofHouse('offline', one({ lacks: ['offline-page'] }))?.slice(0, 2)).toEqual([
    'warning',
    'Reloaded without the server, these would stay empty: Right.',
  ])
  expect(ofHouse('sleep', one({ lacks: ['wake-lock'] }))?.[0]).toBe('warning')
})

test('disk, log and key', () => {
  expect(ofHouse('disk')?.slice(0, 2)).toEqual(['ok', '40.0 GB left on the disk.'])
  expect(ofHouse('disk', { disk: { free: 600 * 2 ** 20, size: 1 } })?.[0]).toBe('warning')
  expect(ofHouse('disk', { disk: { free: 20 * 2 ** 20, size: 1 } })?.[0]).toBe('problem')
  expect(ofHouse('disk', { disk: null })?.[0]).toBe('unknown')
  expect(ofHouse('log')?.slice(0, 2)).toEqual(['ok', 'The log is durable on the disk within less than 1 ms.'])
  expect(ofHouse('log', { log: { ms: 12 }, keeper: 'redis' })?.[1]).toBe(
    'The log is durable on Redis within 12 ms, and its settings lose nothing.',
  )
  expect(ofHouse('log', { log: { ms: 120 } })?.[0]).toBe('warning')
  expect(ofHouse('log', { log: { ms: 900 } })?.[0]).toBe('problem')
  expect(ofHouse('log', { log: { problem: 'Redis may lose it.' } })?.slice(0, 2)).toEqual([
    'problem',
    'Redis may lose it.',
  ])
  expect([
    ofHouse('key')?.[0],
    ofHouse('key', { key: 'tried' })?.[0],
    ofHouse('key', { key: 'closed' })?.[0],
  ]).toEqual(['ok', 'ok', 'problem'])
  expect(ofHouse('key', { key: 'closed' })?.[2]).toBe('key')
})

test('a key of which there is no copy is said to be one', () => {
  expect(ofHouse('key-copy')?.[0]).toBe('ok')
  expect(ofHouse('key-copy', { keyCopied: false })?.[0]).toBe('warning')
  expect(ofHouse('key-copy', { keyCopied: false })?.[2]).toBe('key')
  expect(ofHouse('key', { key: 'closed' })?.[2]).toBe('key')
})

test('the backup: none set, not heard of yet, in trouble, on the very disk it should save from, and as it should be', () => {
  const trouble = { folder: '/mnt/stick', problem: 'full', behind: 2, last: null } as const
  const said = (backup: HouseFacts['backup']) => ofHouse('backup', { backup })
  expect(said({ state: 'off' })?.[0]).toBe('warning')
  expect(said({ state: 'starting', folder: '/mnt/stick' })?.[0]).toBe('unknown')
  expect(said({ state: 'trouble', trouble })?.slice(0, 2)).toEqual([
    'problem',
    'The backup folder /mnt/stick is full, and 2 commits are not in it. The show goes on; the export goes on by itself once it can.',
  ])
  expect(said({ state: 'current', folder: '/mnt/stick', sameDisk: true })?.[0]).toBe('warning')
  expect(said({ state: 'current', folder: '/mnt/stick', sameDisk: false })).toEqual([
    'ok',
    'Every commit is copied to /mnt/stick.',
    null,
  ])
})

test('people: somebody by name, and two where it takes two', () => {
  expect(ofHouse('people')?.[1]).toBe('2 people can sign in by name.')
  expect(ofHouse('people', { people: [] })?.[0]).toBe('warning')
  expect(ofHouse('people', { people: ['scrutineer'] })?.[1]).toMatch(/^No producer has an account: /)
  expect(ofHouse('two-person')).toBeNull()
  const two = (people: HouseFacts['people'], lent: HouseFacts['lent'] = []) =>
    ofHouse('two-person', { people, lent, settings: { twoPerson: true } })?.[0]
  expect([two(['producer', 'operator']), two(['operator'], ['scrutineer'])]).toEqual(['ok', 'ok'])
  expect([two(['producer']), two(['operator', 'operator']), two(['producer', 'editor'])]).toEqual([
    'problem',
    'problem',
    'problem',
  ])
  expect(ofHouse('two-person', { people: [], settings: { twoPersonSealing: true } })?.[0]).toBe('problem')
})
