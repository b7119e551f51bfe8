/** What a cue is called: the same words in the rundown, on the button, on the confidence monitor and in the as-run log. */
import type { Cue, CueKind, CueRef } from './cues.ts'
import { cueIn } from './rundown.ts'
import { categoryOf, type ShowFile } from './show-file.ts'
import type { ShowState } from './state.ts'

const WORDS: Record<CueKind, string> = {
  opening: 'Opening',
  text: 'Text',
  interval: 'Interval',
  sponsors: 'Sponsors',
  end: 'End',
  title: 'Title',
  shortlist: 'Shortlist',
  level: '',
  envelope: 'Envelope',
  winner: '',
}

/** The name of a cue in the rundown: "Shortlist", "Highly Commended", "Interval". */
export function labelOfCue(file: ShowFile, cue: Cue): string {
  if (cue.level !== null) return file.levels.find((level) => level.id === cue.level)?.name ?? ''
  const segment = file.rundown.find((s) => s.id === cue.segment)
  return segment && 'title' in segment ? segment.title : WORDS[cue.kind]
}

/** "Shortlist 2 of 2": within its category. */
export function stepLabel(state: ShowState, on: CueRef): string {
  const cue = cueIn(state, on.cue)
  if (!state.showFile || !cue) return ''
  const page = cue.steps > 1 ? ` ${on.step + 1} of ${cue.steps}` : ''
  return `${labelOfCue(state.showFile, cue)}${page}`
}

/** "Housing — Shortlist 2 of 2": wherever it is read. */
export function labelOfStep(state: ShowState, on: CueRef): string {
  const cue = cueIn(state, on.cue)
  const category = cue?.category && state.showFile ? categoryOf(state.showFile, cue.category) : undefined
  const label = stepLabel(state, on)
  return category ? `${category.name} — ${label}` : label
}
