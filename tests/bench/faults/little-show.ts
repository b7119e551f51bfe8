/** The show of every night: one category is enough for every kind of press, and its envelope is reached in a few seconds. */
import type { CommandOf } from '#shared/commands'
import { awarded, category, entries, sampleShow } from '../../helpers/show.ts'

const RESULTS = [
  {
    category: 'housing',
    levels: [awarded('winner', ['h-3'], 'For homes that last.'), awarded('commended', ['h-2'])],
  },
]

export const littleShow = (publicHoldSeconds: number): CommandOf<'open-show'> => ({
  id: 'open-the-show',
  kind: 'open-show',
  showFile: sampleShow({
    settings: { publicHoldSeconds, guardMs: 400 },
    categories: [category('housing', 'Housing', entries('h', 3))],
    rundown: [
      { kind: 'category', id: 'housing', category: 'housing' },
      { kind: 'end', id: 'end' },
    ],
  }),
  results: RESULTS,
})
