/** An address to be carried elsewhere: shown whole, and copied by one press, also where there is no HTTPS. */
import { css, html, LitElement } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from './look.ts'

@customElement('copy-field')
export class CopyField extends LitElement {
  static override styles = [
    look,
    css`
      .row {
        flex-wrap: nowrap;
      }
      input {
        min-width: 0;
      }
      button {
        flex: none;
      }
    `,
  ]

  @property() label = ''
  @property() text = ''
  @state() private said = ''
  @query('input') private readonly field!: HTMLInputElement

  /** The clipboard's own interface exists on secure pages only; the old way works everywhere. */
  private copy(): void {
    this.field.focus()
    this.field.select()
    this.said = document.execCommand('copy') ? say('Copied.') : say('Press Ctrl+C to copy.')
  }

  protected override render() {
    return html`
      <label class="field" for="text"><span>${this.label}</span></label>
      <div class="row">
        <input id="text" readonly .value=${this.text} @focus=${() => this.field.select()} />
        <button class="main" @click=${this.copy}>${say('Copy the link')}</button>
      </div>
      <p role="status">${this.said}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-field': CopyField
  }
}
