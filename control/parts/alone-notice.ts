/** Says on every page of the desk that Redis is away, or this machine alone; and lets go on, or come back, by holding a button. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AloneView, AloneWish } from '#shared/alone'
import { aloneSaid, awaySaid, outcomeOf } from '../alone-words.ts'
import { say } from '../language/say.ts'
import type { ActAlone } from '../link/going-alone.ts'
import { clockTime } from '../words.ts'
import './alone-dialog.ts'
import { LET_GO } from './hold-button.ts'
import { look } from './look.ts'

@customElement('alone-notice')
export class AloneNotice extends LitElement {
  static override styles = [
    look,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 6px 24px;
        padding: 12px 16px;
        border-block-end: 1px solid var(--line-strong);
        border-inline-start: 4px solid var(--gold);
        background: var(--panel);
        line-height: 1.45;
      }
      .words {
        display: grid;
        gap: 4px;
        max-width: 92ch;
        overflow-wrap: anywhere;
      }
      strong {
        color: var(--gold);
      }
      .means {
        font-size: 13px;
      }
      .act {
        display: grid;
        gap: 6px;
        justify-items: end;
      }
      .act:empty {
        display: none;
      }
      button.wide:not(:disabled) {
        min-height: 40px;
        border-color: var(--gold);
        color: var(--gold);
      }
      .said {
        grid-column: 1 / -1;
      }
      .said:empty {
        display: none;
      }
      @media (max-width: 760px) {
        section {
          grid-template-columns: minmax(0, 1fr);
        }
        .act,
        .act > * {
          justify-items: stretch;
          width: 100%;
        }
      }
    `,
  ]

  @property({ attribute: false }) view: AloneView | null = null
  @property({ attribute: false }) act!: ActAlone
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayAct = false
  @property() timeZone: string | undefined = undefined
  @state() private said = ''
  @state() private working = false
  @state() private choosing = false

  private readonly clock = (at: number): string => clockTime(at, this.timeZone, true)

  private async ask(wish: AloneWish, meanwhile: string): Promise<void> {
    if (this.working) return
    this.working = true
    this.said = meanwhile
    this.said = (await this.act(wish)) ?? ''
    this.working = false
    if (this.said === '') this.choosing = false
  }

  private readonly keep = (keep: 'this' | 'redis'): void => {
    const seen = this.view?.state === 'alone' ? this.view.reunion?.seen : undefined
    if (seen !== undefined) void this.ask({ do: 'join', keep, seen }, say('One house again in a moment…'))
  }

  private button(label: string, does: string, fire: () => void): TemplateResult | typeof nothing {
    if (!this.mayAct) return nothing
    return html`<hold-button
      kind="wide"
      label=${label}
      does=${does}
      ?disabled=${!this.live || this.working}
      @held=${fire}
      @short=${() => {
        this.said = LET_GO
      }}
    ></hold-button>`
  }

  protected override render() {
    const { view } = this
    if (!view) return nothing
    return html`
      <section aria-label="Redis" data-alone=${view.state}>
        ${view.state === 'away' ? this.away(view) : this.alone(view)}
        <p class="said" role="status">${this.choosing ? '' : this.said}</p>
      </section>
    `
  }

  private away(view: Extract<AloneView, { state: 'away' }>): TemplateResult {
    const { title, says, means } = awaySaid(view, this.clock)
    const go = () => void this.ask({ do: 'continue' }, say('Going on…'))
    return html`
      <div class="words">
        <p><strong>${title}.</strong> <span dir="auto">${says}</span></p>
        <p class="means soft">${means}</p>
      </div>
      <div class="act">
        ${view.not === null ? this.button(say('Hold to continue on this machine'), 'continue-alone', go) : nothing}
      </div>
    `
  }

  private alone(view: Extract<AloneView, { state: 'alone' }>): TemplateResult {
    const { title, says, does } = aloneSaid(view, this.clock)
    const outcome = view.reunion && outcomeOf(view.reunion)
    const join = () => this.keep(outcome === 'theirs' ? 'redis' : 'this')
    const choose = html`<button
      class="wide"
      data-do="compare"
      ?disabled=${!this.live || !this.mayAct}
      @click=${() => {
        this.said = ''
        this.choosing = true
      }}
    >${does}</button>`
    return html`
      <div class="words">
        <p><strong>${title}.</strong> <span dir="auto">${says}</span></p>
      </div>
      <div class="act">
        ${does === null ? nothing : outcome === 'parted' ? choose : this.button(does, 'join', join)}
      </div>
      ${
        this.choosing && view.reunion && outcome === 'parted'
          ? html`<alone-dialog
              .reunion=${view.reunion}
              .where=${view.where}
              .clock=${this.clock}
              .said=${this.said}
              ?live=${this.live && !this.working}
              @keep=${(event: CustomEvent<'this' | 'redis'>) => this.keep(event.detail)}
              @short=${() => {
                this.said = LET_GO
              }}
              @dismiss=${() => {
                this.choosing = false
              }}
            ></alone-dialog>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'alone-notice': AloneNotice
  }
}
