/** A field that saves itself: what was written is never lost, never sent twice, and never laid over somebody else's words unseen. */
import { describe, expect, it } from 'vitest'
import { type Field, type FieldEvent, fieldAfter, fieldOf, isUnsaved } from '../../control/setup/field.ts'

const after = (value: string, ...events: FieldEvent[]): Field => events.reduce(fieldAfter, fieldOf(value))
const write = (text: string): FieldEvent => ({ kind: 'write', text })
const value = (text: string): FieldEvent => ({ kind: 'value', value: text })
const send: FieldEvent = { kind: 'send' }
const accepted = (text: string): FieldEvent => ({ kind: 'accepted', text, at: 7 })

describe('while nobody writes', () => {
  it('it follows the show', () => {
    expect(after('Old', value('New'))).toMatchObject({ status: 'same', text: 'New' })
  })

  it('written back to what it was, there is nothing to save', () => {
    const field = after('Old', write('Olds'), write('Old '))
    expect(field.status).toBe('same')
    expect(isUnsaved(field)).toBe(false)
  })
})

describe('what was written', () => {
  it('is saved, and says when', () => {
    const field = after('Old', write('New'), send, accepted('New'), value('New'))
    expect(field).toMatchObject({ status: 'saved', text: 'New', base: 'New', savedAt: 7 })
  })

  it('is the same whether the picture of the show comes before the answer or after it', () => {
    const before = after('Old', write(' New'), send, value('New'), accepted(' New'))
    const later = after('Old', write(' New'), send, accepted(' New'), value('New'))
    expect([before.status, later.status]).toEqual(['saved', 'saved'])
  })

  it('goes on while it is being saved: the rest is saved next', () => {
    const field = after('Old', write('New'), send, write('New York'), accepted('New'), value('New'))
    expect(field).toMatchObject({ status: 'written', text: 'New York', base: 'New' })
    expect(fieldAfter(fieldAfter(field, send), accepted('New York')).status).toBe('saved')
  })

  it('stays where it was not sent, or nobody knows', () => {
    expect(after('Old', write('New'), send, { kind: 'held-back' })).toMatchObject({
      status: 'written',
      text: 'New',
    })
  })

  it('stays with the reason where it was refused, until it is written anew', () => {
    const refused = after('Old', write('New'), send, { kind: 'refused', sentence: 'No.' })
    expect(refused).toMatchObject({ status: 'refused', sentence: 'No.', text: 'New' })
    expect(fieldAfter(refused, write('Newer'))).toMatchObject({ status: 'written', sentence: '' })
    expect(
      after('Old', write('New'), send, { kind: 'refused', sentence: 'On screen.', frozen: true }).status,
    ).toBe('frozen')
  })
})

describe('what somebody else wrote meanwhile', () => {
  const both = after('Old', write('Mine'), value('Theirs'))

  it('is shown beside it, and nothing is saved over it', () => {
    expect(both).toMatchObject({ status: 'conflict', text: 'Mine', value: 'Theirs' })
    expect(fieldAfter(both, write('Mine too')).status).toBe('conflict')
  })

  it('is taken, or replaced on purpose', () => {
    expect(fieldAfter(both, { kind: 'take-theirs' })).toMatchObject({ status: 'same', text: 'Theirs' })
    const mine = fieldAfter(both, { kind: 'keep-mine' })
    expect(mine).toMatchObject({ status: 'written', text: 'Mine', base: 'Theirs' })
    expect(fieldAfter(mine, value('Others’')).status).toBe('conflict')
  })

  it('is no conflict where both wrote the same', () => {
    expect(after('Old', write('New'), value('New')).status).toBe('same')
  })

  it('is news to a field that was saved before', () => {
    const field = after('Old', write('New'), send, accepted('New'), value('New'), value('Theirs'))
    expect(field).toMatchObject({ status: 'same', text: 'Theirs' })
  })
})
