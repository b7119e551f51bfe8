/** Winners who were never nominated: in the envelope alone, and an entry like any other once it is opened. */
import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { deskView } from '#shared/desk-view'
import { duplicateOf } from '#shared/duplicate'
import { everySlide } from '#shared/every-slide'
import { feedSince } from '#shared/feed'
import { rehearsalOf } from '#shared/rehearsal'
import { commitmentOf, type WriteIn } from '#shared/results'
import { type RevealedResult, revealedResults } from '#shared/revealed-results'
import { stageFrame } from '#shared/stage-frame'
import { type Evening, emptyEvening, evening, fakeVault } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

const SMITH: WriteIn = {
  id: 'write-in--1',
  entrant: 'Smith & Daughters',
  title: null,
  person: 'Ann Smith',
  partners: ['Leeds'],
}

const given = (level: string, change: Partial<WriteIn> = {}, citation: string | null = null) => ({
  ...awarded(level, [change.id ?? SMITH.id], citation),
  writeIns: [{ ...SMITH, ...change }],
})

const set = (category: string, levels: ReturnType<typeof awarded>[], reason: string | null = null): Wish => ({
  kind: 'set-result',
  category,
  levels,
  reason,
})

/** The evening up to Lifetime, which has no shortlist, with a winner written in. */
function honoured(change: Partial<WriteIn> = {}): Evening {
  const night = evening()
  night.must(set('lifetime', [given('winner', change)]))
  return night
}

/** Up to the winner: the commendation is empty, and passed over. */
const toLifetime = (night: Evening): Evening => night.jump('lifetime:title').take(2)

const slideOn = (night: Evening) => stageFrame(night.state(), 'programme').slide
const sealedOf = (night: Evening, category: string, level: string) => night.state().results[category]?.[level]

describe('set-result', () => {
  it('gives an honorary award to somebody no shortlist ever named', () => {
    const night = toLifetime(honoured())
    expect(slideOn(night)).toMatchObject({
      kind: 'winner',
      sealed: false,
      entries: [{ entrant: 'Smith & Daughters', person: 'Ann Smith', partners: ['Leeds'], title: null }],
    })
    expect(revealedResults(night.state())).toMatchObject([
      { category: { id: 'lifetime' }, top: true, entries: [{ entrant: 'Smith & Daughters' }] },
      { category: { id: 'lifetime' }, top: false, entries: [] },
    ])
  })

  it('[E1] refuses what cannot be meant, whoever is nominated: no level, no words, or a name of the shortlist', () => {
    const night = evening(sampleShow(), [])
    const when = (levels: ReturnType<typeof awarded>[]) => night.given().when(set('housing', levels))
    when([awarded('winner', [SMITH.id])]).thenRefused('no-such-entry', /Housing has no entry/)
    when([{ ...given('winner'), entries: ['h-1'] }]).thenRefused('write-in-unnamed', /Smith & Daughters/)
    when([given('winner'), given('commended')]).thenRefused('entry-twice')
    when([{ ...given('winner'), writeIns: [SMITH, SMITH] }]).thenRefused('entry-twice')
    const nominee = { entrant: ' council of H-1', title: 'The h-1 project', person: null }
    when([given('winner', nominee)]).thenRefused('entry-nominated', /shortlist of Housing/)
    night.must({ kind: 'withdraw-entry', category: 'housing', entry: 'h-1', withdrawn: true, push: false })
    when([given('winner', nominee)]).thenRefused('entry-withdrawn')
  })

  it('[E1] refuses what does not fit the envelope', () => {
    const partners = Array.from({ length: 40 }, (_, i) => `Partner ${i} ${'x'.repeat(100)}`)
    evening()
      .given()
      .when(set('lifetime', [given('winner', { partners })]))
      .thenRefused('result-too-long', /Lifetime does not fit/)
  })

  it('gives every envelope ids of its own, and the same words the same ones, whatever ids came in', () => {
    const seal = (id: string) => {
      const night = evening(sampleShow(), [], fakeVault())
      night.must(set('lifetime', [given('winner', { id, entrant: '  Smith & Daughters ' })]))
      return sealedOf(night, 'lifetime', 'winner')
    }
    expect(seal('write-in--1')).toEqual(seal('write-in--anything-else'))
    const night = toLifetime(honoured({ id: 'write-in--9' }))
    const known = sealedOf(night, 'lifetime', 'winner')
    expect(known).toMatchObject({ result: { entries: ['write-in--winner--1-1'] } })
  })

  it('keeps two apart that were written in for two levels at two times', () => {
    const night = evening(sampleShow(), [
      {
        category: 'lifetime',
        levels: [given('winner'), given('commended', { id: 'write-in--2', entrant: 'Jones' })],
      },
    ])
    toLifetime(night).take()
    night.must({ kind: 'retract', category: 'lifetime', level: 'winner', reason: null })
    night.must(set('lifetime', [given('winner')], 'Wrong card'))
    night.take()
    expect(slideOn(night)).toMatchObject({ kind: 'winner', entries: [{ entrant: 'Smith & Daughters' }] })
    expect(sealedOf(night, 'lifetime', 'commended')).toMatchObject({
      result: { entries: ['write-in--commended--1-1'] },
    })
  })
})

