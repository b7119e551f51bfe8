/** What a desk makes of the list of shows: what can be put on air, what the room would see, and whom to warn. */
import { describe, expect, it } from 'vitest'
import type { ScreenReport } from '#shared/protocol'
import { plainSetup } from '#shared/screens'
import type { ShowLine, ShowsView } from '#shared/shows-view'
import {
  type AirView,
  airActs,
  airView,
  cutsOff,
  screensApart,
  sightAfter,
  sightOf,
  stillInRehearsal,
} from '../../control/air-view.ts'

const START = Date.UTC(2026, 10, 20, 19, 30)
const MINUTE = 60_000

const line = (show: string, rehearsalOf: string | null, change: Partial<ShowLine> = {}): ShowLine => ({
  show,
  ceremony: 'Gala',
  rehearsalOf,
  openedAt: 0,
  startsAt: START,
  programme: { label: 'Holding slide', black: false, isRunning: false },
  ...change,
})
const running = { programme: { label: 'Housing — Title', black: false, isRunning: true } }
const black = { programme: { label: 'Housing — Title', black: true, isRunning: false } }
const house = (onAir: string | null, gala: Partial<ShowLine> = {}): ShowsView => ({
  onAir,
  shows: [
    line('gala', null, gala),
    line('gala-rehearsal-1', 'gala'),
    line('gala-rehearsal-2', 'gala', running),
    line('other', null),
  ],
})
const at = (onAir: string, desk: string, gala: Partial<ShowLine> = {}): AirView => {
  const rehearsal = desk.includes('rehearsal') ? { rehearsal: { of: 'gala' } } : {}
  const view = airView(house(onAir, gala), { id: desk, ...rehearsal })
  if (!view) throw new Error('Nothing is on air')
  return view
}

describe('what can be put on air', () => {
  it('from the performance a rehearsal, from a rehearsal its end or a fresh one, from elsewhere either', () => {
    expect(airActs(at('gala', 'gala'))).toEqual(['rehearse'])
    expect(airActs(at('gala-rehearsal-2', 'gala-rehearsal-2'))).toEqual(['perform', 'reset'])
    expect(airActs(at('gala-rehearsal-2', 'gala'))).toEqual(['perform', 'reset'])
    expect(airActs(at('other', 'gala'))).toEqual(['perform', 'rehearse'])
  })

  it('counts the rehearsals that are over', () => {
    expect(at('gala-rehearsal-2', 'gala').past).toBe(1)
    expect(at('gala', 'gala').past).toBe(2)
  })

  it('says nothing before the server has told, or of a performance that is gone', () => {
    expect(airView(null, { id: 'gala' })).toBeNull()
    expect(airView(house('gala'), null)).toBeNull()
    expect(airView(house(null), { id: 'gala' })).toBeNull()
    expect(airView(house('gala'), { id: 'x', rehearsal: { of: 'lost' } })).toBeNull()
  })
})

describe('what the room sees', () => {
  it('now and after it, in words', () => {
    expect([line('a', null), line('a', null, running), line('a', null, black)].map(sightOf)).toEqual([
      'the holding slide',
      '“Housing — Title”',
      'a black screen',
    ])
    expect(sightAfter('perform', at('gala-rehearsal-2', 'gala', running))).toBe('“Housing — Title”')
    expect(sightAfter('reset', at('gala-rehearsal-2', 'gala', running))).toBe(
      'the holding slide with REHEARSAL over it',
    )
  })

  it('is cut off only in a performance that shows something', () => {
    expect(cutsOff(at('gala', 'gala', running))).toBe(true)
    expect(cutsOff(at('gala', 'gala', black))).toBe(false)
    expect(cutsOff(at('gala', 'gala'))).toBe(false)
    expect(cutsOff(at('gala-rehearsal-2', 'gala', running))).toBe(false)
  })

  it('names the screens that have a show of their own; a mirror is nobody’s', () => {
    const screen = (name: string, change: object) =>
      ({ setup: { ...plainSetup(name), ...change } }) as unknown as ScreenReport
    const screens = [
      screen('Wall', {}),
      screen('Foyer', { show: 'gala', layout: 'lobby' }),
      screen('Control room', { show: 'gala', layout: 'mirror' }),
    ]
    expect(screensApart(screens)).toEqual(['Foyer'])
  })
})

describe('still in rehearsal', () => {
  it('is said from a quarter of an hour before, in minutes, and after the start', () => {
    const said = (now: number) => stillInRehearsal(house('gala-rehearsal-1'), now)
    expect(said(START - 16 * MINUTE)).toBeNull()
    expect(said(START - 15 * MINUTE)).toBe('Gala is planned to begin in 15 minutes.')
    expect(said(START - 61_000)).toBe('Gala is planned to begin in 2 minutes.')
    expect(said(START - 1)).toBe('Gala is planned to begin in one minute.')
    expect(said(START)).toBe('Gala is planned to begin now.')
    expect(said(START + 5 * MINUTE)).toBe('Gala was planned to begin 5 minutes ago.')
  })

  it('is not said of a performance, nor where it is not known when the evening begins', () => {
    expect(stillInRehearsal(house('gala'), START)).toBeNull()
    expect(stillInRehearsal(null, START)).toBeNull()
    const silent = { onAir: 'r', shows: [line('r', 'gala', { startsAt: null })] }
    expect(stillInRehearsal(silent, START)).toBeNull()
  })
})
