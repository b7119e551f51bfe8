/** The views of a desk. Three of them stand side by side where there is room; the others are pages of their own. */
export const VIEWS = [
  ['stage', 'Stage'],
  ['rundown', 'Rundown'],
  ['blog', 'Live blog'],
  ['screens', 'Screens'],
  ['pictures', 'Pictures'],
  ['edits', 'Set-up'],
  ['results', 'Results'],
  ['as-run', 'As-run'],
] as const
/** People, key and import are reached from the menu: seldom, and by producers only. */
export type View = (typeof VIEWS)[number][0] | 'people' | 'key' | 'import'

export const PAGES = ['screens', 'pictures', 'edits', 'results', 'as-run', 'people', 'key', 'import'] as const
export type DeskPageName = (typeof PAGES)[number]

export const pageOf = (view: View): DeskPageName | null => PAGES.find((page) => page === view) ?? null
