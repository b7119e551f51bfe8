/** The buttons of the evening. The big one says what it will do; a reveal is armed by one press and taken by the next. */

import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import { may } from '#shared/people'
import { type Action, capOf, isHeld } from '../keymap.ts'
import { say, sayWith } from '../language/say.ts'
import { type Moment, momentOf } from '../take-moment.ts'
import { look } from './look.ts'
import { takeBarLook } from './take-bar-look.ts'

/** The words of a label, its dash kept at the end of a line and never at the beginning of one. */
function dashKept(label: string): TemplateResult {
  const [, before = '', word = '', after = ''] = /^(.*?)(\S+ [—–])(.*)$/.exec(label) ?? [null, label]
  return html`${before}<span class="kept">${word}</span>${after}`
}

/**
 * Fires `act` with an `Action`; for those that are held, `hold` when the button goes down and `let-go` when it comes up,
 * and `ask` when it was pressed by something that cannot hold.
 */
type Moving = Extract<Wish['kind'], Action | 'disarm'>

@customElement('take-bar')
export class TakeBar extends LitElement {
  static override styles = [look, takeBarLook]

  @property({ attribute: false }) view: DeskLive | null = null
  @property({ attribute: false }) busy: readonly string[] = []
  /** False while the link is lost. */
  @property({ type: Boolean }) live = false
  /** False while another desk drives. */
  @property({ type: Boolean }) drives = false
  /** What is being held now, by key or by hand. */
  @property({ attribute: false }) held: Action | null = null
  /** One line high, where the page above it needs the room. */
  @property({ type: Boolean, reflect: true }) compact = false
  /** Who has the keys: a text field, or the help; null while they reach the desk. */
  @property() keys: 'field' | 'help' | null = null
  /** What is taken is a rehearsal's. */
  @property({ type: Boolean, reflect: true }) rehearsal = false

  private fire(what: 'act' | 'hold' | 'ask', action: Action): void {
    this.dispatchEvent(new CustomEvent(what, { detail: action }))
  }

  private readonly letGo = (): void => {
    this.dispatchEvent(new CustomEvent('let-go'))
  }

  private can(kind: Moving): boolean {
    return this.live && this.view !== null && may(this.view.role, kind)
  }

  private moves(kind: Moving): boolean {
    return this.drives && this.can(kind)
  }

  private down(event: PointerEvent, action: Action): void {
    if (event.button !== 0) return
    // A finger that slides off the button still holds it: only letting go lets go.
    if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId)
    this.fire('hold', action)
  }

  protected override render() {
    const { view } = this
    const black = view?.programme.black ?? false
    const moment = momentOf(view, this)
    return html`
      ${this.big(moment)}
      <div class="hint">
        <span class=${view?.armed && this.drives ? 'armed' : ''} role="status">${moment.hint}</span>
        ${
          view?.armed && this.drives
            ? html`<button data-act="disarm" ?disabled=${!this.moves('disarm')} @click=${() => this.fire('act', 'arm')}>${say('Disarm')} <kbd>${capOf('arm')}</kbd></button>`
            : nothing
        }
      </div>
      <div class="others" role="group" aria-label=${say('Stage controls')}>
        ${this.button('back', say('Back'), this.moves('back') && view?.back != null, view?.back ?? undefined)}
        ${this.button('clear', say('Clear'), this.moves('clear'), say('To the holding slide'))}
        <button
          class=${black ? 'lift' : ''}
          data-act="blackout"
          aria-pressed=${black ? 'true' : 'false'}
          ?disabled=${!this.can('blackout')}
          @click=${() => this.fire('act', 'blackout')}
        >
          ${black ? say('Lift blackout') : say('Blackout')} <kbd>${capOf('blackout')}</kbd>
        </button>
        ${this.holdButton('retract', say('Hold to retract'), this.moves('retract') && view?.lastReveal != null, view?.lastReveal?.label)}
        ${this.button('set-result', say('Set result'), this.can('set-result'), say('Seal or correct a result'))}
      </div>
    `
  }

  private big({ look: looks, verb, label, does, cap }: Moment): TemplateResult {
    const held = does !== null && isHeld(does)
    const possible = does !== null && this.can(does)
    const holds = held && this.held === does
    // A press too many is dropped by the desk; a disabled button would lose the focus.
    return html`
      <button
        class="take ${looks} ${held ? 'held' : ''} ${holds ? 'holding' : ''}"
        data-act="take"
        data-moment=${looks}
        aria-busy=${looks === 'taking' ? 'true' : 'false'}
        ?disabled=${!possible}
        @click=${(event: MouseEvent) => {
          if (does === null || (held && event.detail !== 0)) return
          this.fire(held ? 'ask' : 'act', does)
        }}
        @pointerdown=${(event: PointerEvent) => held && does !== null && possible && this.down(event, does)}
        @pointerup=${this.letGo}
        @pointercancel=${this.letGo}
      >
        <span class="verb">${looks === 'no-link' ? verb : this.spoken(looks, verb)}</span>
        <span class="label" dir="auto">${dashKept(label)}</span>
        ${this.keys ? html`<span class="typing">${sayWith(this.keys === 'field' ? 'Keys go to the text field. {key} gives them back.' : 'Keys go to the help. {key} gives them back.', { key: html`<kbd>Esc</kbd>` })}</span>` : html`<kbd class="cap">${held ? say('Hold {key}', { key: cap }) : cap}</kbd>`}
      </button>
    `
  }

  private spoken(looks: Moment['look'], verb: string): string {
    if (!this.rehearsal) return verb
    return say('REHEARSAL {verb}', { verb: looks === 'open' ? say('ARMED — TAKE OPENS A DECOY') : verb })
  }

  private button(action: Action, label: string, enabled: boolean, title = ''): TemplateResult {
    return html`
      <button data-act=${action} title=${title} ?disabled=${!enabled} @click=${() => this.fire('act', action)}>
        ${label} <kbd>${capOf(action)}</kbd>
      </button>
    `
  }

  private holdButton(action: Action, label: string, enabled: boolean, title = ''): TemplateResult {
    return html`
      <button
        class="held ${this.held === action ? 'holding' : ''}"
        data-act=${action}
        title=${title}
        ?disabled=${!enabled}
        @pointerdown=${(event: PointerEvent) => this.down(event, action)}
        @pointerup=${this.letGo}
        @pointercancel=${this.letGo}
        @contextmenu=${(event: Event) => event.preventDefault()}
        @click=${(event: MouseEvent) => event.detail === 0 && this.fire('ask', action)}
      >
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
