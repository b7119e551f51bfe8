/** What a latecomer is told first: the moments of the evening in a line each. */
import { html, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { linkTo } from './links.ts'
import type { Outlook } from './outlook.ts'
import { settingOf, timeOf } from './setting.ts'
import { headlineOf, keyMoments } from './words.ts'

/** Folded: however many there come to be, nothing on the page moves. */
export function digest(feed: Feed, outlook: Outlook): TemplateResult {
  const moments = keyMoments(feed)
  const { language } = outlook
  const setting = settingOf(feed, outlook)
  return html`<details class="digest"><summary><h2>${language.words.keyMoments}</h2> <span class="count">${moments.length}</span></summary><ol role="list">${moments.map(
    (post) =>
      html`<li>${timeOf(post.at, setting)} <a href=${linkTo(post, feed, outlook)} dir="auto">${headlineOf(post, language)}</a></li>`,
  )}</ol></details>`
}
