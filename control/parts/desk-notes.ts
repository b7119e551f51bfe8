/** The operator's notes of what is on and of what comes next, above the big button, as high with notes as without; and the way to write them. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { notesOf } from '#shared/cue-notes'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { CueId } from '#shared/ids'
import { may } from '#shared/people'
import type { Send } from '../desk.ts'
import { capOf } from '../keymap.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'
import './notes-dialog.ts'

/** Fires `unsaved` when a note was put away that is not saved yet. */
@customElement('desk-notes')
export class DeskNotes extends LitElement {
  static override styles = [
    look,
    css`
      .line {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 8px;
        margin-bottom: 8px;
      }
      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 10px;
        align-items: center;
        height: 50px;
        padding: 4px 12px;
        border-color: var(--line);
        background: var(--panel);
        font-weight: 400;
        text-align: start;
      }
      button.noted {
        border-color: var(--gold);
      }
      b {
        font-size: 12px;
        font-weight: 600;
        color: var(--ink-soft);
      }
      .text {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        overflow-wrap: anywhere;
        font-size: 14px;
        line-height: 19px;
      }
      .none {
        color: var(--ink-faint);
      }
      kbd {
        color: var(--ink-soft);
        font-size: 11px;
        line-height: 15px;
      }
      @media (max-width: 719px) {
        .line {
          gap: 6px;
          margin-bottom: 6px;
        }
        button {
          grid-template-columns: auto minmax(0, 1fr);
          gap: 6px;
          padding: 2px 8px;
        }
        .text {
          font-size: 13px;
          line-height: 17px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  /** Edits are locked on this desk. */
  @property({ type: Boolean }) locked = false
  /** The dialog only, where the page needs the room. */
  @property({ type: Boolean }) compact = false
  @state() private opened: CueId | null = null

  /** Opens the notes of a cue; without one, those of what comes next. */
  open(cue: CueId | null): void {
    const { programme, next } = this.view
    this.opened = cue ?? next?.to.cue ?? programme.on?.cue ?? null
  }

  private readonly shut = (event: CustomEvent<boolean>): void => {
    this.opened = null
    if (event.detail) this.dispatchEvent(new CustomEvent('unsaved'))
  }

  protected override render() {
    const { programme, next } = this.view
    const now = this.note('now', say('Now'), programme.on?.cue)
    return html`
      ${this.compact ? nothing : html`<div class="line">${now} ${this.note('next', say('Next'), next?.to.cue)}</div>`}
      ${this.opened === null ? nothing : this.dialog(this.opened)}
    `
  }

  private dialog(cue: CueId): TemplateResult {
    return html`
      <notes-dialog
        .plan=${this.plan}
        .view=${this.view}
        .send=${this.send}
        .cue=${cue}
        ?live=${this.live}
        ?mayWrite=${may(this.view.role, 'note-cue')}
        ?locked=${this.locked}
        @dismiss=${this.shut}
      ></notes-dialog>
    `
  }

  private note(which: 'now' | 'next', name: string, cue: CueId | undefined): TemplateResult {
    const text = cue === undefined ? null : notesOf(this.plan.show, cue).operator
    return html`
      <button
        class=${text === null ? '' : 'noted'}
        data-note=${which}
        title=${text ?? ''}
        ?disabled=${cue === undefined}
        @click=${() => this.open(cue ?? null)}
      >
        <b>${name}<span class="unseen">${say(': operator’s note')}</span></b>
        <span class="text ${text === null ? 'none' : ''}" dir="auto">${text ?? say('No note')}</span>
        ${which === 'next' ? html`<kbd aria-hidden="true">${capOf('notes')}</kbd>` : nothing}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notes': DeskNotes
  }
}
