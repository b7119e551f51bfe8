import { describe, expect, it } from 'vitest'
import type { ScreenReport } from '#shared/protocol'
import { roomInStep, wordFor } from '../../control/room-in-step.ts'

const epoch = { generation: 1, id: '0123456789abcdef' }
const screen = (name: string, change: Partial<ScreenReport> = {}): ScreenReport => ({
  screen: `${name}-screen`,
  bus: 'programme',
  size: '1920×1080',
  connected: true,
  stale: false,
  painted: { epoch, seq: 7 },
  moment: { showAt: 5000, late: 20 },
  roundTrip: 4,
  clockError: 0.6,
  dropped: 0,
  version: 'abcdefgh',
  ...change,
})
const late = (ms: number, showAt = 5000) => ({ moment: { showAt, late: ms } })

describe('[S2] how the room keeps together', () => {
  it('counts who shows the programme and says how far apart they are', () => {
    const room = [screen('aaaaaa', late(18)), screen('bbbbbb', late(27)), screen('cccccc', late(20))]
    expect(roomInStep(room, 7)).toEqual({ showing: 3, of: 3, spread: 9, laggard: null })
  })

  it('names the one that lags, as soon as it can be seen', () => {
    const room = [screen('aaaaaa', late(18)), screen('bbbbbb', late(80))]
    expect(roomInStep(room, 7)).toMatchObject({ spread: 62, laggard: { name: 'Stage bbbbbb', by: 62 } })
  })

  it('compares one moment only; a screen that came later has no part in it', () => {
    const room = [screen('aaaaaa'), screen('bbbbbb', late(9, 4000)), screen('cccccc', { moment: null })]
    expect(roomInStep(room, 7)).toMatchObject({ showing: 3, of: 3, spread: null, laggard: null })
  })

  it('one that is gone, silent or behind is missing; a preview is not counted', () => {
    const room = [
      screen('aaaaaa'),
      screen('bbbbbb', { connected: false }),
      screen('cccccc', { stale: true }),
      screen('dddddd', { painted: { epoch, seq: 3 } }),
      screen('eeeeee', { bus: 'preview' }),
    ]
    expect(roomInStep(room, 7)).toMatchObject({ showing: 1, of: 4 })
    expect(room.map((one) => wordFor(one, 7))).toEqual(['showing', 'away', 'silent', 'behind', 'showing'])
  })

  it('without screens it says nothing foolish', () => {
    expect(roomInStep([], 0)).toEqual({ showing: 0, of: 0, spread: null, laggard: null })
  })
})
