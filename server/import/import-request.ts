/** What `POST /api/v1/shows` accepts, and the tables inside it as one command. */
import Type, { type Static } from 'typebox'
import type { CommandOf } from '#shared/commands'
import { CommandId, Id } from '#shared/ids'
import { Ceremony, CueNotes, Level, Segment, Settings } from '#shared/show-file'
import { showFromTables } from './show-from-tables.ts'
import type { Problem } from './tables.ts'

export const ImportRequest = Type.Object(
  {
    commandId: Type.Optional(CommandId),
    id: Id,
    ceremony: Ceremony,
    levels: Type.Optional(Type.Array(Level, { minItems: 1, maxItems: 8 })),
    /** CSV text. */
    shortlist: Type.String(),
    /** CSV text. */
    results: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    settings: Type.Optional(Type.Partial(Settings)),
    rundown: Type.Optional(Type.Array(Segment, { minItems: 1, maxItems: 600 })),
    cueNotes: Type.Optional(CueNotes),
    demonstration: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
)
export type ImportRequest = Static<typeof ImportRequest>

const USUAL_LEVELS: Level[] = [
  { id: 'winner', name: 'Winner' },
  { id: 'highly-commended', name: 'Highly Commended' },
]

export const USUAL_SETTINGS: Settings = { publicHoldSeconds: 0, guardMs: 400 }

/** The command that opens the imported show, or every mistake in its tables. */
export function commandFromImport(
  request: ImportRequest,
  commandId: string,
): { command: CommandOf<'open-show'> } | { problems: Problem[] } {
  const imported = showFromTables({
    id: request.id,
    ceremony: request.ceremony,
    levels: request.levels ?? USUAL_LEVELS,
    shortlist: request.shortlist,
    results: request.results ?? null,
    settings: { ...USUAL_SETTINGS, ...request.settings },
    rundown: request.rundown ?? null,
  })
  if ('problems' in imported) return imported
  const { showFile, results } = imported
  const { cueNotes, demonstration } = request
  const marked = { ...showFile, ...(cueNotes && { cueNotes }), ...(demonstration && { demonstration }) }
  return { command: { id: commandId, kind: 'open-show', showFile: marked, results } }
}
