/** The head of the log: what stands for all of it, to be noted, compared and verified. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type ChainReport, shortHash } from '#shared/log-chain'
import { verifyLog } from '../as-run-follower.ts'
import { verdict } from '../as-run-words.ts'
import type { Asked } from '../ask-server.ts'
import { say } from '../language/say.ts'
import { look } from './look.ts'

@customElement('log-head')
export class LogHead extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        padding: 10px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }
      .row {
        gap: 6px 16px;
      }
      code {
        font: 500 13px / 1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
        overflow-wrap: anywhere;
      }
      .verdict {
        margin-top: 8px;
        font-weight: 600;
      }
      .well {
        color: var(--next-ink);
      }
      .broken {
        padding: 10px 14px;
        background: var(--on);
        color: #fff;
      }
      summary {
        width: fit-content;
        padding: 4px 0;
        color: var(--ink-soft);
        cursor: pointer;
      }
      form {
        display: grid;
        grid-template-columns: 110px minmax(0, 1fr) auto;
        gap: 8px 12px;
        align-items: end;
        margin-top: 8px;
      }
      @media (max-width: 719px) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @property() show = ''
  @property({ type: Number }) seq = 0
  @property() head = ''
  @property({ type: Boolean }) live = false
  @state() private isAsking = false
  @state() private answer: Asked<ChainReport> | null = null
  @query('#seq') private readonly seqField!: HTMLInputElement
  @query('#head') private readonly headField!: HTMLInputElement

  private async verify(noted: { seq: string; head: string } | null): Promise<void> {
    this.isAsking = true
    this.answer = await verifyLog(this.show, noted)
    this.isAsking = false
  }

  private compare(event: Event): void {
    event.preventDefault()
    const head = this.headField.value.toLowerCase().replace(/\s/g, '')
    const seq = this.seqField.value.trim()
    const isHead = /^[0-9a-f]{64}$/.test(head) && /^\d{1,15}$/.test(seq)
    if (isHead) void this.verify({ seq, head })
    else
      this.answer = {
        code: null,
        sentence: say('A head is a position and 64 digits from 0 to 9 and a to f; copy all of them.'),
      }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="row">
        <span class="soft">${say('Head of the log at position {position}', { position: this.seq })}</span>
        <code data-head>${shortHash(this.head)} …</code>
        <button data-do="verify" ?disabled=${this.isAsking || !this.live} @click=${() => this.verify(null)}>
          ${this.isAsking ? say('Reading every record…') : say('Verify the log')}
        </button>
      </div>
      <div role="status">${this.said()}</div>
      <details>
        <summary>${say('The whole head, and compare with one that was noted')}</summary>
        <p><code data-whole-head>${this.head.replace(/(.{8})(?=.)/g, '$1 ')}</code></p>
        <form @submit=${this.compare}>
          <label class="field" for="seq"><span>${say('Position')}</span><input id="seq" inputmode="numeric" autocomplete="off" /></label>
          <label class="field" for="head"><span>${say('Head, as it was printed')}</span><input id="head" autocomplete="off" spellcheck="false" /></label>
          <button data-do="compare" ?disabled=${this.isAsking || !this.live}>${say('Compare')}</button>
        </form>
      </details>
    `
  }

  private said(): TemplateResult | typeof nothing {
    const { answer } = this
    if (answer === null) return nothing
    if ('sentence' in answer) return html`<p class="verdict refusal">${answer.sentence}</p>`
    const { ok } = answer.value
    return html`
      <p class="verdict ${ok ? 'well' : 'broken'}" data-ok=${ok}>
        <span aria-hidden="true">${ok ? '✓' : '✕'}</span> ${verdict(answer.value)}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'log-head': LogHead
  }
}
