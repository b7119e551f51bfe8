/** What the desk says while Redis is away, and when it is back. Calm: whoever reads it has an evening to save. */
import type { AloneView, Reunion } from '#shared/alone'
import { type History, isParted, type Parted } from '#shared/histories'
import type { Instant } from '#shared/ids'
import { heard } from './language/heard.ts'
import { say, sayCount } from './language/say.ts'

type Clock = (at: Instant) => string
type Away = Extract<AloneView, { state: 'away' }>
type OnItsOwn = Extract<AloneView, { state: 'alone' }>

export interface Said {
  readonly title: string
  readonly says: string
}

/** `means` is what going on alone would mean, or why this machine cannot. */
export function awaySaid(
  { since, leads, leader, not }: Away,
  clock: Clock,
): Said & { readonly means: string } {
  const title = say('The show log is out of reach')
  const time = clock(since)
  const says = leads
    ? say(
        'Redis has kept nothing since {time}. The room keeps its picture; nothing can be taken until Redis is back, or this machine goes on alone.',
        { time },
      )
    : standsBy(time, leader)
  const means =
    not === null
      ? say(
          'Screens and desks here go on at once, from all that was acknowledged. Edges elsewhere, and their readers, wait for Redis. Another machine may do the same; a person then chooses which evening counts.',
        )
      : heard(not)
  return { title, says, means }
}

const standsBy = (time: string, leader: Away['leader']): string =>
  leader === null
    ? say(
        'Redis has kept nothing since {time}. This machine stands by. Nobody was seen to lead: go on here only if the room has nobody else.',
        { time },
      )
    : say(
        'Redis has kept nothing since {time}. This machine stands by. {leader} led when it was last heard: go on here only if the room has nobody else.',
        { time, leader },
      )

/** `ours`, `theirs`: one side did something, or neither (then it is ours). `apart`: both, and in no show both. */
export type Outcome = 'ours' | 'theirs' | 'apart' | 'parted'

/** One show in which both sides did something makes it `parted`: then a person has to choose. */
export function outcomeOf({ shows }: Reunion): Outcome {
  if (shows.some(isParted)) return 'parted'
  const theirs = shows.some((show) => (show.theirs?.commits ?? 0) > 0)
  if (!theirs) return 'ours'
  return shows.some(({ ours }) => ours.commits > 0) ? 'apart' : 'theirs'
}

const BACK: Record<Outcome, { readonly says: string; readonly does: string }> = {
  ours: {
    says: say(
      'Redis is back, and nothing was done there meanwhile. Bring this evening home, and every desk, screen and reader goes on from it.',
    ),
    does: say('Hold to bring it home'),
  },
  theirs: {
    says: say('Redis is back. The evening went on there, and nothing was done here meanwhile.'),
    does: say('Hold to go back to it'),
  },
  apart: {
    says: say('Redis is back. One show went on here, and another there; both are kept.'),
    does: say('Hold to bring them together'),
  },
  parted: {
    says: say(
      'Redis is back, and the evening went on there, too. Look at both; one of them is kept, and the other put aside as a file.',
    ),
    does: say('Compare and choose…'),
  },
}

/** `does` is what the button is held for; null while Redis is still away. */
export function aloneSaid(view: OnItsOwn, clock: Clock): Said & { readonly does: string | null } {
  const title = say('This machine is alone')
  if (view.reunion) return { title, ...BACK[outcomeOf(view.reunion)] }
  const says = say(
    'Since {time}, by {by}. Stage, desks and the readers of this machine go on; edges elsewhere wait for Redis. Another machine may be alone, too.',
    { time: clock(view.since), by: view.by },
  )
  return { title, says, does: null }
}

export interface Line {
  readonly what: string
  readonly of: string
  readonly isCount: boolean
}

/** What the room may have heard twice: which winner that was is said nowhere here (E1). */
export function openedInBoth({ ours, theirs }: Parted): string | null {
  const both = ours.revealed.filter((title) => theirs?.revealed.includes(title))
  return both.length === 0 ? null : say('Opened in both: {categories}.', { categories: both.join(' · ') })
}

/** What one side did, most visible first. */
export function historyLines(history: History): Line[] {
  const { revealed, corrected, retracted, taken, posts, others } = history
  const titled = (what: string, titles: readonly string[]): Line[] =>
    titles.length === 0 ? [] : [{ what, of: titles.join(' · '), isCount: false }]
  const counted = (what: string, count: number): Line[] =>
    count === 0 ? [] : [{ what, of: String(count), isCount: true }]
  return [
    ...titled(say('Revealed'), revealed),
    ...titled(say('Retracted'), retracted),
    ...titled(say('Corrected'), corrected),
    ...counted(say('Taken to the stage'), taken),
    ...counted(say('Posts written'), posts),
    ...counted(say('Other acts'), others),
  ]
}

/** One time alone where all of it was done in the same instant. */
export function historyTimes({ commits, from, to }: History, clock: Clock): string {
  if (commits === 0) return say('Nothing was done.')
  if (from === to)
    return sayCount(commits, { one: 'One act, at {at}', other: '{n} acts, at {at}' }, { at: clock(from) })
  return sayCount(
    commits,
    { one: 'One act, from {from} to {to}', other: '{n} acts, from {from} to {to}' },
    { from: clock(from), to: clock(to) },
  )
}
