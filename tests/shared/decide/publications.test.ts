import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { nextDue } from '#shared/decide/publications'
import { feedSince } from '#shared/feed'
import { openingPostId, resultPostId } from '#shared/posts'
import { evening } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

const HOLD = 20

const held = (seconds = HOLD) =>
  evening(sampleShow({ settings: { publicHoldSeconds: seconds } }), sampleResults())

const WINNER = resultPostId('housing', 'winner')
const retract: Wish = { kind: 'retract', category: 'housing', level: 'winner', reason: 'The wrong card' }
const correct = (entries: string[], level = 'winner'): Wish => ({
  kind: 'correct-result',
  category: 'housing',
  level,
  entries,
  citation: null,
  reason: 'Misread',
})
const clock = (publication: string): Wish => ({ kind: 'publish', publication })
const post = (night: ReturnType<typeof held>, id = WINNER) =>
  night.state().feed.posts.find((p) => p.id === id)
const everPublic = (night: ReturnType<typeof held>) => JSON.stringify(feedSince(night.state(), null).changes)
const resultOf = (night: ReturnType<typeof held>, id = WINNER) => {
  const body = post(night, id)?.body
  return body?.kind === 'result' ? body : undefined
}

describe.each([0, HOLD])('with a public hold of %i s', (seconds) => {
  it('a result becomes public by a commit of its own when the hold ends, not before', () => {
    const night = held(seconds).take(7)
    const due = night.state().publications.find((p) => p.id === WINNER)
    expect(due?.dueAt).toBe(night.state().at + seconds * 1000)
    expect(post(night)).toBeUndefined()
    const at = due?.dueAt ?? 0
    night
      .given()
      .when(clock(WINNER), { role: 'clock', now: at - 1 })
      .thenRefused('not-due')
    night
      .given()
      .when(clock(WINNER), { role: 'clock', now: at })
      .thenFacts({ kind: 'published', publication: WINNER })
    night.publish()
    expect(resultOf(night)?.result?.entries.map(({ id }) => id)).toEqual(['h-3'])
  })

  it('[T2] what is published is not published twice', () => {
    const night = held(seconds).take(7).publish()
    night.given().when(clock(WINNER), { role: 'clock' }).thenRefused('not-due')
  })

  it('[F1] n counts public commits only', () => {
    const night = held(seconds)
    const start = night.state().feed.cursor.n
    night.take(7)
    expect(night.state().feed.cursor.n).toBe(start)
    night.publish()
    expect(night.state().feed.cursor.n).toBe(start + 3)
    expect(night.state().position.seq).toBe(1 + 7 + 2 + 3)
  })
})

