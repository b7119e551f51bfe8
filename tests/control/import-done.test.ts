/** Where the way out of a finished import leads: to the desk that follows the air, or to that of one show. */
import { expect, test } from 'vitest'
import type { ShowsView } from '#shared/shows-view'
import { type Done, wayTo } from '../../control/import/import-done.ts'

const DONE: Done = {
  show: 'gala',
  name: 'Gala',
  summary: '1 category',
  position: { epoch: 'a', seq: 1 } as unknown as Done['position'],
  control: '/control?show=gala',
  live: '/live/gala',
  onAir: 'gala',
}
const told = (onAir: string | null): ShowsView => ({ onAir, shows: [] })

test.each([
  ['the list has not come', null],
  ['the list is from before it went on air', told(null)],
  ['the list says the same', told('gala')],
])('a first show is on air at once, also where %s', (_, shows) => {
  expect(wayTo(DONE, shows)).toBe('/control')
})

test('a show that waits, or has left the air since, is opened as itself', () => {
  expect(wayTo({ ...DONE, onAir: 'other' }, null)).toBe('/control?show=gala')
  expect(wayTo({ ...DONE, onAir: 'other' }, told('other'))).toBe('/control?show=gala')
  expect(wayTo(DONE, told('other'))).toBe('/control?show=gala')
  expect(wayTo({ ...DONE, onAir: 'other' }, told('gala'))).toBe('/control')
})
