/** One post as its readers see it, with the means to mend it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Post, ResultBody, TextBody } from '#shared/posts'
import { type AtBlog, othersOn } from '../blog/at-blog.ts'
import { composingOf, extrasOf } from '../blog/composing.ts'
import { drawWords, plainPieces, wordsLook } from '../blog/draw-words.ts'
import { EditingHere } from '../blog/editing-here.ts'
import { keyIcon, pinIcon } from '../blog/icons.ts'
import type { PostComposer } from '../blog/post-composer.ts'
import { say, sayWith } from '../language/say.ts'
import '../blog/post-composer.ts'
import { postActions } from '../blog/post-actions.ts'
import { openElsewhere, sideBySide, sideBySideLook } from '../blog/side-by-side.ts'
import type { Send } from '../desk.ts'
import { clockTime, entryName } from '../words.ts'
import { postLook } from './blog-post-look.ts'
import { look } from './look.ts'

@customElement('blog-post')
export class BlogPost extends LitElement {
  static override styles = [look, wordsLook, sideBySideLook, postLook]

  @property({ attribute: false }) post!: Post
  @property({ attribute: false }) at!: AtBlog
  @property({ type: Boolean }) pinned = false
  @state() private asks: 'withdraw' | 'delete' | null = null
  @state() private sending = false
  @state() private refusal = ''
  @query('post-composer') private readonly composer!: PostComposer | null
  private readonly here = new EditingHere(this, () => this.post.id)

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.at.mayWrite) this.here.resume()
  }

  /** Opens it to be changed; with a correction, readers are told what was wrong. */
  async edit(isCorrected = false): Promise<void> {
    const { body, rev } = this.post
    if (body.kind !== 'text') return
    this.asks = null
    this.refusal = ''
    if (!this.here.editing) this.here.open(composingOf(body), rev)
    const { editing } = this.here
    if (isCorrected && editing) this.here.type({ ...editing.composing, correction: '' })
    await this.updateComplete
    this.composer?.scrollIntoView({ block: 'nearest' })
    this.composer?.focus(isCorrected ? 'correction' : 'text')
  }

  private save(): void {
    const { editing } = this.here
    if (!editing || this.isMoved || this.here.isSent || !this.composer?.check()) return
    const { text, correction } = editing.composing
    this.here.save({
      kind: 'edit-post',
      post: this.post.id,
      rev: editing.rev,
      text,
      ...extrasOf(editing.composing),
      ...(correction !== null && { correction }),
    })
  }

  /** Somebody else saved meanwhile; what this desk has just sent is not somebody else. */
  private get isMoved(): boolean {
    const { editing } = this.here
    return editing !== null && !this.here.isSent && editing.rev !== this.post.rev
  }

  private async carry(wish: Parameters<Send>[0]): Promise<void> {
    this.sending = true
    this.refusal = ''
    const outcome = await this.at.send(wish)
    this.sending = false
    if (outcome.ok) this.asks = null
    else this.refusal = outcome.sentence
  }

  protected override render(): TemplateResult {
    const { post, at, here } = this
    const { timeZone } = at
    const { body } = post
    const others = othersOn(at, post.id)
    return html`
      <article>
        <p class="meta">
          <time>${clockTime(post.at, timeZone)}</time>
          ${'by' in body ? html`<span dir="auto">${body.by}</span>` : html`<span>${say('The show')}</span>`}
          ${post.editedAt === null ? nothing : html`<span>${say('edited {time}', { time: clockTime(post.editedAt, timeZone) })}</span>`}
          ${this.pinned ? html`<span class="mark">${pinIcon} ${say('Pinned')}</span>` : nothing}
          ${body.kind === 'text' && body.key ? html`<span class="mark">${keyIcon} ${say('Key event')}</span>` : nothing}
          ${openElsewhere(others)}
        </p>
        ${here.editing && body.kind === 'text' ? this.form(body) : this.body()}
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        ${!at.mayWrite || here.editing ? nothing : this.actions()}
      </article>
    `
  }

  private actions(): TemplateResult {
    const { post, pinned } = this
    return postActions({
      kind: post.body.kind,
      off: !this.at.live || this.sending,
      live: this.at.live,
      pinned,
      asks: this.asks,
      edit: () => void this.edit(),
      pin: () => void this.carry({ kind: 'pin-post', post: pinned ? null : post.id }),
      ask: (asks) => {
        this.asks = asks
        this.refusal = ''
      },
      withdraw: (reason) => void this.carry({ kind: 'withdraw-post', post: post.id, rev: post.rev, reason }),
      remove: () => void this.carry({ kind: 'delete-post', post: post.id }),
    })
  }

  private form(body: TextBody): TemplateResult | typeof nothing {
    const { here, at, post, isMoved } = this
    if (!here.editing) return nothing
    const isSent = here.isSent
    return html`
      ${
        isMoved
          ? sideBySide({
              who: othersOn(at, post.id)[0] ?? say('Somebody else'),
              text: body.text,
              off: isSent,
              take: () => here.open(composingOf(body), post.rev),
              replace: () => {
                here.rebase(post.rev)
                this.save()
              },
            })
          : nothing
      }
      <post-composer
        writes="edit"
        label=${say('Text of the post')}
        .at=${at}
        .composing=${here.editing.composing}
        by=${body.by}
        ?off=${isSent}
        @change=${(event: CustomEvent) => here.type(event.detail)}
        @publish=${() => this.save()}
        @pin=${() => void this.carry({ kind: 'pin-post', post: this.pinned ? null : post.id })}
      >
        <button type="button" class="main" ?disabled=${isMoved || isSent} @click=${() => this.save()}>
          ${isSent ? (at.live ? say('Saving…') : say('Waiting for the link…')) : here.editing.composing.correction === null ? say('Save') : say('Save the correction')}
        </button>
        ${isSent ? nothing : html`<button type="button" class="quiet" @click=${() => here.close()}>${say('Discard')}</button>`}
        ${here.editing.composing.correction === null && !isSent ? html`<button type="button" class="quiet" data-do="correct" @click=${() => this.edit(true)}>${say('Say what was wrong')}</button>` : nothing}
      </post-composer>
      ${isSent && !at.live ? html`<p class="soft">${say('Your change is kept on this device, and goes out once when the link is back.')}</p>` : nothing}
      <div role="alert">${here.refused ? html`<p class="refusal">${here.refused}</p>` : nothing}</div>
    `
  }

  private body(): TemplateResult {
    const { body } = this.post
    switch (body.kind) {
      case 'opening':
        return html`<p dir="auto">${sayWith('Now: {category}', { category: html`<strong>${body.category.name}</strong>` })}</p>`
      case 'result':
        return this.result(body)
      case 'withdrawn':
        return html`<p class="withdrawn">✕ ${say('Withdrawn')}</p>${body.reason === null ? nothing : html`<p class="soft" dir="auto">${body.reason}</p>`}`
      case 'text':
        return this.text(body)
    }
  }

  private text({ text, words, image, labels = [], corrections = [] }: TextBody): TemplateResult {
    return html`
      <div class="text words">${drawWords(words ?? plainPieces(text))}</div>
      ${
        image
          ? html`<figure><img src="/images/${image.image}" alt=${image.alt} width=${image.width} height=${image.height} />${image.credit === null ? nothing : html`<figcaption dir="auto">${image.credit}</figcaption>`}</figure>`
          : nothing
      }
      ${labels.length === 0 ? nothing : html`<p class="labels">${labels.map((label) => html`<span dir="auto">${label}</span>`)}</p>`}
      ${corrections.map(({ at, note }) => html`<p class="correction" dir="auto">${say('Corrected {time}: {note}', { time: clockTime(at, this.at.timeZone), note })}</p>`)}
    `
  }

  private result({ category, level, result, corrections }: ResultBody): TemplateResult {
    const names = result?.entries.map(entryName) ?? []
    return html`
      <p dir="auto"><strong>${category.name}</strong> <span class="soft">${level.name}</span></p>
      ${result === null ? html`<p class="withdrawn">✕ ${say('Withdrawn')}</p>` : nothing}
      ${result !== null && names.length === 0 ? html`<p>${say('No award')}</p>` : nothing}
      ${names.map((name) => html`<p class="winner" dir="auto">${name}</p>`)}
      ${corrections.length > 0 && result !== null ? html`<p class="soft">${corrections[0]?.reason ? say('Corrected: {reason}', { reason: corrections[0].reason }) : say('Corrected')}</p>` : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'blog-post': BlogPost
  }
}
