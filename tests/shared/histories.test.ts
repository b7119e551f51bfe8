import { describe, expect, it } from 'vitest'
import { commonOf, historyOf, isParted, NOTHING_DONE } from '#shared/histories'
import { stageFrame } from '#shared/stage-frame'
import { EPOCH, startNight } from '../helpers/evening.ts'
import { sampleResults, sampleShow } from '../helpers/show.ts'

const OTHER = { generation: 2, id: 'fedcba9876543210' }

function opened() {
  const night = startNight()
  night.must({ kind: 'open-show', showFile: sampleShow(), results: sampleResults() })
  return night
}
const historyAfter = (night: ReturnType<typeof startNight>, after: number) =>
  historyOf(EPOCH, night.commits(), after)

describe('what one side did since the histories parted', () => {
  it('[E1] names categories, counts the rest, and says of a result nothing but which category it is of', () => {
    const night = opened()
    const after = night.commits().length
    night.jump('housing:title')
    night.jump('housing:level:commended')
    night.jump('housing:winner:winner')
    night.must({ kind: 'write-post', text: 'Good evening' })
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    const history = historyAfter(night, after)
    expect(history).toMatchObject({ revealed: ['Housing'], retracted: ['Housing'], corrected: [], posts: 1 })
    expect(history.taken).toBe(3)
    expect(history.to).toBeGreaterThan(history.from)
    // The twin: what is not to be seen is in the commits.
    expect(JSON.stringify(night.commits().slice(after))).toContain('h-3')
    expect(JSON.stringify(history)).not.toMatch(/h-3|h-5|Council of/)
  })

  it('counts what people did, and not what the house noted', () => {
    const night = opened()
    const after = night.commits().length
    const { position } = night.state()
    night.happened({ kind: 'log-forked', was: EPOCH, known: after, where: 'Desk laptop' })
    expect(historyAfter(night, after)).toEqual(NOTHING_DONE)
    night.must({ kind: 'blackout', on: true })
    expect(historyAfter(night, after)).toMatchObject({ commits: 1, others: 1 })
    expect(position.seq).toBe(after)
  })

  it.each([
    [['a', 'b'], ['a', 'b', 'c'], 2],
    [['a', 'b', 'c'], ['a', 'b'], 2],
    [['a', 'x'], ['a', 'y'], 1],
    [['x'], [], 0],
  ])('%j and %j have their first %i records in common', (ours, theirs, common) => {
    expect(commonOf(ours, theirs)).toBe(common)
  })

  it('is parted where both sides did something', () => {
    const did = { ...NOTHING_DONE, commits: 1 }
    const show = { show: 'gala', ceremony: 'Gala' }
    expect(isParted({ ...show, ours: did, theirs: did })).toBe(true)
    expect(isParted({ ...show, ours: did, theirs: NOTHING_DONE })).toBe(false)
    expect(isParted({ ...show, ours: NOTHING_DONE, theirs: did })).toBe(false)
    expect(isParted({ ...show, ours: did, theirs: null })).toBe(false)
  })
})

it('[S1] the picture stands still where one machine goes on, and is a new one where it may be the other’s', () => {
  const night = opened()
  night.take()
  const key = stageFrame(night.state(), 'programme').key
  const under = (epoch: typeof OTHER) => ({
    ...night.state(),
    position: { ...night.state().position, epoch },
  })
  const keyNow = () => stageFrame(under(OTHER), 'programme').key
  night.happened({ kind: 'log-forked', was: EPOCH, known: 2, where: 'Desk laptop' })
  expect(keyNow()).toBe(key)
  const joined = { kind: 'log-joined' as const, kept: OTHER, brought: 1, parted: 2, from: 0, to: 0, what: [] }
  night.happened({ ...joined, aside: null, lost: 0 })
  expect(keyNow()).toBe(key)
  night.happened({ ...joined, aside: EPOCH, lost: 1 })
  expect(keyNow()).not.toBe(key)
})
