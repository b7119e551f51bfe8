/** The whole live blog as one template: drawn by the edge, taken over by the browser. */

import { repeat } from 'lit/directives/repeat.js'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { fill, pieces } from '#shared/sentences'
import { longDate, machineTime, zoneName } from '../times.ts'
import { commitmentsAddress, liveAddress } from './addresses.ts'
import { arrivals, controls, freshness, keyOf, rowsOf, unreadLine } from './arrival.ts'
import { digest } from './digest.ts'
import type { Language } from './language/tables.ts'
import { isEarlier, type Outlook, placeOf, venueZone } from './outlook.ts'
import { cut } from './part.ts'
import { postArticle, postItem } from './posts.ts'
import { type Reading, shownFeed, shownPosts } from './reading.ts'
import { settingOf } from './setting.ts'
import { winnersSoFar } from './winners.ts'
import { awardsOf, isOver, keyMoments, lastChange, nextCategory, progressLine } from './words.ts'

/** What the page can do; without script it can do nothing, and needs nothing. */
export interface Actions {
  readonly showNew: () => void
  readonly reload: () => void
  readonly changeClock: () => void
  readonly pause: () => void
  readonly keys: () => void
}

/** The browser takes over what the edge drew: both draw the same from the same reading and outlook. */
export function livePage(reading: Reading, actions: Actions, outlook: Outlook): TemplateResult {
  const feed = shownFeed(reading)
  const { language } = outlook
  const { words } = language
  // The key moments stand where the heading stood: when the first comes, nothing moves.
  const told = !isEarlier(outlook) && keyMoments(feed).length > 0
  return html`${masthead(feed, outlook.language, isOver(feed) ? words.asItHappened : words.liveResults)}<nav class="bar" aria-label=${words.progress}>${progress(feed, outlook)}${freshness(reading, actions, outlook)}</nav><main><section id="posts" class="posts" aria-labelledby="posts-title"><h2 id="posts-title" class=${told ? 'unseen' : 'seen'}>${isEarlier(outlook) ? words.earlier : words.latest}</h2>${isEarlier(outlook) ? nothing : html`${controls(reading, actions, words)}${arrivals(reading, actions, language)}`}${told ? digest(feed, outlook) : nothing}${postList(reading, outlook)}</section>${winnersSoFar(feed, outlook)}</main><footer><p><a href=${commitmentsAddress(placeOf(feed, outlook))}>${words.fingerprints}</a></p>${footnote(feed, actions, outlook)}</footer><p role="status" class="unseen">${worded(reading.spoken)}</p>`
}

/** One pip for each category, filled once it is awarded; screen readers are spared them. */
export function masthead(feed: Feed, language: Language, kicker: string): TemplateResult {
  const ceremony = feed.about?.ceremony
  const { words, locale } = language
  const awards = awardsOf(feed)
  return html`<header class="masthead"><p class="kicker">${kicker}</p><h1 dir="auto">${ceremony?.name ?? words.liveResults}</h1>${
    ceremony
      ? html`<p class="occasion"><time datetime=${ceremony.date}>${longDate(ceremony.date, locale)}</time>${
          ceremony.venue === null ? nothing : html`<span dir="auto">${ceremony.venue}</span>`
        }${
          ceremony.presentedBy === null
            ? nothing
            : html`<span>${pieces(words.presentedBy, { who: html`<bdi>${ceremony.presentedBy}</bdi>` })}</span>`
        }</p>`
      : nothing
  }<p class="pips" aria-hidden="true">${(feed.about?.categories ?? []).map(
    (category) => html`<i class=${awards.has(category.id) ? 'done' : 'open'}></i>`,
  )}</p></header>`
}

/** As `14 of 24 awarded · next: Housing`. */
export function progress(feed: Feed, { language }: Outlook, to = '#winners'): TemplateResult {
  const next = nextCategory(feed)
  return html`<p class="progress"><a href=${to}>${progressLine(feed, language)}</a>${
    next === undefined
      ? nothing
      : html` <span class="up">· ${pieces(language.words.nextUp, { category: html`<bdi>${next.name}</bdi>` })}</span>`
  }</p>`
}

/** Nothing rather than an empty text: taking over an empty text, Lit would lose what is put there later. */
const worded = (text: string) => (text === '' ? nothing : text)

function postList(reading: Reading, outlook: Outlook): TemplateResult {
  const { feed } = reading
  const { words } = outlook.language
  if (feed.posts.length === 0) {
    return html`<div class="empty"><p class="begins">${words.notBegun}</p><p>${words.notBegunMore}</p></div>`
  }
  const all = shownPosts(reading)
  const pinned = isEarlier(outlook) ? undefined : all.find(({ id }) => id === feed.pinned)
  const setting = settingOf(feed, outlook)
  const arrived = new Set(reading.arrived)
  const { posts, newer, older } = cut(all, outlook.part)
  const place = placeOf(feed, outlook)
  return html`${pinned === undefined ? nothing : html`<div class="held">${postArticle(pinned, setting, { pinned: true })}</div>`}${
    newer === undefined
      ? nothing
      : html`<nav class="pages" aria-label=${words.pages}><a href=${liveAddress(place, newer)} rel="prev">${words.newer}</a>${newer === null ? nothing : html` <a href=${liveAddress(place)}>${words.newest}</a>`}</nav>`
  }<ol class="list" role="list">${repeat(
    rowsOf(
      reading,
      posts.filter((post) => post !== pinned),
      pinned,
    ),
    keyOf,
    (row) =>
      row === 'unread' ? unreadLine(words) : postItem(row, setting, { arrived: arrived.has(row.id) }),
  )}</ol>${
    older === undefined
      ? nothing
      : html`<nav class="pages" aria-label="${words.pages}: ${words.older}"><a href=${liveAddress(place, older)} rel="next" data-older>${words.older}</a></nav>`
  }`
}

/** How a time zone is called at the time of the last post. */
function zoneNamed(zone: string, feed: Feed, { language }: Outlook): string {
  const at = lastChange(feed)
  return at === null ? zone : zoneName(at, zone, language.locale)
}

/** The zone as it was called at the last change, `BST` and not `GMT`; before the first post its identifier. */
export const venueFootnote = (feed: Feed, outlook: Outlook): string =>
  fill(outlook.language.words.venueTimes, { zone: zoneNamed(venueZone(feed), feed, outlook) })

/** By whose clock the times are; with script, and where the two differ, the reader may have the other. */
function footnote(feed: Feed, actions: Actions, outlook: Outlook): TemplateResult {
  const { ownZone, own, language } = outlook
  const { words } = language
  const at = lastChange(feed)
  const venue = venueZone(feed)
  if (ownZone === null || at === null || machineTime(at, ownZone) === machineTime(at, venue))
    return html`<p>${venueFootnote(feed, outlook)}</p>`
  const mine = { zone: zoneNamed(ownZone, feed, outlook) }
  const there = { zone: zoneNamed(venue, feed, outlook) }
  return html`<p>${fill(own ? words.ownTimes : words.venueTimes, own ? mine : there)} <button type="button" class="plain" @click=${actions.changeClock}>${fill(own ? words.showVenue : words.showOwn, own ? there : mine)}</button></p>`
}
