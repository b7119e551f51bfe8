/** What the press room sees: all that the room has seen, when readers will, and nothing before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resultPostId } from '#shared/posts'
import { type PressView, pressView } from '#shared/press-view'
import { levelState } from '#shared/state'
import { type Evening, evening } from '../helpers/given.ts'
import { anySeed, presses, runs } from '../helpers/properties.ts'
import { seededRandom } from '../helpers/random.ts'
import { pressOnce, randomResults, randomShow } from '../helpers/random-evening.ts'
import { awarded, sampleResults, sampleShow } from '../helpers/show.ts'

const HOUSING = resultPostId('housing', 'winner')
const held = () => evening(sampleShow({ settings: { publicHoldSeconds: 60 } }), sampleResults())
const seen = (night: Evening): PressView => {
  const view = pressView(night.state())
  if (!view) throw new Error('The press room sees nothing')
  return view
}
const winnersOf = (view: PressView) => {
  const post = view.posts.find(({ id }) => id === HOUSING)
  return post?.body.kind === 'result' ? (post.body.result?.entries.map(({ id }) => id) ?? null) : undefined
}

describe('the press room', () => {
  it('[E1] reads of no result before it is open in the room', () => {
    const night = held().take(6)
    expect(winnersOf(seen(night))).toBeUndefined()
    expect(JSON.stringify(seen(night))).not.toContain('h-3')
    night.take()
    expect(winnersOf(seen(night))).toEqual(['h-3'])
  })

  it('reads a result as readers will have it, with the time from which they do', () => {
    const night = held().take(7)
    expect(night.state().feed.posts.some(({ id }) => id === HOUSING)).toBe(false)
    const due = night.state().publications.find(({ id }) => id === HOUSING)
    const view = seen(night)
    expect(view.embargoed[HOUSING]).toBe(due?.dueAt)
    const early = view.posts.find(({ id }) => id === HOUSING)
    expect(early?.at).toBe((due?.dueAt ?? 0) - 60_000)
    night.publish(due?.dueAt)
    expect(seen(night).embargoed).not.toHaveProperty(HOUSING)
    const public_ = seen(night).posts.find(({ id }) => id === HOUSING)
    expect(early?.body).toEqual(public_?.body)
  })

  it('[T3] is told of a result that was taken back before any reader knew of it', () => {
    const night = held().take(7)
    night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: 'The wrong card' })
    expect(winnersOf(seen(night))).toBeUndefined()
    expect(seen(night).takenBack).toEqual([
      {
        category: { id: 'housing', name: 'Housing' },
        level: { id: 'winner', name: 'Winner' },
        reason: 'The wrong card',
      },
    ])
    night.must({
      kind: 'set-result',
      category: 'housing',
      levels: [awarded('winner', ['h-1'])],
      reason: 'The right card',
    })
    night.jump('housing:winner:winner')
    expect(seen(night).takenBack).toEqual([])
    expect(winnersOf(seen(night))).toEqual(['h-1'])
  })

  it('[F2] reads a correction at once, and what was said before', () => {
    const night = held().take(7)
    night.publish(night.state().at + 60_000)
    night.must({
      kind: 'correct-result',
      category: 'housing',
      ...awarded('winner', ['h-1']),
      reason: 'Misread',
    })
    const view = seen(night)
    expect(winnersOf(view)).toEqual(['h-1'])
    expect(view.embargoed[HOUSING]).toBeGreaterThan(night.state().at)
    expect(view.posts.find(({ id }) => id === HOUSING)?.body).toMatchObject({
      corrections: [{ reason: 'Misread', was: [{ id: 'h-3' }] }],
    })
  })

  it('reads nothing of a rehearsal, and nothing before there is a show', () => {
    const rehearsal = { ...sampleShow(), rehearsal: { of: 'sample', number: 1 } } as ReturnType<
      typeof sampleShow
    >
    expect(pressView(evening(rehearsal, sampleResults()).take(7).state())).toBeNull()
  })

  it('[E1] [F1] whatever happens: only what is revealed, and once nothing is on its way, what readers have', () => {
    let early = 0
    fc.assert(
      fc.property(anySeed, presses, (seed, pressed) => {
        const random = seededRandom(seed)
        const show = randomShow(random)
        const night = evening(show, randomResults(random, show, [show.categories[0]?.id ?? '']))
        for (const press of pressed) {
          pressOnce(night, show, press, random)
          const view = pressView(night.state())
          if (!view) continue
          early += Object.keys(view.embargoed).length
          for (const { body } of view.posts) {
            if (body.kind !== 'result' || !body.result) continue
            expect(levelState(night.state(), body.category.id, body.level.id)?.status).toBe('revealed')
          }
          if (night.state().publications.length > 0) continue
          const told = night
            .state()
            .feed.posts.filter(({ body }) => ['result', 'opening'].includes(body.kind))
          expect(view.posts).toEqual(told)
        }
      }),
      runs(60),
    )
    expect(early).toBeGreaterThan(0)
  })
})
