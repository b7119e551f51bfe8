/** The live blog's desk: write, and below it what readers see, newest first. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Feed } from '#shared/feed'
import type { Send } from '../desk.ts'
import { type Draft, keepDraft, readDraft } from '../drafts.ts'
import { newCommandId } from '../wishes.ts'
import './blog-post.ts'
import { look } from './look.ts'

@customElement('blog-desk')
export class BlogDesk extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      form {
        display: grid;
        gap: 8px;
        padding: 10px 12px 12px;
        border-bottom: 1px solid var(--line);
      }
      .row {
        justify-content: space-between;
      }
      ol {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        padding-bottom: 16px;
        scrollbar-color: var(--line-strong) transparent;
      }
      .none {
        padding: 16px;
      }
    `,
  ]

  @property({ attribute: false }) feed: Feed | null = null
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayWrite = false
  @state() private draft: Draft = readDraft('post')
  @state() private sending = false
  @state() private refusal = ''
  /** Sent before a reload and not answered: goes out again under its old id. */
  private resume = this.draft.id !== null

  protected override updated(): void {
    if (!this.resume || !this.live) return
    this.resume = false
    void this.post()
  }

  private keep(draft: Draft): void {
    this.draft = draft
    keepDraft('post', draft)
  }

  private async post(): Promise<void> {
    if (this.sending || !this.live || this.draft.text.trim() === '') return
    const id = this.draft.id ?? newCommandId()
    this.keep({ ...this.draft, id })
    this.sending = true
    this.refusal = ''
    const outcome = await this.send({ kind: 'write-post', text: this.draft.text }, id)
    this.sending = false
    if (!outcome.ok) this.refusal = outcome.sentence
    this.keep({ text: outcome.ok ? '' : this.draft.text, id: null })
  }

  private typed(event: KeyboardEvent): void {
    if (event.key === 'Escape') (event.target as HTMLElement).blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    event.preventDefault()
    void this.post()
  }

  protected override render() {
    const posts = [...(this.feed?.posts ?? [])].reverse()
    return html`
      ${this.mayWrite ? this.composer() : nothing}
      ${posts.length === 0 ? html`<p class="none soft">Readers see no posts yet. Openings and results post themselves.</p>` : nothing}
      <ol tabindex="0" aria-label="Posts, newest first">
        ${repeat(
          posts,
          (post) => post.id,
          (post) => html`
            <li>
              <blog-post
                .post=${post}
                .timeZone=${this.feed?.about?.ceremony.timeZone}
                .send=${this.send}
                ?live=${this.live}
                ?mayWrite=${this.mayWrite}
              ></blog-post>
            </li>
          `,
        )}
      </ol>
    `
  }

  private composer() {
    return html`
      <form
        @submit=${(event: Event) => {
          event.preventDefault()
          void this.post()
        }}
      >
        <label class="unseen" for="text">New post for the live blog</label>
        <textarea
          id="text"
          rows="3"
          maxlength="4000"
          dir="auto"
          placeholder="Write to the readers"
          .value=${this.draft.text}
          ?readonly=${this.sending}
          @input=${(event: Event) => this.keep({ text: (event.target as HTMLTextAreaElement).value, id: null })}
          @keydown=${this.typed}
        ></textarea>
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        <div class="row">
          <span class="faint"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>
          <button class="main" ?disabled=${!this.live || this.sending || this.draft.text.trim() === ''}>
            ${this.sending ? (this.live ? 'Posting…' : 'Waiting for the link…') : 'Post'}
          </button>
        </div>
      </form>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'blog-desk': BlogDesk
  }
}
