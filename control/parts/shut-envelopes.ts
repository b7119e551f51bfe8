/** Says on every page of the desk that the key of the envelopes has yet to be entered since the last start. Looks whenever the link comes up, and until it is there. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readKey } from '../key-acts.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

const AGAIN_MS = 5000

@customElement('shut-envelopes')
export class ShutEnvelopes extends LitElement {
  static override styles = [
    look,
    css`
      p {
        padding: 10px 16px;
        background: var(--on);
        color: #fff;
      }
    `,
  ]

  @property() show = ''
  @property({ type: Boolean }) live = false
  @state() private isShut = false
  private again: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.again)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('live') || changed.has('show')) && this.live && this.show !== '') void this.look()
  }

  private async look(): Promise<void> {
    clearTimeout(this.again)
    const answer = await readKey()
    // Whoever may not ask has nothing to open.
    this.isShut =
      'value' in answer && answer.value.source === 'memory' && answer.value.closed.includes(this.show)
    if (this.isShut && this.isConnected) this.again = setTimeout(() => this.look(), AGAIN_MS)
  }

  protected override render() {
    if (!this.isShut) return nothing
    return html`
      <p data-envelopes-shut>
        <strong>${say('The envelopes are shut.')}</strong>
        ${say('The server was started anew and waits for its key: no result can be sealed or revealed before a producer brings it (menu › Key of the envelopes). All else works.')}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shut-envelopes': ShutEnvelopes
  }
}
