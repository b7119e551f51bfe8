/** The buttons of the evening. The big one says what it will do; red means that it opens an envelope. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DeskLive } from '#shared/desk-view'
import { type Action, capOf } from '../keymap.ts'
import { look } from './look.ts'

/** The words of a label, its dash kept at the end of a line and never at the beginning of one. */
function dashKept(label: string): TemplateResult {
  const [, before = '', word = '', after = ''] = /^(.*?)(\S+ —)(.*)$/.exec(label) ?? [null, label]
  return html`${before}<span class="kept">${word}</span>${after}`
}

/** Fires `act` with an `Action`. */
@customElement('take-bar')
export class TakeBar extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .take {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: center;
        align-content: center;
        gap: 6px 20px;
        width: 100%;
        min-height: 132px;
        padding: 16px 24px 18px;
        border: 0;
        border-radius: 10px;
        background: var(--next);
        color: #fff;
        text-align: start;
      }
      .take:hover:not(:disabled) {
        background: #1a7841;
      }
      .take.reveals {
        background: var(--on);
        box-shadow: inset 0 0 0 3px #ffffff2e;
      }
      .take.reveals:hover:not(:disabled) {
        background: #c92622;
      }
      .take.taking,
      .take.taking:hover:not(:disabled) {
        background: var(--lifted);
        color: var(--ink);
      }
      .take:disabled {
        background: var(--raised);
        color: var(--ink-soft);
      }
      .verb {
        font-size: 14px;
        font-weight: 600;
        letter-spacing: 0.1em;
      }
      .label {
        grid-column: 1;
        font-size: clamp(20px, 2.1vw, 32px);
        line-height: 1.15;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .take .cap {
        grid-row: 1 / span 2;
        grid-column: 2;
        padding: 6px 14px;
        border-width: 1.5px;
        border-radius: 8px;
        font-size: 16px;
        line-height: 22px;
        opacity: 1;
      }
      .typing {
        grid-row: 1 / span 2;
        grid-column: 2;
        max-width: 150px;
        font-size: 13px;
        font-weight: 500;
        line-height: 1.5;
        text-align: end;
      }
      .kept {
        white-space: nowrap;
      }
      .others {
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        gap: 8px;
      }
      .others button {
        flex-direction: column;
        gap: 2px;
        min-height: 64px;
        padding: 6px 4px;
        line-height: 1.2;
      }
      .others button kbd {
        font-size: 11px;
        line-height: 15px;
        border-color: var(--line-strong);
        color: var(--ink-soft);
        opacity: 1;
      }
      .lift,
      .lift:hover:not(:disabled) {
        background: var(--ink);
        color: #0c0d0f;
        border-color: var(--ink);
      }
      .others .lift kbd {
        color: #0c0d0f;
        border-color: #0c0d0f;
      }
      @media (min-width: 720px) {
        :host([compact]) {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        :host([compact]) .take {
          min-height: 68px;
          padding: 8px 18px 10px;
        }
        :host([compact]) .label {
          font-size: clamp(16px, 1.4vw, 22px);
        }
      }
      @media (max-width: 719px) {
        .take {
          min-height: 92px;
          padding: 10px 16px 12px;
        }
        .take .cap,
        .typing {
          display: none;
        }
        .others {
          gap: 6px;
        }
        .others button {
          min-height: 50px;
          font-size: 13px;
          padding: 4px 1px;
        }
        .others button kbd {
          display: none;
        }
        :host([compact]) .take {
          min-height: 64px;
          padding-block: 6px 8px;
        }
      }
    `,
  ]

  @property({ attribute: false }) view: DeskLive | null = null
  @property({ attribute: false }) busy: readonly string[] = []
  /** False while the link is lost. */
  @property({ type: Boolean }) live = false
  /** One line high, where the page above it needs the room. */
  @property({ type: Boolean, reflect: true }) compact = false
  /** A text field has the focus: the keys do not reach the desk. */
  @property({ type: Boolean }) typing = false

  private act(action: Action): void {
    this.dispatchEvent(new CustomEvent('act', { detail: action }))
  }

  private can(kind: string): boolean {
    return this.live && (this.view?.may.includes(kind) ?? false)
  }

  protected override render() {
    const { view } = this
    const black = view?.programme.black ?? false
    return html`
      ${this.take()}
      <div class="others" role="group" aria-label="Stage controls">
        ${this.button('back', 'Back', this.can('back') && view?.back != null, view?.back ?? undefined)}
        ${this.button('clear', 'Clear', this.can('clear'), 'To the holding slide')}
        <button
          class=${black ? 'lift' : ''}
          data-act="blackout"
          aria-pressed=${black ? 'true' : 'false'}
          ?disabled=${!this.can('blackout')}
          @click=${() => this.act('blackout')}
        >
          ${black ? 'Lift blackout' : 'Blackout'} <kbd>${capOf('blackout')}</kbd>
        </button>
        ${this.button('retract', 'Retract', this.can('retract') && view?.lastReveal != null, view?.lastReveal?.label)}
        ${this.button('set-result', 'Set result', this.can('set-result'), 'Seal or correct a result')}
      </div>
    `
  }

  private take(): TemplateResult {
    const { view } = this
    const next = view?.next ?? null
    const taking = this.busy.some((kind) => kind === 'take' || kind === 'back')
    const verb = taking ? 'TAKING…' : next?.reveals ? 'TAKE OPENS THE ENVELOPE' : 'TAKE'
    // A press too many is dropped by the desk; a disabled button would lose the focus.
    return html`
      <button
        class="take ${taking ? 'taking' : next?.reveals ? 'reveals' : ''}"
        data-act="take"
        aria-busy=${taking ? 'true' : 'false'}
        ?disabled=${!this.can('take') || next === null}
        @click=${() => this.act('take')}
      >
        <span class="verb">${this.live ? verb : 'NO LINK'}</span>
        <span class="label" dir="auto">${dashKept(next?.label ?? 'End of the rundown')}</span>
        ${this.typing ? html`<span class="typing">Keys go to the text field. <kbd>Esc</kbd> gives them back.</span>` : html`<kbd class="cap">${capOf('take')}</kbd>`}
      </button>
    `
  }

  private button(action: Action, label: string, enabled: boolean, title = ''): TemplateResult {
    return html`
      <button data-act=${action} title=${title} ?disabled=${!enabled} @click=${() => this.act(action)}>
        ${label} <kbd>${capOf(action)}</kbd>
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'take-bar': TakeBar
  }
}
