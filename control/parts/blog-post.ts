/** One post as its readers see it, with the means to mend it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Post, ResultBody } from '#shared/posts'
import type { Send } from '../desk.ts'
import { keepDraft, readDraft } from '../drafts.ts'
import { clockTime, entryName } from '../words.ts'
import { postLook } from './blog-post-look.ts'
import { look } from './look.ts'

@customElement('blog-post')
export class BlogPost extends LitElement {
  static override styles = [look, postLook]

  @property({ attribute: false }) post!: Post
  @property({ attribute: false }) timeZone: string | undefined
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayWrite = false
  @state() private mode: 'read' | 'edit' | 'delete' = 'read'
  @state() private text = ''
  /** The revision the editor began from; a newer one is not overwritten unseen. */
  @state() private rev = 1
  @state() private sending = false
  @state() private refusal = ''

  private get draftName(): string {
    return `edit.${this.post.id}`
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const { text } = readDraft(this.draftName)
    if (text !== '') this.edit(text)
  }

  private edit(text: string): void {
    this.mode = 'edit'
    this.text = text
    this.rev = this.post.rev
  }

  private stop(): void {
    keepDraft(this.draftName, { text: '', id: null })
    this.mode = 'read'
    this.refusal = ''
  }

  private async save(rev = this.rev): Promise<void> {
    if (this.sending || !this.live || this.text.trim() === '') return
    await this.carry({ kind: 'edit-post', post: this.post.id, rev, text: this.text })
  }

  private async carry(wish: Parameters<Send>[0]): Promise<void> {
    this.sending = true
    this.refusal = ''
    const outcome = await this.send(wish)
    this.sending = false
    if (outcome.ok) this.stop()
    else this.refusal = outcome.sentence
  }

  private typed(event: KeyboardEvent): void {
    if (event.key === 'Escape') (event.target as HTMLElement).blur()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) void this.save()
  }

  protected override render() {
    const { post } = this
    return html`
      <article>
        <p class="meta">
          <time>${clockTime(post.at, this.timeZone)}</time>
          ${post.body.kind === 'text' ? html`<span dir="auto">${post.body.by}</span>` : html`<span>The show</span>`}
          ${post.editedAt === null ? nothing : html`<span>edited ${clockTime(post.editedAt, this.timeZone)}</span>`}
        </p>
        ${this.body()}
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        ${post.body.kind === 'text' && this.mayWrite ? this.actions(post.body.text) : nothing}
      </article>
    `
  }

  private body(): TemplateResult {
    const { body } = this.post
    if (body.kind === 'opening') return html`<p dir="auto">Now: <strong>${body.category.name}</strong></p>`
    if (body.kind === 'result') return this.result(body)
    if (body.kind === 'withdrawn') return html`<p class="withdrawn">✕ Withdrawn</p>`
    if (this.mode !== 'edit') return html`<p class="text" dir="auto">${body.text}</p>`
    const moved = this.post.rev !== this.rev
    return html`
      ${moved ? html`<p class="text now" dir="auto">${body.text}</p>` : nothing}
      <textarea
        rows="4"
        maxlength="4000"
        dir="auto"
        aria-label="Text of the post"
        .value=${this.text}
        ?readonly=${this.sending}
        @keydown=${this.typed}
        @input=${(event: Event) => {
          this.text = (event.target as HTMLTextAreaElement).value
          keepDraft(this.draftName, { text: this.text, id: null })
        }}
      ></textarea>
    `
  }

  private result({ category, level, result, corrections }: ResultBody): TemplateResult {
    const names = result?.entries.map(entryName) ?? []
    return html`
      <p dir="auto"><strong>${category.name}</strong> <span class="soft">${level.name}</span></p>
      ${result === null ? html`<p class="withdrawn">✕ Withdrawn</p>` : nothing}
      ${result !== null && names.length === 0 ? html`<p>No award</p>` : nothing}
      ${names.map((name) => html`<p class="winner" dir="auto">${name}</p>`)}
      ${corrections.length > 0 && result !== null ? html`<p class="soft">Corrected${corrections[0]?.reason ? `: ${corrections[0].reason}` : ''}</p>` : nothing}
    `
  }

  private actions(text: string): TemplateResult {
    const off = !this.live || this.sending
    if (this.mode === 'delete') {
      return html`
        <p class="actions">
          <span>Delete this post?</span>
          <button class="danger" ?disabled=${off} @click=${() => this.carry({ kind: 'delete-post', post: this.post.id })}>
            Delete
          </button>
          <button class="quiet" @click=${this.stop}>Keep</button>
        </p>
      `
    }
    if (this.mode === 'edit') {
      const moved = this.post.rev !== this.rev
      return html`
        <p class="actions">
          <button class="main" ?disabled=${off || moved} @click=${() => this.save()}>Save</button>
          ${moved ? html`<button ?disabled=${off} @click=${() => this.save(this.post.rev)}>Replace the newer text</button>` : nothing}
          <button class="quiet" @click=${this.stop}>Discard</button>
        </p>
      `
    }
    return html`
      <p class="actions">
        <button class="quiet" ?disabled=${off} @click=${() => this.edit(text)}>Edit</button>
        <button
          class="quiet"
          ?disabled=${off}
          @click=${() => {
            this.mode = 'delete'
          }}
        >
          Delete
        </button>
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'blog-post': BlogPost
  }
}
