/** Sets the result of a category, or corrects one that has been revealed. What is entered stays in memory only, until it is sealed. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { type CategoryId, type LevelId, own } from '#shared/ids'
import type { Send } from '../desk.ts'
import { fitAskOf } from '../fit-ask.ts'
import { say } from '../language/say.ts'
import {
  isTouched,
  levelDraft,
  levelsInPlay,
  needsReason,
  newDraft,
  type ResultDraft,
  tickEntry,
  tickNone,
  wishOfDraft,
  writeCitation,
} from '../result-draft.ts'
import { type LevelMark, marksOf } from '../rundown-view.ts'
import './desk-modal.ts'
import './fit-check.ts'
import type { FitCheck } from './fit-check.ts'
import { levelMark, markLook } from './level-mark.ts'
import { look } from './look.ts'
import { resultGrid, resultGridLook } from './result-grid.ts'
import { CORRECT, ENTRIES, SEAL } from './result-words.ts'
import { writeInsLook, writeInsOf } from './write-ins.ts'

const entered = (event: Event): string =>
  (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value

/** Fires `dismiss` when it is done or put away. */
@customElement('result-dialog')
export class ResultDialog extends LitElement {
  static override styles = [
    look,
    markLook,
    resultGridLook,
    writeInsLook,
    css`
      desk-modal {
        --modal-width: 720px;
      }
      .level {
        margin-inline-end: 12px;
        white-space: nowrap;
      }
      .choice {
        padding: 4px 0;
      }
    `,
  ]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  /** The category the operator is in, to begin with. */
  @property({ attribute: false }) start: CategoryId | null = null
  @state() private draft: ResultDraft = newDraft('', null)
  @state() private sending = false
  @state() private refusal = ''
  /** Where two people seal: what became of the entry. */
  @state() private told = ''
  @state() private measuring = false
  /** What was measured and does not fit: pressed again, it is sealed all the same. */
  @state() private unfit = ''
  @query('fit-check') private readonly fit!: FitCheck | null

  override connectedCallback(): void {
    super.connectedCallback()
    this.open(this.start ?? this.plan.show.categories[0]?.id ?? '')
  }

  private get marks(): LevelMark[] {
    return marksOf(this.plan, this.view, this.draft.category)
  }

  private revisionOf(category: CategoryId): number {
    return own(this.view.revisions, category) ?? 1
  }

  /** A category whose every level is revealed can only be corrected. */
  private open(category: CategoryId): void {
    const marks = marksOf(this.plan, this.view, category)
    const closed = marks.some(({ mark }) => mark !== 'revealed')
    this.draft = newDraft(category, closed ? null : (marks[0]?.level ?? null), this.revisionOf(category))
    this.refusal = ''
  }

