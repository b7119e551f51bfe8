import { describe, expect, it } from 'vitest'
import type { Wish } from '#shared/commands'
import { feedSince } from '#shared/feed'
import { categoryOf, type ShowFile } from '#shared/show-file'
import { DEFAULT_THEME } from '#shared/theme'
import { evening, takeNow } from '../../helpers/given.ts'
import { category, entries, entry, sampleResults, sampleShow, TWO_LEVELS } from '../../helpers/show.ts'

const fileOf = (night: ReturnType<typeof evening>) => night.state().showFile as ShowFile
const unsealed = () => evening(sampleShow(), [])
const push = false

describe('the ceremony and the settings', () => {
  const edit: Wish = { kind: 'edit-ceremony', change: { name: 'The Awards', startsAt: '19:30' }, push }

  it('are changed field by field, and readers learn the new name', () => {
    const night = unsealed()
    night.must(edit)
    expect(fileOf(night).ceremony).toMatchObject({
      name: 'The Awards',
      startsAt: '19:30',
      venue: 'Guildhall',
    })
    expect(feedSince(night.state(), null).changes.at(-1)).toMatchObject({
      kind: 'about',
      about: { ceremony: { name: 'The Awards' } },
    })
    night.must({ kind: 'edit-ceremony', change: { startsAt: null }, push })
    expect(fileOf(night).ceremony).not.toHaveProperty('startsAt')
    night.must({ kind: 'edit-ceremony', change: { language: 'de' }, push })
    expect(feedSince(night.state(), null).changes.at(-1)).toMatchObject({
      about: { ceremony: { language: 'de' } },
    })
    night.must({ kind: 'edit-ceremony', change: { language: null }, push })
    expect(fileOf(night).ceremony).not.toHaveProperty('language')
    night.must({ kind: 'edit-settings', change: { publicHoldSeconds: 30 }, push })
    expect(fileOf(night).settings).toEqual({ publicHoldSeconds: 30, guardMs: 800 })
  })

  it('[T1] a take of the opening that was in mind before is refused, one of a category is not', () => {
    const night = unsealed()
    const opening = takeNow(night.state())
    night.must(edit)
    night.given().when(opening).thenRefused('target-changed')
    const other = unsealed().jump('housing:title')
    const shortlist = takeNow(other.state())
    other.must(edit)
    other.given().when(shortlist).thenFacts({ kind: 'cue-taken' })
  })

  it('what the room looks at is refused until it is pushed', () => {
    const night = unsealed().take()
    night
      .given()
      .when(edit)
      .thenRefused('frozen', /The opening is on screen/)
    night
      .given()
      .when({ ...edit, push: true })
      .thenFacts({ kind: 'ceremony-edited' })
  })

  it('the same again is nothing', () => {
    const night = unsealed()
    night.must(edit)
    night.given().when(edit).thenNothing()
    night
      .given()
      .when({ kind: 'edit-settings', change: { guardMs: 800 }, push })
      .thenNothing()
  })
})

describe('levels', () => {
  const metals = [
    { id: 'gold', name: 'Gold' },
    { id: 'silver', name: 'Silver' },
  ]
  const renamed = TWO_LEVELS.map((level) => ({ ...level, name: `${level.name}!` }))
  const set = (levels: typeof metals): Wish => ({ kind: 'set-levels', levels, push })

  it('are named, added and ordered while nothing is sealed', () => {
    const night = unsealed()
    night.must(set(metals))
    expect(fileOf(night).levels).toEqual(metals)
    night.given().when(set(metals)).thenNothing()
  })

  it('[E1] are fixed once anything was sealed; their names once anything was revealed', () => {
    const night = evening()
    night
      .given()
      .when(set(metals))
      .thenRefused('levels-fixed', /^Housing/)
    night.must(set(renamed))
    night.take(6)
    night
      .given()
      .when(set(TWO_LEVELS))
      .thenRefused('levels-named', /^Housing/)
  })

  it('a level that stands twice is refused, and none is taken from under a category on screen', () => {
    const twice = [...metals, { id: 'gold', name: 'More gold' }]
    unsealed().given().when(set(twice)).thenRefused('bad-show-file', /gold/)
    const on = unsealed().jump('housing:title')
    on.given()
      .when(set(metals))
      .thenRefused('in-hand', /Housing/)
  })
})

describe('the look', () => {
  const dark = { ...DEFAULT_THEME, accent: '#ffcc00' }

  it('is set and taken back; one in which nothing could be read is refused', () => {
    const night = unsealed()
    night.must({ kind: 'set-theme', theme: dark, push })
    expect(fileOf(night).theme).toEqual(dark)
    night.given().when({ kind: 'set-theme', theme: dark, push }).thenNothing()
    const unreadable = { ...dark, ink: dark.ground }
    night.given().when({ kind: 'set-theme', theme: unreadable, push }).thenRefused('theme-unreadable')
    night.must({ kind: 'set-theme', theme: null, push })
    expect(fileOf(night)).not.toHaveProperty('theme')
  })

  it('does not change under the room’s eyes', () => {
    const night = unsealed().take()
    night.given().when({ kind: 'set-theme', theme: dark, push }).thenRefused('frozen')
  })
})

