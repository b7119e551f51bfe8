/** The press page as one template. */

import { repeat } from 'lit/directives/repeat.js'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Post, ResultBody } from '#shared/posts'
import type { PressView, TakenBack } from '#shared/press-view'
import type { Entry } from '#shared/show-file'
import { clock, longDate, machineTime, zoneName } from '../times.ts'
import type { PressRoom, Standing } from './room.ts'
import { embargoOf, lineOf, textOf } from './words.ts'

export interface PressActs {
  readonly copy: (id: string, text: string) => void
  readonly reload: () => void
}

const STANDS: Readonly<Record<Standing, string>> = {
  joining: 'Coming in …',
  live: 'Live: as the room sees it',
  lost: 'No link: what is below may be behind',
  stranger: 'Not signed in',
  'too-old': 'This page is out of date',
}

/** The newest first, below what was taken back; `copied` is the id of the post whose text was copied last. */
export function pressPage(room: PressRoom, copied: string | null, acts: PressActs): TemplateResult {
  const { standing, view } = room
  return html`<header><p class="kicker">Press room</p><h1 dir="auto">${view?.about.ceremony.name ?? 'Results'}</h1>${
    view
      ? html`<p class="occasion">${longDate(view.about.ceremony.date)}${view.about.ceremony.venue === null ? nothing : html`, <bdi>${view.about.ceremony.venue}</bdi>`}</p>`
      : nothing
  }<p class="standing" data-standing=${standing} role="status"><span>${STANDS[standing]}</span>${
    standing === 'too-old' ? html` <button type="button" @click=${acts.reload}>Reload</button>` : nothing
  }</p></header><main>${standing === 'stranger' ? stranger() : view ? posts(view, room, copied, acts) : waiting(standing)}</main><footer>${
    view
      ? html`<p>Not for publication before the time each result names. Times are those of the venue (${zoneName(room.heardAt ?? Date.parse(`${view.about.ceremony.date}T12:00:00Z`), view.about.ceremony.timeZone)}).</p>`
      : nothing
  }</footer>`
}

const stranger = (): TemplateResult =>
  html`<p class="empty">This page is for the press room. Open the link you were given; it signs you in once. If it was used already, ask the producer for another.</p>`

const waiting = (standing: Standing): TemplateResult =>
  html`<p class="empty">${standing === 'live' ? 'The performance has not begun. Results appear here the moment the room sees them.' : 'Waiting for the server.'}</p>`

function posts(view: PressView, room: PressRoom, copied: string | null, acts: PressActs): TemplateResult {
  const results = [...view.posts].reverse()
  return html`${view.takenBack.map(takenBackNote)}${
    results.length === 0
      ? waiting('live')
      : html`<ol role="list">${repeat(
          results,
          ({ id }) => id,
          (post) => html`<li>${postCard(post, view, room, copied === post.id, acts)}</li>`,
        )}</ol>`
  }`
}

const takenBackNote = ({ category, level, reason }: TakenBack): TemplateResult =>
  html`<p class="taken-back" role="alert"><strong>Taken back: <bdi>${category.name}</bdi>, <bdi>${level.name}</bdi>.</strong> Do not use it.${reason === null ? nothing : html` <span dir="auto">${reason}</span>`}</p>`

function postCard(post: Post, view: PressView, { heardAt }: PressRoom, copied: boolean, acts: PressActs) {
  const { body, id } = post
  const zone = view.about.ceremony.timeZone
  const at = post.editedAt ?? post.at
  const time = html`<time datetime=${machineTime(at, zone)}>${clock(at, zone)}</time>`
  if (body.kind === 'opening')
    return html`<article class="opening" id=${`p-${id}`}><p class="when">${time}</p><h2><span class="next">Now</span> <bdi>${body.category.name}</bdi></h2></article>`
  if (body.kind !== 'result') return nothing
  const embargo = id in view.embargoed ? embargoOf(view.embargoed[id] ?? null, heardAt, zone) : 'Public'
  return html`<article class=${`result ${body.top ? 'top' : 'lower'} ${body.result ? '' : 'withdrawn'}`} id=${`p-${id}`} data-public=${embargo === 'Public'}><p class="when">${time} <span class="embargo">${embargo}</span></p><h2><span class="level" dir="auto">${body.level.name}</span> <bdi>${body.category.name}</bdi></h2>${named(body)}${
    body.corrections[0]
      ? html`<p class="correction" role="note"><strong>${body.corrections[0].retracted ? 'Withdrawn' : 'Corrected'}.</strong> Said before: <bdi>${lineOf(body.corrections[0].was)}</bdi>.${body.corrections[0].reason === null ? nothing : html` <span dir="auto">${body.corrections[0].reason}</span>`}</p>`
      : nothing
  }${body.result ? html`<p class="as-text" data-text=${id}>${textOf(body)}</p><p><button type="button" @click=${() => acts.copy(id, textOf(body))}>${copied ? 'Copied' : 'Copy as text'}</button></p>` : nothing}</article>`
}

const named = ({ result }: ResultBody): TemplateResult => {
  if (!result) return html`<p class="no-result">Withdrawn. Do not use it.</p>`
  if (result.entries.length === 0) return html`<p class="winner">No award</p>`
  return html`${result.entries.map(entry)}${result.citation === null ? nothing : html`<blockquote dir="auto">${result.citation}</blockquote>`}`
}

const entry = ({ entrant, person, title, partners }: Entry): TemplateResult =>
  html`<p class="winner" dir="auto">${entrant}</p>${[person, title, ...partners].map((words) =>
    words === null ? nothing : html`<p class="more" dir="auto">${words}</p>`,
  )}`
