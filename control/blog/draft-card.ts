/** One post that readers do not know of yet: to be written on, published or thrown away. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { PostDraft } from '#shared/post-drafts'
import { say, sayWith } from '../language/say.ts'
import { postLook } from '../parts/blog-post-look.ts'
import { look } from '../parts/look.ts'
import { Ticking } from '../ticking.ts'
import { clockTime, entryName } from '../words.ts'
import { type AtBlog, othersOn } from './at-blog.ts'
import { type Composing, composingOfDraft, extrasOf, instantOf } from './composing.ts'
import { drawWords, plainPieces, wordsLook } from './draw-words.ts'
import { EditingHere } from './editing-here.ts'
import { keyIcon } from './icons.ts'
import type { PostComposer } from './post-composer.ts'
import './post-composer.ts'
import { openElsewhere, sideBySide, sideBySideLook } from './side-by-side.ts'
import { dayAndTime, placeOf, untilWords } from './when-words.ts'

@customElement('draft-card')
export class DraftCard extends LitElement {
  static override styles = [look, wordsLook, sideBySideLook, postLook]

  @property({ attribute: false }) draft!: PostDraft
  @property({ attribute: false }) at!: AtBlog
  @state() private isAsked = false
  @state() private sending = false
  @state() private refusal = ''
  @query('post-composer') private readonly composer!: PostComposer | null
  private readonly here = new EditingHere(this, () => this.draft.id)

  constructor() {
    super()
    new Ticking(
      this,
      () => this.at.now(),
      () => this.draft.at !== null,
    )
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.here.resume()
  }

  private get composing(): Composing {
    return composingOfDraft(this.draft, this.at.ahead)
  }

  private async edit(): Promise<void> {
    this.here.open(this.composing, this.draft.rev)
    await this.updateComplete
    this.composer?.focus()
  }

  private get isMoved(): boolean {
    const { editing } = this.here
    return editing !== null && !this.here.isSent && editing.rev !== this.draft.rev
  }

  private save(): void {
    const { editing } = this.here
    if (!editing || this.isMoved || !this.composer?.check()) return
    const { text, when } = editing.composing
    this.here.save({
      kind: 'keep-draft',
      draft: this.draft.id,
      rev: editing.rev,
      text,
      ...extrasOf(editing.composing),
      at: when === null ? null : instantOf(when, this.at.ahead),
      when: this.draft.when,
    })
  }

  /** As it stands in the list, or as it is written here. */
  private publish(): void {
    const { here, draft, at } = this
    if (this.isMoved || here.isSent) return
    const composing = { ...(here.editing?.composing ?? this.composing), when: null }
    if (here.editing) here.type(composing)
    if (this.composer && !this.composer.check()) return
    const wish = {
      kind: 'write-post',
      text: composing.text,
      ...extrasOf(composing),
      draft: { draft: draft.id, rev: here.editing?.rev ?? draft.rev },
    } as const
    if (here.editing) here.save(wish)
    else at.post(wish, composing)
  }

  private async drop(): Promise<void> {
    this.sending = true
    this.refusal = ''
    const { id, rev } = this.draft
    const outcome = await this.at.send({ kind: 'drop-draft', draft: id, rev })
    this.sending = false
    this.isAsked = false
    if (!outcome.ok) this.refusal = outcome.sentence
  }

  protected override render(): TemplateResult {
    const { draft, at, here } = this
    return html`
      <article>
        <p class="meta">
          <span dir="auto">${draft.by}</span>
          <span>${say('kept {time}', { time: clockTime(draft.keptAt, at.timeZone) })}</span>
          ${draft.key ? html`<span class="mark">${keyIcon} ${say('Key event')}</span>` : nothing}
          ${openElsewhere(othersOn(at, draft.id))}
        </p>
        ${this.due()}
        ${here.editing ? this.form() : html`<div class="text words">${drawWords(draft.words ?? plainPieces(draft.text))}</div>`}
        ${draft.image && !here.editing ? html`<p class="soft">${say('With a picture:')} <span dir="auto">${draft.image.alt}</span></p>` : nothing}
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        ${here.editing ? nothing : this.actions()}
      </article>
    `
  }

  private due(): TemplateResult | typeof nothing {
    const { draft, at } = this
    if (draft.at !== null) {
      const now = at.now()
      return html`<p class="due">${say('Goes out {when} in {place}, {until}', { when: dayAndTime(draft.at, now, at.timeZone), place: placeOf(at.timeZone), until: untilWords(draft.at - now) })}</p>`
    }
    if (draft.when === null) return nothing
    const { category, level, entry } = draft.when
    const inShow = at.show.categories.find(({ id }) => id === category)
    const named = inShow?.entries.find(({ id }) => id === entry)
    const rank = at.show.levels.find(({ id }) => id === level)?.name ?? level
    return html`<p class="due">${sayWith('If {level} of {category} is {entry}', {
      level: rank,
      category: html`<span dir="auto">${inShow?.name ?? category}</span>`,
      entry: html`<span dir="auto">${named ? entryName(named) : entry}</span>`,
    })}</p>`
  }

  private form(): TemplateResult | typeof nothing {
    const { here, at, draft, isMoved } = this
    if (!here.editing) return nothing
    const { isSent } = here
    const { composing } = here.editing
    return html`
      ${
        isMoved
          ? sideBySide({
              who: draft.by,
              text: draft.text,
              off: isSent,
              take: () => here.open(this.composing, draft.rev),
              replace: () => {
                here.rebase(draft.rev)
                this.save()
              },
            })
          : nothing
      }
      <post-composer
        writes="draft"
        label=${say('Text of the draft')}
        .at=${at}
        .composing=${composing}
        by=${at.name}
        ?off=${isSent}
        @change=${(event: CustomEvent) => here.type(event.detail)}
        @publish=${() => this.save()}
      >
        <button type="button" class="main" ?disabled=${isMoved || isSent} @click=${() => this.save()}>${isSent ? (at.live ? say('Keeping…') : say('Waiting for the link…')) : composing.when === null ? say('Keep the draft') : say('Schedule')}</button>
        <button type="button" ?disabled=${isMoved || isSent} @click=${() => this.publish()}>${say('Publish now')}</button>
        ${composing.when === null && draft.when === null ? html`<button type="button" class="quiet" ?disabled=${isSent} @click=${() => here.type({ ...composing, when: '' })}>${say('At a time…')}</button>` : nothing}
        ${isSent ? nothing : html`<button type="button" class="quiet" @click=${() => here.close()}>${say('Discard')}</button>`}
      </post-composer>
      ${isSent && !at.live ? html`<p class="soft">${say('Your change is kept on this device, and goes out once when the link is back.')}</p>` : nothing}
      <div role="alert">${here.refused ? html`<p class="refusal">${here.refused}</p>` : nothing}</div>
    `
  }

  private actions(): TemplateResult {
    const off = !this.at.live || this.sending
    if (this.isAsked) {
      return html`
        <p class="actions">
          <span>${say('Throw this draft away?')}</span>
          <button type="button" class="danger" ?disabled=${off} @click=${this.drop}>${say('Throw away')}</button>
          <button type="button" class="quiet" @click=${() => {
            this.isAsked = false
          }}>${say('Keep')}</button>
        </p>
      `
    }
    const isOnItsWay = this.at.outbox.about(this.draft.id)?.state === 'waiting'
    return html`
      <p class="actions">
        <button type="button" class="quiet" data-do="edit" ?disabled=${isOnItsWay} @click=${this.edit}>${say('Edit')}</button>
        <button type="button" class="quiet" data-do="publish" ?disabled=${off || isOnItsWay} @click=${this.publish}>${this.draft.when ? say('Publish now, whoever wins') : say('Publish now')}</button>
        <button type="button" class="quiet" data-do="drop" ?disabled=${off || isOnItsWay} @click=${() => {
          this.isAsked = true
        }}>${say('Throw away')}</button>
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-card': DraftCard
  }
}
