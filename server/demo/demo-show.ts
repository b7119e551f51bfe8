/**
 * The evening that is played: the sample ceremony, marked as a demonstration. Of its categories nine have no known result;
 * theirs are drawn by lot, and their citation says so on every surface. One is sealed wrong at first, to be put right on stage.
 */
import { stringify } from 'csv-stringify/sync'
import type { CommandOf, Wish } from '#shared/commands'
import type { Category, ShowFile } from '#shared/show-file'
import type { ImportRequest } from '../import/import-request.ts'
import { commandFromImport } from '../import/import-request.ts'
import { readTable } from '../import/tables.ts'
import { categoryIds, eveningOf, sampleRequest } from '../sample/sample-show.ts'
import type { DemoOptions } from './options.ts'

export const DEMO_ID = 'demonstration'
export const PAUSE_ID = 'demonstration-pause'
const BY_LOT = 'Drawn by lot for this demonstration'
export const WRONG_ENVELOPE = 'The wrong envelope was opened.'

type Sealing = Extract<Wish, { kind: 'set-result' }>

export interface DemoShow {
  readonly request: ImportRequest
  /** What is sealed before doors. */
  readonly sealed: readonly Sealing[]
  /** What is sealed anew once its first envelope has turned out to be the wrong one. */
  readonly right: Sealing
}

/** A public hold as it feels at this speed. */
const holdOf = (speed: number): number => Math.round(20 / speed)

/** Below so many milliseconds between two takes the guard against double presses would hold up what is no double press. */
const guardOf = (speed: number): number => (speed > 20 ? 0 : 200)

/** The same chance draws the same evening. Throws if the tables of the sample are damaged. */
export function demoShow(folder: string, { speed, categories }: DemoOptions, draw: () => number): DemoShow {
  const sample = sampleRequest(folder)
  const names = categoryNames(sample.shortlist).slice(0, categories ?? undefined)
  const shortlist = rowsOf(sample.shortlist, names)
  const { startsAt: _, ...ceremony } = sample.ceremony
  const request: ImportRequest = {
    ...sample,
    id: DEMO_ID,
    demonstration: true,
    ceremony: { ...ceremony, name: `Demonstration: ${ceremony.name}` },
    settings: { publicHoldSeconds: holdOf(speed), guardMs: guardOf(speed) },
    shortlist,
    results: rowsOf(sample.results, names),
    rundown: eveningOf(categoryIds(shortlist)).map(({ minutes: _, ...segment }) => segment),
  }
  const { showFile, results } = commandOf(request)
  const open = showFile.categories.filter(({ id }) => !results.some(({ category }) => category === id))
  const drawn = open.map((category) => sealingOf(category, draw))
  // Of few categories all may have a known result: then it is one of these that is wrong at first.
  const last = results.at(-1)
  const right: Sealing | undefined =
    drawn[Math.min(1, drawn.length - 1)] ?? (last && { kind: 'set-result', reason: null, ...last })
  const of = showFile.categories.find(({ id }) => id === right?.category)
  if (!right || !of) throw new Error('The sample ceremony has no category.')
  const others = names.filter((name) => name !== of.name)
  return {
    request: { ...request, results: rowsOf(sample.results, others) },
    sealed: [...drawn.filter((sealing) => sealing !== right), anotherThan(right, of)],
    // By then the lower levels are out, and stay as they are.
    right: { ...right, levels: right.levels.slice(0, 1), reason: WRONG_ENVELOPE },
  }
}

/** Between two evenings the room looks at this. */
export const pauseShow = (ceremony: ImportRequest['ceremony']): ImportRequest => ({
  id: PAUSE_ID,
  demonstration: true,
  ceremony: { ...ceremony, name: 'The demonstration begins again' },
  shortlist: 'category,sponsor,entrant,partners,title,person,summary\nDemonstration,,Envelope,,,,\n',
  rundown: [{ kind: 'opening', id: 'opening' }],
})

function commandOf(request: ImportRequest): {
  showFile: ShowFile
  results: CommandOf<'open-show'>['results']
} {
  const outcome = commandFromImport(request, 'demonstration-command')
  if ('problems' in outcome)
    throw new Error(`The sample ceremony is damaged: ${outcome.problems[0]?.sentence}`)
  return outcome.command
}

const categoryNames = (shortlist: string): string[] => {
  const table = readTable('shortlist', shortlist, ['category'])
  return 'rows' in table ? [...new Set(table.rows.map(({ fields }) => fields['category'] ?? ''))] : []
}

/** The rows of these categories alone. */
function rowsOf(csv: string, categories: readonly string[]): string {
  const table = readTable('table', csv, ['category'])
  if (!('rows' in table)) throw new Error('The sample ceremony is damaged.')
  const fields = table.rows.map((row) => row.fields)
  const columns = Object.keys(fields[0] ?? {})
  const kept = fields.filter(({ category = '' }) => categories.includes(category))
  return stringify([columns, ...kept.map((row) => columns.map((column) => row[column] ?? ''))])
}

function sealingOf({ id, entries }: Category, draw: () => number): Sealing {
  const winner = entries[Math.floor(draw() * entries.length)]
  return {
    kind: 'set-result',
    category: id,
    levels: [{ level: 'winner', entries: winner ? [winner.id] : [], citation: BY_LOT }],
    reason: null,
  }
}

/** The same with another winner. */
function anotherThan({ levels: [top, ...lower], ...sealing }: Sealing, { entries }: Category): Sealing {
  const named = [top, ...lower].flatMap((level) => level?.entries ?? [])
  const other = entries.find(({ id }) => !named.includes(id))
  const wrong = { level: 'winner', entries: other ? [other.id] : [], citation: BY_LOT }
  return { ...sealing, levels: [wrong, ...lower] }
}
