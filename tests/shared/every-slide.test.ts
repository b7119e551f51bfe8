import { expect, it } from 'vitest'
import { deskView } from '#shared/desk-view'
import { everySlide, LONGEST_CITATION, type Picture } from '#shared/every-slide'
import { parse } from '#shared/parse'
import { LevelResult } from '#shared/results'
import { type Slide, stageFrame } from '#shared/stage-frame'
import { evening } from '../helpers/given.ts'
import { seededRandom } from '../helpers/random.ts'
import { randomResults, randomShow } from '../helpers/random-evening.ts'
import { awarded, category, entries, sampleResults, sampleShow, threeLevelShow } from '../helpers/show.ts'

const labels = (pictures: readonly Picture[], of: string) =>
  pictures.filter(({ label }) => label.startsWith(of)).map(({ label }) => label)

it('names every picture of an evening in the words and the order of the rundown', () => {
  const pictures = everySlide(sampleShow({ categories: [category('climate', 'Climate', entries('c', 2))] }))
  expect(pictures.map(({ label }) => label)).toEqual([
    'Holding slide',
    'Opening',
    'Climate — Title',
    'Climate — Shortlist',
    'Climate — Highly Commended: Council of c-1',
    'Climate — Highly Commended: Council of c-2',
    'Climate — Highly Commended: a tie of the longest 2',
    'Climate — Highly Commended: Council of c-1, with the longest citation',
    'Climate — Highly Commended: no award',
    'Climate — Envelope',
    'Climate — Winner: Council of c-1',
    'Climate — Winner: Council of c-2',
    'Climate — Winner: a tie of the longest 2',
    'Climate — Winner: Council of c-1, with the longest citation',
    'Climate — Winner: no award',
    'Interval',
    'End, before anybody has won',
    'End, with all winners',
  ])
})

it('has each step of a long shortlist, ties up to four, and every level', () => {
  const pictures = everySlide(threeLevelShow())
  expect(labels(pictures, 'Housing — Shortlist')).toEqual([
    'Housing — Shortlist 1 of 2',
    'Housing — Shortlist 2 of 2',
  ])
  for (const level of ['Gold', 'Silver', 'Bronze'])
    expect(labels(pictures, `Housing — ${level}`).length).toBe(8 + 3 + 1 + 1)
  expect(labels(pictures, 'Lifetime — Gold')).toEqual(['Lifetime — Gold: no award'])
})

it('the longest stand together, and the roll holds the longest of each category', () => {
  const list = entries('c', 5).map((entry, i) => ({ ...entry, entrant: 'x'.repeat(10 * (i + 1)) }))
  const pictures = everySlide(sampleShow({ categories: [category('climate', 'Climate', list)] }))
  const slideOf = (label: string) => pictures.find((picture) => picture.label === label)?.slide
  expect(slideOf('Climate — Winner: a tie of the longest 3')).toMatchObject({
    entries: [50, 40, 30].map((length) => ({ entrant: 'x'.repeat(length) })),
    sealed: false,
  })
  expect(slideOf('End, with all winners')).toMatchObject({
    winners: [{ category: 'Climate', entrants: ['x'.repeat(50)] }],
  })
})

it('a citation is as long as a result may have one, and no longer', () => {
  const of = (length: number) => parse(LevelResult, { entries: [], citation: 'x'.repeat(length) })
  expect('value' in of(LONGEST_CITATION)).toBe(true)
  expect('problem' in of(LONGEST_CITATION + 1)).toBe(true)
  const cited = everySlide(sampleShow()).flatMap(({ slide }) =>
    slide.kind === 'winner' && slide.citation !== null ? [slide.citation.length] : [],
  )
  expect(cited.length).toBe(2)
  expect(new Set(cited)).toEqual(new Set([LONGEST_CITATION]))
})

it('[E1] is made of the plan that every desk has: two shows that differ in their results give the same list', () => {
  const planOf = (results: ReturnType<typeof sampleResults>, takes: number) => {
    const plan = deskView(evening(sampleShow(), results).take(takes).state(), 'operator')?.plan.show
    if (!plan) throw new Error('no show')
    return plan
  }
  const others = [{ category: 'housing', levels: [awarded('winner', ['h-1', 'h-2', 'h-8'], 'Another.')] }]
  const list = everySlide(planOf(sampleResults(), 0))
  expect(everySlide(planOf(others, 0))).toEqual(list)
  expect(everySlide(planOf([], 0))).toEqual(list)
  // Not even what was revealed meanwhile changes it.
  expect(everySlide(planOf(sampleResults(), 7))).toEqual(list)
  expect(JSON.stringify(list)).not.toContain('For homes that last.')
})

/** A slide as the list has it: nobody can list every text of a citation, nor every set of winners. */
const likeListed = (slide: Slide): Slide =>
  slide.kind === 'winner' || slide.kind === 'commended'
    ? { ...slide, citation: null, entries: slide.entries.slice(0, 1) }
    : slide

it('holds every picture of evenings drawn by chance, ties and citations aside', () => {
  const random = seededRandom(7)
  let seen = 0
  for (let round = 0; round < 20; round += 1) {
    const show = randomShow(random)
    const listed = new Set(everySlide(show).map(({ slide }) => JSON.stringify(slide)))
    const all = show.categories.map(({ id }) => id)
    const night = evening(show, randomResults(random, show, all))
    for (let take = 0; take < 40 && stageFrame(night.state(), 'programme').slide.kind !== 'end'; take += 1) {
      night.take()
      const { slide } = stageFrame(night.state(), 'programme')
      // The roll depends on who won; its longest is listed.
      if (slide.kind === 'end') continue
      // Whoever was written in is measured when the envelope is sealed: no list can know them.
      if ('entries' in slide && slide.entries.some(({ entrant }) => entrant.startsWith('Written in')))
        continue
      expect(listed).toContain(JSON.stringify(likeListed(slide)))
      seen += 1
    }
  }
  expect(seen).toBeGreaterThan(150)
})
