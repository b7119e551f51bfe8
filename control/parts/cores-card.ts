/** Which core leads, which stand by, and how far they are behind; and the button that lets another lead. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type CoreSeen, type CoresView, isFit } from '#shared/cores'
import { standbySaid } from '../cores-words.ts'
import { say } from '../language/say.ts'
import type { HandOver } from '../link/handing-over.ts'
import { LET_GO } from './hold-button.ts'
import { look } from './look.ts'

@customElement('cores-card')
export class CoresCard extends LitElement {
  static override styles = [
    look,
    css`
      section {
        display: grid;
        gap: 10px;
        max-width: 760px;
        margin: 0 auto 24px;
        padding: 14px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }
      h2 {
        font-size: 15px;
      }
      ul {
        display: grid;
        gap: 8px;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      .where {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .state {
        flex: 1 1 14ch;
      }
      .bad {
        color: var(--warn);
      }
    `,
  ]

  @property({ attribute: false }) view!: CoresView
  @property({ attribute: false }) handOver!: HandOver
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayHandOver = false
  @state() private said = ''

  private async give(to: string): Promise<void> {
    this.said = say('Handing over…')
    this.said =
      (await this.handOver(to)) ?? say('{core} leads. This desk goes there by itself.', { core: to })
  }

  protected override render(): TemplateResult | typeof nothing {
    const { cores } = this.view
    if (cores.length === 0) return nothing
    return html`
      <section aria-label=${say('Cores')}>
        <h2>${say('Cores')}</h2>
        <ul>
          ${cores.map((core) => this.line(core))}
        </ul>
        <p class="soft" role="status">${this.said}</p>
      </section>
    `
  }

  private line(core: CoreSeen): TemplateResult {
    const isGood = core.role === 'leads' || isFit(core)
    return html`
      <li data-core=${core.address} data-role=${core.role}>
        <span class="where" dir="ltr">${core.address}</span>
        <span class="state ${isGood ? '' : 'bad'}">
          <span aria-hidden="true">${isGood ? '●' : '✕'}</span> ${standbySaid(core)}
        </span>
        ${this.mayHandOver && isFit(core) ? this.button(core) : nothing}
      </li>
    `
  }

  private button({ address }: CoreSeen): TemplateResult {
    return html`<hold-button
      label=${say('Hold to let it lead')}
      does="hand-over"
      ?disabled=${!this.live}
      @held=${() => void this.give(address)}
      @short=${() => {
        this.said = LET_GO
      }}
    ></hold-button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cores-card': CoresCard
  }
}
