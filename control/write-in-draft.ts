/** Winners who were never nominated, while somebody writes them in: pure, and held in memory like the rest of the draft. */
import type { WriteIn } from '#shared/results'
import { say } from './language/say.ts'

/** As it is typed; `partners` one to a line. */
export interface WriteInDraft {
  readonly id: string
  readonly entrant: string
  readonly title: string
  readonly person: string
  readonly partners: string
}

const LINE = 400
export const WRITE_IN_FIELDS = [
  { field: 'entrant', label: say('Who wins'), rows: 1, longest: LINE },
  { field: 'title', label: say('With what (may be empty)'), rows: 1, longest: LINE },
  { field: 'person', label: say('Person (may be empty)'), rows: 1, longest: LINE },
  { field: 'partners', label: say('Partners, one to a line (may be empty)'), rows: 2, longest: 4000 },
] as const

/** Who wins is all that must be written: a result with a nameless line is not sent. */
export const isNamed = ({ entrant }: WriteInDraft): boolean => entrant.trim() !== ''

/** Trimmed, and null where nothing is left; the house gives it another id when it is sealed. */
export const writeInOf = ({ id, entrant, title, person, partners }: WriteInDraft): WriteIn => ({
  id,
  entrant: entrant.trim(),
  title: title.trim() || null,
  person: person.trim() || null,
  partners: partners
    .split('\n')
    .map((partner) => partner.trim())
    .filter((partner) => partner !== ''),
})
