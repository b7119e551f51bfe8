/** The posts as feed readers tell them: a title, a line, and HTML that stands alone. */
import { html, render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import type { FeedItem, TellFeed } from '#shared/live-page'
import type { Post, ResultBody } from '#shared/posts'
import { pieces } from '#shared/sentences'
import { liveAddress, placeIn, postAddress } from './addresses.ts'
import { correctionNote, notesOf, sponsorOf, textNotes } from './corrections.ts'
import { listed } from './language/counting.ts'
import { languageOf, tableFor } from './language/languages.ts'
import type { Outlook } from './outlook.ts'
import { partAt } from './part.ts'
import { blocks, blocksOf } from './pieces.ts'
import { type PostSetting, settingOf } from './setting.ts'
import { shareImage } from './share-card.ts'
import { liveTitle, nameOf, summaryOf } from './titles.ts'
import { awardName, headlineOf, isOver } from './words.ts'

/** As many as a feed reader that looks twice a day needs for an evening. */
const MOST = 100

const outlookFor = (feed: Feed): Outlook => ({
  language: languageOf(tableFor(feed)),
  part: partAt(feed.posts, null),
  ownZone: null,
  own: false,
})

/** The newest first. `base` is how whole addresses begin. */
export const tellFeed: TellFeed = (feed, base) => {
  const table = tableFor(feed)
  const place = placeIn(feed, table.lang)
  const setting = settingOf(feed, outlookFor(feed))
  const posts = feed.posts.toReversed().slice(0, MOST)
  return {
    title: liveTitle(feed, table),
    summary: summaryOf(feed, table),
    lang: table.locale,
    home: base + liveAddress(place),
    author: nameOf(feed, table),
    isOver: isOver(feed),
    items: posts.map((post): FeedItem => {
      const picture = shareImage(feed, post)
      return {
        id: post.id,
        url: base + postAddress(place, post.id),
        title: headlineOf(post, setting.outlook.language),
        html: htmlOf(post, setting, base),
        at: post.at,
        updatedAt: post.editedAt ?? post.at,
        author: 'by' in post.body ? post.body.by : null,
        labels: post.body.kind === 'text' ? (post.body.labels ?? []) : [],
        image: picture === undefined ? null : base + picture,
      }
    }),
  }
}

const htmlOf = (post: Post, setting: PostSetting, base: string): string =>
  collectResultSync(render(bodyOf(post, setting, base)))
    // What the page's script finds its place by is nothing to anybody else.
    .replace(/<!--.*?-->|<\?>/gs, '')
    .trim()

function bodyOf(post: Post, setting: PostSetting, base: string): TemplateResult {
  const { body } = post
  const { words } = setting.outlook.language
  switch (body.kind) {
    case 'withdrawn':
      return html`<p>${words.postWithdrawn}</p>${body.reason === null ? nothing : html`<p>${body.reason}</p>`}`
    case 'opening':
      return html`<p>${headlineOf(post, setting.outlook.language)}</p>${sponsorOf(body, setting)}`
    case 'text':
      return html`${
        body.image
          ? html`<figure><img src="${base}/images/${body.image.image}" width=${body.image.width} height=${body.image.height} alt=${body.image.alt}>${body.image.credit === null ? nothing : html`<figcaption>${body.image.credit}</figcaption>`}</figure>`
          : nothing
      }${blocks(blocksOf(body))}${textNotes(body, setting)}`
    case 'result':
      return resultHtml(body, setting)
  }
}

function resultHtml(body: ResultBody, setting: PostSetting): TemplateResult {
  const { language } = setting.outlook
  const { words } = language
  const { result } = body
  return html`<p>${awardName(body, language)}</p>${
    result === null
      ? html`<p>${words.resultWithdrawn}</p>`
      : result.entries.length === 0
        ? html`<p>${words.noAward}</p>`
        : result.entries.map(
            ({ entrant, person, title, partners }) =>
              html`<p><strong>${entrant}</strong>${[person, title].filter((one) => one !== null).map((one) => html`<br>${one}`)}${partners.length === 0 ? nothing : html`<br>${pieces(words.with, { names: listed(partners, language) })}`}</p>`,
          )
  }${result?.citation ? html`<blockquote>${result.citation}</blockquote>` : nothing}${body.corrections.map((one) => correctionNote(one, setting))}${notesOf(body, setting)}${sponsorOf(body, setting)}`
}