describe('categories', () => {
  const jury = category('jury', 'Jury Prize', entries('j', 2))
  const add: Wish = { kind: 'add-category', category: jury, before: 'climate', push }

  it('are added where they were meant to be, and removed from the rundown too', () => {
    const night = unsealed()
    night.must(add)
    expect(fileOf(night).categories.map(({ id }) => id)).toEqual(['housing', 'jury', 'climate', 'lifetime'])
    night
      .given()
      .when(add)
      .thenRefused('category-exists', /Jury Prize/)
    night.must({ kind: 'remove-category', category: 'climate', push })
    expect(fileOf(night).rundown.map(({ id }) => id)).not.toContain('climate')
    expect(feedSince(night.state(), null).changes.at(-1)).toMatchObject({ kind: 'about' })
    night.given().when({ kind: 'remove-category', category: 'climate', push }).thenRefused('no-such-category')
  })

  it('[E1] with a result, or with the evening standing on them, they are not removed', () => {
    const night = evening().jump('lifetime:title')
    const remove = (id: string): Wish => ({ kind: 'remove-category', category: id, push: true })
    night
      .given()
      .when(remove('climate'))
      .thenRefused('has-result', /^Climate has a result/)
    night
      .given()
      .when(remove('lifetime'))
      .thenRefused('in-hand', /^Lifetime/)
  })

  it('one that names an entry twice is refused, and a 201st', () => {
    const double = { ...jury, entries: [entry('j-1'), entry('j-1')] }
    unsealed()
      .given()
      .when({ ...add, category: double } as Wish)
      .thenRefused('bad-show-file', /j-1/)
    const many = Array.from({ length: 200 }, (_, i) => category(`c-${i}`, `C ${i}`, []))
    const full = evening(sampleShow({ categories: many, rundown: [{ kind: 'end', id: 'end' }] }), [])
    full
      .given()
      .when({ ...add, before: null } as Wish)
      .thenRefused('show-full')
  })
})

describe('entries', () => {
  const at = { category: 'climate' }
  const add: Wish = { kind: 'add-entry', ...at, entry: entry('c-9'), before: 'c-2', push }
  const names = (night: ReturnType<typeof evening>) =>
    categoryOf(fileOf(night), 'climate')?.entries.map(({ id }) => id)

  it('are added, moved and removed', () => {
    const night = unsealed()
    night.must(add)
    night.must({ kind: 'move-entry', ...at, entry: 'c-4', before: 'c-1', push })
    night.must({ kind: 'remove-entry', ...at, entry: 'c-3', push })
    expect(names(night)).toEqual(['c-4', 'c-1', 'c-9', 'c-2'])
    night.given().when(add).thenRefused('entry-exists')
    night
      .given()
      .when({ kind: 'move-entry', ...at, entry: 'c-2', before: null, push })
      .thenNothing()
    night
      .given()
      .when({ kind: 'remove-entry', ...at, entry: 'c-3', push })
      .thenRefused('no-such-entry', /c-3/)
  })

  it('[E1] of a category with a result none is removed, whoever it names; one may be added', () => {
    const facts = ['c-1', 'c-3'].map((winner) => {
      const results = [
        { category: 'climate', levels: [{ level: 'winner', entries: [winner], citation: null }] },
      ]
      const night = evening(sampleShow(), results)
      night
        .given()
        .when({ kind: 'remove-entry', ...at, entry: 'c-1', push })
        .thenRefused('has-result')
      night.must(add)
      return names(night)
    })
    expect(facts[0]).toEqual(facts[1])
  })

  it('the shortlist on screen changes only when it is pushed', () => {
    const night = unsealed().jump('climate:shortlist')
    night
      .given()
      .when(add)
      .thenRefused('frozen', /^Climate is on screen/)
    night
      .given()
      .when({ ...add, push: true } as Wish)
      .thenFacts({ kind: 'entry-added' })
  })

  it('[E1] what is noted of an entry reaches no reader', () => {
    const secret = { notes: 'Table 12', ref: 'A-104', picture: 'winner.png' }
    const climate = category('climate', 'Climate', [{ ...entry('c-1'), ...secret }, entry('c-2')])
    const file = sampleShow({
      categories: [climate],
      rundown: [{ kind: 'category', id: 'climate', category: 'climate' }],
    })
    const results = sampleResults().filter((r) => r.category === 'climate')
    const night = evening(file, results)
    night.take(4).publish()
    const told = JSON.stringify(feedSince(night.state(), null))
    expect(told).toContain('Council of c-1')
    for (const word of Object.values(secret)) expect(told).not.toContain(word)
    expect(JSON.stringify(night.state().showFile)).toContain('Table 12')
  })
})

describe('segments', () => {
  it('are taken out of the rundown, but for the opening and the end, and where the evening stands', () => {
    const night = unsealed().jump('climate:title')
    night.must({ kind: 'remove-segment', segment: 'interval', push })
    expect(fileOf(night).rundown.map(({ id }) => id)).not.toContain('interval')
    const remove = (segment: string): Wish => ({ kind: 'remove-segment', segment, push: true })
    night.given().when(remove('interval')).thenRefused('no-such-segment')
    night.given().when(remove('end')).thenRefused('opens-and-ends')
    night
      .given()
      .when(remove('climate'))
      .thenRefused('in-hand', /Climate/)
  })
})
