/** The rundown as it is edited: every segment, also those the evening passes over, and the categories that stand nowhere in it. */
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { SegmentId } from '#shared/ids'
import { type Category, categoryOf, isOnStage, type Segment } from '#shared/show-file'
import { say } from './language/say.ts'
import { type LevelMark, marksOf } from './rundown-view.ts'

export type Frozen = 'on screen' | 'armed' | null

export interface EditRow {
  readonly segment: Segment
  readonly category: Category | null
  readonly title: string
  /** Among the categories the evening comes to. */
  readonly number: number | null
  /** Where it is in use, so that an edit has to be pushed. */
  readonly frozen: Frozen
  readonly next: boolean
  readonly marks: readonly LevelMark[]
}

const KINDS: Record<Segment['kind'], string> = {
  opening: say('Opening'),
  category: say('Category'),
  text: say('Slide'),
  interval: say('Interval'),
  sponsors: say('Sponsors'),
  end: say('End'),
}

/** In the language of the desk; it stands for the title of what has none. */
export const kindOf = (segment: Segment): string => KINDS[segment.kind]

/** In the order of the rundown, with what it passes over; only categories on stage are counted. */
export function editRows(plan: DeskPlan, live: DeskLive): EditRow[] {
  const { show } = plan
  let number = 0
  const next = live.next ? segmentOfCue(live.next.to.cue) : null
  return show.rundown.map((segment) => {
    const category = segment.kind === 'category' ? (categoryOf(show, segment.category) ?? null) : null
    const counts = category !== null && isOnStage(show, segment)
    if (counts) number += 1
    return {
      segment,
      category,
      title: category?.name ?? ('title' in segment ? segment.title : kindOf(segment)),
      number: counts ? number : null,
      frozen: frozenAs(live, segment.id),
      next: next === segment.id,
      marks: category === null ? [] : marksOf(plan, live, category.id),
    }
  })
}

function frozenAs(live: DeskLive, id: SegmentId): Frozen {
  if (!live.frozen.includes(id)) return null
  return live.programme.on !== null && segmentOfCue(live.programme.on.cue) === id ? 'on screen' : 'armed'
}

const segmentOfCue = (cue: string): SegmentId => cue.split(':')[0] ?? ''

/** Categories that stand nowhere in the rundown. */
export const unplanned = ({ show }: DeskPlan): Category[] =>
  show.categories.filter(
    ({ id }) => !show.rundown.some((segment) => segment.kind === 'category' && segment.category === id),
  )

/** Whether a result waits to be announced: the envelopes of its highest level are closed. */
export const isSealed = (marks: readonly LevelMark[]): boolean =>
  marks.some(({ mark }) => mark === 'sealed' || mark === 'stale')

/** What `before` has to be for a segment to stand one place further up or down; undefined where it cannot. */
export function placeFor(
  rundown: readonly Segment[],
  id: SegmentId,
  by: -1 | 1,
): SegmentId | null | undefined {
  const at = rundown.findIndex((segment) => segment.id === id)
  if (at < 0 || at + by < 0 || at + by >= rundown.length) return undefined
  return by === -1 ? rundown[at - 1]?.id : (rundown[at + 2]?.id ?? null)
}
