/** Two evenings side by side, and one to keep: what each did since they parted. Of results only which category they are of. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Reunion } from '#shared/alone'
import { type History, isParted, type Parted } from '#shared/histories'
import { historyLines, historyTimes, openedInBoth } from '../alone-words.ts'
import { say } from '../language/say.ts'
import './desk-modal.ts'
import './hold-button.ts'
import { look } from './look.ts'

/** Fires `keep` with the side that was held, `short` when a button was let go too soon, and `dismiss` when it is put away. */
@customElement('alone-dialog')
export class AloneDialog extends LitElement {
  static override styles = [
    look,
    css`
      desk-modal {
        --modal-width: 860px;
      }
      .sides {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 16px;
      }
      .side {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: 14px;
        min-width: 0;
        padding: 16px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--raised);
      }
      h2 {
        font-size: 17px;
        line-height: 1.3;
        letter-spacing: 0;
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      h3 {
        font-size: 13px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .show {
        display: grid;
        gap: 8px;
        align-content: start;
      }
      .shows {
        display: grid;
        gap: 16px;
        align-content: start;
      }
      dl {
        display: grid;
        gap: 6px;
      }
      dt {
        font-size: 12px;
        color: var(--ink-soft);
      }
      dd {
        font-weight: 600;
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .count {
        display: flex;
        justify-content: space-between;
        gap: 12px;
      }
      .count dt {
        font-size: 14px;
      }
      .soft {
        line-height: 1.45;
      }
      .said:empty {
        display: none;
      }
      @media (max-width: 640px) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @property({ attribute: false }) reunion!: Reunion
  @property() where = ''
  @property({ attribute: false }) clock!: (at: number) => string
  @property() said = ''
  @property({ type: Boolean }) live = false

  private fire(name: string, detail?: 'this' | 'redis'): void {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }

  private side(keep: 'this' | 'redis', heading: string, under: string, of: (show: Parted) => History | null) {
    const parted = this.reunion.shows.filter(isParted)
    const one = (show: Parted): TemplateResult => {
      const history = of(show)
      if (!history) return html``
      return html`
        <div class="show">
          ${parted.length > 1 ? html`<h3 dir="auto">${show.ceremony}</h3>` : nothing}
          <p class="soft">${historyTimes(history, this.clock)}</p>
          <dl>
            ${historyLines(history).map(
              ({ what, of: which, isCount }) =>
                html`<div class=${isCount ? 'count' : ''}><dt>${what}</dt><dd dir="auto">${which}</dd></div>`,
            )}
          </dl>
        </div>
      `
    }
    return html`
      <section class="side" data-side=${keep} aria-label=${heading}>
        <div>
          <h2>${heading}</h2>
          <p class="soft" dir="auto">${under}</p>
        </div>
        <div class="shows">${parted.map(one)}</div>
        <hold-button
          label=${say('Hold to keep this one')}
          does="keep-${keep}"
          ?disabled=${!this.live}
          @held=${() => this.fire('keep', keep)}
          @short=${() => this.fire('short')}
        ></hold-button>
      </section>
    `
  }

  protected override render() {
    return html`
      <desk-modal heading=${say('Two evenings, one to keep')} @dismiss=${() => this.fire('dismiss')}>
        <p class="soft">
          ${say('Both went on from the same moment without knowing of each other. The one that is kept goes on everywhere; the other is put aside as a file, under menu › Shows. Results are named by their category only.')}
        </p>
        ${this.reunion.shows.map(openedInBoth).map((both) => (both ? html`<p dir="auto"><strong>${both}</strong></p>` : nothing))}
        <div class="sides">
          ${this.side('this', say('This machine'), this.where, ({ ours }) => ours)}
          ${this.side('redis', say('What Redis holds'), say('as other machines did it'), ({ theirs }) => theirs)}
        </div>
        <div slot="foot">
          <p class="said" role="status">${this.said}</p>
          <div class="row">
            <button autofocus @click=${() => this.fire('dismiss')}>${say('Decide later')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'alone-dialog': AloneDialog
  }
}
