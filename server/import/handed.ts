/** A draft and its show as they go to the planning process: what is long goes there once, in pieces, and is named by a number from then on. */
import type { ImportChange, ImportView } from '#shared/import-view'
import type { ShowFile } from '#shared/show-file'
import type { Draft, DraftTable } from './draft.ts'
import type { Sheet } from './sheets.ts'
import type { ImportWish, ShowNow } from './target.ts'

export type HandedDraft = Omit<Draft, 'tables'> & {
  readonly tables: readonly (Omit<DraftTable, 'sheet'> & { readonly sheet: number })[]
}

/** What is asked for beside a look at the draft as it is. */
export interface Said {
  /** One more file. */
  readonly file?: { readonly name: string; readonly sheets: readonly Sheet[] }
  readonly change?: ImportChange
}

/** To the planning process. */
export type Asked =
  | { readonly is: 'whole'; readonly number: number; readonly bare: object }
  | { readonly is: 'pieces'; readonly number: number; readonly pieces: readonly unknown[] }
  | PlanAsked

export interface PlanAsked {
  readonly is: 'plan'
  readonly draft: HandedDraft
  readonly file: { readonly name: string; readonly sheets: readonly number[] } | null
  readonly change: ImportChange | null
  /** The show it goes into, or the one that has its name already. */
  readonly exists: boolean
  readonly now: (Omit<ShowNow, 'file'> & { readonly file: number }) | null
  /** The command is long, and is told only to be obeyed. */
  readonly tellsWish: boolean
}

/** From it. */
export type Told =
  | { readonly is: 'kept' }
  /** Named, and not there: it was started since. */
  | { readonly is: 'lacks'; readonly numbers: readonly number[] }
  | {
      readonly is: 'planned'
      readonly draft: HandedDraft
      readonly view: Omit<ImportView, 'id'>
      readonly wish: ImportWish | null
    }

/** What is long: a sheet by its rows, a show by its categories. */
export type Long = Sheet | ShowFile

const ROWS = 100
/** Of a table's usual ten to forty entries each. */
const CATEGORIES = 5

/** Pieces that take the core a moment each. */
export function* piecesOf(long: Long, number: number): Generator<Asked> {
  const [bare, list, most] =
    'rows' in long
      ? [{ ...long, rows: [] }, long.rows, ROWS]
      : [{ ...long, categories: [] }, long.categories, CATEGORIES]
  yield { is: 'whole', number, bare }
  for (let at = 0; at < list.length; at += most)
    yield { is: 'pieces', number, pieces: list.slice(at, at + most) }
}

/** The sheets themselves are handed over by `piecesOf`, once. */
export const handedDraft = (draft: Draft, numberOf: (sheet: Sheet) => number): HandedDraft => ({
  ...draft,
  tables: draft.tables.map((table) => ({ ...table, sheet: numberOf(table.sheet) })),
})

/** `sheetOf` has to have every sheet that is named. */
export const draftFrom = (draft: HandedDraft, sheetOf: (number: number) => Sheet): Draft => ({
  ...draft,
  tables: draft.tables.map((table) => ({ ...table, sheet: sheetOf(table.sheet) })),
})
