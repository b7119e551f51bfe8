/** A dialog that holds the keyboard until it is closed; Escape only ever puts it away. */

import type WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import type { WaHideEvent } from '@awesome.me/webawesome/dist/events/hide.js'
import '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { areKeysHeld, focusedNow, holdKeys } from '../key-hold.ts'
import './library.ts'
import { look } from './look.ts'

const FIELDS = 'input, select, textarea, button'

/** While one is open the keys of the desk are its own, whoever opened it. */
export const isModalOpen = areKeysHeld

/** Fires `dismiss` when it wants to be closed. With `guarded`, Escape is turned into `held-back` instead. */
@customElement('desk-modal')
export class DeskModal extends LitElement {
  static override styles = [
    look,
    css`
      wa-dialog {
        --width: min(var(--modal-width, 520px), calc(100vw - 24px));
        --spacing: 24px;
      }
      wa-dialog::part(dialog) {
        max-width: calc(100vw - 24px);
        max-height: calc(100vh - 24px);
        max-height: calc(100dvh - 24px);
        border: 1px solid var(--line-strong);
        background: var(--panel);
        color: var(--ink);
      }
      wa-dialog::part(header) {
        padding: 20px 24px 0;
      }
      wa-dialog::part(title) {
        font-size: 20px;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      /* The one way out stands in the foot, in words. */
      wa-dialog::part(header-actions) {
        display: none;
      }
      wa-dialog::part(body) {
        padding: 16px 24px 20px;
        scrollbar-color: var(--line-strong) transparent;
        outline-offset: -4px;
      }
      wa-dialog::part(footer) {
        display: block;
        padding: 12px 24px 16px;
        border-top: 1px solid var(--line);
      }
      .body {
        display: grid;
        gap: 16px;
      }
      @media (max-width: 560px) {
        wa-dialog::part(header) {
          padding: 16px 16px 0;
        }
        wa-dialog::part(body) {
          padding: 12px 16px 16px;
        }
        wa-dialog::part(footer) {
          padding: 10px 16px 12px;
        }
      }
    `,
  ]

  @property() heading = ''
  @property({ type: Boolean }) guarded = false
  @query('wa-dialog') private readonly dialog!: WaDialog
  @state() private isWords = false
  private focusedBefore: HTMLElement | null = null
  private giveKeysBack = (): void => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.giveKeysBack = holdKeys()
    this.focusedBefore = focusedNow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.giveKeysBack()
    // Taken out of the page, a dialog does not give the focus back by itself.
    if (this.focusedBefore?.isConnected) this.focusedBefore.focus({ preventScroll: true })
  }

  /** What is longer than the screen would itself take the focus, before the first thing there is to do. */
  protected override async firstUpdated(): Promise<void> {
    await this.dialog.updateComplete
    // Words alone could not be scrolled from the keyboard.
    this.isWords = this.querySelector(`:scope > :not([slot=foot]) :is(${FIELDS})`) === null
    if (this.querySelector('[autofocus]')) return
    this.querySelector<HTMLElement>(FIELDS)?.focus({ preventScroll: true })
  }

  /** It never closes by itself: whoever opened it takes it out of the page, at once and without a farewell. */
  private asked(event: WaHideEvent): void {
    // Menus and hints inside say the same of themselves.
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    this.dispatchEvent(new CustomEvent(this.guarded ? 'held-back' : 'dismiss'))
  }

  /** Open from its first moment, it is shown without any motion, and the focus goes where `autofocus` says. */
  protected override render() {
    return html`
      <wa-dialog open @wa-hide=${this.asked}>
        <span slot="label" dir="auto">${this.heading}</span>
        <div class="body" tabindex=${this.isWords ? '0' : nothing}><slot></slot></div>
        <slot name="foot" slot="footer"></slot>
      </wa-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-modal': DeskModal
  }
}
