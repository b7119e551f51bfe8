/** What a reader who asks is told, whoever asked before. */
import { expect, test } from 'vitest'
import { updateSince } from '#shared/feed'
import { createAnswers } from '../../../server/edge/fan-out/answers.ts'
import { night } from '../../display/live-sample.ts'

test('[F1] an answer kept for others is the answer this reader would have had, and none outlives its feed', () => {
  const evening = night()
  const answerTo = createAnswers()
  for (let round = 0; round < 90; round += 1) {
    const feed = evening.write(`post-${round}`, 'Words')
    const { epoch, n } = feed.cursor
    const strange = { generation: epoch.generation, id: 'f'.repeat(16) }
    for (const cursor of [
      null,
      { epoch, n: n + 5 },
      { epoch: strange, n: 1 },
      ...Array.from({ length: n + 1 }, (_, i) => ({ epoch, n: i })),
    ]) {
      expect(answerTo(feed, cursor)).toEqual(updateSince(feed, cursor))
    }
    expect(answerTo(feed, { epoch, n })).toBe(answerTo(feed, { epoch, n }))
  }
})
