/** Says on every page of the desk that somebody changed the show's log. Looks whenever the link comes up. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HeadReport } from '#shared/log-chain'
import { readReport } from '../as-run-follower.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

@customElement('log-alarm')
export class LogAlarm extends LitElement {
  static override styles = [
    look,
    css`
      p {
        padding: 10px 16px;
        background: var(--on);
        color: #fff;
      }
    `,
  ]

  @property() show = ''
  @property({ type: Boolean }) live = false
  @state() private brokenAt: number | null = null

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('live') || changed.has('show')) && this.live && this.show !== '') void this.look()
  }

  private async look(): Promise<void> {
    const answer = await readReport<HeadReport>(this.show, 'as-run/head')
    if ('value' in answer) this.brokenAt = answer.value.brokenAt
  }

  protected override render() {
    if (this.brokenAt === null) return nothing
    return html`
      <p data-log-broken>
        <strong>${say('The log of this show was changed by hand:')}</strong>
        ${say('record {record} does not follow from the one before it. The desk works on; keep a copy of the log, and see the page “As-run”.', { record: this.brokenAt })}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'log-alarm': LogAlarm
  }
}
