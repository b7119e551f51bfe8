import { describe, expect, it } from 'vitest'
import { type DeskShow, roomInStep, roomSentence, wordFor } from '../../control/room-in-step.ts'
import { screenReport } from '../helpers/desk-screens.ts'

const epoch = { generation: 1, id: '0123456789abcdef' }
const desk: DeskShow = { show: 'gala', isOnAir: true, epoch, programmeSeq: 7 }
const at = (seq: number) => ({ painted: { epoch, seq } })
const late = (ms: number, showAt = 5000) => ({ ...at(7), moment: { showAt, late: ms } })

describe('[S2] how the room keeps together', () => {
  it('counts who shows the programme and says how far apart they are', () => {
    const room = [
      screenReport('One', late(18)),
      screenReport('Two', late(27)),
      screenReport('Three', late(20)),
    ]
    const inStep = roomInStep(room, desk)
    expect(inStep).toEqual({ showing: 3, of: 3, spread: 9, laggard: null })
    expect(roomSentence(inStep)).toBe('3 of 3 showing · spread 9 ms')
  })

  it('names the one that lags, as soon as it can be seen', () => {
    const room = [screenReport('One', late(18)), screenReport('LED wall', late(80))]
    expect(roomInStep(room, desk)).toMatchObject({ spread: 62, laggard: { name: 'LED wall', by: 62 } })
  })

  it('compares one moment only; a screen that came later has no part in it', () => {
    const room = [
      screenReport('One', late(20)),
      screenReport('Two', late(9, 4000)),
      screenReport('Three', at(7)),
    ]
    expect(roomInStep(room, desk)).toMatchObject({ showing: 3, of: 3, spread: null, laggard: null })
  })

  it('one that is gone, silent or behind is missing; a mirror is not counted and not waited for', () => {
    const room = [
      screenReport('One', late(10)),
      screenReport('Two', { ...late(10), connected: false }),
      screenReport('Three', { ...late(10), stale: true }),
      screenReport('Four', { ...late(10), ...at(3) }),
      screenReport('Five'),
      screenReport('Mirror', { ...late(900), setup: { layout: 'mirror' } }),
    ]
    expect(roomInStep(room, desk)).toEqual({ showing: 1, of: 5, spread: null, laggard: null })
    expect(room.map((one) => wordFor(one, desk))).toEqual([
      'showing',
      'away',
      'silent',
      'behind',
      'waiting',
      'showing',
    ])
  })

  it('boards beside the programme are counted, and have no part in the spread', () => {
    const board = { ...late(400), ...at(2), setup: { layout: 'confidence' as const } }
    const room = [
      screenReport('One', late(18)),
      screenReport('Two', late(20)),
      screenReport('Presenter', board),
      screenReport('Foyer', { ...board, setup: { layout: 'lobby' } }),
    ]
    expect(roomInStep(room, desk)).toEqual({ showing: 4, of: 4, spread: 2, laggard: null })
  })

  it('a screen of another show is neither counted nor judged', () => {
    const other = screenReport('Rehearsal', { ...late(500), setup: { show: 'rehearsal' } })
    const room = [screenReport('One', late(18)), screenReport('Two', late(19)), other]
    expect(roomInStep(room, desk)).toEqual({ showing: 2, of: 2, spread: 1, laggard: null })
    expect(wordFor(other, desk)).toBe('elsewhere')
    // At the rehearsal's own desk it is the other way round.
    const rehearsal = {
      ...desk,
      show: 'rehearsal',
      isOnAir: false,
      epoch: { generation: 1, id: 'f'.repeat(16) },
    }
    expect(room.map((one) => wordFor(one, rehearsal))).toEqual(['elsewhere', 'elsewhere', 'behind'])
  })

  it('a picture of an older log is behind, whatever its number', () => {
    const older = { painted: { epoch: { generation: 0, id: 'a'.repeat(16) }, seq: 99 } }
    expect(wordFor(screenReport('One', older), desk)).toBe('behind')
  })

  it('without screens it says nothing foolish', () => {
    expect(roomInStep([], desk)).toEqual({ showing: 0, of: 0, spread: null, laggard: null })
  })
})
