/** The whole live blog as one template: drawn by the edge, taken over by the browser. */

import { repeat } from 'lit/directives/repeat.js'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { day, longDate, zoneName } from '../times.ts'
import { arrivals, controls, freshness, keyOf, rowsOf, unreadLine } from './arrival.ts'
import { ENGLISH } from './arrival-words.ts'
import { postItem } from './posts.ts'
import { type Reading, shownFeed } from './reading.ts'
import { winnersSoFar } from './winners.ts'
import { awardsOf, lastChange, progressLine } from './words.ts'

/** What the page can do; without script it can do nothing, and needs nothing. */
export interface Actions {
  readonly showNew: () => void
  readonly reload: () => void
  readonly pause: () => void
  readonly keys: () => void
}

export const zoneOf = (feed: Feed): string => feed.about?.ceremony.timeZone ?? 'UTC'

export function livePage(reading: Reading, actions: Actions): TemplateResult {
  const feed = shownFeed(reading)
  return html`${masthead(feed)}<nav class="bar" aria-label="Progress"><a href="#winners">${progressLine(feed)}</a>${freshness(reading, actions, ENGLISH, zoneOf(feed))}</nav><main><section id="posts" class="posts" aria-labelledby="posts-title"><h2 id="posts-title">Latest</h2>${controls(reading, actions, ENGLISH)}${arrivals(reading, actions, ENGLISH, 'en')}${postList(reading)}</section>${winnersSoFar(feed)}</main><footer><p>${footnote(feed)} <a href="/live/${feed.about?.show ?? ''}/commitments">Fingerprints of the sealed results</a></p></footer><p role="status" class="unseen">${worded(reading.spoken)}</p>`
}

function masthead(feed: Feed): TemplateResult {
  const ceremony = feed.about?.ceremony
  const awards = awardsOf(feed)
  return html`<header class="masthead"><p class="kicker">Live results</p><h1 dir="auto">${ceremony?.name ?? 'Live results'}</h1>${
    ceremony
      ? html`<p class="occasion"><time datetime=${ceremony.date}>${longDate(ceremony.date)}</time>${
          ceremony.venue === null ? nothing : html`<span dir="auto">${ceremony.venue}</span>`
        }${
          ceremony.presentedBy === null
            ? nothing
            : html`<span>Presented by <bdi>${ceremony.presentedBy}</bdi></span>`
        }</p>`
      : nothing
  }<p class="pips" aria-hidden="true">${(feed.about?.categories ?? []).map(
    (category) => html`<i class=${awards.has(category.id) ? 'done' : 'open'}></i>`,
  )}</p></header>`
}

/** Nothing rather than an empty text: taking over an empty text, Lit would lose what is put there later. */
const worded = (text: string) => (text === '' ? nothing : text)

function postList(reading: Reading): TemplateResult {
  const timeZone = zoneOf(reading.feed)
  const [first] = reading.feed.posts
  if (!first) {
    return html`<div class="empty"><p class="begins">The evening has not begun</p><p>Results appear here the moment they are announced.</p></div>`
  }
  const firstDay = day(first.at, timeZone)
  const arrived = new Set(reading.arrived)
  return html`<ol class="list" role="list">${repeat(rowsOf(reading), keyOf, (row) =>
    row === 'unread'
      ? unreadLine(ENGLISH)
      : postItem(row, { timeZone, firstDay, arrived: arrived.has(row.id) }),
  )}</ol>`
}

function footnote(feed: Feed): string {
  const at = lastChange(feed)
  const zone = zoneOf(feed)
  return at === null
    ? `Times are those of the venue (${zone}).`
    : `Times are those of the venue (${zoneName(at, zone)}).`
}
