/** Posts that are none yet: kept, put right, thrown away, published by hand, by the clock, or by the result they wait for. */
import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { nextDue } from '#shared/decide/publications'
import { duePost, postIdOfDraft } from '#shared/post-drafts'
import { type Evening, evening } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

type Kept = Extract<Wish, { kind: 'keep-draft' }>
const keep = (change: Partial<Kept> = {}): Kept => ({
  kind: 'keep-draft',
  draft: 'draft-one',
  rev: 0,
  text: 'Good *evening*',
  at: null,
  when: null,
  ...change,
})
const textsOf = (night: Evening) =>
  night.state().feed.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))

describe('a draft', () => {
  it('is kept with its pieces and its author, and no reader knows of it', () => {
    const night = evening()
    const { cursor } = night.state().feed
    night.must(keep({ key: true, labels: [' Red carpet ', 'Red carpet'] }), { name: 'Edda', role: 'editor' })
    expect(night.state().drafts).toMatchObject([
      {
        id: 'draft-one',
        rev: 1,
        by: 'Edda',
        key: true,
        labels: ['Red carpet'],
        words: [{ is: 'p', of: ['Good ', { is: 'em', of: ['evening'] }] }],
      },
    ])
    expect(night.state().feed.cursor).toEqual(cursor)
    night
      .given()
      .when(keep({ rev: 1, key: true, labels: ['Red carpet'] }))
      .thenNothing()
  })

  it('that somebody changed meanwhile is not overwritten unseen, thrown away or published', () => {
    const night = evening()
    night.must(keep())
    night.must(keep({ rev: 1, text: 'Better' }), { name: 'Edda' })
    night
      .given()
      .when(keep({ rev: 1, text: 'Mine' }))
      .thenRefused('draft-moved', /^Edda changed/)
    const draft = { draft: 'draft-one', rev: 1 }
    night
      .given()
      .when({ kind: 'drop-draft', ...draft })
      .thenRefused('draft-moved')
    night.given().when({ kind: 'write-post', text: 'Mine', draft }).thenRefused('draft-moved')
    night.must({ kind: 'drop-draft', draft: 'draft-one', rev: 2 })
    expect(night.state().drafts).toEqual([])
    night.given().when({ kind: 'drop-draft', draft: 'draft-one', rev: 2 }).thenNothing()
    night
      .given()
      .when(keep({ rev: 2 }))
      .thenRefused('no-such-draft')
  })

  it('[T2] is one post however it is published, and its name is never given again', () => {
    const night = evening()
    night.must(keep())
    night.must({ kind: 'write-post', text: 'Good evening', draft: { draft: 'draft-one', rev: 1 } })
    expect(night.state().drafts).toEqual([])
    expect(night.state().feed.posts).toMatchObject([{ id: postIdOfDraft('draft-one') }])
    night
      .given()
      .when({ kind: 'write-post', text: 'Good evening', draft: { draft: 'draft-one', rev: 1 } })
      .thenRefused('no-such-draft')
    night.must({ kind: 'delete-post', post: postIdOfDraft('draft-one') })
    night.given().when(keep()).thenRefused('no-such-draft')
  })

  it('waits for one thing: a time to come, or somebody who stands in the show', () => {
    const night = evening()
    const now = night.state().at + 1000
    const when = { category: 'housing', level: 'winner', entry: 'h-1' }
    const given = night.given()
    given.when(keep({ at: now + 1000, when })).thenRefused('draft-twice-bound')
    given.when(keep({ at: now - 1 }), { now }).thenRefused('time-over')
    given.when(keep({ when: { ...when, category: 'nope' } })).thenRefused('no-such-category')
    given.when(keep({ when: { ...when, level: 'nope' } })).thenRefused('no-such-level')
    given.when(keep({ when: { ...when, entry: 'nope' } })).thenRefused('no-such-entry')
    given.when(keep({ when })).thenFacts({ kind: 'draft-kept', when })
  })
})