  private done(): void {
    this.draft = newDraft('', null)
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  private heldBack(): void {
    this.refusal = say('Not sealed yet. Seal it, or press “Discard”.')
  }

  private async submit(): Promise<void> {
    const inPlay = levelsInPlay(this.draft, this.plan.show.levels, this.marks)
    const wish = wishOfDraft(this.draft, inPlay, this.marks)
    if (typeof wish === 'string') {
      this.refusal = wish
      return
    }
    if (this.sending || !(await this.fits(wish))) return
    this.sending = true
    this.refusal = ''
    const outcome = await this.send(wish)
    this.sending = false
    if (outcome.ok && outcome.entry) {
      // Nothing of it is kept here either.
      this.draft = newDraft(this.draft.category, null)
      this.told = ENTRIES[outcome.entry]
      return
    }
    if (outcome.ok) return this.done()
    this.refusal = outcome.sentence
    // The sentence says that it was changed, and the marks above show how: the next press is meant for that.
    if (outcome.code === 'target-changed')
      this.draft = { ...this.draft, revision: this.revisionOf(this.draft.category) }
  }

  /** Words that nobody has seen on a screen yet are measured first. A second press does not wait for it: the room may. */
  private async fits(wish: Exclude<ReturnType<typeof wishOfDraft>, string>): Promise<boolean> {
    const ask = fitAskOf(this.plan.show, wish)
    const said = JSON.stringify(ask)
    const isSecondPress = this.measuring
    this.measuring = false
    if (!ask || !this.fit || isSecondPress || this.unfit === said) return true
    const { draft } = this
    this.measuring = true
    this.refusal = ''
    const fit = await this.fit.measure(ask)
    if (!this.measuring) return false
    this.measuring = false
    this.unfit = fit === 'offends' ? said : ''
    if (this.draft.levels === draft.levels) return fit !== 'offends'
    this.refusal = say('It was changed while it was measured. Press again.')
    return false
  }

  private changed(draft: ResultDraft): void {
    if (draft.levels !== this.draft.levels) {
      this.unfit = ''
      this.fit?.forget()
    }
    this.draft = draft
  }

  protected override render() {
    const { draft, plan, marks } = this
    const category = plan.show.categories.find((c) => c.id === draft.category)
    if (!category) return nothing
    if (this.told !== '') return this.entered(category.name)
    const inPlay = levelsInPlay(draft, plan.show.levels, marks)
    return html`
      <desk-modal
        heading=${draft.correct === null ? say('Set result') : say('Correct a revealed result')}
        ?guarded=${isTouched(draft)}
        @dismiss=${this.done}
        @held-back=${this.heldBack}
      >
        ${this.categories()} ${this.modes(marks)}
        ${resultGrid(category, inPlay, draft, this.sending, {
          entry: (level, entry) => this.changed(tickEntry(this.draft, level, entry)),
          none: (level) => this.changed(tickNone(this.draft, level)),
        })}
        ${writeInsOf(category, inPlay, draft, this.sending, (to) => this.changed(to))}
        ${inPlay.map((level) => this.citation(level.id, level.name))}
        ${needsReason(draft, marks) ? this.reason() : nothing}
        <fit-check></fit-check>
        <div slot="foot">
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        <div class="row">
          <button
            class=${draft.correct === null ? 'main' : 'danger'}
            data-do="seal"
            ?disabled=${!this.live || this.sending}
            @click=${this.submit}
          >
            ${this.does(draft)}
          </button>
          <button ?disabled=${this.sending} @click=${this.done}>${isTouched(draft) ? say('Discard') : say('Close')}</button>
        </div>
        </div>
      </desk-modal>
    `
  }

  private entered(name: string): TemplateResult {
    return html`
      <desk-modal heading=${name} @dismiss=${this.done}>
        <p role="status" data-entry>${this.told}</p>
        <div slot="foot" class="row"><button class="main" autofocus @click=${this.done}>${say('Close')}</button></div>
      </desk-modal>
    `
  }

  private does({ correct }: ResultDraft): string {
    if (this.sending) return this.live ? say('Sending…') : say('Waiting for the link…')
    const words = correct === null ? SEAL : CORRECT
    return words[this.measuring ? 'unmeasured' : this.unfit === '' ? 'fits' : 'unfit']
  }

  private categories(): TemplateResult {
    return html`
      <label class="field">
        <span>${say('Category')}</span>
        <select
          data-field="category"
          ?disabled=${this.sending}
          @change=${(event: Event) => this.open(entered(event))}
        >
          ${this.plan.show.categories.map(
            ({ id, name }, i) =>
              html`<option value=${id} ?selected=${id === this.draft.category}>${i + 1}. ${name}</option>`,
          )}
        </select>
      </label>
    `
  }

  private modes(marks: LevelMark[]): TemplateResult {
    const revealed = marks.filter(({ mark }) => mark === 'revealed')
    const states = html`<p class="row">${marks.map(({ name, mark }) => html`<span class="level">${name} ${levelMark(mark)}</span>`)}</p>`
    if (revealed.length === 0) return states
    const choice = (to: LevelId | null, words: string) => html`
      <label class="row choice">
        <input
          type="radio"
          name="mode"
          .checked=${this.draft.correct === to}
          @change=${() => {
            this.draft = newDraft(this.draft.category, to, this.revisionOf(this.draft.category))
          }}
        />
        <span>${words}</span>
      </label>
    `
    return html`
      ${states}
      <div role="radiogroup" aria-label=${say('What to do')}>
        ${revealed.length < marks.length ? choice(null, say('Seal the levels still closed')) : nothing}
        ${revealed.map(({ level, name }) => choice(level, say('Correct {level}, which has been revealed', { level: name })))}
      </div>
    `
  }

  private citation(level: LevelId, name: string): TemplateResult {
    const { none, citation } = levelDraft(this.draft, level)
    return html`
      <label class="field" ?hidden=${none}>
        <span>${say('{level}: citation (may be empty)', { level: name })}</span>
        <textarea
          rows="2"
          maxlength="1500"
          dir="auto"
          data-citation=${level}
          .value=${citation}
          ?disabled=${this.sending}
          @input=${(event: Event) => this.changed(writeCitation(this.draft, level, entered(event)))}
        ></textarea>
      </label>
    `
  }

  private reason(): TemplateResult {
    return html`
      <label class="field">
        <span>${say('Why an earlier result is replaced (needed; readers see it: name nobody)')}</span>
        <input
          data-field="reason"
          maxlength="300"
          dir="auto"
          .value=${this.draft.reason}
          ?disabled=${this.sending}
          @input=${(event: Event) => {
            this.draft = { ...this.draft, reason: entered(event) }
          }}
        />
      </label>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'result-dialog': ResultDialog
  }
}
