/** What tells of new posts and of the page's freshness: the button, the line where the unread begin, pause, and "live". */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Post } from '#shared/posts'
import { fill } from '#shared/sentences'
import { clock, day, machineTime } from '../times.ts'
import { counted } from './language/counting.ts'
import type { Language, LiveWords } from './language/tables.ts'
import { type Outlook, zoneShown } from './outlook.ts'
import type { Actions } from './page.ts'
import { firstUnread, type Reading, shownFeed, shownPosts, waitingNow } from './reading.ts'
import { lastChange } from './words.ts'

/** A row of the list: a post, or the line above which stands what is new. */
export type Row = Post | 'unread'

/** For `repeat`: a row keeps its element when others come above it. */
export const keyOf = (row: Row): string => (row === 'unread' ? row : row.id)

/** The posts as given, with the line below the oldest unread one; where nothing stands below, without it. */
export function rowsOf(reading: Reading, posts: readonly Post[] = shownPosts(reading), pinned?: Post): Row[] {
  const first = firstUnread(reading, pinned?.id)
  return posts.flatMap((post): Row[] => (post.id === first ? [post, 'unread'] : [post]))
}

/** No stop for the Tab key, but the keyboard is put on it once what waited is shown. */
export const unreadLine = (words: LiveWords): TemplateResult =>
  html`<li class="since"><p id="unread" tabindex="-1">${words.unreadBelow}</p></li>`

/** As `3 new · 1 winner`. */
export function waitingWords(reading: Reading, language: Language): string {
  const { posts, winners } = waitingNow(reading)
  const parts = [counted(language.words.newOnes, posts, language)]
  if (winners > 0) parts.push(counted(language.words.winnersAmong, winners, language))
  return parts.join(' · ')
}

/** The button is there before it is needed, without a place of its own: nothing moves when it shows. */
export function arrivals(reading: Reading, actions: Actions, language: Language) {
  return html`<div class="arrivals">${
    reading.waiting.length === 0
      ? nothing
      : html`<button type="button" @click=${actions.showNew}>${waitingWords(reading, language)}</button>`
  }</div>`
}

/** Only where the page follows: without script nothing comes that could be paused. */
export function controls(reading: Reading, actions: Actions, words: LiveWords) {
  return html`<div class="controls">${
    reading.link === 'served'
      ? nothing
      : html`<button type="button" class="keys" aria-pressed=${reading.keys} @click=${actions.keys}>${words.keys}</button><button type="button" aria-pressed=${reading.paused} @click=${actions.pause}>${words.pause}</button>`
  }</div>`
}

/** Says whether the page follows, and how new the newest is that it shows; never that it is live when it is not. */
export function freshness(reading: Reading, actions: Actions, outlook: Outlook) {
  const { words } = outlook.language
  const at = lastChange(shownFeed(reading))
  const state = stateOf(reading, words)
  return html`<p class="freshness" data-link=${reading.link} data-paused=${reading.paused}><span class="state">${state === '' ? nothing : state}</span>${
    at === null
      ? nothing
      : html`<span class="last">${lastOf(at, state, outlook, zoneShown(reading.feed, outlook))}</span>`
  }${
    reading.link === 'too-old'
      ? html` <button type="button" @click=${actions.reload}>${words.reload}</button>`
      : nothing
  }</p>`
}

/** A time alone is one of today: whoever opens the page days later reads of which day it was, once the page says more anyhow. */
function lastOf(at: number, state: string, { language, now }: Outlook, zone: string) {
  const { words, locale } = language
  const [before = '', after = ''] = (state === '' ? words.lastUpdate : words.andLastUpdate).split('{time}')
  const [time, on] = [clock(at, zone), day(at, zone, locale)]
  const isToday = now === undefined || state === '' || day(now, zone, locale) === on
  const said = isToday ? time : fill(words.onDay, { time, day: on })
  return html`${before}<time datetime=${machineTime(at, zone)}>${said}</time>${after}`
}

function stateOf({ link, paused }: Reading, words: LiveWords): string {
  const said = {
    served: '',
    live: paused ? words.paused : words.live,
    lost: words.reconnecting,
    halted: words.notUpdating,
    'too-old': words.outOfDate,
  }[link]
  return paused && link === 'lost' ? `${words.paused} · ${said}` : said
}
