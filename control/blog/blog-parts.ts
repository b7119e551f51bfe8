/** The parts of the live blog's desk, and the list from which a post to be corrected is chosen. */
import { html, nothing, type TemplateResult } from 'lit'
import { plainWords } from '#shared/plain-words'
import { say } from '../language/say.ts'
import { clockTime } from '../words.ts'
import type { AtBlog } from './at-blog.ts'
import { ownDrafts } from './drafts-list.ts'
import { countPrepared } from './prepared.ts'

export type BlogPart = 'posts' | 'drafts' | 'prepared'

/** Posts have no number: only what waits to be published is counted. */
export function blogParts(shown: BlogPart, at: AtBlog, go: (part: BlogPart) => void): TemplateResult {
  const part = (name: BlogPart, words: string, count: number) => html`
    <button type="button" class="quiet" data-part=${name} aria-current=${name === shown ? 'true' : nothing} @click=${() => go(name)}>
      ${words} ${count > 0 ? html`<span class="number">${count}</span>` : nothing}
    </button>
  `
  return html`
    <nav class="parts" aria-label=${say('Parts of the live blog')}>
      ${part('posts', say('Posts'), 0)}
      ${part('drafts', say('Drafts'), ownDrafts(at.drafts).length)}
      ${part('prepared', say('For winners'), countPrepared(at.drafts))}
    </nav>
  `
}

const LISTED = 8

/** Chooses null for none of them. */
export function correctPicker(
  { feed, timeZone }: AtBlog,
  choose: (post: string | null) => void,
): TemplateResult {
  const posts = (feed?.posts ?? [])
    .filter(({ body }) => body.kind === 'text')
    .slice(-LISTED)
    .reverse()
  return html`
    <div class="pick" role="group" aria-label=${say('Correct a post')}>
      <p><strong>${posts.length === 0 ? say('There is no post to correct yet.') : say('Which post was wrong?')}</strong></p>
      <ul>
        ${posts.map(({ id, at, body }) => {
          const text = body.kind === 'text' ? (body.words ? plainWords(body.words) : body.text) : ''
          return html`<li><button type="button" class="quiet" @click=${() => choose(id)}>${clockTime(at, timeZone)} <span dir="auto">${text}</span></button></li>`
        })}
      </ul>
      <p class="row"><button type="button" class="quiet" @click=${() => choose(null)}>${say('Never mind')}</button> <span class="soft">${say('A wrong result is not corrected here, but by whoever sets results.')}</span></p>
    </div>
  `
}
