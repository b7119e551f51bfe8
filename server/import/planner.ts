/** Inside the planning process: what was handed over is kept while it is asked about, and drafts become plans. */
import type { ShowFile } from '#shared/show-file'
import { changedBy, type Draft, withFile } from './draft.ts'
import { type Asked, draftFrom, handedDraft, type PlanAsked, type Told } from './handed.ts'
import { planOf } from './plan.ts'
import type { Sheet } from './sheets.ts'
import { type House, isTimeZone } from './target.ts'

type Growing = { rows?: unknown[]; categories?: unknown[] }

/** It may answer what it lacks: once that is handed over, the plan is asked for again. */
export function createPlanner(): (asked: Asked) => Told {
  const kept = new Map<number, unknown>()

  /** What this plan does not name is forgotten: results lie here no longer than somebody looks at them. */
  function keepOnly(numbers: readonly number[]): void {
    for (const number of kept.keys()) if (!numbers.includes(number)) kept.delete(number)
  }

  function planned(asked: PlanAsked): Told {
    const numbers = namedIn(asked)
    keepOnly(numbers)
    const lacked = numbers.filter((number) => !kept.has(number))
    if (lacked.length > 0) return { is: 'lacks', numbers: lacked }
    const numberOf = new Map([...kept].map(([number, long]) => [long, number]))
    const sheetOf = (number: number) => kept.get(number) as Sheet
    const draft = said(asked, draftFrom(asked.draft, sheetOf), sheetOf)
    const { view, wish } = planOf(draft, houseIn(asked, kept))
    return {
      is: 'planned',
      draft: handedDraft(draft, (sheet) => numberOf.get(sheet) as number),
      view,
      wish: asked.tellsWish ? wish : null,
    }
  }

  return (asked) => {
    if (asked.is === 'plan') return planned(asked)
    if (asked.is === 'whole') kept.set(asked.number, asked.bare)
    else {
      const { rows, categories } = kept.get(asked.number) as Growing
      ;(rows ?? categories)?.push(...asked.pieces)
    }
    return { is: 'kept' }
  }
}

const namedIn = ({ draft, file, now }: PlanAsked): number[] => [
  ...new Set([
    ...draft.tables.map(({ sheet }) => sheet),
    ...(file?.sheets ?? []),
    ...(now ? [now.file] : []),
  ]),
]

function said({ file, change }: PlanAsked, draft: Draft, sheetOf: (number: number) => Sheet): Draft {
  const filed = file ? withFile(draft, file.name, file.sheets.map(sheetOf)) : draft
  return change ? changedBy(filed, change) : filed
}

const houseIn = ({ exists, now }: PlanAsked, kept: ReadonlyMap<number, unknown>): House => ({
  has: () => exists,
  show: () => now && { ...now, file: kept.get(now.file) as ShowFile },
  isTimeZone,
})
