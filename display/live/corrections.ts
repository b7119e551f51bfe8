/** What a post said before, when it changed and why: a correction hides nothing (F2). */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Correction, Rewording, TextBody } from '#shared/posts'
import { pieces } from '#shared/sentences'
import { type PostSetting, timeOf } from './setting.ts'
import { resultLine } from './words.ts'

const struck = (was: string): TemplateResult => html`<span class="was" dir="auto">${was}</span>`

/** Put right or taken back: with what was said before, and the reason where one was given (F2). */
export function correctionNote(
  { at, was, reason, retracted }: Correction,
  setting: PostSetting,
): TemplateResult {
  const { language } = setting.outlook
  const { words } = language
  const when = pieces(retracted ? words.withdrawnAt : words.correctedAt, { time: timeOf(at, setting) })
  const before = pieces(words.saidBefore, { was: struck(resultLine(was, language)) })
  return html`<p class="correction" role="note"><strong>${when}</strong> ${before}${
    reason === null ? nothing : html` <span class="reason" dir="auto">${reason}</span>`
  }</p>`
}

/** Words put right, and what stood there before. */
export function notesOf(
  { rewordings = [] }: { rewordings?: readonly Rewording[] },
  setting: PostSetting,
): TemplateResult[] {
  const { words } = setting.outlook.language
  const said = { spelling: words.spellingAt, sponsor: words.sponsorAt }
  return rewordings.map(
    ({ at, what, words: changed }) =>
      html`<p class="correction" role="note"><strong>${pieces(said[what], { time: timeOf(at, setting) })}</strong> ${changed.map(
        ({ was }) =>
          html`${was === null ? words.nothingBefore : pieces(words.saidBefore, { was: struck(was) })} `,
      )}</p>`,
  )
}

/** What an editor says of a text that was put right. */
export const textNotes = ({ corrections = [] }: TextBody, setting: PostSetting): TemplateResult[] =>
  corrections.map(
    ({ at, note }) =>
      html`<p class="correction" role="note"><strong>${pieces(setting.outlook.language.words.correctedAt, { time: timeOf(at, setting) })}</strong> <span dir="auto">${note}</span></p>`,
  )

/** The sponsor as this post names it; nothing where it names none. */
export const sponsorOf = (
  { category }: { category: { sponsor: string | null } },
  { outlook }: PostSetting,
) =>
  category.sponsor === null
    ? nothing
    : html`<p class="sponsor">${pieces(outlook.language.words.sponsoredBy, { sponsor: html`<bdi>${category.sponsor}</bdi>` })}</p>`