describe('a draft with a time', () => {
  it('is published by the clock then, once, by whoever wrote it', () => {
    const night = evening()
    const at = night.state().at + 60_000
    night.must(keep({ at }), { name: 'Edda' })
    const due = { id: duePost('draft-one'), dueAt: at }
    expect(nextDue(night.state())).toEqual(due)
    const publish: Wish = { kind: 'publish', publication: due.id }
    night
      .given()
      .when(publish, { role: 'clock', now: at - 1 })
      .thenRefused('not-due')
    night.must(publish, { role: 'clock', name: 'clock', now: at })
    expect(night.state().feed.posts.at(-1)).toMatchObject({
      at,
      body: { text: 'Good *evening*', by: 'Edda' },
    })
    expect(nextDue(night.state())).toBeNull()
    night.given().when(publish, { role: 'clock', now: at }).thenRefused('not-due')
  })

  it('that nobody could publish for an hour waits for somebody: it was written for another one', () => {
    const night = evening()
    const at = night.state().at + 60_000
    night.must(keep({ at, key: true }), { name: 'Edda' })
    const publish: Wish = { kind: 'publish', publication: duePost('draft-one') }
    const late = at + 60 * 60_000
    night.given().when(publish, { role: 'clock', now: late }).thenFacts({ kind: 'post-written' })
    night.must(publish, { role: 'clock', name: 'clock', now: late + 1 })
    expect(night.state().feed.posts).toEqual([])
    expect(night.state().drafts).toMatchObject([
      { id: 'draft-one', rev: 2, at: null, when: null, text: 'Good *evening*', by: 'Edda', key: true },
    ])
    expect(nextDue(night.state())).toBeNull()
    night
      .given()
      .when(publish, { role: 'clock', now: late + 2 })
      .thenRefused('not-due')
  })

  it('does not keep the desks from seeing what of the room is on its way', () => {
    const night = evening(sampleShow({ settings: { publicHoldSeconds: 30 } }), sampleResults()).take(2)
    const at = night.state().at + 5000
    night.must(keep({ at }))
    expect(nextDue(night.state())?.id).toBe(duePost('draft-one'))
    night.must({ kind: 'drop-draft', draft: 'draft-one', rev: 1 })
    expect(nextDue(night.state())?.id).toBe('opening-housing')
  })
})

describe('[E1] a post prepared for every possible winner', () => {
  const entries = ['h-1', 'h-2', 'h-3']
  const prepared = () => {
    const night = evening()
    for (const entry of entries)
      night.must(
        keep({ draft: `draft-${entry}`, text: entry, when: { category: 'housing', level: 'winner', entry } }),
      )
    return night
  }
  const told = (night: Evening) => JSON.stringify(night.state().feed)

  it('comes with the result of the one who won; the others stay where they are', () => {
    const night = prepared()
    expect(told(night)).not.toMatch(/draft-h|"h-\d"/)
    night.take(7).publish()
    const [winner] = sampleResults()[0]?.levels.find(({ level }) => level === 'winner')?.entries ?? []
    expect(textsOf(night)).toEqual([winner])
    expect(night.state().drafts.map(({ text }) => text)).toEqual(entries.filter((id) => id !== winner))
    const others = entries.filter((id) => id !== winner).map((id) => `"text":"${id}"`)
    for (const other of others) expect(told(night)).not.toContain(other)
  })

  it('[F2] is taken back with a result that does not stand, and the right one comes with the correction', () => {
    const night = prepared().take(7).publish()
    const [winner] = textsOf(night)
    const right = entries.find((id) => id !== winner) ?? ''
    night.must({
      kind: 'correct-result',
      category: 'housing',
      ...awarded('winner', [right]),
      reason: 'Misread',
    })
    night.publish()
    expect(textsOf(night)).toEqual([right])
    const bodies = night.state().feed.posts.map(({ body }) => body)
    expect(bodies).toContainEqual({ kind: 'withdrawn', by: 'Ada', reason: 'Misread' })
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: 'Both were wrong' })
    expect(textsOf(night)).toEqual([])
  })

  it('goes with the correction, not before: until the hold is over readers learn nothing of it', () => {
    const corrected = (entries: string[]) => {
      const night = prepared().take(7).publish()
      const before = night.state().feed
      night.must({
        kind: 'correct-result',
        category: 'housing',
        ...awarded('winner', entries),
        reason: 'Misread',
      })
      return { before, after: night.state().feed }
    }
    const [winner = ''] = textsOf(prepared().take(7).publish())
    const other = entries.find((id) => id !== winner) ?? ''
    for (const named of [[winner], [other]]) {
      const { before, after } = corrected(named)
      expect(after).toEqual(before)
    }
  })

  it('stays when a correction names its entry still', () => {
    const night = prepared().take(7).publish()
    const [winner = ''] = textsOf(night)
    const other = entries.find((id) => id !== winner) ?? ''
    night.must({
      kind: 'correct-result',
      category: 'housing',
      ...awarded('winner', [winner, other]),
      reason: 'A tie',
    })
    night.publish()
    expect(textsOf(night)).toEqual([winner, other])
  })
})
