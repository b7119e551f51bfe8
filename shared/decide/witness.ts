/** What the screens are heard to have painted: a fact for the as-run log, which changes nothing. */
import type { CommandOf } from '../commands.ts'
import type { ShowState } from '../state.ts'
import { accept, type Decision, refuse } from './decision.ts'

/** A screen that was heard already is not written down again; nor is anything if there is no other. */
export function decideWitness(state: ShowState, { of, painted, missing }: CommandOf<'witness'>): Decision {
  // Of what is gone from the screens nobody can be asked any more.
  if (of !== state.programme.seq) return refuse('programme-moved')
  const heard = state.witnessed.of === of ? state.witnessed.screens : []
  const news = painted.filter(({ screen }) => !heard.includes(screen))
  return news.length === 0 ? accept() : accept({ kind: 'screens-painted', of, painted: news, missing })
}
