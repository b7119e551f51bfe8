import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { feedSince } from '#shared/feed'
import { levelsOf } from '#shared/state'
import { evening } from '../../helpers/given.ts'
import { awarded } from '../../helpers/show.ts'

const discard: Wish = { kind: 'discard-result', category: 'climate', reason: 'Recount' }
const sealAnew: Wish = {
  kind: 'set-result',
  category: 'climate',
  levels: [awarded('winner', ['c-3'])],
  reason: null,
}

describe('discard-result', () => {
  it('makes a sealed result unknown again, opens nothing, and says in public which fingerprints are void', () => {
    const night = evening()
    const before = Object.values(levelsOf(night.state(), 'climate')).map((level) =>
      level.status === 'sealed' ? level.commitment : '',
    )
    expect(night.given().when(discard).errands).toEqual([])
    night.must(discard)
    expect(levelsOf(night.state(), 'climate')).toEqual({})
    expect(night.state().feed.discarded?.map(({ commitment }) => commitment)).toEqual(before)
    expect(feedSince(night.state(), null).changes.at(-1)).toMatchObject({
      kind: 'discarded',
      reason: 'Recount',
    })
    night.given().when(discard).thenNothing()
  })

  it('[E2] what is sealed afterwards is another version, so no fingerprint stands for two', () => {
    const night = evening()
    night.must(discard)
    night.must(sealAnew)
    expect(levelsOf(night.state(), 'climate')['winner']).toMatchObject({ status: 'sealed', version: 2 })
    night.must({ ...discard, reason: 'Again' } as Wish)
    night.must(sealAnew)
    expect(levelsOf(night.state(), 'climate')['winner']).toMatchObject({ version: 3 })
  })

  it('is refused for what was revealed or retracted, for what is not there, and where it changed since', () => {
    const shown = evening().jump('climate:title').take(4)
    shown.given().when(discard).thenRefused('already-revealed')
    shown.must({ kind: 'retract', category: 'climate', level: 'winner', reason: null })
    shown
      .given()
      .when(discard)
      .thenRefused('result-retracted', /Winner of Climate/)
    evening()
      .given()
      .when({ ...discard, category: 'zoo' } as Wish)
      .thenRefused('no-such-category')
    evening()
      .given()
      .when({ ...discard, revision: 9 } as Wish)
      .thenRefused('target-changed')
  })

  it('what was armed of it is armed no more', () => {
    const night = evening().jump('climate:envelope').arm()
    expect(night.state().armed).not.toBeNull()
    night.must(discard)
    expect(night.state().armed).toBeNull()
  })
})
