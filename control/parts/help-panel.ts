/**
 * Help beside the stage: the handbook in a frame of its own, so that the monitors and the big button stay in sight.
 * Its keys are its own: whoever pages through it with Space takes nothing.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { HELP_TAB, helpAt, helpBeside } from '../help-page.ts'
import { areKeysHeld } from '../key-hold.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

/** Where a dialog lies over everything, a tab of its own: the frame could not be reached. */
export const openHelpTab = (task: string): void => void window.open(helpAt(task), HELP_TAB)

/** Read ahead once the desk has nothing else to do: it is wanted most when the server is gone. */
const soon: (then: () => void) => void =
  'requestIdleCallback' in globalThis
    ? (then) => requestIdleCallback(then, { timeout: 5000 })
    : (then) => setTimeout(then, 2000)

/** Where the server did not answer, it is asked for again after so many milliseconds. */
const AGAIN_MS = 2000

/** Fires `dismiss` when it is to be put away, and `keys` with whether it has them. */
@customElement('help-panel')
export class HelpPanel extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        border-left: 1px solid var(--line-strong);
        background: var(--ground);
      }
      .top {
        justify-content: space-between;
        padding: 6px 8px 6px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      h2 {
        font-size: 14px;
      }
      iframe {
        flex: 1;
        width: 100%;
        min-height: 0;
        border: 0;
        background: var(--ground);
      }
      iframe:focus-visible {
        outline: 0;
      }
      a {
        color: var(--ink-soft);
      }
    `,
  ]

  /** The task it is opened at; null while it is put away. */
  @property({ attribute: false }) task: string | null = null
  @state() private isNear = false
  @query('iframe') private readonly frame!: HTMLIFrameElement | null
  private isRead = false

  override connectedCallback(): void {
    super.connectedCallback()
    soon(() => {
      this.isNear = true
    })
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('task')) this.hidden = this.task === null
    if (this.task !== null) this.isNear = true
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('task') && this.isRead) this.turn()
  }

  /** To the task, and the keys with it; put away, the keys are the desk's again. */
  private turn(): void {
    const page = this.frame?.contentWindow
    if (this.task === null || !page) return void this.frame?.blur()
    // Replaced, and not added to: the way back in this tab stays the desk's own. Only the fragment is another, so nothing is loaded.
    page.location.replace(`${helpBeside()}#${this.task}`)
    page.focus()
  }

  /** Its keys are heard here: a frame keeps them to itself. */
  private readonly read = (): void => {
    // The browser's own page stands in its place: the server was not there when it was read ahead.
    if (this.frame && !this.frame.contentDocument)
      return void setTimeout(() => this.frame?.setAttribute('src', helpBeside()), AGAIN_MS)
    this.isRead = true
    const page = this.frame?.contentWindow
    for (const [kind, has] of [
      ['focus', true],
      ['blur', false],
    ] as const)
      page?.addEventListener(kind, () => this.dispatchEvent(new CustomEvent('keys', { detail: has })))
    page?.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || areKeysHeld()) return
      if (event.key !== 'Escape' && event.key !== 'F1') return
      event.preventDefault()
      if (!event.repeat) this.away()
    })
    this.turn()
  }

  private readonly away = (): void => {
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.isNear) return nothing
    return html`
      <div class="row top">
        <h2>${say('Help')}</h2>
        <span class="row">
          <a href=${helpAt(this.task ?? '')} target=${HELP_TAB}>${say('In a tab')}</a>
          <button class="quiet" data-do="shut-help" @click=${this.away}>${say('Close')} <kbd>Esc</kbd></button>
        </span>
      </div>
      <iframe src=${helpBeside()} title=${say('Help')} @load=${this.read}></iframe>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'help-panel': HelpPanel
  }
}
