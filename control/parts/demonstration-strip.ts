/** Above everything of a demonstration: that it is one, and what happens in it. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { say } from '../language/say.ts'
import { narrate } from '../narration.ts'
import { look } from './look.ts'

@customElement('demonstration-strip')
export class DemonstrationStrip extends LitElement {
  static override styles = [
    look,
    css`
      .strip {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 26px;
        align-items: center;
        min-height: 68px;
        padding: 8px 18px;
        box-sizing: border-box;
        background: #ffd65c;
        color: #17130a;
      }
      .name b {
        display: block;
        font-size: 19px;
        font-weight: 800;
        letter-spacing: 0.16em;
        line-height: 1.25;
      }
      .name span {
        font-size: 13px;
        font-weight: 600;
      }
      .now {
        font-size: 17px;
        font-weight: 600;
        line-height: 1.3;
        text-wrap: pretty;
      }
      .next {
        font-size: 15px;
        line-height: 1.35;
      }
      @media (max-width: 860px) {
        .strip {
          grid-template-columns: minmax(0, 1fr);
          padding: 8px 12px;
        }
        .now {
          font-size: 15px;
        }
        .name span {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) plan: DeskPlan | null = null
  @property({ attribute: false }) live: DeskLive | null = null

  protected override render() {
    const { plan, live } = this
    if (!plan || !live || !plan.show.demonstration) return nothing
    const { now, next } = narrate(plan, live)
    return html`
      <div class="strip" role="region" aria-label=${say('Demonstration')}>
        <p class="name"><b>${say('DEMONSTRATION')}</b><span>${say('It plays by itself. Nothing here is a result.')}</span></p>
        <div role="status">
          <p class="now">${now}</p>
          <p class="next">${next}</p>
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'demonstration-strip': DemonstrationStrip
  }
}
