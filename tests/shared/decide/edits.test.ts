import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { imageOf } from '#shared/images'
import { entryOf } from '#shared/show-file'
import { stageFrame } from '#shared/stage-frame'
import { evening, takeNow } from '../../helpers/given.ts'
import { awarded, sampleShow } from '../../helpers/show.ts'

type EntryFields = Extract<Wish, { kind: 'edit-entry' }>['change']

const respell = (entry: string, change: EntryFields, push = false): Wish => ({
  kind: 'edit-entry',
  category: entry.startsWith('h') ? 'housing' : 'climate',
  entry,
  change,
  push,
})
const editCategory = (
  change: Extract<Wish, { kind: 'edit-category' }>['change'],
  push = false,
  id = 'housing',
): Wish => ({ kind: 'edit-category', category: id, change, push })

const programme = (night: ReturnType<typeof evening>) => stageFrame(night.state(), 'programme')

describe('edit-entry', () => {
  it('corrects every line of an entry, and what was not named stays', () => {
    const night = evening()
    night.must(respell('h-1', { entrant: ' Bristol ', partners: ['A', 'B'], say: 'BRIS-tul', title: null }))
    const housing = night.state().showFile?.categories[0]
    expect(housing && entryOf(housing, 'h-1')).toEqual({
      id: 'h-1',
      entrant: 'Bristol',
      partners: ['A', 'B'],
      title: null,
      person: null,
      summary: null,
      say: 'BRIS-tul',
    })
    night.must(respell('h-1', { say: null }))
    expect(night.state().showFile?.categories[0]?.entries[0]).not.toHaveProperty('say')
  })

  it('is refused for nobody, and what is on screen is refused until it is pushed', () => {
    const night = evening().jump('housing:shortlist')
    night
      .given()
      .when(respell('h-99', { entrant: 'X' }))
      .thenRefused('no-such-entry', /h-99/)
    night
      .given()
      .when({ ...respell('h-1', { entrant: 'X' }), category: 'zoo' } as Wish)
      .thenRefused('no-such-category', /zoo/)
    night
      .given()
      .when(respell('h-1', { entrant: 'X' }))
      .thenRefused('frozen', /^Housing is on screen now/)
    night
      .given()
      .when(respell('h-1', { entrant: 'X' }, true))
      .thenFacts({ kind: 'entry-edited', entry: 'h-1', change: { entrant: 'X' } })
    night
      .given()
      .when(respell('c-1', { entrant: 'X' }))
      .thenFacts({ kind: 'entry-edited' })
    night.must({ kind: 'clear' })
    night
      .given()
      .when(respell('h-1', { entrant: 'X' }))
      .thenFacts({ kind: 'entry-edited' })
  })

  it('an editor corrects spellings, but never what the room sees', () => {
    const night = evening().jump('housing:shortlist')
    night
      .given()
      .when(respell('h-1', { entrant: 'X' }, true), { role: 'editor' })
      .thenRefused('frozen')
    night
      .given()
      .when(respell('c-1', { entrant: 'X' }), { role: 'editor' })
      .thenFacts({ kind: 'entry-edited' })
  })

  it('what the room sees of another category is frozen too: the roll of winners at the end', () => {
    const night = evening().take(7).jump('end')
    night
      .given()
      .when(respell('h-3', { entrant: 'X' }))
      .thenRefused('frozen', /^The end is on screen/)
    night
      .given()
      .when(respell('h-2', { entrant: 'X' }))
      .thenFacts({ kind: 'entry-edited' })
  })

  it('what is armed is frozen after a retract too; a pushed edit disarms it', () => {
    const night = evening().take(6).arm()
    night
      .given()
      .when(respell('h-1', { entrant: 'X' }))
      .thenRefused('frozen')
    night.must(respell('h-1', { entrant: 'X' }, true))
    expect(night.state().armed).toBeNull()
    const again = evening().take(7)
    again.must({ kind: 'retract', category: 'housing', level: 'winner', reason: 'Wrong card' })
    const levels = [awarded('winner', ['h-1'])]
    again.must(
      { kind: 'set-result', category: 'housing', levels, reason: 'Wrong card' },
      { desk: 'desk-of-ada' },
    )
    expect(again.state()).toMatchObject({ programme: { on: null }, armed: { cue: 'housing:winner:winner' } })
    again
      .given()
      .when(respell('h-1', { entrant: 'X' }))
      .thenRefused('frozen', /^Housing is armed now/)
    again
      .given()
      .when(respell('c-1', { entrant: 'X' }))
      .thenFacts({ kind: 'entry-edited' })
  })

  it('only the desk that drives pushes to the screen; any other edits what is not on it', () => {
    const night = evening()
    night.must(takeNow(night.state()), { desk: 'desk-of-ada' })
    night.must(takeNow(night.state()), { desk: 'desk-of-ada' })
    const other = { desk: 'desk-of-bert', name: 'Bert' }
    night
      .given()
      .when(respell('h-1', { entrant: 'X' }, true), other)
      .thenRefused('not-driving', /Ada drives/)
    night
      .given()
      .when(respell('c-1', { entrant: 'X' }), other)
      .thenFacts({ kind: 'entry-edited' })
  })

  it('stays quiet when it stands so already', () => {
    evening()
      .given()
      .when(respell('h-1', { entrant: 'Council of h-1 ', person: null }))
      .thenNothing()
  })

  it('[T1] refuses the take that had its category in mind, and no other', () => {
    const night = evening().take(7)
    expect(night.state().programme.on?.cue).toBe('housing:winner:winner')
    const climate = takeNow(night.state())
    const again = takeNow(night.state(), { cue: 'housing:envelope', step: 0 })
    const before = night.state().programme
    night.must(respell('h-3', { entrant: 'Bristol City Council' }, true))
    expect(night.state().programme).toEqual(before)
    night
      .given()
      .when(again)
      .thenRefused('target-changed', /Housing/)
    night.must(climate)
    expect(night.state().programme.on?.cue).toBe('climate:title')
  })

  it('[S2] pushed, it is drawn anew on every bus that shows it, and the moment of the picture stays', () => {
    const night = evening().take(7)
    const before = programme(night)
    night.must(respell('h-3', { entrant: 'Bristol City Council' }, true))
    const after = programme(night)
    expect(after.key).not.toBe(before.key)
    expect(after.showAt).toBe(before.showAt)
    expect(after.slide).toMatchObject({ kind: 'winner', entries: [{ entrant: 'Bristol City Council' }] })
    expect(stageFrame(night.state(), 'presenter').slide).toMatchObject({
      names: [{ name: 'Bristol City Council' }],
    })
    expect(stageFrame(night.state(), 'lobby').slide).toMatchObject({
      winners: [{ category: 'Housing', entrants: ['Bristol City Council'] }],
    })
  })

  it('an entrant keeps the picture under the right spelling; who still bears the old name keeps it too', () => {
    const image = 'A'.repeat(22)
    const show = sampleShow()
    const [housing] = show.categories
    const twice = housing && {
      ...housing,
      id: 'twice',
      name: 'Twice',
      entries: [housing.entries[0] as never],
    }
    const night = evening({ ...show, categories: [...show.categories, ...(twice ? [twice] : [])] })
    const of = (name: string) => imageOf(night.state().showFile?.images, { kind: 'entrant', name })
    night.must({ kind: 'set-image', of: { kind: 'entrant', name: 'Council of h-1' }, image })
    night.must(respell('h-1', { entrant: 'Bristol' }))
    expect([of('Bristol'), of('Council of h-1')]).toEqual([image, image])
    night.must({
      kind: 'edit-entry',
      category: 'twice',
      entry: 'h-1',
      change: { entrant: 'Bristol' },
      push: false,
    })
    expect([of('Bristol'), of('Council of h-1')]).toEqual([image, null])
  })
})

