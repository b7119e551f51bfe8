/** Everything written and not published: what goes out at a time first, then what waits for somebody. */
import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { PostDraft } from '#shared/post-drafts'
import { say } from '../language/say.ts'
import type { AtBlog } from './at-blog.ts'
import './draft-card.ts'

/** Those that wait for a winner have a page of their own. */
export const ownDrafts = (drafts: readonly PostDraft[]): readonly PostDraft[] =>
  drafts.filter(({ when }) => when === null)

/** The soonest first, then those without a time, the newest on top; none that waits for a winner. */
export function draftsList(at: AtBlog): TemplateResult {
  const all = ownDrafts(at.drafts)
  const timed = all.filter((draft) => draft.at !== null).sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
  const others = all.filter((draft) => draft.at === null).reverse()
  if (all.length === 0) {
    return html`<p class="none soft">${say('No drafts. Write above and choose “Keep as draft” or “At a time…”: readers see nothing of it until then.')}</p>`
  }
  return html`
    ${part(say('Go out by themselves'), timed, at)}
    ${part(say('Wait for you'), others, at)}
  `
}

const part = (heading: string, drafts: readonly PostDraft[], at: AtBlog): TemplateResult => html`
  <section ?hidden=${drafts.length === 0}>
    <h2>${heading}</h2>
    <ol>
      ${repeat(
        drafts,
        ({ id }) => id,
        (draft) => html`<li><draft-card .draft=${draft} .at=${at}></draft-card></li>`,
      )}
    </ol>
  </section>
`
