/** Notes beside the cues, for operator and presenter: found, written, rubbed out, and checked against the rundown. */
import { cueOf, cuesOf } from './cues.ts'
import type { CueId } from './ids.ts'
import type { CueNote, ShowFile } from './show-file.ts'

/** Both notes of a cue; null where there is none. */
export interface NotesOfCue {
  readonly operator: string | null
  readonly presenter: string | null
}

/** Two nulls also for a cue that does not exist. */
export function notesOf(file: ShowFile, cue: CueId): NotesOfCue {
  const found = file.cueNotes?.find((note) => note.cue === cue)
  return { operator: found?.operator ?? null, presenter: found?.presenter ?? null }
}

/** The notes with those of one cue replaced. A cue without any stands in no list. */
export function withNote(
  notes: readonly CueNote[] | undefined,
  cue: CueId,
  { operator, presenter }: NotesOfCue,
): CueNote[] {
  const others = (notes ?? []).filter((note) => note.cue !== cue)
  if (operator === null && presenter === null) return others
  return [
    ...others,
    { cue, ...(operator === null ? {} : { operator }), ...(presenter === null ? {} : { presenter }) },
  ]
}

/** What a schema cannot say of the notes of a show file. Sentences, empty when all is well. */
export function problemsOfNotes(file: ShowFile): string[] {
  const seen = new Set<CueId>()
  return (file.cueNotes ?? []).flatMap(({ cue }) => {
    const twice = seen.has(cue)
    seen.add(cue)
    if (!isKnown(file, cue)) return [`The notes name a cue "${cue}" that is not in the rundown.`]
    return twice ? [`The notes of the cue "${cue}" stand twice.`] : []
  })
}

/** A segment the evening does not come to has no cues, and keeps its notes for when it does. */
function isKnown(file: ShowFile, cue: CueId): boolean {
  const [segment] = cue.split(':', 1)
  const hasCues = cuesOf(file).some((c) => c.segment === segment)
  return hasCues ? cueOf(file, cue) !== undefined : file.rundown.some(({ id }) => id === segment)
}
