/** A dialog that holds the keyboard until it is closed; Escape only ever puts it away. */
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { look } from './look.ts'

let open = 0

/** While one is open the keys of the desk are its own, whoever opened it. */
export const isModalOpen = (): boolean => open > 0

/** What has the focus, inside whatever shadow. */
function focused(): HTMLElement | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at instanceof HTMLElement && at !== document.body ? at : null
}

/** Fires `dismiss` when it wants to be closed. With `guarded`, Escape is turned into `held-back` instead. */
@customElement('desk-modal')
export class DeskModal extends LitElement {
  static override styles = [
    look,
    css`
      dialog {
        width: min(var(--modal-width, 520px), calc(100vw - 24px));
        max-height: calc(100vh - 24px);
        max-height: calc(100dvh - 24px);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
        background: var(--panel);
        color: var(--ink);
        box-shadow: 0 24px 80px #000c;
        overflow: auto;
      }
      dialog::backdrop {
        background: #060708c4;
      }
      .body {
        display: grid;
        gap: 16px;
        padding: 22px 24px 20px;
      }
      h2 {
        font-size: 20px;
        line-height: 1.25;
        letter-spacing: 0;
        color: var(--ink);
      }
      footer {
        position: sticky;
        bottom: 0;
        padding: 12px 24px 16px;
        border-top: 1px solid var(--line);
        background: var(--panel);
      }
      @media (max-width: 560px) {
        footer {
          padding: 10px 16px 12px;
        }
        .body {
          padding: 16px;
        }
      }
    `,
  ]

  @property() heading = ''
  @property({ type: Boolean }) guarded = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private focusedBefore: HTMLElement | null = null

  protected override firstUpdated(): void {
    this.dialog.showModal()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    open += 1
    this.focusedBefore = focused()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    open -= 1
    this.dialog?.close()
    // Taken out of the page, a dialog does not give the focus back by itself.
    if (this.focusedBefore?.isConnected) this.focusedBefore.focus({ preventScroll: true })
  }

  private cancel(event: Event): void {
    event.preventDefault()
    this.dispatchEvent(new CustomEvent(this.guarded ? 'held-back' : 'dismiss'))
  }

  /** The browser may close it in spite of `cancel`; the page must know. */
  private closed(): void {
    if (this.isConnected) this.dispatchEvent(new CustomEvent('dismiss'))
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="heading" @cancel=${this.cancel} @close=${this.closed}>
        <div class="body">
          <h2 id="heading" dir="auto">${this.heading}</h2>
          <slot></slot>
        </div>
        <footer><slot name="foot"></slot></footer>
      </dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-modal': DeskModal
  }
}
