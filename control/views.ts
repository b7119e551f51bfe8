/** The views of a desk. Three of them stand side by side where there is room; the others are pages of their own. */
import { say } from './language/say.ts'

export const VIEWS = [
  ['stage', say('Stage')],
  ['rundown', say('Rundown')],
  ['blog', say('Live blog')],
  ['screens', say('Screens')],
  ['pictures', say('Pictures')],
  ['edits', say('Set-up')],
  ['results', say('Results')],
  ['as-run', say('As-run')],
] as const

/** Pages of the house that are reached from the menu: seldom, and not in the middle of an evening. */
export const MENU_PAGES = ['ready', 'pack', 'shows', 'import', 'people', 'key'] as const
export type MenuPage = (typeof MENU_PAGES)[number]
export const MENU_NAMES: Readonly<Record<MenuPage, string>> = {
  ready: say('Ready check'),
  pack: say('Emergency pack'),
  shows: say('Shows'),
  import: say('Import a table'),
  people: say('People'),
  key: say('Key of the envelopes'),
}
export type View = (typeof VIEWS)[number][0] | MenuPage

export const PAGES = ['screens', 'pictures', 'edits', 'results', 'as-run', ...MENU_PAGES] as const
export type DeskPageName = (typeof PAGES)[number]

/** Null for stage, rundown and live blog, which are panels. */
export const pageOf = (view: View): DeskPageName | null => PAGES.find((page) => page === view) ?? null

const TWO_PANELS = '(min-width: 720px) and (max-width: 1199px)'

/** The live blog has the desk to itself, but where two panels stand side by side. */
export const isBlogAlone = (view: View): boolean => view === 'blog' && !matchMedia(TWO_PANELS).matches
