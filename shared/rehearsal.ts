/** A rehearsal made from a performance's show file: the same evening, with decoys in its envelopes. Knows no result, so it can tell none. */
import type { CommandOf } from './commands.ts'
import type { ShowId } from './ids.ts'
import type { LevelResult } from './results.ts'
import { type Category, type Entry, type ShowFile, topLevel } from './show-file.ts'
import { withoutWriteIns } from './write-ins.ts'

/** The next number between 0 and 1 (never 1 itself): chance is handed in, like the clock. */
export type Draw = () => number

/** Nobody who reads it on a screen takes it for the official words. */
export const DECOY_CITATION = 'Decoy citation for rehearsal'

const LONGEST_ID = 100

/** The name of a performance's rehearsal by its number. */
export function rehearsalId(of: ShowId, number: number): ShowId {
  const end = `-rehearsal-${number}`
  return `${of.slice(0, LONGEST_ID - end.length)}${end}`
}

/** What the public hears nothing of, and what every frame says of itself. */
export const isRehearsal = (file: ShowFile): boolean => file.rehearsal !== undefined

/** What can come out of an envelope: everything of it wants rehearsing. */
const TURNS = ['tie', 'no-award', 'winner-only', 'every-level'] as const
type Turn = (typeof TURNS)[number] | 'any'

/** No result may name an entry that was withdrawn, nor may a decoy. */
const competes = (entry: Entry & { readonly withdrawn?: true }): boolean => entry.withdrawn !== true

type Rehearsal = Pick<CommandOf<'open-show'>, 'showFile' | 'results'>

/** The show file and the decoys of a rehearsal of this name. The same chance gives the same rehearsal, whatever the envelopes hold (E1). */
export function rehearsalOf(file: ShowFile, id: ShowId, draw: Draw): Rehearsal {
  const authored = withoutWriteIns(file)
  const turns = turnsFor(authored, draw)
  return {
    showFile: { ...authored, id, rehearsal: { of: file.id } },
    results: authored.categories.map((category) => ({
      category: category.id,
      levels: decoysFor(file, category, turns.get(category.id) ?? 'any', draw),
    })),
  }
}

/** An evening long enough has every turn once; the other categories are left to chance. */
function turnsFor(file: ShowFile, draw: Draw): Map<string, Turn> {
  const contested = shuffled(
    file.categories.filter(({ entries }) => entries.filter(competes).length > 1),
    draw,
  )
  if (contested.length < TURNS.length) return new Map()
  return new Map(TURNS.map((turn, at) => [contested[at]?.id ?? '', turn]))
}

function decoysFor(file: ShowFile, { entries }: Category, turn: Turn, draw: Draw) {
  const left = shuffled(
    entries.filter(competes).map(({ id }) => id),
    draw,
  )
  return file.levels.map((level) => {
    const many = level.id === topLevel(file).id ? winnersOf(turn, draw) : commendedOf(turn, draw)
    return { level: level.id, ...decoy(left.splice(0, many)) }
  })
}

const decoy = (entries: string[]): LevelResult => ({
  entries,
  citation: entries.length > 0 ? DECOY_CITATION : null,
})

function winnersOf(turn: Turn, draw: Draw): number {
  if (turn === 'tie') return 2
  if (turn === 'no-award') return 0
  if (turn !== 'any') return 1
  const chance = draw()
  if (chance < 0.1) return 0
  return chance < 0.25 ? 2 : 1
}

function commendedOf(turn: Turn, draw: Draw): number {
  if (turn === 'winner-only') return 0
  if (turn === 'every-level') return 1
  const chance = draw()
  if (chance < 0.35) return 0
  return chance < 0.5 ? 2 : 1
}

/** Every order is as likely as any other. */
function shuffled<T>(values: readonly T[], draw: Draw): T[] {
  const left = [...values]
  return values.flatMap(() => left.splice(Math.floor(draw() * left.length), 1))
}
