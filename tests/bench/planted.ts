/** Rounds against cores that are wrong on purpose: whoever counts them must see it. */
import { type Decision, isRefused } from '#shared/decide/decision'
import type { Answer } from '#shared/protocol'
import { nextTarget } from '#shared/rundown'
import { evening, takeNow } from '../helpers/given.ts'
import { sampleShow } from '../helpers/show.ts'
import { type Contestant, contest, movedBy, type Round, type Tally, tally } from './contest.ts'

/** Nothing in it opens an envelope: what is planted is wrong already at the plainest slide. */
const PLAIN = sampleShow({
  categories: [],
  rundown: [
    { kind: 'opening', id: 'opening' },
    { kind: 'interval', id: 'interval', title: 'Interval', body: '' },
    { kind: 'end', id: 'end' },
  ],
  settings: { guardMs: 0 },
})

/** One that reads a take as "whatever comes next now" obeys both; one that obeys nobody moves nothing. */
export async function planted(wrong: 'obeys both' | 'obeys nobody', rounds: number): Promise<Tally> {
  const night = evening(PLAIN, [])
  const played: Round[] = []
  const answered = (decision: Decision): Answer =>
    isRefused(decision)
      ? { ok: false, refusal: decision.refusal }
      : { ok: true, position: night.state().position }
  const take = (): Answer => {
    if (wrong === 'obeys nobody') {
      const from = { epoch: night.state().position.epoch, programmeSeq: -1 }
      return answered(night.submit({ ...takeNow(night.state()), from } as never))
    }
    if (nextTarget(night.state()) === null) night.must({ kind: 'preview', to: { cue: 'opening', step: 0 } })
    return answered(night.submit(takeNow(night.state())))
  }
  const contestant: Contestant = () => ({ at: performance.now(), answer: Promise.resolve(take()) })
  for (let i = 0; i < rounds; i += 1) {
    const from = night.state().position.seq
    const { answers, spread } = await contest([contestant, contestant], 0)
    played.push({ answers, spread, from, moved: movedBy('Ada', 'anything') })
  }
  const steps = night
    .commits()
    .filter(({ events }) => events.some(({ kind }) => kind === 'cue-taken'))
    .map(({ seq }) => seq)
  return tally(played, steps, night.state().position.seq)
}
