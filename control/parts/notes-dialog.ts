/** The notes of a cue, for operator and presenter. What is typed is kept, also when the link drops or the dialog is put away. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { CueId } from '#shared/ids'
import {
  catchUp,
  discard,
  hasUnsaved,
  isUnsaved,
  type NoteDraft,
  noteWish,
  openNotes,
  type Whose,
  writeNote,
} from '../cue-note-draft.ts'
import type { Send } from '../desk.ts'
import { capOf } from '../keymap.ts'
import { say } from '../language/say.ts'
import { chaptersOf } from '../rundown-view.ts'
import './desk-modal.ts'
import { look } from './look.ts'

const FIELDS: readonly (readonly [Whose, string])[] = [
  ['operator', say('For the operator: at the desk, above the big button')],
  ['presenter', say('For the presenter: on the confidence monitor while this cue is on')],
]

const entered = (event: Event): string => (event.target as HTMLTextAreaElement | HTMLSelectElement).value

/** Fires `dismiss` when it is done or put away; its detail says whether something was left unsaved. */
@customElement('notes-dialog')
export class NotesDialog extends LitElement {
  static override styles = [
    look,
    css`
      .saved {
        padding-inline-start: 10px;
        border-inline-start: 3px solid var(--line-strong);
        font-size: 13px;
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .unsaved {
        font-weight: 600;
        color: var(--warn);
      }
    `,
  ]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) send!: Send
  /** The cue it opens with; another can be chosen in it. */
  @property({ attribute: false }) cue!: CueId
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayWrite = false
  @property({ type: Boolean }) locked = false
  @state() private draft!: NoteDraft
  @state() private sending = false
  @state() private refusal = ''

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { show } = this.plan
    if (changed.has('cue')) this.draft = openNotes(show, this.cue)
    else if (changed.has('plan')) this.draft = catchUp(show, this.draft)
  }

  private get canWrite(): boolean {
    return this.mayWrite && !this.locked
  }

  private open(cue: CueId): void {
    this.refusal = ''
    this.draft = openNotes(this.plan.show, cue)
  }

  private readonly dismiss = (): void => {
    this.dispatchEvent(new CustomEvent('dismiss', { detail: hasUnsaved(this.draft) }))
  }

  private async save(): Promise<void> {
    const wish = noteWish(this.draft)
    if (this.sending || !this.live || !this.canWrite) return
    if (wish === null) return this.dismiss()
    this.sending = true
    this.refusal = ''
    const outcome = await this.send(wish)
    this.sending = false
    if (!outcome.ok) {
      this.refusal = outcome.sentence
      return
    }
    this.draft = discard(this.plan.show, this.draft)
    this.dispatchEvent(new CustomEvent('dismiss', { detail: false }))
  }

  private typed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) void this.save()
  }

  protected override render() {
    const unsaved = hasUnsaved(this.draft)
    return html`
      <desk-modal heading=${say('Notes')} @dismiss=${this.dismiss}>
        ${this.locked ? html`<p class="soft">${say('Edits are locked on this desk; {key} unlocks them.', { key: capOf('lock') })}</p>` : nothing}
        ${this.cues()} ${FIELDS.map(([whose, label]) => this.field(whose, label))}
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button
              class="main"
              data-do="save"
              ?disabled=${!this.live || !this.canWrite || this.sending || !unsaved}
              @click=${this.save}
            >
              ${this.sending ? (this.live ? say('Saving…') : say('Waiting for the link…')) : say('Save')}
            </button>
            ${
              unsaved
                ? html`<button
                    data-do="discard"
                    ?disabled=${this.sending}
                    @click=${() => {
                      this.draft = discard(this.plan.show, this.draft)
                    }}
                  >
                    ${say('Discard')}
                  </button>`
                : nothing
            }
            <button data-do="close" @click=${this.dismiss}>${say('Close')}</button>
            ${unsaved ? html`<span class="unsaved">${say('Not saved yet; kept in this tab.')}</span>` : nothing}
          </div>
        </div>
      </desk-modal>
    `
  }

  private cues(): TemplateResult {
    const { on } = this.view.programme
    const next = this.view.next?.to.cue
    const where = (cue: CueId) =>
      cue === on?.cue ? ` (${say('on now')})` : cue === next ? ` (${say('next')})` : ''
    return html`
      <label class="field">
        <span>${say('Cue')}</span>
        <select data-field="cue" ?disabled=${this.sending} @change=${(event: Event) => this.open(entered(event))}>
          ${chaptersOf(this.plan, this.view).map(
            ({ title, category, rows }) => html`
              ${rows.map(
                ({ cue, noted }) => html`
                  <option value=${cue.id} ?selected=${cue.id === this.draft.cue}>
                    ${category === null ? title : `${title} — ${cue.label}`}${where(cue.id)}${noted ? ` · ${say('noted')}` : ''}
                  </option>
                `,
              )}
            `,
          )}
        </select>
      </label>
    `
  }

  private field(whose: Whose, label: string): TemplateResult {
    const saved = this.draft.saved[whose]
    return html`
      <label class="field">
        <span>${label}</span>
        <textarea
          rows="3"
          maxlength="600"
          dir="auto"
          data-field=${whose}
          ?autofocus=${whose === 'operator'}
          ?readonly=${this.sending || !this.canWrite}
          .value=${this.draft.texts[whose]}
          @keydown=${this.typed}
          @input=${(event: Event) => {
            this.draft = writeNote(this.plan.show, this.draft, whose, entered(event))
          }}
        ></textarea>
      </label>
      ${
        saved !== null && isUnsaved(this.draft, whose)
          ? html`<p class="saved" dir="auto"><span class="soft">${say('Saved now:')}</span> ${saved}</p>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notes-dialog': NotesDialog
  }
}
