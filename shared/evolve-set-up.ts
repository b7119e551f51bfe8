/** How the show file changes while it is prepared: the ceremony, its levels, its look, and which categories, entries and segments there are. */
import { ceremonyWith, movedBefore, settingsWith } from './edits.ts'
import type { EventOf } from './events.ts'
import type { CategoryId } from './ids.ts'
import { type Category, categoryOf, entryOf, type ShowFile } from './show-file.ts'

export type SetUp = EventOf<
  | 'ceremony-edited'
  | 'settings-edited'
  | 'levels-set'
  | 'theme-set'
  | 'category-added'
  | 'category-removed'
  | 'entry-added'
  | 'entry-removed'
  | 'entry-moved'
  | 'segment-removed'
>

/** The show file after one such fact. */
export function fileSetUp(file: ShowFile, event: SetUp): ShowFile {
  switch (event.kind) {
    case 'ceremony-edited':
      return { ...file, ceremony: ceremonyWith(file.ceremony, event.change) }
    case 'settings-edited':
      return { ...file, settings: settingsWith(file.settings, event.change) }
    case 'levels-set':
      return { ...file, levels: event.levels }
    case 'theme-set': {
      const { theme: _, ...rest } = file
      return event.theme ? { ...rest, theme: event.theme } : rest
    }
    case 'category-added':
      return { ...file, categories: movedBefore(file.categories, event.category, event.before) }
    case 'category-removed':
      return {
        ...file,
        categories: file.categories.filter(({ id }) => id !== event.category),
        rundown: file.rundown.filter((s) => s.kind !== 'category' || s.category !== event.category),
      }
    case 'entry-added':
      return withEntries(file, event.category, (entries) => movedBefore(entries, event.entry, event.before))
    case 'entry-removed':
      return withEntries(file, event.category, (entries) => entries.filter(({ id }) => id !== event.entry))
    case 'entry-moved': {
      const category = categoryOf(file, event.category)
      const entry = category && entryOf(category, event.entry)
      return entry
        ? withEntries(file, event.category, (entries) => movedBefore(entries, entry, event.before))
        : file
    }
    case 'segment-removed':
      return { ...file, rundown: file.rundown.filter(({ id }) => id !== event.segment) }
  }
}

const withEntries = (
  file: ShowFile,
  id: CategoryId,
  change: (entries: Category['entries']) => Category['entries'],
): ShowFile => ({
  ...file,
  categories: file.categories.map((category) =>
    category.id === id ? { ...category, entries: change(category.entries) } : category,
  ),
})
