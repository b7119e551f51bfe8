/** Rules of notes: each belongs to a cue of the rundown, and none of them touches what the room sees. */
import type { CommandOf } from '../commands.ts'
import { notesOf } from '../cue-notes.ts'
import { cueIn } from '../rundown.ts'
import type { ShowState } from '../state.ts'
import { accept, type Decision, refuse } from './decision.ts'

/** Only what is named changes: of two people who each write one of the notes, neither wipes out the other's. */
export function decideNoteCue(state: ShowState, { cue, ...wanted }: CommandOf<'note-cue'>): Decision {
  const file = state.showFile
  if (!file) return refuse('no-such-show', { show: '' })
  if (!cueIn(state, cue)) return refuse('no-such-cue')
  const before = notesOf(file, cue)
  const chosen = (now: string | null | undefined, was: string | null) =>
    now === undefined ? was : (now?.trim() ?? null)
  const operator = chosen(wanted.operator, before.operator)
  const presenter = chosen(wanted.presenter, before.presenter)
  const isSame = operator === before.operator && presenter === before.presenter
  return isSame ? accept() : accept({ kind: 'cue-noted', cue, operator, presenter })
}
