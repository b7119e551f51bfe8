/** A field that saves itself through the log: when it is left or after a pause, one command each, and honest about how far it is. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Send } from '../desk.ts'
import { keepDraft, readDraft } from '../drafts.ts'
import { say, sayWith } from '../language/say.ts'
import type { Made } from '../parts/edit-dialog.ts'
import { look } from '../parts/look.ts'
import { clockTime } from '../words.ts'
import { type Field, type FieldEvent, fieldAfter, fieldOf, isUnsaved } from './field.ts'
import { setFieldLook } from './set-field-look.ts'

/** After so many milliseconds without a letter what was written is saved. */
const PAUSE_MS = 1500

/** Values that are chosen from, each with its words. */
export type Choices = readonly (readonly [value: string, words: string])[]

/** Fires `saved` once what was written is in the log. */
@customElement('set-field')
export class SetField extends LitElement {
  static override styles = [look, setFieldLook]

  @property() label = ''
  /** What is edited, unlike any other field: drafts are kept under it. */
  @property() subject = ''
  /** What the show says. */
  @property() value = ''
  @property() kind: 'text' | 'date' | 'time' | 'number' = 'text'
  /** More than one: a field of several lines. */
  @property({ type: Number }) lines = 1
  @property({ type: Number }) most = 400
  @property() hint = ''
  /** What is suggested while somebody types. */
  @property({ attribute: false }) suggests: readonly string[] = []
  @property({ attribute: false }) choices: Choices = []
  @property({ attribute: false }) make: (text: string) => Made = () => null
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  /** Looked at, not changed: the role says so, or the edits of this desk are locked. */
  @property({ type: Boolean }) fixed = false
  @property({ type: Boolean }) mayPush = false
  /** Saved when it is left, and not before: half a name would mean something else. */
  @property({ type: Boolean }) whole = false
  @state() private field: Field = fieldOf('')
  /** Nobody writes in it. */
  private isLeft = false
  private waiting: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.begin()
  }

  /** Whoever turns to something else has left the field too. */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.waiting)
    if (this.field.status === 'written') void this.save()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('subject')) this.begin()
    else if (changed.has('value')) this.hear({ kind: 'value', value: this.value })
    if (changed.has('live') && this.live && this.field.status === 'written') this.soon()
  }

  /** What was written before, and never arrived, is here again. */
  private begin(): void {
    clearTimeout(this.waiting)
    this.isLeft = false
    this.field = fieldOf(this.value)
    const { text } = readDraft(this.draft)
    if (text === '') return
    const kept = JSON.parse(text) as { base: string; text: string }
    this.field = { ...this.field, base: kept.base }
    this.hear({ kind: 'write', text: kept.text })
    if (this.field.status === 'written') this.soon()
  }

  private get draft(): string {
    return `field.${this.subject}`
  }

  private hear(event: FieldEvent): void {
    this.field = fieldAfter(this.field, event)
    const { text, base } = this.field
    keepDraft(this.draft, { text: isUnsaved(this.field) ? JSON.stringify({ base, text }) : '', id: null })
  }

  private written(event: Event): void {
    this.isLeft = false
    this.hear({ kind: 'write', text: (event.target as HTMLInputElement | HTMLTextAreaElement).value })
    if (this.field.status === 'written') this.soon()
    else clearTimeout(this.waiting)
  }

  private chosen(event: Event): void {
    this.written(event)
    this.left()
  }

  private soon(): void {
    clearTimeout(this.waiting)
    if (!this.whole || this.isLeft) this.waiting = setTimeout(() => this.saveWritten(), PAUSE_MS)
  }

  private readonly left = (): void => {
    this.isLeft = true
    this.saveWritten()
  }

  private saveWritten(): void {
    if (this.field.status === 'written') void this.save()
  }

  private async save(push = false): Promise<void> {
    clearTimeout(this.waiting)
    if (this.fixed || !this.live || this.field.status === 'saving') return
    const { text } = this.field
    const { draft } = this
    const made = this.make(text.trim())
    if (made === null) return this.hear({ kind: 'write', text: this.field.value })
    if ('problem' in made) return this.hear({ kind: 'refused', sentence: made.problem })
    this.hear({ kind: 'send' })
    const outcome = await this.send('push' in made ? { ...made, push } : made)
    // Meanwhile somebody may have turned to something else.
    if (draft !== this.draft || !this.isConnected) {
      if (outcome.ok) keepDraft(draft, { text: '', id: null })
      return
    }
    if (outcome.ok) {
      this.hear({ kind: 'accepted', text, at: Date.now() })
      this.dispatchEvent(new CustomEvent('saved', { bubbles: true, composed: true }))
      if (this.field.status === 'written') this.soon()
    } else if (outcome.code === 'link-lost' || outcome.code === 'no-answer') this.hear({ kind: 'held-back' })
    else this.hear({ kind: 'refused', sentence: outcome.sentence, frozen: outcome.code === 'frozen' })
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && this.lines === 1 && !event.isComposing) this.saveWritten()
  }

  protected override render() {
    const { status } = this.field
    return html`
      <div class="top">
        <label for="in">${this.label}</label>
        <span class="state ${status}" data-state=${status}>${this.says()}</span>
      </div>
      ${this.input()}
      ${this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing}
      <div role="alert">${this.trouble()}</div>
    `
  }

  private says(): string {
    const { status, savedAt } = this.field
    if (status === 'saving') return this.live ? say('Saving…') : say('Not saved yet: no link')
    if (status === 'written') return this.live ? say('Not saved yet') : say('Not saved: no link. Kept here')
    if (status === 'refused' || status === 'frozen' || status === 'conflict') return say('Not saved')
    return savedAt === null ? '' : say('Saved {time}', { time: clockTime(savedAt, undefined, true) })
  }

  private input(): TemplateResult {
    const { text, status } = this.field
    const wrong = status === 'refused' || status === 'conflict'
    const described = this.hint ? 'hint' : nothing
    if (this.choices.length > 0) {
      return html`<select
        id="in"
        aria-describedby=${described}
        aria-invalid=${wrong ? 'true' : nothing}
        .value=${live(text)}
        ?disabled=${this.fixed}
        @change=${this.chosen}
      >
        ${this.choices.map(([value, words]) => html`<option value=${value} ?selected=${value === text}>${words}</option>`)}
      </select>`
    }
    if (this.lines > 1) {
      return html`<textarea
        id="in"
        dir="auto"
        rows=${this.lines}
        maxlength=${this.most}
        aria-describedby=${described}
        aria-invalid=${wrong ? 'true' : nothing}
        .value=${text}
        ?readonly=${this.fixed}
        @input=${this.written}
        @change=${this.left}
      ></textarea>`
    }
    return html`<input
        id="in"
        dir=${this.kind === 'text' ? 'auto' : nothing}
        type=${this.kind === 'number' ? 'text' : this.kind}
        inputmode=${this.kind === 'number' ? 'numeric' : nothing}
        autocomplete="off"
        maxlength=${this.most}
        list=${this.suggests.length > 0 ? 'suggests' : nothing}
        aria-describedby=${described}
        aria-invalid=${wrong ? 'true' : nothing}
        .value=${text}
        ?readonly=${this.fixed}
        @input=${this.written}
        @change=${this.left}
        @keydown=${this.pressed}
      />${
        this.suggests.length > 0
          ? html`<datalist id="suggests">${this.suggests.map((one) => html`<option value=${one}></option>`)}</datalist>`
          : nothing
      }`
  }

  private trouble(): TemplateResult | typeof nothing {
    const { status, sentence, value } = this.field
    if (status === 'conflict') {
      return html`<div class="trouble">
        <p>${sayWith('Somebody else changed it meanwhile. The show says {value}.', { value: html`<q dir="auto">${value === '' ? say('nothing') : value}</q>` })}</p>
        <div class="row">
          <button data-do="keep-mine" ?disabled=${!this.live} @click=${() => this.keepMine()}>${say('Save mine')}</button>
          <button data-do="take-theirs" @click=${() => this.hear({ kind: 'take-theirs' })}>${say('Take theirs')}</button>
        </div>
      </div>`
    }
    if (status === 'frozen') {
      return html`<div class="trouble frozen">
        <p>${sentence}</p>
        <div class="row">
          ${this.mayPush ? html`<button class="danger" data-do="push" ?disabled=${!this.live} @click=${() => this.save(true)}>${say('Push to screen')}</button>` : nothing}
          <button data-do="take-theirs" @click=${() => this.hear({ kind: 'take-theirs' })}>${say('Leave it as it is')}</button>
        </div>
      </div>`
    }
    return status === 'refused' ? html`<p class="trouble">${sentence}</p>` : nothing
  }

  private keepMine(): void {
    this.hear({ kind: 'keep-mine' })
    void this.save()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'set-field': SetField
  }
}