describe('publications', () => {
  it('only the clock publishes', () => {
    held(0).take(7).given().when(clock(WINNER), { role: 'producer' }).thenRefused('not-your-role')
  })

  it('an opening is told once, at the first take of its title', () => {
    const night = held(0).take(2)
    expect(night.state().publications.map(({ id }) => id)).toEqual([openingPostId('housing')])
    night.publish().take().back()
    expect(night.state().publications).toEqual([])
    expect(night.state().feed.posts).toHaveLength(1)
  })

  it('an empty lower level is not told, an empty top level is', () => {
    const night = evening(sampleShow(), [{ category: 'climate', levels: [awarded('winner', [])] }])
    night.jump('climate:shortlist').take(2).publish()
    expect(post(night, resultPostId('climate', 'commended'))).toBeUndefined()
    expect(resultOf(night, resultPostId('climate', 'winner'))?.result?.entries).toEqual([])
  })

  it('the earliest is due first', () => {
    const night = held().take(7)
    expect(nextDue(night.state())?.id).toBe(openingPostId('housing'))
    expect(nextDue(evening().state())).toBeNull()
  })

  it('[T3] back from a reveal holds it; the next take lets it go on, with the whole hold again', () => {
    const night = held().take(7).back()
    expect(night.state().publications.find((p) => p.id === WINNER)?.suspended).toBe(true)
    night
      .given()
      .when(clock(WINNER), { role: 'clock', now: night.state().at + 3_600_000 })
      .thenRefused('not-due')
    night.take()
    const again = night.state().publications.find((p) => p.id === WINNER)
    expect(again).toMatchObject({ suspended: false, dueAt: night.state().at + HOLD * 1000 })
  })

  it('[T3] back suspends that reveal only', () => {
    const night = held().take(7).back()
    expect(
      night
        .state()
        .publications.filter((p) => p.suspended)
        .map(({ id }) => id),
    ).toEqual([WINNER])
  })

  it('[T3] a retract inside the hold cancels the publication: readers never see it', () => {
    const night = held().take(7)
    night.must(retract)
    expect(night.state().publications.map(({ id }) => id)).not.toContain(WINNER)
    night.publish()
    expect(everPublic(night)).not.toContain(WINNER)
    expect(night.state().publications).toEqual([])
  })

  it('[T3] a correction inside a suspended hold waits as the result did', () => {
    const night = held().take(7).back()
    night.must(correct(['h-1']))
    expect(night.state().publications.find((p) => p.id === WINNER)?.suspended).toBe(true)
    night.publish()
    expect(post(night)).toBeUndefined()
    night.take().publish()
    expect(resultOf(night)?.result?.entries.map(({ id }) => id)).toEqual(['h-1'])
  })

  it('[F2] a correction inside the hold: readers see the right result only, and the hold begins again', () => {
    const night = held().take(7)
    night.must(correct(['h-1']))
    expect(night.state().publications.find((p) => p.id === WINNER)?.dueAt).toBe(
      night.state().at + HOLD * 1000,
    )
    night.publish()
    expect(resultOf(night)).toMatchObject({ corrections: [], result: { version: 2 } })
    expect(post(night)?.rev).toBe(1)
  })

  it('a lower level corrected to "no award" inside the hold is never told', () => {
    const night = held().take(5)
    night.must(correct([], 'commended'))
    night.publish()
    expect(everPublic(night)).not.toContain(resultPostId('housing', 'commended'))
    expect(night.state().publications).toEqual([])
  })

  it('[F2] a published correction says what it replaces and why, newest first, in the same post', () => {
    const night = held(0).take(7).publish()
    night.must(correct(['h-1']))
    night.publish()
    night.must(correct(['h-2']))
    night.publish()
    expect(post(night)).toMatchObject({ rev: 3 })
    expect(post(night)?.editedAt).not.toBeNull()
    expect(resultOf(night)?.corrections).toMatchObject([
      { was: [{ id: 'h-1' }], reason: 'Misread', retracted: false },
      { was: [{ id: 'h-3' }], reason: 'Misread', retracted: false },
    ])
  })

  it('[F2] a told lower level corrected to "no award" is told', () => {
    const night = held(0).take(5).publish()
    night.must(correct([], 'commended'))
    night.publish()
    const id = resultPostId('housing', 'commended')
    expect(resultOf(night, id)).toMatchObject({
      result: { entries: [] },
      corrections: [{ was: [{ id: 'h-5' }] }],
    })
  })

  it('[F2] a retract after publication leaves the post and says at once that it was withdrawn', () => {
    const night = held().take(7).publish()
    night.must(retract)
    expect(resultOf(night)).toMatchObject({
      result: null,
      corrections: [{ was: [{ id: 'h-3' }], reason: 'The wrong card', retracted: true }],
    })
  })

  it('[F2] sealed and revealed anew after a retract, the post holds one note of what it replaced', () => {
    const night = held().take(7).publish()
    night.must(retract)
    night.must({
      kind: 'set-result',
      category: 'housing',
      levels: [awarded('winner', ['h-1'])],
      reason: 'Recount',
    })
    night.jump('housing:envelope').take()
    expect(resultOf(night)?.result).toBeNull()
    night.publish()
    expect(post(night)?.rev).toBe(3)
    expect(resultOf(night)).toMatchObject({
      result: { entries: [{ id: 'h-1' }], version: 2 },
      corrections: [{ was: [{ id: 'h-3' }], reason: 'Recount', retracted: false }],
    })
    expect(resultOf(night)?.corrections).toHaveLength(1)
  })

  it('no two results share a post, whatever their ids are', () => {
    expect(resultPostId('a', 'b-c')).not.toBe(resultPostId('a-b', 'c'))
  })
})
