/** The evening in order: what is on, what is next, what is sealed; and the way to anywhere else in it. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CueId } from '#shared/ids'
import { say } from '../language/say.ts'
import { type Chapter, chaptersMatching, type Row } from '../rundown-view.ts'
import { levelMark, markLook } from './level-mark.ts'
import { look } from './look.ts'
import { rundownLook } from './rundown-look.ts'
import './segment-minutes.ts'

/** Fires `choose` with a cue's id. */
@customElement('rundown-list')
export class RundownList extends LitElement {
  static override styles = [
    look,
    markLook,
    rundownLook,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
    `,
  ]

  @property({ attribute: false }) chapters: readonly Chapter[] = []
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayChoose = false
  /** The server's clock minus ours, in milliseconds. */
  @property({ attribute: false }) clockOffset = 0
  @state() private wanted = ''
  /** Chapters the operator opened or shut against what is usual. */
  @state() private toggled: ReadonlySet<string> = new Set()
  @query('input') private readonly field!: HTMLInputElement
  private shownOn: string | undefined

  /** Puts the keyboard into the jump field. */
  jump(): void {
    this.field.focus()
    this.field.select()
  }

  /** The cue whose row has the keyboard. */
  get focusedCue(): CueId | null {
    return this.shadowRoot?.activeElement?.getAttribute('data-cue') ?? null
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('chapters')) return
    const at = this.chapters.find((chapter) => chapter.next) ?? this.chapters.find((chapter) => chapter.on)
    const key = at?.rows.find((row) => row.next || row.on)?.cue.id
    if (key === undefined || key === this.shownOn) return
    this.shownOn = key
    this.bringIntoView()
  }

  private bringIntoView(): void {
    for (const what of ['next', 'on']) {
      this.renderRoot.querySelector(`.row.${what}`)?.scrollIntoView({ block: 'nearest' })
    }
  }

  private choose(cue: CueId): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: cue }))
  }

  private leave(): void {
    this.wanted = ''
    this.field.value = ''
    this.field.blur()
    this.bringIntoView()
  }

  private typed(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.leave()
    if (event.key !== 'Enter' || event.repeat || event.isComposing) return
    const [first] = chaptersMatching(this.chapters, this.wanted)
    const cue = first?.rows[0]?.cue.id
    if (this.wanted.trim() === '' || cue === undefined || !this.live || !this.mayChoose) return
    this.choose(cue)
    this.leave()
  }

  private toggle(key: string): void {
    const toggled = new Set(this.toggled)
    if (!toggled.delete(key)) toggled.add(key)
    this.toggled = toggled
  }

  protected override render() {
    const found = chaptersMatching(this.chapters, this.wanted)
    return html`
      <div class="jump">
        <label class="unseen" for="jump">${say('Find a category by name or number')}</label>
        <input
          id="jump"
          type="search"
          autocomplete="off"
          spellcheck="false"
          placeholder=${say('Jump to a category')}
          @input=${(event: Event) => {
            this.wanted = (event.target as HTMLInputElement).value
          }}
          @keydown=${this.typed}
        />
        <kbd aria-hidden="true">${this.wanted === '' ? 'J' : 'Enter'}</kbd>
      </div>
      <div class="scroll" tabindex="-1">
        ${found.length === 0 ? html`<p class="none soft">${say('No category is called that.')}</p>` : nothing}
        <ol>
          ${repeat(
            found,
            (chapter) => chapter.key,
            (chapter) =>
              chapter.category === null ? this.slide(chapter) : this.category(chapter, found.length),
          )}
        </ol>
      </div>
    `
  }

  private slide(chapter: Chapter): TemplateResult {
    return html`<li class="slide">${chapter.rows.map((row) => this.row(row, this.minutes(chapter)))}</li>`
  }

  private minutes({ minutes, spent }: Chapter): TemplateResult | typeof nothing {
    if (minutes === null && spent === null) return nothing
    return html`<segment-minutes .minutes=${minutes} .spent=${spent} .clockOffset=${this.clockOffset}></segment-minutes>`
  }

  private category(chapter: Chapter, found: number): TemplateResult {
    const usual = chapter.on || chapter.next || (this.wanted.trim() !== '' && found <= 3)
    const open = usual !== this.toggled.has(chapter.key)
    return html`
      <li class="chapter ${chapter.on ? 'on' : chapter.next ? 'next' : ''}">
        <h3>
          <button class="head" aria-expanded=${open ? 'true' : 'false'} @click=${() => this.toggle(chapter.key)}>
            <span class="number">${chapter.number}</span>
            <span class="name"><span dir="auto">${chapter.title}</span> ${this.minutes(chapter)}</span>
            <span class="marks">${chapter.marks.map(({ mark, name }) => levelMark(mark, name))}</span>
          </button>
        </h3>
        ${open ? html`<ul>${chapter.rows.map((row) => html`<li>${this.row(row)}</li>`)}</ul>` : nothing}
      </li>
    `
  }

  private row(
    { cue, label, on, next, mark, noted }: Row,
    minutes: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`
      <button
        class="row ${on ? 'on' : ''} ${next ? 'next' : ''}"
        data-cue=${cue.id}
        aria-current=${on ? 'step' : nothing}
        title=${this.live ? say('Make this next') : nothing}
        ?disabled=${!this.live || !this.mayChoose}
        @click=${() => this.choose(cue.id)}
      >
        <span class="name" dir="auto">${label}</span>
        ${noted ? html`<span class="noted">${say('note')}</span>` : nothing} ${minutes}
        ${mark ? levelMark(mark) : nothing}
        ${on ? html`<span class="tag on">${say('ON')}</span>` : nothing}
        ${next ? html`<span class="tag next">${say('NEXT')}</span>` : nothing}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rundown-list': RundownList
  }
}
