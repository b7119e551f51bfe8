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
import { type BlogPart, blogParts } from '../blog/blog-parts.ts'
import type { BlogWrite } from '../blog/blog-write.ts'
import { say } from '../language/say.ts'
import '../blog/blog-write.ts'
import { draftsList } from '../blog/drafts-list.ts'
import { type Accepted, Outbox } from '../blog/outbox.ts'
import { wordsOfTheGone } from '../blog/places.ts'
import '../blog/prepared-posts.ts'
import { dayAndTime } from '../blog/when-words.ts'
import type { Send } from '../desk.ts'
import { type Keeping, keepingHere } from '../drafts.ts'
import type { Writing } from '../link/writing.ts'
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
  static override styles = [look, blogDeskLook]

  @property({ attribute: false }) show!: ShowFile
  @property({ attribute: false }) feed: Feed | null = null
  /** Null until they are told, which is only to desks that may write. */
  @property({ attribute: false }) drafts: readonly PostDraft[] | null = null
  @property({ attribute: false }) marks: DeskLive['marks'] = {}
  @property({ attribute: false }) writers: readonly Writer[] = []
  @property({ attribute: false }) desk!: DeskId
  /** Who is at this desk. */
  @property({ attribute: false }) name = ''
  @property({ attribute: false }) send!: Send
  @property({ attribute: false }) writing!: Writing
  @property({ attribute: false }) now!: () => Instant
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayWrite = false
  @state() private shown: BlogPart = 'posts'
  @query('blog-write') private readonly writer!: BlogWrite | null
  @query('passing-word') private readonly word!: PassingWord | null
  @queryAll('blog-post') private readonly posts!: NodeListOf<BlogPost>
  private keeping!: Keeping
  private outbox!: Outbox
  private at!: AtBlog

  override connectedCallback(): void {
    super.connectedCallback()
    this.keeping = keepingHere(this.name)
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

  private readonly post: AtBlog['post'] = (wish, composing) => {
    const id = newCommandId()
    this.outbox.post({ id, wish, composing, at: this.now() })
    return id
  }

  private readonly say = (sentence: string): void => this.word?.say(sentence)

  protected override willUpdate(): void {
    const { timeZone } = this.show.ceremony
    const { show, feed, marks, writers, desk, name, live, mayWrite, now } = this
    const { send, writing, keeping, outbox, post, say } = this
    this.at = {
      ...{ show, feed, marks, writers, desk, name, live, mayWrite, now },
      ...{ send, writing, keeping, outbox, post, say, timeZone },
      drafts: this.drafts ?? [],
      ask: writing.ask,
      ahead: aheadIn(timeZone),
    }
  }

  protected override updated(): void {
    if (!this.mayWrite) return
    this.outbox.pump()
    if (this.feed === null || this.drafts === null) return
    for (const composing of wordsOfTheGone(this.at)) {
      this.post(null, composing)
      this.say(say('What you had open is gone from the list; your words are put aside.'))
    }
  }

  private accepted({ letter, unpinned }: Accepted): void {
    const { wish, composing } = letter
    if (wish?.kind === 'write-post') {
      this.writer?.accepted(letter)
      if (unpinned !== null) this.say(say('Published, and not pinned: {why}', { why: unpinned }))
    } else if (wish?.kind === 'edit-post') this.say(say('Saved: readers have it.'))
    else if (wish?.kind === 'keep-draft') {
      const { timeZone } = this.show.ceremony
      const kept =
        wish.at === null
          ? say('Kept; no reader sees it.')
          : say('Goes out {when}.', { when: dayAndTime(wish.at, this.now(), timeZone) })
      this.say(composing.pin ? `${kept} ${say('Pin it once it is published.')}` : kept)
    }
  }

  private async correct(post: string): Promise<void> {
    this.shown = 'posts'
    await this.updateComplete
    await [...this.posts].find((one) => one.post.id === post)?.edit(true)
  }

  protected override render(): TemplateResult {
    const { mayWrite, at, shown } = this
    const go = (part: BlogPart) => {
      this.shown = part
    }
    return html`
      <div class="both">
        ${
          mayWrite
            ? html`<blog-write .at=${at} @correct=${(event: CustomEvent<string>) => this.correct(event.detail)}></blog-write>`
            : nothing
        }
        <div class="rest">
          ${mayWrite ? blogParts(shown, at, go) : nothing}
          <div class="list ${this.live || shown === 'prepared' ? '' : 'stale'}">
            ${!mayWrite || shown === 'posts' ? this.postList() : shown === 'drafts' ? draftsList(at) : html`<prepared-posts .at=${at}></prepared-posts>`}
          </div>
        </div>
      </div>
      <passing-word></passing-word>
    `
  }

  private postList(): TemplateResult {
    const posts = [...(this.feed?.posts ?? [])].reverse()
    const pinned = this.feed?.pinned ?? null
    return html`
      ${posts.length === 0 ? html`<p class="none soft">${say('Readers see no posts yet. Openings and results post themselves.')}</p>` : nothing}
      <ol tabindex="0" aria-label=${say('Posts, newest first')}>
        ${repeat(
          posts,
          (post) => post.id,
          (post) =>
            html`<li><blog-post .post=${post} .at=${this.at} ?pinned=${post.id === pinned}></blog-post></li>`,
        )}
      </ol>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'blog-desk': BlogDesk
  }
}
