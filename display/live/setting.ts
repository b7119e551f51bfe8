/** What a post needs to know of the page around it, and how it says its times. */
import { html, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { fill } from '#shared/sentences'
import { clock, day, machineTime } from '../times.ts'
import { type Outlook, zoneShown } from './outlook.ts'

export interface PostSetting {
  readonly feed: Feed
  readonly outlook: Outlook
  readonly timeZone: string
  /** The day of the first post, as `20 July`: a post of another day says its own. */
  readonly firstDay: string
}

/** The first day is told by the clock the page goes by, and is empty while there are no posts. */
export function settingOf(feed: Feed, outlook: Outlook): PostSetting {
  const timeZone = zoneShown(feed, outlook)
  const first = feed.posts[0]?.at
  return {
    feed,
    outlook,
    timeZone,
    firstDay: first === undefined ? '' : day(first, timeZone, outlook.language.locale),
  }
}

/** The time within a sentence. */
export function timeOf(at: number, { timeZone, firstDay, outlook }: PostSetting): TemplateResult {
  const { locale, words } = outlook.language
  const on = day(at, timeZone, locale)
  const time = clock(at, timeZone)
  return html`<time datetime=${machineTime(at, timeZone)}>${on === firstDay ? time : fill(words.onDay, { time, day: on })}</time>`
}
