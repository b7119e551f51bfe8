/** The keys, printed from the table they are read from. */
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { HELP_TAB, helpAt } from '../help-page.ts'
import { KEYS, SIDE_KEYS } from '../keymap.ts'
import { say } from '../language/say.ts'
import './desk-modal.ts'
import { look } from './look.ts'

@customElement('help-dialog')
export class HelpDialog extends LitElement {
  static override styles = [
    look,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 9px 18px;
        align-items: baseline;
      }
      dt {
        display: flex;
        gap: 5px;
      }
    `,
  ]

  private done(): void {
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  protected override render() {
    return html`
      <desk-modal heading=${say('Keys')} @dismiss=${this.done}>
        <dl>
          ${KEYS.map(
            ({ caps, says }) => html`
              <dt>${caps.map((cap) => html`<kbd>${cap}</kbd>`)}</dt>
              <dd>${says}</dd>
            `,
          )}
          ${SIDE_KEYS.map(
            ({ caps, where, says }) => html`
              <dt>${caps.map((cap) => html`<kbd>${cap}</kbd>`)}</dt>
              <dd><span class="soft">${where}:</span> ${says}</dd>
            `,
          )}
        </dl>
        <p class="soft">
          ${say('Keys act when they are let go; holding one down does it once. Space takes also while a button has the focus; Enter presses the focused button. In a text field and in a dialog the keys belong to it.')}
        </p>
        <div slot="foot"><div class="row"><button autofocus @click=${this.done}>${say('Close')}</button><a href=${helpAt('keys')} target=${HELP_TAB}>${say('Sheet to print')}</a></div></div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'help-dialog': HelpDialog
  }
}
