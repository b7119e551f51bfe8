/** Writes one post: its words with marks and commands, a picture, labels, a time; and beside it what readers will see. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { ACCEPTED, uploadPicture } from '../picture-upload.ts'
import { type AtBlog, knownLabels } from './at-blog.ts'
import { composerLook } from './composer-look.ts'
import { composerTools } from './composer-tools.ts'
import { type Composing, instantOf, LONGEST, type Missing, missingIn } from './composing.ts'
import { correctionField } from './correction-field.ts'
import { bringsFiles, droppedFile, pastedPicture } from './given-files.ts'
import './label-field.ts'
import { type Mark, marked } from './marks.ts'
import './picture-field.ts'
import './post-preview.ts'
import { type SlashName, stretchOf } from './slash.ts'
import { keyInMenu, type SlashMenu, slashLook, slashMenu, slashMenuAt } from './slash-menu.ts'
import { replaceIn } from './text-field.ts'
import './when-field.ts'

/** What is written: only a new post can be pinned with its publication, and only a published one be corrected. */
export type Writes = 'post' | 'edit' | 'draft' | 'prepared'

const SLASHES_OF: Readonly<Record<Writes, readonly SlashName[]>> = {
  post: ['key', 'pin', 'correct'],
  edit: ['key', 'pin', 'correct'],
  draft: ['key'],
  prepared: ['key'],
}

const KEY_MARKS: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', k: 'link' }
/** From so few letters left on, they are counted. */
const COUNTED = 500
/** Wide enough for the preview to be there by itself. */
const ROOMY = 560

/** Fires `change` with a `Composing`, `publish` on Ctrl+Enter, and `pin` and `correct` for what is not its own business. */
@customElement('post-composer')
export class PostComposer extends LitElement {
  static override styles = [look, composerLook, slashLook]

  @property({ attribute: false }) composing!: Composing
  @property({ attribute: false }) at!: AtBlog
  @property() label = ''
  @property() placeholder = ''
  @property() writes: Writes = 'post'
  /** The name readers will see. */
  @property() by = ''
  /** Sent, and not answered. */
  @property({ type: Boolean }) off = false
  /** Its tools are there once somebody writes. */
  @property({ type: Boolean }) small = false
  @state() private menu: SlashMenu | null = null
  @state() private complaint = ''
  @state() private isTakingIn = false
  @state() private withLabels = false
  @state() private withPreview: boolean | null = null
  @state() private isIn = false
  @state() private isRoomy = false
  /** A picture has come, whose words are asked for next. */
  private lacksWords = false
  @query('textarea') private readonly area!: HTMLTextAreaElement
  @query('input[type=file]') private readonly file!: HTMLInputElement

  private readonly measuring = new ResizeObserver(([entry]) => {
    this.isRoomy = (entry?.contentRect.width ?? 0) >= ROOMY
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.measuring.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.measuring.disconnect()
  }

  /** Into the text, or into another field that is there. */
  override focus(field: Missing['field'] | FocusOptions = 'text'): void {
    void this.updateComplete.then(() => {
      if (typeof field === 'object' || field === 'text') this.area.focus()
      else this.renderRoot.querySelector<HTMLElement>(`[data-field=${field}]`)?.focus()
    })
  }

  /** Says what is missing and goes there; true if nothing is. */
  check(): boolean {
    const { when } = this.composing
    const at = when === null ? null : instantOf(when, this.at.ahead)
    const missing = missingIn(this.composing, at, this.at.now())
    this.complaint = missing?.sentence ?? ''
    if (missing) this.focus(missing.field)
    return missing === null
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('composing') && changed.get('composing') !== undefined) this.complaint = ''
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('composing')
    // Asked for by a command: the field that was not there has the next word.
    const added =
      before &&
      (['when', 'correction'] as const).find((f) => before[f] === null && this.composing[f] !== null)
    if (added && this.isIn) this.focus(added)
    // Whoever holds what is composed hands it back in its own time: only then is there a field.
    const picture = this.lacksWords ? this.renderRoot.querySelector('picture-field') : null
    if (!picture) return
    this.lacksWords = false
    picture.focus()
  }

