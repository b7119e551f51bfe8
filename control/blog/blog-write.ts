/** Where posts begin: the composer, what can still be undone, and what is not with the readers yet. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { newCommandId } from '../wishes.ts'
import type { AtBlog } from './at-blog.ts'
import { correctPicker } from './blog-parts.ts'
import { blogWriteLook } from './blog-write-look.ts'
import {
  type Composing,
  extrasOf,
  instantOf,
  isEmpty,
  NOTHING,
  readComposing,
  wallClock,
} from './composing.ts'
import { type Letter, postOf } from './outbox.ts'
import { outboxList, outboxLook } from './outbox-list.ts'
import { hasPlace } from './places.ts'
import type { PostComposer } from './post-composer.ts'
import './post-composer.ts'
import { UNDO_MS } from './undo-strip.ts'
import './undo-strip.ts'

/** What was published last, for as long as it can be undone. */
interface Published {
  readonly post: string
  readonly composing: Composing
  readonly until: number
}

/** Offered first to whoever wants a post to go out later: in half an hour, on a round five minutes. */
const LATER_MS = 30 * 60_000
const ROUND_MS = 5 * 60_000

/** Fires `correct` with the id of a post. */
@customElement('blog-write')
export class BlogWrite extends LitElement {
  static override styles = [look, outboxLook, blogWriteLook]

  @property({ attribute: false }) at!: AtBlog
  @state() private composing: Composing = NOTHING
  @state() private published: Published | null = null
  @state() private isUndoing = false
  @state() private isPicking = false
  /** What was asked to be taken off the page, until it is known what came of that. */
  private undone: Published | null = null
  @query('post-composer') private readonly composer!: PostComposer | null

  override connectedCallback(): void {
    super.connectedCallback()
    this.composing = readComposing(this.at.keeping.read('post')) ?? NOTHING
  }

  /** A post was taken by the server: from here on it can be undone. */
  accepted(letter: Letter): void {
    const { composing } = letter
    this.undone = null
    this.published = { post: postOf(letter), composing, until: performance.now() + UNDO_MS }
  }

  /** What stands in the composer already is put aside, and lost to nobody. */
  private bringBack(composing: Composing): void {
    if (!isEmpty(this.composing)) this.at.post(null, this.composing)
    this.write({ ...composing, correction: null })
    this.composer?.focus()
  }

  private write(composing: Composing): void {
    this.composing = composing
    const isNothing = isEmpty(composing) && !composing.key && !composing.pin && composing.when === null
    this.at.keeping.keep('post', isNothing ? null : composing)
  }

  /** At once, or at its time. */
  private publish(): void {
    const { composing } = this
    if (!this.composer?.check()) return
    if (composing.when === null) {
      this.at.post({ kind: 'write-post', text: composing.text, ...extrasOf(composing) }, composing)
      this.begin()
    } else this.keepDraft(composing)
  }

  private keepDraft(composing: Composing): void {
    const { text, when } = composing
    const at = when === null ? null : instantOf(when, this.at.ahead)
    this.at.post(
      { kind: 'keep-draft', draft: newCommandId(), rev: 0, text, ...extrasOf(composing), at, when: null },
      composing,
    )
    this.begin()
  }

  private begin(): void {
    this.write(NOTHING)
    this.composer?.focus()
  }

  private async undo(): Promise<void> {
    const { published, at } = this
    if (!published || this.isUndoing) return
    const post = at.feed?.posts.find(({ id }) => id === published.post)
    if (post && post.rev > 1) {
      this.published = null
      at.say(say('Somebody has changed this post since: look at it before you delete it.'))
      return
    }
    this.isUndoing = true
    this.undone = published
    const outcome = await at.send({ kind: 'delete-post', post: published.post })
    this.isUndoing = false
    this.published = null
    if (outcome.ok) this.bringUndoneBack()
    else if (outcome.code !== 'link-lost' && outcome.code !== 'no-answer') this.undone = null
    at.say(outcome.ok ? say('Taken off the page; your words are back.') : outcome.sentence)
  }

  /** The answer may have been lost on the way: once the post is off the page, its words are back all the same. */
  private bringUndoneBack(): void {
    const { undone } = this
    this.undone = null
    if (undone) this.bringBack(undone.composing)
  }

  protected override willUpdate(): void {
    const { undone, at } = this
    if (undone && !this.isUndoing && at.feed && !at.feed.posts.some(({ id }) => id === undone.post))
      this.bringUndoneBack()
  }

  private readonly pick = async (): Promise<void> => {
    this.isPicking = true
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.pick button')?.focus()
  }

  private chose(post: string | null): void {
    this.isPicking = false
    if (post === null) this.composer?.focus()
    else this.dispatchEvent(new CustomEvent('correct', { detail: post }))
  }

  protected override render(): TemplateResult {
    const { composing, at } = this
    return html`
      <post-composer
        label=${say('New post for the live blog')}
        placeholder=${say('Write to the readers; / for commands')}
        .at=${at}
        .composing=${composing}
        by=${at.name}
        @change=${(event: CustomEvent<Composing>) => this.write(event.detail)}
        @publish=${() => this.publish()}
        @correct=${this.pick}
      >
        ${this.buttons(composing)}
        <div slot="after" class="after">${this.belowButtons()}</div>
      </post-composer>
    `
  }

  /** Between the buttons and the preview: however long that is, what can be undone is in sight. */
  private belowButtons(): TemplateResult {
    const { at, published } = this
    const { outbox, live } = at
    return html`
      ${this.isPicking ? correctPicker(at, (post) => this.chose(post)) : nothing}
      ${
        published
          ? html`<undo-strip
              what=${published.composing.text}
              .until=${published.until}
              ?off=${this.isUndoing || !live}
              @undo=${() => this.undo()}
              @over=${() => {
                this.published = null
              }}
            ></undo-strip>`
          : nothing
      }
      ${outboxList(
        outbox.letters.filter((letter) => !hasPlace(letter, at)),
        {
          live,
          writeOn: ({ id, composing }) => {
            if (outbox.takeBack(id)) this.bringBack(composing)
          },
          throwAway: ({ id }) => void outbox.takeBack(id),
        },
      )}
    `
  }

  private buttons(composing: Composing): TemplateResult {
    const isTimed = composing.when !== null
    const publishes = this.at.live ? say('Publish') : say('Publish when the link is back')
    return html`
      <button type="button" class="main" data-do="publish" @click=${() => this.publish()}>${isTimed ? say('Schedule') : publishes}</button>
      <button type="button" class="quiet" data-do="draft" @click=${() => this.asDraft()}>${say('Keep as draft')}</button>
      ${isTimed ? nothing : html`<button type="button" class="quiet" data-do="when" @click=${() => this.later()}>${say('At a time…')}</button>`}
      <span class="faint hint"><kbd>${say('Ctrl')}</kbd> <kbd>Enter</kbd></span>
    `
  }

  /** Waits for somebody, whatever time was chosen before. */
  private async asDraft(): Promise<void> {
    this.write({ ...this.composing, when: null })
    await this.updateComplete
    await this.composer?.updateComplete
    if (this.composer?.check()) this.keepDraft(this.composing)
  }

  private later(): void {
    const at = Math.ceil((this.at.now() + LATER_MS) / ROUND_MS) * ROUND_MS
    this.write({ ...this.composing, when: wallClock(at, this.at.ahead) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'blog-write': BlogWrite
  }
}
