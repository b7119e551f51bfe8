/** The posts of the live blog, one template each. Server and browser draw with the same ones. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Post, PostBody, TextBody, WithdrawnBody } from '#shared/posts'
import { pieces } from '#shared/sentences'
import { postAddress } from './addresses.ts'
import { notesOf, sponsorOf, textNotes } from './corrections.ts'
import { placeOf } from './outlook.ts'
import { blocks, blocksOf, inlines, picture } from './pieces.ts'
import { resultCard } from './results.ts'
import { type PostSetting, timeOf } from './setting.ts'

/** How a post stands on the page. */
export interface Standing {
  readonly arrived?: boolean
  readonly pinned?: boolean
}

/** As it stands in the list; a pinned post, and one on a page of its own, is the bare article. */
export const postItem = (post: Post, setting: PostSetting, standing: Standing = {}): TemplateResult =>
  html`<li class="post">${postArticle(post, setting, standing)}</li>`

/** Its id `p-…` is where links lead; `data-rev` says which revision of the post is drawn. */
export function postArticle(post: Post, setting: PostSetting, standing: Standing): TemplateResult {
  const { words } = setting.outlook.language
  const kind = [kindOf(post.body), standing.arrived && 'arrived', standing.pinned && 'pinned']
  return html`<article id="p-${post.id}" class=${kind.filter(Boolean).join(' ')} aria-labelledby="h-${post.id}" data-rev=${post.rev}><p class="when"><a href=${postAddress(placeOf(setting.feed, setting.outlook), post.id)}><span class="unseen">${words.linkToPost}</span>${timeOf(post.at, setting)}</a></p><div class="what">${bodyOf(post, setting, standing)}</div></article>`
}

function kindOf(body: PostBody): string {
  if (body.kind === 'text') return body.key ? 'text key' : 'text'
  if (body.kind !== 'result') return body.kind
  if (!body.result) return 'result withdrawn'
  return body.top ? 'result winner' : 'result commended'
}

function bodyOf(post: Post, setting: PostSetting, standing: Standing): TemplateResult {
  const { words } = setting.outlook.language
  switch (post.body.kind) {
    case 'text':
      return textPost(post, post.body, setting, standing)
    case 'withdrawn':
      return withdrawnPost(post, post.body, setting)
    case 'opening':
      return html`<h3 id="h-${post.id}" tabindex="-1"><span class="next">${words.next}</span> <span dir="auto">${post.body.category.name}</span></h3>${notesOf(post.body, setting)}${sponsorOf(post.body, setting)}`
    case 'result':
      return resultCard(post, post.body, setting)
  }
}

function textPost(post: Post, body: TextBody, setting: PostSetting, standing: Standing): TemplateResult {
  const { words } = setting.outlook.language
  const [first, ...others] = blocksOf(body)
  const headline = first?.is === 'heading' ? first : undefined
  return html`${flags(body, setting, standing)}${
    headline
      ? html`<h3 id="h-${post.id}" class="headline" tabindex="-1" dir="auto">${inlines(headline.of)}</h3><p class="by" dir="auto">${body.by}</p>`
      : html`<h3 id="h-${post.id}" class="by" tabindex="-1" dir="auto">${body.by}</h3>`
  }<div class="words">${blocks(headline ? others : blocksOf(body))}</div>${picture(
    body,
    (credit) => pieces(words.picture, { credit: html`<bdi>${credit}</bdi>` }),
    setting.outlook.base,
  )}${textNotes(body, setting)}${
    post.editedAt === null || body.corrections
      ? nothing
      : html`<p class="edited">${pieces(words.editedAt, { time: timeOf(post.editedAt, setting) })}</p>`
  }`
}

/** What the editors say of a post before it begins. */
function flags(body: TextBody, { outlook }: PostSetting, { pinned }: Standing) {
  const { words } = outlook.language
  const labels = body.labels ?? []
  if (!pinned && !body.key && labels.length === 0) return nothing
  return html`<p class="flags">${pinned ? html`<strong class="pin">${words.pinned}</strong> ` : nothing}${
    body.key ? html`<strong>${words.keyMoment}</strong> ` : nothing
  }${labels.map((label) => html`<span dir="auto">${label}</span> `)}</p>`
}

/** Its place stays, and says when it was taken back and why. */
function withdrawnPost(post: Post, { reason }: WithdrawnBody, setting: PostSetting): TemplateResult {
  const { words } = setting.outlook.language
  return html`<h3 id="h-${post.id}" class="gone" tabindex="-1">${words.postWithdrawn}</h3><p class="edited">${
    post.editedAt === null ? nothing : pieces(words.withdrawnAt, { time: timeOf(post.editedAt, setting) })
  }${reason === null ? nothing : html` <span class="reason" dir="auto">${reason}</span>`}</p>`
}
