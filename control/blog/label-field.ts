/** The labels of a post: words readers can follow, the ones in use offered first. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { MOST_LABELS } from './composing.ts'

/** Fires `change` with all of them. */
@customElement('label-field')
export class LabelField extends LitElement {
  static override styles = [
    look,
    css`
      .chips {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        padding-inline-start: 10px;
        border: 1px solid var(--line-strong);
        border-radius: 16px;
        background: var(--raised);
        overflow-wrap: anywhere;
      }
      .chip button {
        min-width: 30px;
        min-height: 28px;
        padding: 0 8px;
        border-radius: 16px;
      }
      input:not([type='checkbox']):not([type='radio']) {
        width: auto;
        flex: 1;
        min-width: 110px;
        padding: 5px 10px;
      }
      @media (pointer: coarse) {
        .chip button {
          min-width: 44px;
          min-height: 44px;
        }
        input:not([type='checkbox']):not([type='radio']) {
          min-height: 44px;
          font-size: 16px;
        }
      }
    `,
  ]

  @property({ attribute: false }) labels: readonly string[] = []
  @property({ attribute: false }) known: readonly string[] = []
  @property({ type: Boolean }) off = false
  @query('input') private readonly input!: HTMLInputElement | null

  override focus(): void {
    this.input?.focus()
  }

  private set(labels: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('change', { detail: labels }))
  }

  private add(): void {
    const label = this.input?.value.replace(/^#/, '').trim() ?? ''
    if (this.input) this.input.value = ''
    if (label !== '' && !this.labels.includes(label)) this.set([...this.labels, label])
  }

  private typed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      this.add()
    } else if (event.key === 'Backspace' && this.input?.value === '') this.set(this.labels.slice(0, -1))
  }

  protected override render() {
    const { labels, off } = this
    return html`
      <div class="chips" role="group" aria-label=${say('Labels')}>
        ${labels.map(
          (label) => html`<span class="chip"><span dir="auto">${label}</span>
            <button type="button" class="quiet" aria-label=${say('Take the label {label} away', { label })} ?disabled=${off} @click=${() => this.set(labels.filter((one) => one !== label))}><span aria-hidden="true">✕</span></button></span>`,
        )}
        ${
          labels.length >= MOST_LABELS
            ? nothing
            : html`<input
                aria-label=${say('Add a label')}
                placeholder=${say('Label, then Enter')}
                list="known"
                maxlength="40"
                dir="auto"
                autocomplete="off"
                ?readonly=${off}
                @keydown=${this.typed}
                @change=${() => this.add()}
              />`
        }
        <datalist id="known">${this.known.filter((label) => !labels.includes(label)).map((label) => html`<option value=${label}></option>`)}</datalist>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'label-field': LabelField
  }
}
