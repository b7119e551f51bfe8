/** Whether a log goes on from what was acknowledged of it: the rule alone, without any Redis. */
import { describe, expect, it } from 'vitest'
import { linked, NO_CHAIN, type Row } from '../../../server/log/chain.ts'
import { type Found, type Held, mendOf, sha1Of, standingOf } from '../../../server/log/continuity.ts'
import { recordOf } from '../../../server/log/record.ts'
import { commitOf, EPOCH } from '../../helpers/commits.ts'

const rowsOf = (...texts: string[]): Row[] => {
  let chain = NO_CHAIN
  return texts.map((text, at) => {
    const row = { seq: at + 1, record: recordOf(commitOf(at + 1, text), chain.head.hash) }
    chain = linked(chain, row)
    return row
  })
}

const heldOf = (rows: readonly Row[], epoch = EPOCH): Held => ({
  epoch,
  seq: rows.length,
  sha1: rows.length === 0 ? '' : sha1Of(rows.at(-1)?.record ?? ''),
})

const foundOf = (rows: readonly Row[], held: Held, more: Partial<Found> = {}): Found => {
  const at = rows.find(({ seq }) => seq === held.seq)
  const last = rows.at(-1)?.seq ?? 0
  const sha1 = at ? sha1Of(at.record) : ''
  return { epoch: EPOCH, last, end: `${last}-0`, count: rows.length, removed: 0, sha1, ...more }
}

const OURS = rowsOf('a', 'b', 'c', 'd')
const HELD = heldOf(OURS)
const NEWER = { generation: 2, id: 'ffffffffffffffff' }

describe('the standing of a log', () => {
  it.each([
    ['as it was', OURS, {}, 'continues'],
    ['longer', rowsOf('a', 'b', 'c', 'd', 'e'), {}, 'continues'],
    ['of a newer epoch that has it all', OURS, { epoch: NEWER }, 'follows'],
    ['shorter', OURS.slice(0, 3), {}, 'doubtful'],
    ['of another chain', rowsOf('a', 'b', 'x', 'y'), {}, 'doubtful'],
    ['of a newer epoch that has it not', rowsOf('a', 'b', 'x', 'y'), { epoch: NEWER }, 'doubtful'],
    ['of a rival', OURS, { epoch: { ...EPOCH, id: 'ffffffffffffffff' } }, 'doubtful'],
    ['without its middle', OURS.filter(({ seq }) => seq !== 2), {}, 'doubtful'],
    ['without its stream', [], { last: 4, end: '0-0' }, 'doubtful'],
    ['gone', [], { epoch: null }, 'doubtful'],
    ['removed on purpose', [], { epoch: null, removed: 1 }, 'removed'],
    ['removed on purpose, and another in its place', rowsOf('x'), { epoch: NEWER, removed: 1 }, 'removed'],
  ] as const)('[L2] one that is %s', (_, rows, more, standing) => {
    expect(standingOf(HELD, foundOf(rows, HELD, more))).toBe(standing)
  })
})

describe('what is put back', () => {
  const mend = (theirs: readonly Row[], more: Partial<Found> = {}, ours: readonly Row[] | null = OURS) =>
    mendOf(HELD, ours, foundOf(theirs, HELD, more), theirs)

  it.each([
    ['nothing is left', [], 0],
    ['the tail is missing', OURS.slice(0, 3), 3],
    ['the middle is missing', OURS.filter(({ seq }) => seq !== 2), 1],
  ] as const)('[L1] everything, where %s', (_, theirs, kept) => {
    expect(mend(theirs)).toEqual({ rows: OURS, kept, lost: 0 })
  })

  it('[L1] what others wrote in the place of what was lost stays, and the loss is counted', () => {
    const theirs = rowsOf('a', 'b', 'x')
    expect(mend(theirs)).toEqual({ rows: theirs, kept: 2, lost: 2 })
    expect(mend(theirs, { epoch: NEWER })).toEqual({ rows: theirs, kept: 2, lost: 2 })
  })

  it('[L1] without a copy, what is there stays, and the loss is counted', () => {
    expect(mend(OURS.slice(0, 3), {}, null)).toEqual({ rows: OURS.slice(0, 3), kept: 3, lost: 1 })
    expect(mend([], {}, null)).toBeNull()
  })

  it('[L2] never in the place of a rival, nor of what is no log', () => {
    expect(mend(rowsOf('x', 'y'), { epoch: { ...EPOCH, id: 'ffffffffffffffff' } })).toBeNull()
    expect(mend([...OURS.slice(0, 2), { seq: 3, record: '{}' }])).toBeNull()
  })
})
