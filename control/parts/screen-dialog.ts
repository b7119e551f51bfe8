/** Changes what was decided of a screen: its name, what it shows, and how. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ShowId } from '#shared/ids'
import type { ScreenReport } from '#shared/protocol'
import type { ScreenSetup } from '#shared/screens'
import { say } from '../language/say.ts'
import type { Tend } from '../link/tending.ts'
import { newSetup, setupProblem, trimmed } from '../screen-draft.ts'
import './desk-modal.ts'
import { look } from './look.ts'
import { setupFields, setupFieldsLook } from './setup-fields.ts'

/** Fires `done` with a sentence once it is saved, and `dismiss` when it is put away. */
@customElement('screen-dialog')
export class ScreenDialog extends LitElement {
  static override styles = [
    look,
    setupFieldsLook,
    css`
      desk-modal {
        --modal-width: 720px;
      }
    `,
  ]

  /** As it was when the dialog opened; what is on glass then changes under it. */
  @property({ attribute: false }) screen!: ScreenReport
  @property({ attribute: false }) screens: readonly ScreenReport[] = []
  @property({ attribute: false }) shows: readonly ShowId[] = []
  @property({ attribute: false }) tend!: Tend
  @property({ type: Boolean }) live = false
  @state() private setup: ScreenSetup = newSetup()
  @state() private sending = false
  @state() private refusal = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.setup = this.screen.setup
  }

  private async save(): Promise<void> {
    if (this.sending) return
    this.refusal = setupProblem(this.setup, this.screens, this.screen.screen) ?? ''
    if (this.refusal !== '') return
    this.sending = true
    const setup = trimmed(this.setup)
    const tended = await this.tend({ kind: 'assign', screen: this.screen.screen, setup })
    this.sending = false
    if (tended.ok)
      this.dispatchEvent(new CustomEvent('done', { detail: say('{name} is saved.', { name: setup.name }) }))
    else this.refusal = tended.sentence
  }

  protected override render() {
    return html`
      <desk-modal heading=${say('Set up {name}', { name: this.screen.setup.name })} @dismiss=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>
        ${setupFields(this.setup, this.shows, this.sending, (setup) => {
          this.setup = setup
        })}
        <p class="soft">${say('It changes on the screen at once, and is remembered.')}</p>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button class="main" data-do="save" ?disabled=${!this.live || this.sending} @click=${this.save}>
              ${this.sending ? say('Saving…') : say('Save')}
            </button>
            <button @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>${say('Leave it')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-dialog': ScreenDialog
  }
}
