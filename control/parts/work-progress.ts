/** Something that takes its time: how much of a file has left, then that the server is at work, and for how long. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { progressWords } from '../progress-words.ts'
import type { Sent } from '../send-file.ts'
import { look } from './look.ts'

@customElement('work-progress')
export class WorkProgress extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        display: grid;
        gap: 6px;
      }
      progress {
        width: 100%;
        height: 6px;
        accent-color: var(--gold);
      }
    `,
  ]

  /** What the server does: "Reading the table". */
  @property() doing = ''
  /** Null where nothing is sent. */
  @property({ attribute: false }) sent: Sent | null = null
  @state() private seconds = 0
  private ticking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.seconds = 0
    this.ticking = setInterval(() => {
      this.seconds += 1
    }, 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  protected override render() {
    const { sent, doing } = this
    const isLeaving = sent !== null && sent.bytes < sent.of
    return html`
      <span>${progressWords(sent, doing, this.seconds)}</span>
      <progress max=${isLeaving ? sent.of : 1} value=${isLeaving ? sent.bytes : nothing} aria-label=${isLeaving ? say('Sent') : doing}></progress>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'work-progress': WorkProgress
  }
}
