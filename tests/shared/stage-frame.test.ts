import { describe, expect, it } from 'vitest'
import { overridesWith, withOverrides } from '#shared/override'
import { stageFrame } from '#shared/stage-frame'
import { DOORS, emptyEvening, evening, LEAD_MS } from '../helpers/given.ts'

const slides = (night: ReturnType<typeof evening>) => ({
  programme: stageFrame(night.state(), 'programme').slide,
  preview: stageFrame(night.state(), 'preview').slide,
})

describe('stageFrame', () => {
  it('[S1] before the first take and before any show there is the holding slide', () => {
    expect(slides(emptyEvening())).toEqual({
      programme: { kind: 'holding', ceremony: null },
      preview: { kind: 'holding', ceremony: null },
    })
    expect(slides(evening()).programme).toMatchObject({
      kind: 'holding',
      ceremony: { name: 'Sample Awards' },
    })
    expect(slides(evening()).preview.kind).toBe('opening')
  })

  it('shows each cue as its slide, the preview one step ahead', () => {
    const night = evening()
    const kinds: string[] = []
    for (let i = 0; i < 7; i += 1) {
      night.take()
      kinds.push(`${slides(night).programme.kind} > ${slides(night).preview.kind}`)
    }
    expect(kinds).toEqual([
      'opening > title',
      'title > shortlist',
      'shortlist > shortlist',
      'shortlist > commended',
      'commended > envelope',
      'envelope > winner',
      'winner > title',
    ])
  })

  it('[E1] the preview of a sealed level is its layout, without entries', () => {
    const night = evening().take(6)
    expect(slides(night).preview).toMatchObject({ kind: 'winner', sealed: true, entries: [], citation: null })
    expect(slides(night.take()).programme).toMatchObject({
      sealed: false,
      entries: [{ entrant: 'Council of h-3' }],
      citation: 'For homes that last.',
    })
  })

  it('numbers the categories in the order of the rundown', () => {
    const night = evening().jump('climate:title')
    expect(slides(night).programme).toMatchObject({
      category: { name: 'Climate', sponsor: 'Climate Ltd', number: 2, of: 3 },
    })
  })

  it('shows a long shortlist page by page', () => {
    const night = evening().jump('housing:shortlist')
    expect(slides(night).programme).toMatchObject({ page: 1, pages: 2 })
    expect(slides(night.take()).programme).toMatchObject({ page: 2, pages: 2, entries: { length: 4 } })
  })

  it('[E1] the end is the roll of what was revealed so far, and of nothing else', () => {
    const roll = (night: ReturnType<typeof evening>) => {
      const { slide } = stageFrame(night.state(), 'programme')
      return slide.kind === 'end' ? slide.winners : null
    }
    expect(roll(evening().jump('end'))).toEqual([])
    const night = evening().take(7).jump('end')
    expect(roll(night)).toEqual([{ category: 'Housing', entrants: ['Council of h-3'] }])
    const before = stageFrame(night.state(), 'programme').key
    night.must({
      kind: 'correct-result',
      category: 'housing',
      level: 'winner',
      entries: ['h-1', 'h-2'],
      citation: null,
      reason: 'x',
    })
    night.jump('end')
    expect(roll(night)).toEqual([{ category: 'Housing', entrants: ['Council of h-1', 'Council of h-2'] }])
    expect(stageFrame(night.state(), 'programme').key).not.toBe(before)
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    expect(roll(night.jump('end'))).toEqual([])
  })

  it('[S2] is painted at the instant its commit names', () => {
    const night = evening()
    night.take()
    expect(stageFrame(night.state(), 'programme').showAt).toBe(night.state().at + LEAD_MS)
    expect(stageFrame(night.state(), 'preview').showAt).toBe(0)
    expect(night.state().at).toBeGreaterThan(DOORS)
  })

  it('[T3] black lies over the programme only, and lifting it shows what was there', () => {
    const night = evening().take(2)
    const before = stageFrame(night.state(), 'programme')
    night.must({ kind: 'blackout', on: true })
    expect(stageFrame(night.state(), 'programme').black).toBe(true)
    expect(stageFrame(night.state(), 'preview').black).toBe(false)
    night.must({ kind: 'blackout', on: false })
    const after = stageFrame(night.state(), 'programme')
    expect({ ...after, position: 0, showAt: 0 }).toEqual({ ...before, position: 0, showAt: 0 })
  })

  it('two pictures with the same key look the same, two that differ have different keys', () => {
    const night = evening()
    const byKey = new Map<string, string>()
    const note = () => {
      for (const bus of ['programme', 'preview'] as const) {
        const { key, black, slide } = stageFrame(night.state(), bus)
        const looks = JSON.stringify([black, slide])
        expect(byKey.get(key) ?? looks).toBe(looks)
        byKey.set(key, looks)
      }
    }
    note()
    for (let i = 0; i < 11; i += 1) {
      night.take()
      note()
    }
    night.back()
    note()
    night.must({
      kind: 'correct-result',
      category: 'climate',
      level: 'winner',
      entries: ['c-4'],
      citation: null,
      reason: 'x',
    })
    note()
    night.jump('climate:winner:winner')
    note()
    night.must({ kind: 'blackout', on: true })
    note()
    night.must({ kind: 'retract', category: 'climate', level: 'winner', reason: null })
    note()
    expect(new Set(byKey.values()).size).toBe(byKey.size)
  })
})

describe('[L1] the output override, laid over the state before the log has it', () => {
  const night = evening().take(2)
  const id = 'command-x'

  it('blackout and clear show at once what they will show once logged', () => {
    for (const wish of [{ kind: 'blackout', on: true }, { kind: 'clear' }] as const) {
      const over = withOverrides(night.state(), overridesWith({ ...wish, id }, []))
      const logged = evening().take(2)
      logged.must(wish)
      const [now, then] = [over, logged.state()].map((state) => stageFrame(state, 'programme'))
      expect([now?.black, now?.slide, now?.key]).toEqual([then?.black, then?.slide, then?.key])
    }
  })

  it('a clear leaves the blackout, lifting shows what is stored, and other commands change nothing', () => {
    const black = overridesWith({ id, kind: 'blackout', on: true }, [])
    const both = overridesWith({ id: 'command-y', kind: 'clear' }, black)
    const dark = stageFrame(withOverrides(night.state(), both), 'programme')
    expect([dark.black, dark.slide.kind]).toEqual([true, 'holding'])
    const lit = overridesWith({ id: 'command-z', kind: 'blackout', on: false }, both)
    expect(lit.map((override) => override.output)).toEqual(['holding', 'lit'])
    const logged = evening().take(2)
    logged.must({ kind: 'blackout', on: true })
    const shown = stageFrame(
      withOverrides(logged.state(), overridesWith({ id, kind: 'blackout', on: false }, [])),
      'programme',
    )
    expect([shown.black, shown.slide.kind]).toEqual([
      false,
      stageFrame(night.state(), 'programme').slide.kind,
    ])
    expect(overridesWith({ id: 'command-w', kind: 'preview', to: null }, black)).toBe(black)
    expect(withOverrides(night.state(), [])).toBe(night.state())
  })
})
