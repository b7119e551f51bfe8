/** The frame of every edit: saves it, or says that it is on screen now and offers to push it there. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Wish } from '#shared/commands'
import type { Send } from '../desk.ts'
import type { Frozen } from '../edit-rows.ts'
import { say } from '../language/say.ts'
import { tellPerformance } from '../link/performance.ts'
import './desk-modal.ts'
import { look } from './look.ts'

/** The command without its `push`; null where nothing was changed; a sentence where it cannot be made. */
export type Made = Wish | null | { readonly problem: string }

/** Fires `done` with a sentence once it is made, and `dismiss` when it is put away. */
@customElement('edit-dialog')
export class EditDialog extends LitElement {
  static override styles = [
    look,
    css`
      .frozen {
        padding: 10px 14px;
        border: 1px solid var(--on);
        border-radius: var(--radius);
        background: var(--on-wash);
        color: var(--on-ink);
        font-weight: 600;
      }
      .body {
        display: grid;
        gap: 14px;
      }
      .also {
        padding: 8px 0 2px;
      }
    `,
  ]

  @property() heading = ''
  /** What the button says. */
  @property() does: string = say('Save')
  @property() said: string = say('Saved.')
  @property({ attribute: false }) make: () => Made = () => null
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  /** What is edited is on screen or armed. */
  @property({ attribute: false }) frozen: Frozen = null
  @property({ type: Boolean }) mayPush = false
  /** The button is a red one: it takes something away, or tells the public. */
  @property({ type: Boolean }) grave = false
  /** Something was written: Escape does not throw it away. */
  @property({ type: Boolean }) guarded = false
  /** In a rehearsal: the performance it was made from. */
  @property({ attribute: false }) performance: string | null = null
  @state() private refused = ''
  @state() private sending = false
  @state() private isFrozen = false
  @state() private also = false
  /** Done here; what the performance said is still to be read. */
  @state() private isDone = false

  private async save(push: boolean): Promise<void> {
    if (this.sending || this.isDone) return
    const made = this.make()
    this.refused = ''
    if (made === null) return this.done(say('Nothing was changed.'))
    if ('problem' in made) {
      this.refused = made.problem
      return
    }
    const wish = 'push' in made ? { ...made, push } : made
    this.sending = true
    const outcome = await this.send(wish)
    if (!outcome.ok) {
      this.sending = false
      this.isFrozen = outcome.code === 'frozen'
      this.refused = outcome.sentence
      return
    }
    if (this.also && this.performance !== null) await this.tell(this.performance, wish)
    else this.done(this.said)
    this.sending = false
  }

  private async tell(performance: string, wish: Wish): Promise<void> {
    const told = await tellPerformance(performance, wish)
    if ('value' in told) return this.done(say('{said} Also in the performance.', { said: this.said }))
    this.isDone = true
    this.refused = say('Done in the rehearsal, not in the performance: {sentence}', {
      sentence: told.sentence,
    })
  }

  private done(sentence: string): void {
    this.dispatchEvent(new CustomEvent('done', { detail: sentence }))
  }

  private dismiss(): void {
    if (this.isDone) this.done(this.said)
    else this.dispatchEvent(new CustomEvent('dismiss'))
  }

  protected override render() {
    const frozen = this.frozen !== null || this.isFrozen
    return html`
      <desk-modal
        heading=${this.heading}
        ?guarded=${this.guarded && !this.isDone}
        @dismiss=${this.dismiss}
        @held-back=${() => {
          this.refused = say('Not saved yet. Save it, or press “Leave it”.')
        }}
      >
        ${frozen && !this.isDone ? this.frozenNote() : nothing}
        <div class="body"><slot></slot></div>
        ${this.performance === null ? nothing : this.alsoThere()}
        <div slot="foot">
          <div role="alert">${this.refused ? html`<p class="refusal">${this.refused}</p>` : nothing}</div>
          <div class="row">
            ${this.isDone ? nothing : this.button(frozen)}
            <button data-do="leave" ?autofocus=${this.grave} ?disabled=${this.sending} @click=${this.dismiss}>
              ${this.isDone ? say('Close') : say('Leave it')}
            </button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private frozenNote() {
    return html`<p class="frozen" data-frozen>
      ${this.frozen === 'armed' ? say('This is armed now; pushed, it is armed no more.') : say('This is on screen now.')}
      ${this.mayPush ? (this.frozen === 'armed' ? '' : say('Pushed, the room sees the change at once.')) : say('Only an operator may push a change there.')}
    </p>`
  }

  private button(frozen: boolean) {
    const waits = this.sending ? (this.live ? say('Sending…') : say('Waiting for the link…')) : null
    if (frozen) {
      return html`<button
        class="danger"
        data-do="push"
        ?disabled=${!this.live || !this.mayPush || this.sending}
        @click=${() => this.save(true)}
      >
        ${waits ?? say('Push to screen')}
      </button>`
    }
    return html`<button
      class=${this.grave ? 'danger' : 'main'}
      data-do="save"
      ?disabled=${!this.live || this.sending}
      @click=${() => this.save(false)}
    >
      ${waits ?? this.does}
    </button>`
  }

  private alsoThere() {
    return html`<label class="row also">
      <input
        type="checkbox"
        data-field="also"
        .checked=${this.also}
        ?disabled=${this.sending || this.isDone}
        @change=${(event: Event) => {
          this.also = (event.target as HTMLInputElement).checked
        }}
      />
      <span>${say('Also in the performance')}</span>
    </label>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'edit-dialog': EditDialog
  }
}
