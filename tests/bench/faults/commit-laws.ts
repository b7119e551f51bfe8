/** What must hold of a commit, whoever made it: looked at from outside the rules that made it. */
import type { Commit, ShowEvent } from '#shared/events'
import { canonical, commitmentOf } from '#shared/results'
import { cueIn, revisionOf } from '#shared/rundown'
import type { ShowState } from '#shared/state'
import type { History, Truth } from './truth.ts'

type Problem = readonly [law: string, words: string]

/** Milliseconds by which a clock may be read a little late. */
const GRAIN = 2

export function commitProblem(
  truth: Truth,
  history: History,
  state: ShowState,
  commit: Commit,
): Problem | null {
  const { seq, commandId, events } = commit
  if (isRepeated(truth, history, commit)) return null
  const twice = [...truth.histories.values()].find(
    ({ ids, epoch }) =>
      (ids.get(commandId) ?? Number.POSITIVE_INFINITY) <= truth.keptOf(epoch) && ids.has(commandId),
  )
  if (twice) return ['T2', `the command of commit ${seq} is commit ${twice.ids.get(commandId)} already`]
  if (commit.at < state.at) return ['L2', `commit ${seq} is older than the one before it`]
  for (const event of events) {
    const problem = eventProblem(truth, state, commit, event)
    if (problem) return problem
  }
  return null
}

/** In a log that was put back, as it stood in the one before. */
const isRepeated = ({ histories }: Truth, { epoch }: History, { seq, commandId }: Commit): boolean =>
  [...histories.values()].some(
    (older) => older.epoch.generation < epoch.generation && older.commits[seq - 1]?.commandId === commandId,
  )

function eventProblem(truth: Truth, state: ShowState, commit: Commit, event: ShowEvent): Problem | null {
  switch (event.kind) {
    case 'post-written': {
      const texts = state.feed.posts.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
      return texts.includes(event.text)
        ? ['T2', `“${event.text}” was written once, and stands there twice`]
        : null
    }
    case 'cue-taken':
      return takeProblem(truth, state, commit)
    case 'level-revealed': {
      const { category, level, version, result, nonce, commitment } = event
      const sealed = state.results[category]?.[level]
      const text = canonical(state.showFile?.id ?? '', { category, level, version }, result)
      if (sealed?.status !== 'sealed' || sealed.commitment !== commitment)
        return ['E2', `${category} was never sealed as it is shown`]
      return commitmentOf(text, nonce) === commitment
        ? null
        : ['E2', `what is shown for ${category} is not what was sealed`]
    }
    case 'published': {
      const due = state.publications.find(({ id }) => id === event.publication)
      const isDue = due && !due.suspended && due.dueAt <= commit.at
      return due && !isDue ? ['E1', `${event.publication} was published before its hold was over`] : null
    }
    default:
      return null
  }
}

function takeProblem(truth: Truth, state: ShowState, commit: Commit): Problem | null {
  const command = truth.received.get(commit.commandId)
  const { position, programme, showFile } = state
  if (command?.kind === 'take') {
    const { from, to } = command
    if (from.epoch.id !== position.epoch.id) return ['T1', 'a take from another log was obeyed']
    if (from.programmeSeq !== programme.seq)
      return ['T1', `a take that saw ${from.programmeSeq} was obeyed at ${programme.seq}`]
    const cue = cueIn(state, to.cue)
    if (!cue || revisionOf(state, cue) !== to.revision)
      return ['T1', 'a take of something that was changed meanwhile was obeyed']
  }
  const now = truth.decided.get(commit.commandId)
  const last = truth.newest?.commits.findLast(({ events }) => events.some(({ kind }) => kind === 'cue-taken'))
  const before = last && truth.decided.get(last.commandId)
  const guard = showFile?.settings.guardMs ?? 0
  // Of two takes of one process, which alone can know.
  if (!now || !before || now.by !== before.by || now.at - before.at >= guard - GRAIN) return null
  return ['T2', `two takes within ${Math.round(now.at - before.at)} ms were both obeyed`]
}
