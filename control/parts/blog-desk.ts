/** The live blog's desk: write, and beside it what readers see, newest first; drafts, and posts prepared for winners. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, queryAll, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DeskLive } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import type { DeskId, Instant } from '#shared/ids'
import type { PostDraft } from '#shared/post-drafts'
import type { Writer } from '#shared/protocol'
import type { ShowFile } from '#shared/show-file'
import type { AtBlog } from '../blog/at-blog.ts'
import { type BlogPart, blogParts, correctPicker, type Published } from '../blog/blog-parts.ts'
import { type Composing, extrasOf, instantOf, isEmpty, NOTHING, readComposing } from '../blog/composing.ts'
import { draftsList } from '../blog/drafts-list.ts'
import { type Accepted, type Letter, Outbox, postOf } from '../blog/outbox.ts'
import { outboxList, outboxLook } from '../blog/outbox-list.ts'
import { hasPlace, wordsOfTheGone } from '../blog/places.ts'
import type { PostComposer } from '../blog/post-composer.ts'
import '../blog/post-composer.ts'
import '../blog/prepared-posts.ts'
import { UNDO_MS } from '../blog/undo-strip.ts'
import '../blog/undo-strip.ts'
import { dayAndTime } from '../blog/when-words.ts'
import type { Send } from '../desk.ts'
import { type Keeping, keepingHere } from '../drafts.ts'
import type { AskWords, Writing } from '../link/writing.ts'
import { newCommandId } from '../wishes.ts'
import { aheadIn } from '../zones.ts'
import { blogDeskLook } from './blog-desk-look.ts'
import type { BlogPost } from './blog-post.ts'
import './blog-post.ts'
import { look } from './look.ts'
import type { PassingWord } from './passing-word.ts'
import './passing-word.ts'

@customElement('blog-desk')
export class BlogDesk extends LitElement {
  static override styles = [look, outboxLook, blogDeskLook]

  @property({ attribute: false }) show!: ShowFile
  @property({ attribute: false }) feed: Feed | null = null
  /** Null until they are told, which is only to desks that may write. */
  @property({ attribute: false }) drafts: readonly PostDraft[] | null = null
  @property({ attribute: false }) marks: DeskLive['marks'] = {}
  @property({ attribute: false }) writers: readonly Writer[] = []
  @property({ attribute: false }) desk!: DeskId
  @property({ attribute: false }) name = ''
  @property({ attribute: false }) send!: Send
  @property({ attribute: false }) ask!: AskWords
  @property({ attribute: false }) writing!: Writing
  @property({ attribute: false }) now!: () => Instant
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayWrite = false
  @state() private composing: Composing = NOTHING
  @state() private shown: BlogPart = 'posts'
  @state() private published: Published | null = null
  @state() private isUndoing = false
  @state() private isPicking = false
  @query('.write > post-composer') private readonly composer!: PostComposer | null
  @query('passing-word') private readonly word!: PassingWord | null
  @queryAll('blog-post') private readonly posts!: NodeListOf<BlogPost>
  private keeping!: Keeping
  private outbox!: Outbox
  private at!: AtBlog

  override connectedCallback(): void {
    super.connectedCallback()
    this.keeping = keepingHere(this.name)
    this.composing = readComposing(this.keeping.read('post')) ?? NOTHING
    this.outbox = new Outbox({
      send: (wish, id) => this.send(wish, id),
      isLive: () => this.live,
      read: () => this.keeping.read('outbox'),
      keep: (letters) => this.keeping.keep('outbox', letters),
      changed: () => this.requestUpdate(),
      accepted: (accepted) => this.accepted(accepted),
    })
    addEventListener('beforeunload', this.leaving)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.outbox.stop()
    removeEventListener('beforeunload', this.leaving)
  }

  /** A tab that is closed takes with it what waits in it. */
  private readonly leaving = (event: BeforeUnloadEvent): void => {
    if (this.outbox.isWaiting) event.preventDefault()
  }

  protected override willUpdate(): void {
    const {
      show,
      feed,
      marks,
      writers,
      desk,
      name,
      live,
      mayWrite,
      send,
      ask,
      writing,
      keeping,
      outbox,
      now,
    } = this
    const { timeZone } = show.ceremony
    this.at = {
      ...{
        show,
        feed,
        marks,
        writers,
        desk,
        name,
        live,
        mayWrite,
        send,
        ask,
        writing,
        keeping,
        outbox,
        now,
        timeZone,
      },
      drafts: this.drafts ?? [],
      ahead: aheadIn(timeZone),
      post: (wish, composing) => this.post(wish, composing),
      say: (sentence) => this.word?.say(sentence),
    }
  }

  protected override updated(): void {
    if (!this.mayWrite) return
    this.outbox.pump()
    if (this.feed === null || this.drafts === null) return
    for (const composing of wordsOfTheGone(this.at)) {
      this.aside(composing)
      this.at.say('What you had open is gone from the list; your words are put aside here.')
    }
  }

  private write(composing: Composing): void {
    this.composing = composing
    this.keeping.keep('post', isEmpty(composing) ? null : composing)
  }

  private post(wish: Letter['wish'], composing: Composing): string {
    const id = newCommandId()
    this.outbox.post({ id, wish, composing, at: this.now() })
    return id
  }

  private aside(composing: Composing): void {
    this.post(null, composing)
  }

  /** What stands in the composer already is put aside, and lost to nobody. */
  private bringBack(composing: Composing): void {
    if (!isEmpty(this.composing)) this.aside(this.composing)
    this.write({ ...composing, correction: null })
    this.composer?.focus()
  }

  private publish(): void {
    const { composing } = this
    if (!this.composer?.check()) return
    if (composing.when !== null) {
      this.keepDraft()
      return
    }
    this.post({ kind: 'write-post', text: composing.text, ...extrasOf(composing) }, composing)
    this.write(NOTHING)
    this.composer.focus()
  }

  private keepDraft(): void {
    const { composing, at } = this
    if (!this.composer?.check()) return
    const due = composing.when === null ? null : instantOf(composing.when, at.ahead)
    const { text } = composing
    this.post(
      {
        kind: 'keep-draft',
        draft: newCommandId(),
        rev: 0,
        text,
        ...extrasOf(composing),
        at: due,
        when: null,
      },
      composing,
    )
    this.write(NOTHING)
    this.composer.focus()
  }

  private accepted({ letter, unpinned }: Accepted): void {
    const { wish, composing } = letter
    if (wish?.kind === 'write-post') {
      this.published = { post: postOf(letter), composing, until: performance.now() + UNDO_MS }
      if (unpinned !== null) this.at.say(`Published, and not pinned: ${unpinned}`)
    } else if (wish?.kind === 'edit-post') this.at.say('Saved: readers have it.')
    else if (wish?.kind === 'keep-draft') {
      const what =
        wish.at === null
          ? 'Kept; no reader sees it.'
          : `Goes out ${dayAndTime(wish.at, this.now(), this.at.timeZone)}.`
      this.at.say(composing.pin ? `${what} Pin it once it is published.` : what)
    }
  }

  private async undo(): Promise<void> {
    const { published } = this
    if (!published || this.isUndoing) return
    const post = this.feed?.posts.find(({ id }) => id === published.post)
    if (post && post.rev > 1) {
      this.published = null
      return this.at.say('Somebody has changed this post since: look at it before you delete it.')
    }
    this.isUndoing = true
    const outcome = await this.send({ kind: 'delete-post', post: published.post })
    this.isUndoing = false
    this.published = null
    if (!outcome.ok) return this.at.say(outcome.sentence)
    this.bringBack(published.composing)
    this.at.say('Taken off the page; your words are back.')
  }

  private readonly pick = async (): Promise<void> => {
    this.isPicking = true
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.pick button')?.focus()
  }

  private async correct(post: string): Promise<void> {
    this.isPicking = false
    this.shown = 'posts'
    await this.updateComplete
    await [...this.posts].find((one) => one.post.id === post)?.edit(true)
  }

  protected override render(): TemplateResult {
    const { mayWrite, at } = this
    return html`
      <div class="both">
        ${mayWrite ? this.writes() : nothing}
        <div>
          ${
            mayWrite
              ? blogParts(this.shown, at, (part) => {
                  this.shown = part
                })
              : nothing
          }
          <div class="list">
            ${!mayWrite || this.shown === 'posts' ? this.postList() : this.shown === 'drafts' ? draftsList(at) : html`<prepared-posts .at=${at}></prepared-posts>`}
          </div>
          <passing-word></passing-word>
        </div>
      </div>
    `
  }

  private postList(): TemplateResult {
    const posts = [...(this.feed?.posts ?? [])].reverse()
    const pinned = this.feed?.pinned ?? null
    return html`
      ${posts.length === 0 ? html`<p class="none soft">Readers see no posts yet. Openings and results post themselves.</p>` : nothing}
      <ol tabindex="0" aria-label="Posts, newest first">
        ${repeat(
          posts,
          (post) => post.id,
          (post) =>
            html`<li><blog-post .post=${post} .at=${this.at} ?pinned=${post.id === pinned}></blog-post></li>`,
        )}
      </ol>
    `
  }

  private writes(): TemplateResult {
    const { composing, at, outbox, published, live } = this
    const isTimed = composing.when !== null
    return html`
      <div class="write">
        <post-composer
          label="New post for the live blog"
          placeholder="Write to the readers; / for commands"
          .at=${at}
          .composing=${composing}
          by=${this.name}
          @change=${(event: CustomEvent<Composing>) => this.write(event.detail)}
          @publish=${() => this.publish()}
          @correct=${this.pick}
        >
          <button type="button" class="main" data-do="publish" @click=${() => this.publish()}>${isTimed ? 'Schedule' : live ? 'Publish' : 'Publish when the link is back'}</button>
          <button type="button" class="quiet" data-do="draft" @click=${() => {
            this.write({ ...composing, when: null })
            void this.updateComplete.then(() => this.keepDraft())
          }}>Keep as draft</button>
          ${isTimed ? nothing : html`<button type="button" class="quiet" data-do="when" @click=${() => this.write({ ...composing, when: '' })}>At a time…</button>`}
          <span class="faint hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>
        </post-composer>
        ${
          this.isPicking
            ? correctPicker(
                at,
                (post) => void this.correct(post),
                () => {
                  this.isPicking = false
                },
              )
            : nothing
        }
        ${
          published
            ? html`<undo-strip what=${published.composing.text} .until=${published.until} ?off=${this.isUndoing || !live} @undo=${() => this.undo()} @over=${() => {
                this.published = null
              }}></undo-strip>`
            : nothing
        }
        ${outboxList(
          outbox.letters.filter((letter) => !hasPlace(letter, at)),
          {
            live,
            writeOn: (letter) => {
              if (outbox.takeBack(letter.id)) this.bringBack(letter.composing)
            },
            throwAway: ({ id }) => void outbox.takeBack(id),
          },
        )}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'blog-desk': BlogDesk
  }
}
