/** The posts of the live blog, one template each. Server and browser draw with the same ones. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Correction, Post, PostBody, ResultBody, Rewording } from '#shared/posts'
import type { Entry } from '#shared/show-file'
import { clock, day, machineTime } from '../times.ts'
import { listed, resultLine } from './words.ts'

/** What a post needs to know of the page around it. */
export interface PostSetting {
  readonly timeZone: string
  /** The day of the first post, as `20 July`: a post of another day says its own. */
  readonly firstDay: string
  readonly arrived: boolean
}

const timeOf = (at: number, { timeZone, firstDay }: PostSetting): TemplateResult => {
  const on = day(at, timeZone)
  const text = on === firstDay ? clock(at, timeZone) : `${on}, ${clock(at, timeZone)}`
  return html`<time datetime=${machineTime(at, timeZone)}>${text}</time>`
}

export function postItem(post: Post, setting: PostSetting): TemplateResult {
  const arrived = setting.arrived ? ' arrived' : ''
  return html`<li class="post"><article id="p-${post.id}" class="${kindOf(post.body)}${arrived}" aria-labelledby="h-${post.id}" data-rev=${post.rev}><p class="when"><a href="#p-${post.id}"><span class="unseen">Link to this post, </span>${timeOf(post.at, setting)}</a></p><div class="what">${bodyOf(post, setting)}</div></article></li>`
}

function kindOf(body: PostBody): string {
  if (body.kind !== 'result') return body.kind
  if (!body.result) return 'result withdrawn'
  return body.top ? 'result winner' : 'result commended'
}

function bodyOf(post: Post, setting: PostSetting): TemplateResult {
  switch (post.body.kind) {
    case 'text':
      return html`<h3 id="h-${post.id}" class="by" tabindex="-1" dir="auto">${post.body.by}</h3><div class="words">${paragraphs(post.body.text)}</div>${
        post.editedAt === null
          ? nothing
          : html`<p class="edited">Edited at ${timeOf(post.editedAt, setting)}</p>`
      }`
    case 'withdrawn':
      return html`<h3 id="h-${post.id}" class="by" tabindex="-1" dir="auto">${post.body.by}</h3><p class="no-result">This post has been withdrawn.</p>`
    case 'opening':
      return html`<h3 id="h-${post.id}" tabindex="-1"><span class="next">Next</span> <span dir="auto">${post.body.category.name}</span></h3>${rewordingsOf(post.body, setting)}${sponsorOf(post.body)}`
    case 'result':
      return resultCard(post.id, post.body, setting)
  }
}

/** A blank line ends a paragraph; a single line break stays a line break (by the style sheet). */
const paragraphs = (text: string): TemplateResult[] =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p dir="auto">${paragraph}</p>`)

function resultCard(id: string, body: ResultBody, setting: PostSetting): TemplateResult {
  const { result } = body
  return html`<header><h3 id="h-${id}" tabindex="-1"><span class="level" dir="auto">${body.level.name}</span> <span class="category" dir="auto">${body.category.name}</span></h3></header>${
    result
      ? html`<div class="awarded">${result.entries.length === 0 ? html`<p class="no-award">No award</p>` : result.entries.map(entryOf)}${
          result.citation === null
            ? nothing
            : html`<blockquote class="citation" dir="auto">${result.citation}</blockquote>`
        }</div>`
      : html`<p class="no-result">This result has been withdrawn.</p>`
  }${body.corrections.map((correction) => correctionNote(correction, setting))}${rewordingsOf(body, setting)}${
    body.offStage ? html`<p class="off-stage">Presented off stage</p>` : nothing
  }${sponsorOf(body)}`
}

/** A bare entrant has its name large; where there is a person or a title, these follow it. */
const entryOf = (entry: Entry): TemplateResult =>
  html`<div class="entry"><p class="entrant" dir="auto">${entry.entrant}</p>${
    entry.person === null ? nothing : html`<p class="person" dir="auto">${entry.person}</p>`
  }${entry.title === null ? nothing : html`<p class="title" dir="auto">${entry.title}</p>`}${
    entry.partners.length === 0
      ? nothing
      : html`<p class="partners">with <span dir="auto">${listed(entry.partners)}</span></p>`
  }</div>`

const sponsorOf = (body: { category: { sponsor: string | null } }) =>
  body.category.sponsor === null
    ? nothing
    : html`<p class="sponsor">Sponsored by <span dir="auto">${body.category.sponsor}</span></p>`

/** What was said before, when it changed and why: a correction hides nothing (F2). */
const correctionNote = (correction: Correction, setting: PostSetting): TemplateResult =>
  html`<p class="correction" role="note"><strong>${correction.retracted ? 'Withdrawn' : 'Corrected'} at ${timeOf(correction.at, setting)}.</strong> This post said before: <span class="was" dir="auto">${resultLine(correction.was)}</span>.${
    correction.reason === null ? nothing : html` <span class="reason" dir="auto">${correction.reason}</span>`
  }</p>`

const CORRECTED: Record<Rewording['what'], string> = {
  spelling: 'Spelling corrected',
  sponsor: 'Sponsor corrected',
}

/** Words put right, and what stood there before. */
const rewordingsOf = (
  { rewordings = [] }: { rewordings?: readonly Rewording[] },
  setting: PostSetting,
): TemplateResult[] =>
  rewordings.map(
    ({ at, what, words }) =>
      html`<p class="correction" role="note"><strong>${CORRECTED[what]} at ${timeOf(at, setting)}.</strong> ${words.map(
        ({ was }) =>
          was === null
            ? html`Nothing stood here before. `
            : html`This post said before: <span class="was" dir="auto">${was}</span>. `,
      )}</p>`,
  )
