/** A look into the sealed envelopes of one category: asked for each time, logged each time, and soon hidden again. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeskPlan } from '#shared/desk-view'
import type { CategoryId } from '#shared/ids'
import type { Peeked } from '#shared/protocol'
import { say } from '../language/say.ts'
import type { Look } from '../link/peeking.ts'
import { entryName } from '../words.ts'
import './desk-modal.ts'
import { look } from './look.ts'

/** What was seen stands so many seconds: long enough to read, too short to be left standing. */
const SECONDS = 12

/** Fires `dismiss` when it is put away. */
@customElement('peek-dialog')
export class PeekDialog extends LitElement {
  static override styles = [
    look,
    css`
      .held {
        display: grid;
        gap: 14px;
        min-height: 96px;
        padding: 14px 16px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--ground);
      }
      .hidden {
        display: grid;
        place-content: center;
        color: var(--ink-soft);
      }
      dt {
        font-size: 12px;
        font-weight: 600;
        color: var(--ink-soft);
      }
      dd {
        font-size: 17px;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) category!: CategoryId
  @property({ attribute: false }) look!: Look
  @property({ type: Boolean }) live = false
  @state() private seen: Peeked | null = null
  @state() private left = 0
  @state() private refusal = ''
  @state() private asking = false
  private counting: ReturnType<typeof setInterval> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.hide()
  }

  private async ask(): Promise<void> {
    if (this.asking || this.seen) return
    this.asking = true
    this.refusal = ''
    const found = await this.look(this.category)
    this.asking = false
    if ('sentence' in found) this.refusal = found.sentence
    // Put away while the answer was under way: what it says is not kept.
    else if (this.isConnected) this.show(found)
  }

  private show(found: Peeked): void {
    this.seen = found
    this.left = SECONDS
    this.counting = setInterval(() => {
      this.left -= 1
      if (this.left <= 0) this.hide()
    }, 1000)
  }

  private readonly hide = (): void => {
    clearInterval(this.counting)
    this.seen = null
  }

  private readonly done = (): void => {
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  protected override render() {
    const name = this.plan.show.categories.find((c) => c.id === this.category)?.name ?? this.category
    return html`
      <desk-modal heading=${say('Look into {name}', { name })} @dismiss=${this.done}>
        <p class="soft">
          ${say('The envelopes stay sealed. The look is written in the as-run log with your name, and what they hold is shown on this desk only, for {seconds} seconds. Mind who stands behind you.', { seconds: SECONDS })}
        </p>
        <div class="held ${this.seen ? '' : 'hidden'}" aria-live="polite">
          ${this.seen ? this.levels(this.seen) : html`<span>${say('Hidden')}</span>`}
        </div>
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            ${
              this.seen
                ? html`<button class="main" data-do="hide" @click=${this.hide}>${say('Hide ({left})', { left: this.left })}</button>`
                : html`<button class="main" data-do="look" ?disabled=${!this.live || this.asking} @click=${this.ask}>${say('Look now')}</button>`
            }
            <button autofocus @click=${this.done}>${say('Close')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private levels({ levels }: Peeked): TemplateResult {
    const entries = this.plan.show.categories.find((c) => c.id === this.category)?.entries ?? []
    const nameOf = (id: string, { writeIns = [] }: Peeked['levels'][number]['result']) => {
      const entry = [...writeIns, ...entries].find((e) => e.id === id)
      return entry ? entryName(entry) : id
    }
    const levelName = (id: string) => this.plan.show.levels.find((level) => level.id === id)?.name ?? id
    return html`
      <dl class="field">
        ${levels.map(
          ({ level, result }) => html`
            <dt>${levelName(level)}</dt>
            ${result.entries.length === 0 ? html`<dd>${say('No award')}</dd>` : result.entries.map((id) => html`<dd dir="auto">${nameOf(id, result)}</dd>`)}
          `,
        )}
      </dl>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peek-dialog': PeekDialog
  }
}
