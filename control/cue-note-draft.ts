/** Notes as they are being written: what stands in the log, what was typed over it, and what of it is to be sent. */
import { type NotesOfCue, notesOf } from '#shared/cue-notes'
import type { CueId } from '#shared/ids'
import type { ShowFile } from '#shared/show-file'
import { keepDraft, readDraft } from './drafts.ts'
import type { WishOf } from './wishes.ts'

export const WHOSE = ['operator', 'presenter'] as const
export type Whose = (typeof WHOSE)[number]

/** The two notes of one cue in their fields; `saved` is what they were when the fields were filled. */
export interface NoteDraft {
  readonly cue: CueId
  readonly saved: NotesOfCue
  readonly texts: Readonly<Record<Whose, string>>
}

const draftName = (show: string, cue: CueId, whose: Whose): string => `note.${show}.${cue}.${whose}`

/** The fields of a cue, with what was typed there before and never saved. */
export function openNotes(show: ShowFile, cue: CueId): NoteDraft {
  const saved = notesOf(show, cue)
  const text = (whose: Whose) => readDraft(draftName(show.id, cue, whose)).text || (saved[whose] ?? '')
  return { cue, saved, texts: { operator: text('operator'), presenter: text('presenter') } }
}

/** Blanks at the ends are no change: they are not sent either. */
export const isUnsaved = (draft: NoteDraft, whose: Whose): boolean =>
  draft.texts[whose].trim() !== (draft.saved[whose] ?? '')

/** In either of the two notes; the desk says so when their dialog is left. */
export const hasUnsaved = (draft: NoteDraft): boolean => WHOSE.some((whose) => isUnsaved(draft, whose))

/** Typed, and kept for as long as the tab lives: a lost link loses no word. */
export function writeNote(show: ShowFile, draft: NoteDraft, whose: Whose, text: string): NoteDraft {
  const written = { ...draft, texts: { ...draft.texts, [whose]: text } }
  keepDraft(draftName(show.id, draft.cue, whose), { text: isUnsaved(written, whose) ? text : '', id: null })
  return written
}

/** What somebody else wrote meanwhile is taken over, except where something was typed. */
export function catchUp(show: ShowFile, draft: NoteDraft): NoteDraft {
  const saved = notesOf(show, draft.cue)
  if (WHOSE.every((whose) => saved[whose] === draft.saved[whose])) return draft
  const text = (whose: Whose) => (isUnsaved(draft, whose) ? draft.texts[whose] : (saved[whose] ?? ''))
  return { ...draft, saved, texts: { operator: text('operator'), presenter: text('presenter') } }
}

/** Gives up what was typed. */
export function discard(show: ShowFile, draft: NoteDraft): NoteDraft {
  for (const whose of WHOSE) keepDraft(draftName(show.id, draft.cue, whose), { text: '', id: null })
  return openNotes(show, draft.cue)
}

/** Only what was changed is sent, so that nobody's other note is written over; null if nothing was. */
export function noteWish(draft: NoteDraft): WishOf<'note-cue'> | null {
  const changed = WHOSE.filter((whose) => isUnsaved(draft, whose))
  if (changed.length === 0) return null
  const fields = changed.map((whose) => [whose, draft.texts[whose].trim() || null] as const)
  return { kind: 'note-cue', cue: draft.cue, ...Object.fromEntries(fields) }
}
