/** What the readers' pages are called. */
import type { Feed } from '#shared/feed'
import { fill } from '#shared/sentences'
import { longDate } from '../times.ts'
import { languageOf } from './language/languages.ts'
import type { Table } from './language/tables.ts'
import { isOver, progressLine } from './words.ts'

/** “Live results”, in the table's language, while the feed names no ceremony. */
export const nameOf = (feed: Feed, table: Table): string =>
  feed.about?.ceremony.name ?? table.live.liveResults

/** When and where, as a summary says it. */
export function occasionOf(feed: Feed, { locale, live }: Table): string {
  if (!feed.about) return ''
  const { date, venue } = feed.about.ceremony
  return [longDate(date, locale), ...(venue === null ? [] : [venue])].join(live.comma)
}

/** Its title is the same for ever, as its address is; its headline becomes another once the evening is over. */
export const liveTitle = (feed: Feed, table: Table): string =>
  fill(table.site.titleLive, { name: nameOf(feed, table) })

/** For structured data; another than the title as soon as every category is awarded. */
export const liveHeadline = (feed: Feed, table: Table): string =>
  isOver(feed) ? fill(table.site.titleOver, { name: nameOf(feed, table) }) : liveTitle(feed, table)

/** How far the evening is, for search engines and feeds; once it is over, how many categories it had. */
export function summaryOf(feed: Feed, table: Table): string {
  const where = occasionOf(feed, table)
  return isOver(feed)
    ? fill(table.site.summaryOver, { all: feed.about?.categories.length ?? 0, where })
    : fill(table.site.summary, { progress: progressLine(feed, languageOf(table)), where })
}
