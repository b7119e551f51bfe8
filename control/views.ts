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
/** Pages of the house that are reached from the menu: seldom, and not in the middle of an evening. */
export const MENU_PAGES = ['ready', 'pack', 'shows', 'import', 'people', 'key'] as const
export type MenuPage = (typeof MENU_PAGES)[number]
export const MENU_NAMES: Readonly<Record<MenuPage, string>> = {
  ready: 'Ready check',
  pack: 'Emergency pack',
  shows: 'Shows',
  import: 'Import a table',
  people: 'People',
  key: 'Key of the envelopes',
}
export type View = (typeof VIEWS)[number][0] | MenuPage

export const PAGES = ['screens', 'pictures', 'edits', 'results', 'as-run', ...MENU_PAGES] as const
export type DeskPageName = (typeof PAGES)[number]

export const pageOf = (view: View): DeskPageName | null => PAGES.find((page) => page === view) ?? null

const TWO_PANELS = '(min-width: 720px) and (max-width: 1199px)'

/** The live blog has the desk to itself, but where two panels stand side by side. */
export const isBlogAlone = (view: View): boolean => view === 'blog' && !matchMedia(TWO_PANELS).matches
