/** Imports planned in a process of their own: a table of five thousand rows takes it half a second, in which the room is not kept waiting. */
import { createApart } from '../apart.ts'
import type { Draft } from './draft.ts'
import {
  type Asked,
  draftFrom,
  handedDraft,
  type Long,
  type PlanAsked,
  piecesOf,
  type Said,
  type Told,
} from './handed.ts'
import type { ImportPlan } from './plan.ts'
import type { Sheet } from './sheets.ts'
import type { House } from './target.ts'

/** What is known of the shows of the house. */
export type Shown = Pick<House, 'has' | 'show'>

export interface Planning {
  /** What is said becomes of the draft, if it can be planned. Null: the process broke, and the draft is as it was. */
  plan(one: { draft: Draft }, said: Said, tellsWish?: boolean): Promise<ImportPlan | null>
  close(): void
}

/** So that one choice after the other is answered at once. */
const IDLE_MS = 60_000
/** Milliseconds a plan may take: that of the largest table takes a few seconds. */
const LONGEST_MS = 30_000
const MOST_MEMORY_MB = 384

/** No process before the first plan; a minute after the last one it ends, with all it was handed. */
export function createPlanning(house: Shown, program = 'plan.js', longestMs = LONGEST_MS): Planning {
  const apart = createApart({
    program,
    idleMs: IDLE_MS,
    longestMs,
    mostMemoryMB: MOST_MEMORY_MB,
    silent: true,
  })
  const numbers = new WeakMap<Long, number>()
  let given = 0
  let last: Promise<unknown> = Promise.resolve()

  function numberOf(long: Long): number {
    const number = numbers.get(long) ?? ++given
    numbers.set(long, number)
    return number
  }

  const ask = async (message: Asked) => (await apart.ask(message)) as Told | null

  /** The process is asked for the plan at once; what it lacks is handed over, and it is asked again. */
  async function told(message: PlanAsked, named: ReadonlyMap<number, Long>): Promise<Told | null> {
    const first = await ask(message)
    if (first?.is !== 'lacks') return first
    for (const number of first.numbers) {
      const long = named.get(number)
      for (const piece of long ? piecesOf(long, number) : []) if ((await ask(piece)) === null) return null
    }
    return ask(message)
  }

  async function planned(one: { draft: Draft }, said: Said, tellsWish: boolean): Promise<ImportPlan | null> {
    const target = said.change?.target ?? one.draft.target
    const show = target.kind === 'show' ? target.show : target.id
    const now = target.kind === 'show' ? house.show(show) : null
    const sheets = [...one.draft.tables.map(({ sheet }) => sheet), ...(said.file?.sheets ?? [])]
    const named = new Map([...sheets, ...(now ? [now.file] : [])].map((long) => [numberOf(long), long]))
    const answer = await told(
      {
        is: 'plan',
        draft: handedDraft(one.draft, numberOf),
        file: said.file ? { name: said.file.name, sheets: said.file.sheets.map(numberOf) } : null,
        change: said.change ?? null,
        exists: house.has(show),
        now: now && { ...now, file: numberOf(now.file) },
        tellsWish,
      },
      named,
    )
    if (answer?.is !== 'planned') return null
    one.draft = draftFrom(answer.draft, (number) => named.get(number) as Sheet)
    return { view: answer.view, wish: answer.wish }
  }

  return {
    /** One after the other: what was said last is said of what was made of it before. */
    plan(one, said, tellsWish = false) {
      const plan = last.then(() => planned(one, said, tellsWish))
      last = plan.catch(() => undefined)
      return plan
    },
    close: apart.close,
  }
}
