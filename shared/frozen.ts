/** What must not change under the room's eyes unless somebody means it to: what is on programme, and what is armed. */
import type { SegmentId } from './ids.ts'
import { cueIn } from './rundown.ts'
import { dressOf, slideOf } from './slides.ts'
import type { ShowState } from './state.ts'

export interface Frozen {
  readonly segment: SegmentId
  readonly where: 'on screen' | 'armed'
}

/** The segments in use. Seen from a desk also before somebody edits one. */
export function frozenSegments(state: ShowState): Frozen[] {
  const on = state.programme.on && cueIn(state, state.programme.on.cue)
  const armed = state.armed && cueIn(state, state.armed.cue)
  return [
    ...(on ? [{ segment: on.segment, where: 'on screen' } as const] : []),
    ...(armed && armed.segment !== on?.segment ? [{ segment: armed.segment, where: 'armed' } as const] : []),
  ]
}

/** Whether the room would see the difference. How many categories there are stands on a title only. */
export function looksDifferent(before: ShowState, after: ShowState): boolean {
  const look = (state: ShowState) => {
    const slide = slideOf(state, state.programme.on)
    const unnumbered =
      'category' in slide && slide.kind !== 'title'
        ? { ...slide, category: { ...slide.category, number: 0, of: 0 } }
        : slide
    return JSON.stringify([unnumbered, state.showFile && dressOf(state.showFile)])
  }
  return look(before) !== look(after)
}