  private set(change: Partial<Composing>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.composing, ...change } }))
  }

  private ask(what: 'publish' | 'pin' | 'correct'): void {
    this.dispatchEvent(new CustomEvent(what))
  }

  private look(): void {
    this.menu = slashMenuAt(this.area, SLASHES_OF[this.writes], this.menu)
  }

  private typed(event: KeyboardEvent): void {
    const { key } = event
    const isChord = event.ctrlKey || event.metaKey
    const meant = this.menu && !isChord && !event.isComposing ? keyInMenu(this.menu, key) : null
    if (meant !== null) {
      event.preventDefault()
      if (meant === 'close') this.menu = null
      else if (typeof meant === 'string') this.choose(meant)
      else this.menu = meant
    } else if (key === 'Escape') this.area.blur()
    else if (isChord && key === 'Enter') {
      event.preventDefault()
      if (!event.repeat && !this.off) this.ask('publish')
    } else if (isChord && !event.altKey && !event.shiftKey && KEY_MARKS[key.toLowerCase()]) {
      event.preventDefault()
      this.mark(KEY_MARKS[key.toLowerCase()] as Mark)
    }
  }

  private mark(mark: Mark): void {
    const { value: text, selectionStart: from, selectionEnd: to } = this.area
    if (!this.off) replaceIn(this.area, marked({ text, from, to }, mark))
  }

  private choose(name: SlashName): void {
    const { menu, area } = this
    if (!menu) return
    const { from, to } = stretchOf(area.value, menu.typed)
    replaceIn(area, { from, to, by: '', select: [from, from] })
    this.menu = null
    if (name === 'key') this.set({ text: area.value, key: !this.composing.key })
    else if (name === 'pin' && this.writes === 'post')
      this.set({ text: area.value, pin: !this.composing.pin })
    else if (name === 'correct' && this.writes === 'edit') this.set({ text: area.value, correction: '' })
    else this.ask(name)
  }

  private async takeIn(file: File | undefined): Promise<void> {
    if (!file || this.isTakingIn) return
    this.isTakingIn = true
    this.complaint = ''
    const uploaded = await uploadPicture(file)
    this.isTakingIn = false
    if ('sentence' in uploaded) {
      this.complaint = uploaded.sentence
      return
    }
    this.lacksWords = true
    this.set({ picture: { ...uploaded, alt: '', credit: '' } })
  }

  private readonly pasted = (event: ClipboardEvent): void => {
    const file = pastedPicture(event)
    if (!file || this.off) return
    event.preventDefault()
    void this.takeIn(file)
  }

  /** Unprevented, a browser opens what is let go here in place of the desk. */
  private readonly dragged = (event: DragEvent): void => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    if (event.type === 'drop' && !this.off) void this.takeIn(droppedFile(event))
  }

  private toggle(what: 'key' | 'pin' | 'labels' | 'preview'): void {
    if (what === 'preview') this.withPreview = !this.isPreviewed
    else if (what === 'labels') this.withLabels = !this.areLabelled
    else this.set({ [what]: !this.composing[what] })
  }

  private get isPreviewed(): boolean {
    return this.withPreview ?? (this.writes !== 'prepared' && this.isRoomy)
  }

  private get areLabelled(): boolean {
    return this.withLabels || this.composing.labels.length > 0
  }

  protected override render(): TemplateResult {
    const { composing, off, at, writes } = this
    const isOpen = !this.small || this.isIn || this.withPreview === true
    return html`
      <div class="all" @dragover=${this.dragged} @drop=${this.dragged} @focusin=${() => {
        this.isIn = true
      }}>
        ${this.small ? nothing : this.tools()}
        <div class="write">
          <textarea
            rows="3"
            dir="auto"
            aria-label=${this.label}
            aria-autocomplete="list"
            aria-controls="slashes"
            aria-activedescendant=${this.menu ? `slash-${this.menu.offers[this.menu.active]?.name}` : nothing}
            placeholder=${this.placeholder}
            .value=${live(composing.text)}
            ?readonly=${off}
            @input=${() => {
              this.set({ text: this.area.value })
              this.look()
            }}
            @keydown=${this.typed}
            @keyup=${this.moved}
            @click=${this.look}
            @blur=${() => {
              this.menu = null
            }}
            @paste=${this.pasted}
          ></textarea>
          ${slashMenu(this.menu, (name) => this.choose(name))}
        </div>
        ${this.small && isOpen ? this.tools() : nothing}
        ${this.isTakingIn ? html`<p class="soft" role="status">${say('Taking the picture in…')}</p>` : nothing}
        ${composing.picture ? html`<picture-field data-field="alt" .picture=${composing.picture} ?off=${off} @change=${(event: CustomEvent<Composing['picture']>) => this.set({ picture: event.detail })}></picture-field>` : nothing}
        ${this.areLabelled ? html`<label-field .labels=${composing.labels} .known=${knownLabels(at)} ?off=${off} @change=${(event: CustomEvent<string[]>) => this.set({ labels: event.detail })}></label-field>` : nothing}
        ${composing.when === null ? nothing : html`<when-field data-field="when" .at=${at} .when=${composing.when} ?off=${off} @change=${(event: CustomEvent<string | null>) => this.set({ when: event.detail })}></when-field>`}
        ${composing.correction === null ? nothing : correctionField(composing.correction, off, (correction) => this.set({ correction }))}
        <div role="alert">${this.complaint ? html`<p class="refusal">${this.complaint}</p>` : nothing}</div>
        ${isOpen || writes !== 'prepared' ? html`<div class="foot"><slot></slot>${this.count(composing.text)}</div>` : nothing}
        <slot name="after"></slot>
        ${this.isPreviewed && isOpen ? html`<post-preview .composing=${composing} .at=${at} by=${this.by}></post-preview>` : nothing}
        <input type="file" tabindex="-1" aria-label=${say('Picture of the post')} accept=${ACCEPTED} @change=${this.chosenFile} />
      </div>
    `
  }

  private readonly chosenFile = (): void => {
    void this.takeIn(this.file.files?.[0])
    this.file.value = ''
  }

  /** The caret has gone elsewhere; the arrows of the menu itself have not moved it. */
  private readonly moved = (event: KeyboardEvent): void => {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) this.look()
  }

  private tools(): TemplateResult {
    const { composing, off, writes } = this
    return composerTools({
      off,
      key: composing.key,
      pin: writes === 'post' ? composing.pin : null,
      labels: this.areLabelled,
      picture: composing.picture !== null || this.isTakingIn,
      preview: this.isPreviewed,
      mark: (mark) => this.mark(mark),
      toggle: (what) => this.toggle(what),
      choosePicture: () => this.file.click(),
    })
  }

  private count(text: string): TemplateResult | typeof nothing {
    const left = LONGEST - text.length
    if (left > COUNTED) return nothing
    return html`<span class="count ${left < 0 ? 'over' : 'soft'}">${left < 0 ? say('{n} letters too many', { n: -left }) : say('{n} letters left', { n: left })}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'post-composer': PostComposer
  }
}
