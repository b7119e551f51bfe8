/** The views of a desk. Three of them stand side by side where there is room; the others are pages of their own. */
export const VIEWS = [
  ['stage', 'Stage'],
  ['rundown', 'Rundown'],
  ['blog', 'Live blog'],
  ['screens', 'Screens'],
  ['pictures', 'Pictures'],
  ['edits', 'Set-up'],
  ['as-run', 'As-run'],
] as const
export type View = (typeof VIEWS)[number][0]

export const PAGES = ['screens', 'pictures', 'edits', 'as-run'] as const
export type DeskPageName = (typeof PAGES)[number]

export const pageOf = (view: View): DeskPageName | null => PAGES.find((page) => page === view) ?? null
