import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Command } from '#shared/commands'
import { isRefused } from '#shared/decide/decision'
import { parse } from '#shared/parse'
import { BUTTONS, type Button, isButton, pressed } from '#shared/press'
import { ShowStatus, STATUS_FIELDS, showStatus, statusLine } from '#shared/show-status'
import { armNow, backNow, type Evening, evening, takeNow } from '../helpers/given.ts'
import { runs } from '../helpers/properties.ts'
import { sampleShow } from '../helpers/show.ts'

const meant = (night: Evening, button: Button) => {
  const meaning = pressed(night.state(), button)
  return 'wish' in meaning ? meaning.wish : meaning.refusal.code
}

describe('[T1] what a press means is what a desk would send now', () => {
  it('take, arm and back name the programme and the target as they are', () => {
    const night = evening().take(3)
    expect(meant(night, 'take')).toEqual(takeNow(night.state()))
    expect(meant(night, 'arm')).toEqual(armNow(night.state()))
    expect(meant(night, 'back')).toEqual(backNow(night.state()))
  })

  it('blackout is what it is not now; black and lift are always the same', () => {
    const night = evening()
    const three = () => (['blackout', 'black', 'lift'] as const).map((button) => meant(night, button))
    const [black, lit] = [
      { kind: 'blackout', on: true },
      { kind: 'blackout', on: false },
    ]
    expect(three()).toEqual([black, black, lit])
    night.must({ kind: 'blackout', on: true })
    expect(three()).toEqual([lit, black, lit])
  })

  it('next-up and next-down go step by step from what comes next, and say where there is no more', () => {
    const night = evening().take()
    expect(meant(night, 'next-down')).toEqual({ kind: 'preview', to: { cue: 'housing:shortlist', step: 0 } })
    expect(meant(night, 'next-up')).toEqual({ kind: 'preview', to: { cue: 'opening', step: 0 } })
    night.must({ kind: 'preview', to: { cue: 'opening', step: 0 } })
    expect(meant(night, 'next-up')).toBe('nothing-before')
    night.must({ kind: 'preview', to: { cue: 'end', step: 0 } })
    expect(meant(night, 'next-down')).toBe('nothing-to-take')
  })

  it('at the end of the rundown a take has nothing to take', () => {
    const night = evening().jump('end')
    expect(meant(night, 'take')).toBe('nothing-to-take')
    expect(meant(night, 'next-up')).toEqual({ kind: 'preview', to: { cue: 'end', step: 0 } })
  })

  it('whatever was pressed before, every press is a command that can be read, or a sentence', () => {
    const presses = fc.array(fc.constantFrom(...BUTTONS), { minLength: 20, maxLength: 40 })
    let obeyed = 0
    fc.assert(
      fc.property(presses, (buttons) => {
        const night = evening()
        for (const button of buttons) {
          const meaning = pressed(night.state(), button)
          if ('refusal' in meaning) continue
          expect(parse(Command, { ...meaning.wish, id: 'a-press-of-a-button' })).toHaveProperty('value')
          const about = { press: { button, sinceMs: 5000 } }
          if (!isRefused(night.submit(meaning.wish, about))) obeyed += 1
        }
      }),
      runs(25),
    )
    expect(obeyed).toBeGreaterThan(500)
  })
})

describe('buttons', () => {
  it('are a closed list, and retract is none of them', () => {
    expect(BUTTONS.filter((button) => /retract|reveal/.test(button))).toEqual([])
    expect(['take', 'retract', 'constructor', ''].map(isButton)).toEqual([true, false, false, false])
  })
})

describe('where a show stands', () => {
  const room = { showing: 2, of: 3 }

  it('says what is on and next in the words of the desk, what is armed, and how many screens show it', () => {
    const night = evening().take(6)
    const status = showStatus(night.state(), room)
    expect(parse(ShowStatus, status)).toEqual({ value: status })
    expect(status).toMatchObject({
      show: 'sample-2026',
      on: 'Housing — Envelope',
      next: 'Housing — Winner',
      reveals: true,
      armed: false,
      black: false,
      driver: null,
      screens: room,
    })
    night.arm().must({ kind: 'blackout', on: true })
    expect(showStatus(night.state(), room)).toMatchObject({ armed: false, black: true })
    night.must({ kind: 'blackout', on: false })
    expect(showStatus(night.arm().state(), room)).toMatchObject({ armed: true, confirmed: true })
  })

  it('says that it is a rehearsal', () => {
    const rehearsal = evening(sampleShow({ rehearsal: { of: 'sample-2026' } }))
    expect(showStatus(rehearsal.state(), room)).toMatchObject({ rehearsal: true })
    expect(showStatus(evening().state(), room)).toMatchObject({ rehearsal: false })
  })

  it('every field has a line of text', () => {
    const status = showStatus(evening().take(2).state(), room)
    if (!status) throw new Error('There is no status')
    const lines = STATUS_FIELDS.map((field) => `${field}: ${statusLine(status, field)}`)
    expect(lines).toEqual([
      'show: sample-2026',
      'on: Housing — Title',
      'next: Housing — Shortlist 1 of 2',
      'reveals: false',
      'armed: false',
      'confirmed: false',
      'black: false',
      'rehearsal: false',
      'driver: ',
      'screens: 2 of 3',
      'position: 3',
    ])
  })
})
