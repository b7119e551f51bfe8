/** The live blog as it stands on somebody else's page: the newest posts, and the way to all of them. */
import { repeat } from 'lit/directives/repeat.js'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { liveAddress, winnersAddress } from '../live/addresses.ts'
import { arrivals, freshness, keyOf, rowsOf, unreadLine } from '../live/arrival.ts'
import { type Outlook, placeOf } from '../live/outlook.ts'
import { type Actions, progress } from '../live/page.ts'
import { postArticle, postItem } from '../live/posts.ts'
import { type Reading, shownPosts } from '../live/reading.ts'
import { settingOf } from '../live/setting.ts'
import { isOver } from '../live/words.ts'

/** How the page around wants it. */
export interface Manners {
  readonly limit: number
  readonly theme: 'light' | 'dark' | null
}

export const MOST = 50
export const USUAL = 10

/** So many posts as were asked for; what is no number is the usual. */
export function limitOf(asked: string | null | undefined): number {
  const n = Number(asked ?? '')
  return Number.isInteger(n) && n >= 1 ? Math.min(n, MOST) : USUAL
}

/** What is no theme is what the reader's browser says. */
export const themeOf = (asked: string | null | undefined): Manners['theme'] =>
  asked === 'light' || asked === 'dark' ? asked : null

/** A pinned post stands above the list and is not counted against `limit`. */
export function embedView(
  reading: Reading,
  actions: Actions,
  outlook: Outlook,
  { limit, theme }: Manners,
): TemplateResult {
  const { feed } = reading
  const { language } = outlook
  const { words } = language
  const place = placeOf(feed, outlook)
  const setting = settingOf(feed, outlook)
  const arrived = new Set(reading.arrived)
  const all = shownPosts(reading)
  const pinned = all.find(({ id }) => id === feed.pinned)
  const shown = all.filter((post) => post !== pinned)
  const posts = shown.slice(0, limit)
  return html`<div class="envelope" lang=${language.lang} dir=${language.dir} data-theme=${theme ?? nothing}><header class="head"><h2 dir="auto"><a href=${liveAddress(place)}>${feed.about?.ceremony.name ?? (isOver(feed) ? words.asItHappened : words.liveResults)}</a></h2>${progress(feed, outlook, winnersAddress(place))}${freshness(reading, actions, outlook)}</header>${arrivals(reading, actions, language)}${
    all.length === 0
      ? html`<p class="begins">${words.notBegun}</p><p>${words.notBegunMore}</p>`
      : html`${pinned === undefined ? nothing : html`<div class="held">${postArticle(pinned, setting, { pinned: true })}</div>`}<ol class="list" role="list">${repeat(
          rowsOf(reading, posts, pinned),
          keyOf,
          (row) =>
            row === 'unread' ? unreadLine(words) : postItem(row, setting, { arrived: arrived.has(row.id) }),
        )}</ol>`
  }${
    shown.length > limit
      ? html`<p class="more"><a href=${liveAddress(place)}>${words.older}</a></p>`
      : nothing
  }<p role="status" class="unseen">${reading.spoken === '' ? nothing : reading.spoken}</p></div>`
}

/** What the page around may dress by `::part()`: names that stay, whatever the templates call their classes. */
const PARTS: readonly (readonly [selector: string, part: string])[] = [
  ['.envelope', 'frame'],
  ['.head', 'head'],
  ['.head h2', 'title'],
  ['.progress', 'progress'],
  ['.freshness', 'freshness'],
  ['.arrivals button', 'button'],
  ['.list', 'posts'],
  ['article', 'post'],
  ['article.text', 'post text'],
  ['article.key', 'post text key'],
  ['article.opening', 'post opening'],
  ['article.result', 'post result'],
  ['article.winner', 'post result winner'],
  ['article h3', 'post-title'],
  ['.when', 'time'],
  ['.words', 'words'],
  ['.entrant', 'entrant'],
  ['.citation', 'citation'],
  ['.correction', 'correction'],
  ['figure', 'picture'],
  ['.more', 'more'],
]

/** After each drawing: what is new has no part yet, and what has the right one is left alone. */
export function nameParts(root: ParentNode): void {
  for (const [selector, part] of PARTS)
    for (const element of root.querySelectorAll(selector))
      if (element.getAttribute('part') !== part) element.setAttribute('part', part)
}
