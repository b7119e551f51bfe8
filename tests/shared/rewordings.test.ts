/** A spelling put right on the night, as readers get it. */
import { describe, expect, it } from 'vitest'
import { applyFeed, type Feed, feedSince, isGap } from '#shared/feed'
import type { Post } from '#shared/posts'
import { verifies } from '#shared/results'
import { type Evening, evening } from '../helpers/given.ts'

const edit = (entry: string, entrant: string, push = true) =>
  ({ kind: 'edit-entry', category: 'housing', entry, change: { entrant }, push }) as const

const fold = (night: Evening, feed: Feed | null): Feed => {
  const folded = applyFeed(feed, feedSince(night.state(), feed?.cursor ?? null))
  if (isGap(folded)) throw new Error('A gap')
  return folded
}
const post = (feed: Feed | null, id: string): Post => {
  const found = feed?.posts.find((p) => p.id === id)
  if (!found) throw new Error(`No post ${id}`)
  return found
}

describe('[F2] a spelling put right', () => {
  it('reaches the post that names it, with a note of what stood there; who was told before and who comes late read the same', () => {
    const night = evening().take(7).publish()
    const told = fold(night, null)
    night.must(edit('h-3', 'Bristol City Council'))
    const later = fold(night, told)
    const winner = post(later, 'result-housing_winner')
    expect(winner).toMatchObject({
      rev: 2,
      editedAt: night.state().at,
      body: {
        result: { entries: [{ entrant: 'Bristol City Council' }] },
        corrections: [],
        rewordings: [
          {
            at: night.state().at,
            what: 'spelling',
            words: [{ was: 'Council of h-3', is: 'Bristol City Council' }],
          },
        ],
      },
    })
    const { changes: _, ...late } = fold(night, null)
    expect(later).toMatchObject(late)
    expect(later.cursor.n).toBe(told.cursor.n + 1)
  })

  it('leaves alone every post that does not name it, and tells nothing of what readers do not see', () => {
    const night = evening().take(7).publish()
    const { cursor } = night.state().feed
    night.must(edit('h-1', 'Nobody’s winner'))
    const say = { kind: 'edit-entry', category: 'housing', entry: 'h-3', push: true } as const
    night.must({ ...say, change: { say: 'KOWN-sil', summary: 'Fine work' } })
    expect(night.state().feed.cursor).toEqual(cursor)
  })

  it('made inside the hold, readers never saw the other spelling', () => {
    const night = evening().take(7)
    night.must(edit('h-3', 'Bristol City Council'))
    night.publish()
    const { body } = post(night.state().feed, 'result-housing_winner')
    expect(body).toMatchObject({ result: { entries: [{ entrant: 'Bristol City Council' }] } })
    expect(body).not.toHaveProperty('rewordings')
  })

  it('a category and its sponsor reach openings and results, each with its note', () => {
    const night = evening().take(7).publish()
    const change = { name: 'Homes', sponsor: null }
    night.must({ kind: 'edit-category', category: 'housing', change, push: true })
    const { feed } = night.state()
    const notes = [
      { what: 'spelling', words: [{ was: 'Housing', is: 'Homes' }] },
      { what: 'sponsor', words: [{ was: 'Housing Ltd', is: null }] },
    ]
    for (const id of ['opening-housing', 'result-housing_winner', 'result-housing_commended']) {
      expect(post(feed, id), id).toMatchObject({
        rev: 2,
        body: { category: { name: 'Homes', sponsor: null }, rewordings: notes },
      })
    }
    expect(feed.about?.categories[0]).toMatchObject({ name: 'Homes' })
  })

  it('[E2] the result still verifies: what was committed to are entries, not their spelling', () => {
    const night = evening().take(7).publish()
    night.must(edit('h-3', 'Bristol City Council'))
    const { body } = post(night.state().feed, 'result-housing_winner')
    if (body.kind !== 'result' || !body.result) throw new Error('No result')
    const { entries, citation, version, nonce, commitment } = body.result
    const ref = { category: 'housing', level: 'winner', version, nonce }
    const result = { entries: entries.map(({ id }) => id), citation }
    expect(verifies('sample-2026', { ...ref, result }, commitment)).toBe(true)
  })

  it('a correction and a retraction keep the note, and do not count as one', () => {
    const night = evening().take(7).publish()
    night.must(edit('h-3', 'Bristol City Council'))
    const level = { category: 'housing', level: 'winner' }
    night.must({ kind: 'retract', ...level, reason: 'Wrong card' })
    const retracted = post(night.state().feed, 'result-housing_winner').body
    expect(retracted).toMatchObject({
      result: null,
      corrections: [{ retracted: true, was: [{ entrant: 'Bristol City Council' }] }],
      rewordings: [{ what: 'spelling' }],
    })
    const corrected = evening().take(7).publish()
    corrected.must(edit('h-3', 'Bristol City Council'))
    corrected.must({ kind: 'correct-result', ...level, entries: ['h-1'], citation: null, reason: 'Misread' })
    corrected.publish()
    expect(post(corrected.state().feed, 'result-housing_winner').body).toMatchObject({
      corrections: [{ reason: 'Misread' }],
      rewordings: [{ what: 'spelling' }],
    })
  })
})
