/** Posts prepared for winners: which of them a tie, no award or a result taken back publishes, and that the others are told to nobody. */
import { describe, expect, it } from 'vitest'
import { asRun } from '#shared/as-run'
import { deskView } from '#shared/desk-view'
import { feedSince } from '#shared/feed'
import { chunksOf } from '#shared/feed-chunks'
import { ROLES } from '#shared/people'
import { pressView } from '#shared/press-view'
import { revealedResults } from '#shared/revealed-results'
import { showStatus } from '#shared/show-status'
import { BUSES, stageFrame } from '#shared/stage-frame'
import { EPOCH, type Evening, evening } from '../../helpers/given.ts'
import { awarded, sampleResults, sampleShow } from '../../helpers/show.ts'

const ENTRIES = ['c-1', 'c-2', 'c-3', 'c-4']
const wordsFor = (entry: string) => `The story of ${entry}`
/** In another order than the shortlist's, so that it shows in which they come. */
const WRITTEN = ['c-3', 'c-2', 'c-4', 'c-1']

/** Climate, with a post for each who may win it; `winners` is in the envelope. */
function prepared(winners: string[], publicHoldSeconds = 0): Evening {
  const [housing] = sampleResults()
  const night = evening(sampleShow({ settings: { publicHoldSeconds } }), [
    ...(housing ? [housing] : []),
    { category: 'climate', levels: [awarded('winner', winners), awarded('commended', ['c-4'])] },
  ])
  for (const entry of WRITTEN)
    night.must({
      kind: 'keep-draft',
      ...{ draft: `draft-${entry}`, rev: 0, text: wordsFor(entry), at: null },
      when: { category: 'climate', level: 'winner', entry },
    })
  return night
}

const reveal = (night: Evening) =>
  night.jump('climate:title').jump('climate:level:commended').jump('climate:winner:winner')

const textsOf = (night: Evening) =>
  night.state().feed.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
const waitingFor = (night: Evening) => night.state().drafts.map(({ when }) => when?.entry)

/** Everything anybody is sent but those who may write, and everything that is handed out. */
function toldToAnybody(night: Evening): string {
  const state = night.state()
  const chunks = chunksOf(state.feed, 2)
  return JSON.stringify([
    feedSince(state, null),
    Array.from({ length: state.feed.cursor.n }, (_, n) => chunks.isClosed(n) && chunks.after(n)),
    BUSES.map((bus) => stageFrame(state, bus)),
    ROLES.map((role) => deskView(state, role)),
    pressView(state),
    showStatus(state, { showing: 1, of: 1 }),
    asRun(EPOCH, night.commits()),
    revealedResults(state),
  ])
}

describe('[E1] of the posts prepared for every possible winner', () => {
  it('a tie publishes those of all who share it, in the order they were written, in the commit of the result', () => {
    const night = reveal(prepared(['c-1', 'c-2']))
    expect(textsOf(night)).toEqual([])
    night.publish()
    expect(textsOf(night)).toEqual(['c-2', 'c-1'].map(wordsFor))
    expect(waitingFor(night)).toEqual(['c-3', 'c-4'])
    const commit = night.commits().findLast(({ events }) => events.some(({ kind }) => kind === 'published'))
    expect(commit?.events.map(({ kind }) => kind)).toEqual(['published', 'post-written', 'post-written'])
  })

  it('“no award” publishes none, and a commendation none that was for a win', () => {
    const night = reveal(prepared([])).publish()
    expect(night.state().feed.posts.at(-1)?.body).toMatchObject({ kind: 'result', result: { entries: [] } })
    expect(textsOf(night)).toEqual([])
    expect(waitingFor(night)).toEqual(WRITTEN)
  })

  it.each([
    ['a tie', ['c-1', 'c-2']],
    ['one winner', ['c-3']],
    ['no award', []],
  ])(
    'after %s the others are in nothing that anybody is told, to the end of the evening',
    (_what, winners) => {
      const night = prepared(winners)
      const others = ENTRIES.filter((entry) => !winners.includes(entry)).map(wordsFor)
      const look = (not: string[]) => {
        const told = toldToAnybody(night)
        for (const words of not) expect(told).not.toContain(words)
        return told
      }
      look(ENTRIES.map(wordsFor))
      reveal(night)
      look(ENTRIES.map(wordsFor))
      night.publish()
      // The twin: what was published is found there.
      for (const entry of winners) expect(look(others)).toContain(wordsFor(entry))
      night.jump('end').publish()
      look(others)
    },
  )

  it('a result that is taken back before readers had it publishes none', () => {
    const night = reveal(prepared(['c-1', 'c-2'], 30))
    night.must({ kind: 'retract', category: 'climate', level: 'winner', reason: 'Misread' })
    night.publish()
    expect(textsOf(night)).toEqual([])
    expect(waitingFor(night)).toEqual(WRITTEN)
  })

  it('[F2] a tie that was none takes back the story of whoever does not win; who wins again later has no post a second time', () => {
    const night = reveal(prepared(['c-1', 'c-2'])).publish()
    const correct = (winners: string[]) => {
      night.must({
        kind: 'correct-result',
        category: 'climate',
        ...awarded('winner', winners),
        reason: 'Counted again',
      })
      night.publish()
      return textsOf(night)
    }
    expect(correct(['c-1'])).toEqual([wordsFor('c-1')])
    expect(correct([])).toEqual([])
    expect(correct(['c-3', 'c-2'])).toEqual([wordsFor('c-3')])
    const withdrawn = night.state().feed.posts.filter(({ body }) => body.kind === 'withdrawn')
    expect(withdrawn.map(({ id }) => id).sort()).toEqual(['post-draft-c-1', 'post-draft-c-2'])
    expect(waitingFor(night)).toEqual(['c-4'])
  })
})
