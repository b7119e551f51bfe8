/** A result as a card: whose award it is, what was said of it, and what proves it. */
import { keyed } from 'lit/directives/keyed.js'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Post, PublishedResult, ResultBody } from '#shared/posts'
import { pieces } from '#shared/sentences'
import type { Entry } from '#shared/show-file'
import { commitmentsAddress } from './addresses.ts'
import { correctionNote, notesOf, sponsorOf } from './corrections.ts'
import { listed } from './language/counting.ts'
import { placeOf } from './outlook.ts'
import { type PostSetting, timeOf } from './setting.ts'

/** Without a result it was taken back: it says so, keeps its corrections, and has nothing to verify. */
export function resultCard(post: Post, body: ResultBody, setting: PostSetting): TemplateResult {
  const { words } = setting.outlook.language
  const { result } = body
  return html`<header><h3 id="h-${post.id}" tabindex="-1"><span class="level" dir="auto">${body.level.name}</span> <span class="category" dir="auto">${body.category.name}</span></h3></header>${
    result
      ? html`<div class="awarded">${
          result.entries.length === 0
            ? html`<p class="no-award">${words.noAward}</p>`
            : result.entries.map((entry) => entryOf(entry, setting))
        }${
          result.citation === null
            ? nothing
            : html`<blockquote class="citation" dir="auto">${result.citation}</blockquote>`
        }</div>`
      : html`<p class="no-result">${words.resultWithdrawn}</p>`
  }${body.corrections.map((correction) => correctionNote(correction, setting))}${notesOf(body, setting)}${
    body.offStage ? html`<p class="off-stage">${words.offStage}</p>` : nothing
  }${sponsorOf(body, setting)}${result ? proofLine(post, body, result, setting) : nothing}`
}

/** A bare entrant has its name large; where there is a person or a title, these follow it. */
const entryOf = (entry: Entry, { outlook: { language } }: PostSetting): TemplateResult =>
  html`<div class="entry"><p class="entrant" dir="auto">${entry.entrant}</p>${
    entry.person === null ? nothing : html`<p class="person" dir="auto">${entry.person}</p>`
  }${entry.title === null ? nothing : html`<p class="title" dir="auto">${entry.title}</p>`}${
    entry.partners.length === 0
      ? nothing
      : html`<p class="partners">${pieces(language.words.with, { names: html`<span dir="auto">${listed(entry.partners, language)}</span>` })}</p>`
  }</div>`

/** When it was sealed and opened, and the way to the proof (E2): with script it is verified where it stands. */
function proofLine(
  post: Post,
  { category, level, corrections }: ResultBody,
  { version, commitment }: PublishedResult,
  setting: PostSetting,
): TemplateResult {
  const { feed, outlook } = setting
  const { words } = outlook.language
  const sealed = feed.commitments.find(
    (one) => one.category === category.id && one.level === level.id && one.version === version,
  )?.at
  const opened = timeOf(corrections[0]?.at ?? post.at, setting)
  const when =
    sealed === undefined
      ? pieces(words.opened, { opened })
      : pieces(words.sealedOpened, { sealed: timeOf(sealed, setting), opened })
  const page = commitmentsAddress(placeOf(feed, outlook))
  // Another result is another proof: what was said of the one before is gone with it.
  return html`${keyed(
    `${commitment} ${version}`,
    html`<p class="proof">${when} · <a href="${page}#c-${category.id}" data-verify=${post.id} aria-label="${words.verify}: ${level.name}, ${category.name}">${words.verify}</a> <span class="outcome" aria-live="polite"></span></p>`,
  )}`
}
