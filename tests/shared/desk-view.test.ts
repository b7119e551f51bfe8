import { describe, expect, it } from 'vitest'
import { type DeskLive, deskView } from '#shared/desk-view'
import { nextTarget } from '#shared/rundown'
import { type Evening, emptyEvening, evening } from '../helpers/given.ts'
import { awarded, category, entries, sampleResults, sampleShow } from '../helpers/show.ts'

const live = (night: Evening): DeskLive => {
  const view = deskView(night.state(), 'operator')
  if (!view) throw new Error('no show')
  return view.live
}

describe('the live part', () => {
  it('is at most 4096 bytes at every point of an evening of 25 categories', () => {
    const name = (n: number) => `Outstanding Contribution to the Public Realm and its Communities ${n}`
    const ids = Array.from({ length: 25 }, (_, i) => `outstanding-contribution-to-public-realm-${i}`)
    const show = sampleShow({
      categories: ids.map((id, i) => category(id, name(i), entries(`entry-with-a-long-name-${i}`, 10))),
      rundown: ids.map((id) => ({ kind: 'category' as const, id, category: id })),
      settings: { publicHoldSeconds: 20 },
    })
    const night = evening(show, [])
    const sizes: number[] = []
    const measure = () => {
      for (const role of ['producer', 'operator', 'scrutineer', 'editor'] as const) {
        sizes.push(Buffer.byteLength(JSON.stringify(deskView(night.state(), role)?.live)))
      }
    }
    measure()
    for (const [i, id] of ids.entries()) {
      const names = [`entry-with-a-long-name-${i}-1`]
      night.must({ kind: 'set-result', category: id, levels: [awarded('winner', names)], reason: null })
      measure()
    }
    while (nextTarget(night.state())) {
      night.take()
      // A long evening: ten minutes between steps, so that every time has as many digits as it ever will.
      night.must({ kind: 'write-post', text: 'Meanwhile' }, { now: night.state().at + 600_000 })
      measure()
    }
    expect(live(night).times.spent).toHaveLength(25)
    expect(Math.min(...live(night).times.spent.slice(0, -1))).toBeGreaterThan(1000)
    for (const { category: id, level } of night.state().reveals) {
      night.must({ kind: 'retract', category: id, level, reason: 'All wrong' })
      measure()
    }
    expect(sizes.length).toBeGreaterThan(4 * 25 * 5)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4096)
  })

  it('says what the take will do, and whether it opens an envelope', () => {
    const night = evening()
    const labels = [live(night).next]
    for (let i = 0; i < 6; i += 1) labels.push(live(night.take()).next)
    expect(labels.map((next) => [next?.label, next?.reveals])).toEqual([
      ['Opening', false],
      ['Housing — Title', false],
      ['Housing — Shortlist 1 of 2', false],
      ['Housing — Shortlist 2 of 2', false],
      ['Reveal Housing — Highly Commended', true],
      ['Housing — Envelope', false],
      ['Reveal Housing — Winner', true],
    ])
    expect(live(night.jump('end')).next).toBeNull()
  })

  it('[T1] names the revision a take must bring', () => {
    const night = evening().take(6)
    expect(live(night).next?.to.revision).toBe(1)
    expect(live(night).revisions).toEqual({})
    night.must({
      kind: 'set-result',
      category: 'housing',
      levels: [awarded('winner', ['h-1'])],
      reason: 'Recount',
    })
    const { position, next, revisions } = live(night)
    expect(next?.to.revision).toBe(position.seq)
    expect(revisions).toEqual({ housing: position.seq })
  })

  it('marks what is known of every level: unknown, sealed, revealed, retracted', () => {
    const night = evening().take(7)
    expect(live(night).marks).toEqual({ housing: 'rr', climate: 'ss' })
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: null })
    expect(live(night).marks['housing']).toBe('xr')
  })

  it('[E1] marks say that a level is sealed, not what it holds', () => {
    const empty = evening(sampleShow(), [{ category: 'climate', levels: [awarded('winner', [])] }])
    expect(live(empty).marks['climate']).toBe(live(evening()).marks['climate'])
  })

  it('names the last reveal, where back would lead, and what is on its way to the readers', () => {
    const night = evening(sampleShow({ settings: { publicHoldSeconds: 20 } })).take(7)
    expect(live(night)).toMatchObject({
      lastReveal: { category: 'housing', level: 'winner', label: 'Housing — Winner' },
      back: 'Housing — Envelope',
      onItsWay: { count: 3 },
      programme: { label: 'Housing — Winner', black: false },
    })
    night.must({ kind: 'clear' })
    expect(live(night)).toMatchObject({ programme: { label: 'Holding slide' }, back: 'Housing — Winner' })
  })

  it('a choice of what comes next is marked as one', () => {
    const night = evening()
    expect(live(night).chosen).toBe(false)
    night.must({ kind: 'preview', to: { cue: 'interval', step: 0 } })
    expect(live(night)).toMatchObject({ chosen: true, next: { label: 'Interval' } })
  })

  it('says whose view it is', () => {
    expect(deskView(evening().state(), 'scrutineer')?.live.role).toBe('scrutineer')
  })
})

describe('the plan', () => {
  it('is the same for the whole evening and every role', () => {
    const plans = new Set<string>()
    const night = evening()
    for (let i = 0; i < 8; i += 1) {
      for (const role of ['producer', 'editor'] as const)
        plans.add(JSON.stringify(deskView(night.state(), role)?.plan))
      night.take()
    }
    expect(plans.size).toBe(1)
  })

  it('labels every cue in the words of the show', () => {
    const labels = deskView(evening().state(), 'operator')
      ?.plan.cues.slice(0, 6)
      .map((cue) => cue.label)
    expect(labels).toEqual(['Opening', 'Title', 'Shortlist', 'Highly Commended', 'Envelope', 'Winner'])
  })
})

it('before the show is opened there is nothing to see', () => {
  expect(deskView(emptyEvening().state(), 'producer')).toBeNull()
  expect(sampleResults().length).toBeGreaterThan(0)
})