describe('until the reveal', () => {
  const NOMINEE = sampleResults()
  const twin = (levels: ReturnType<typeof awarded>[]) =>
    evening(sampleShow(), [{ category: 'housing', levels }, ...NOMINEE.slice(1)], fakeVault({ blind: true }))
  const seen = (night: Evening) =>
    JSON.stringify([
      night.state().showFile,
      deskView(night.state(), 'producer'),
      stageFrame(night.state(), 'programme'),
      stageFrame(night.state(), 'preview'),
      feedSince(night.state(), null),
    ])

  it('[E1] nobody can tell a winner who was written in from one of the shortlist', () => {
    const [a, b] = [twin([given('winner')]), twin([awarded('winner', ['h-3'])])]
    for (const night of [a, b]) night.take(5)
    expect(seen(a)).toBe(seen(b))
    // The twin that can see something: once taken, the two differ.
    for (const night of [a, b]) night.take()
    expect(seen(a)).not.toBe(seen(b))
  })

  it('[E1] the reveal of a lower level tells nothing of a higher one', () => {
    const commended = awarded('commended', ['h-5'])
    const [a, b] = [twin([given('winner'), commended]), twin([awarded('winner', []), commended])]
    for (const night of [a, b]) night.take(5)
    expect(seen(a)).toBe(seen(b))
  })
})

describe('after the reveal', () => {
  it('no shortlist, no rundown, no preflight and no rehearsal knows them', () => {
    const before = evening().state().showFile
    const night = toLifetime(honoured())
    const file = night.state().showFile
    if (!file || !before) throw new Error('No show')
    expect(file.categories[2]?.entries).toMatchObject([{ entrant: 'Smith & Daughters', writeIn: true }])
    expect(deskView(night.state(), 'producer')?.plan.cues).toEqual(
      deskView(evening().state(), 'producer')?.plan.cues,
    )
    expect(everySlide(file)).toEqual(everySlide(before))
    const { showFile, results } = rehearsalOf(file, 'a-rehearsal', () => 0.5)
    expect(showFile.categories).toEqual(before.categories)
    expect(JSON.stringify(results)).not.toContain('write-in')
    const next = duplicateOf(file, { id: 'next', name: 'Next', date: '2027-11-20', entries: true })
    expect(next.categories).toEqual(before.categories)
  })

  it('[E2] what readers are told verifies, also after the spelling was corrected', () => {
    const night = toLifetime(honoured())
    night.must({
      kind: 'edit-entry',
      category: 'lifetime',
      entry: 'write-in--winner--1-1',
      change: { person: 'Anne Smith' },
      push: true,
    })
    const post = night
      .publish()
      .state()
      .feed.posts.find(({ id }) => id === 'result-lifetime_winner')
    if (post?.body.kind !== 'result' || !post.body.result) throw new Error('Nothing was published')
    const { result } = post.body
    expect(result.entries[0]?.person).toBe('Anne Smith')
    const [{ proof }] = revealedResults(night.state()) as [RevealedResult]
    expect(commitmentOf(proof.text, result.nonce)).toBe(result.commitment)
    expect(proof.text).toContain(JSON.stringify(result.writeIns))
    expect(result.writeIns?.[0]?.person).toBe('Ann Smith')
  })

  it('cannot be withdrawn from a shortlist they were never on', () => {
    const night = toLifetime(honoured())
    night.must({ kind: 'retract', category: 'lifetime', level: 'winner', reason: null })
    night
      .given()
      .when({
        kind: 'withdraw-entry',
        category: 'lifetime',
        entry: 'write-in--winner--1-1',
        withdrawn: true,
        push: true,
      })
      .thenRefused('no-such-entry')
  })

  it('[F2] a correction to somebody written in is told, and says what stood there', () => {
    const night = evening().take(7)
    night.publish()
    night.must({
      kind: 'correct-result',
      category: 'housing',
      ...given('winner', {}, 'In truth'),
      reason: 'The card was misread',
    })
    expect(slideOn(night)).toMatchObject({ kind: 'winner', entries: [{ entrant: 'Smith & Daughters' }] })
    const post = night
      .publish()
      .state()
      .feed.posts.find(({ id }) => id === 'result-housing_winner')
    expect(post?.body).toMatchObject({
      result: { entries: [{ entrant: 'Smith & Daughters' }], citation: 'In truth', version: 2 },
      corrections: [{ was: [{ id: 'h-3' }] }],
    })
  })
})

describe('what only an envelope can bring', () => {
  const show = sampleShow()
  const [housing, ...others] = show.categories as [(typeof show.categories)[0]]
  const [first] = housing.entries as [(typeof housing.entries)[0]]
  const forged = [
    { ...first, id: 'write-in--winner--1-1' },
    { ...first, id: 'h-99', writeIn: true as const },
    { ...first, id: 'write-in--winner--1-1', writeIn: true as const },
  ]

  it.each(forged)('comes by no show file ($id, $writeIn)', (wrong) => {
    const showFile = { ...show, categories: [{ ...housing, entries: [wrong] }, ...others] }
    emptyEvening()
      .given()
      .when({ kind: 'open-show', showFile, results: [] })
      .thenRefused('bad-show-file', /never nominated/)
  })

  it.each(forged)('comes by no edit, alone or among many ($id, $writeIn)', (wrong) => {
    const night = evening(sampleShow(), []).given()
    const entry = { kind: 'add-entry', category: 'housing', entry: wrong, before: null } as const
    const jury = { ...housing, id: 'jury', name: 'Jury', entries: [wrong] }
    const category = { kind: 'add-category', category: jury, before: null } as const
    for (const edit of [entry, category]) {
      night.when({ ...edit, push: false }).thenRefused('bad-show-file', /never nominated/)
      night
        .when({ kind: 'revise', edits: [edit], results: [], reason: null, push: false })
        .thenRefused('bad-show-file', /never nominated/)
    }
    const nominated = { ...entry, entry: { ...first, id: 'h-99' }, push: false }
    night.when(nominated).thenFacts({ kind: 'entry-added' })
  })
})