describe('edit-category', () => {
  it('changes name, sponsor and notes, also to none', () => {
    const night = evening()
    night.must(editCategory({ name: 'Homes', sponsor: 'Acme', notes: 'By the Mayor' }))
    expect(night.state().showFile?.categories[0]).toMatchObject({
      name: 'Homes',
      sponsor: 'Acme',
      notes: 'By the Mayor',
    })
    night.must(editCategory({ sponsor: null, notes: null }))
    expect(night.state().showFile?.categories[0]?.sponsor).toBeNull()
    expect(night.state().showFile?.categories[0]).not.toHaveProperty('notes')
    expect(night.state().feed.about?.categories[0]).toEqual({ id: 'housing', name: 'Homes', sponsor: null })
  })

  it('is refused where there is none, and on screen until it is pushed', () => {
    const night = evening().jump('housing:title')
    night
      .given()
      .when(editCategory({ name: 'X' }, false, 'zoo'))
      .thenRefused('no-such-category')
    night
      .given()
      .when(editCategory({ sponsor: 'X' }))
      .thenRefused('frozen', /Housing/)
    night
      .given()
      .when(editCategory({ sponsor: 'X' }, true))
      .thenFacts({ kind: 'category-edited' })
  })

  it('stays quiet when it stands so already', () => {
    evening()
      .given()
      .when(editCategory({ name: 'Housing', sponsor: 'Housing Ltd', notes: null }))
      .thenNothing()
  })

  it('another sponsor never appears under the old one’s logo; the same one, spelled right, keeps it', () => {
    const image = 'A'.repeat(22)
    const night = evening()
    const logo = () => {
      const { slide } = stageFrame(night.jump('housing:title').state(), 'programme')
      return slide.kind === 'title' ? slide.category.logo : 'no title'
    }
    night.must({ kind: 'set-image', of: { kind: 'sponsor', name: 'Housing Ltd' }, image })
    expect(logo()).toBe(image)
    night.must(editCategory({ sponsor: 'Housing Limited', keepsLogo: true }, true))
    expect(logo()).toBe(image)
    night.must(editCategory({ sponsor: 'Rival plc' }, true))
    expect(logo()).toBeUndefined()
  })

  it('[T1] a sponsor slide that somebody is about to take says so', () => {
    const show = sampleShow()
    const rundown = [...show.rundown, { kind: 'sponsors', id: 'thanks', title: 'Thank you' } as const]
    const night = evening({ ...show, rundown }).take()
    const thanks = takeNow(night.state(), { cue: 'thanks', step: 0 })
    const climate = takeNow(night.state(), { cue: 'climate:title', step: 0 })
    night.must(editCategory({ sponsor: 'Rival plc' }))
    night.given().when(thanks).thenRefused('target-changed')
    night.given().when(climate).thenFacts({ kind: 'cue-taken' }, { kind: 'publication-scheduled' })
    night.jump('thanks')
    night
      .given()
      .when(editCategory({ sponsor: 'Third' }, false, 'climate'))
      .thenRefused('frozen', /Thank you/)
  })
})
