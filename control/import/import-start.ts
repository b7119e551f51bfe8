/** Where an import begins: a file let go anywhere on it, chosen, or what was copied from a spreadsheet. */
import { css, html, LitElement } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'

export interface Brought {
  readonly file: Blob
  readonly name: string
}

/** Fires `brought` with what came. */
@customElement('import-start')
export class ImportStart extends LitElement {
  static override styles = [
    look,
    css`
      .way {
        display: grid;
        justify-items: center;
        gap: 14px;
        padding: 44px 20px;
        border: 2px dashed var(--line-strong);
        border-radius: 10px;
        background: var(--panel);
        text-align: center;
      }
      svg {
        width: 44px;
        height: 44px;
        color: var(--gold);
      }
      .way h2 {
        font-size: 18px;
        color: var(--ink);
      }
      .paste {
        display: grid;
        gap: 8px;
        margin-top: 20px;
      }
      textarea {
        min-height: 96px;
        font-family: ui-monospace, monospace;
        font-size: 13px;
        white-space: pre;
      }
      .paste button {
        justify-self: start;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
        gap: 12px 28px;
        margin-top: 28px;
        padding-top: 20px;
        border-top: 1px solid var(--line);
        font-size: 13.5px;
        color: var(--ink-soft);
      }
      li b {
        display: block;
        margin-bottom: 2px;
        color: var(--ink);
        font-weight: 600;
      }
    `,
  ]

  @property({ type: Boolean }) busy = false
  @state() private pasted = ''
  @query('#file') private readonly field!: HTMLInputElement

  private bring(file: Blob, name: string): void {
    this.dispatchEvent(new CustomEvent<Brought>('brought', { detail: { file, name } }))
  }

  private chosen(): void {
    const [file] = this.field.files ?? []
    if (file) this.bring(file, file.name)
    this.field.value = ''
  }

  private read(): void {
    this.bring(new Blob([this.pasted], { type: 'text/plain' }), say('Pasted table'))
    // It may hold results: it does not stay on the screen.
    this.pasted = ''
  }

  protected override render() {
    return html`
      <div class="way">
        <svg viewBox="0 0 44 44" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
          <path d="M6 14h32v24H6zM6 22h32M6 30h32M18 14v24M22 11V2m0 0-5 5m5-5 5 5" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
        <h2>${say('Let go of a table anywhere here')}</h2>
        <p class="soft">${say('Excel, CSV or JSON, as the awards platform or the office exports it.')}</p>
        <button class="main" data-do="choose-table" ?disabled=${this.busy} @click=${() => this.field.click()}>${say('Choose a file')}</button>
        <input id="file" type="file" hidden accept=".csv,.tsv,.txt,.xlsx,.json" @change=${this.chosen} />
      </div>
      <div class="paste">
        <label class="soft" for="pasted">${say('Or paste rows copied from a spreadsheet')}</label>
        <textarea
          id="pasted"
          spellcheck="false"
          autocomplete="off"
          dir="auto"
          .value=${this.pasted}
          @input=${(event: Event) => {
            this.pasted = (event.target as HTMLTextAreaElement).value
          }}
        ></textarea>
        <button data-do="read-pasted" ?disabled=${this.busy || this.pasted.trim() === ''} @click=${this.read}>${say('Read what was pasted')}</button>
      </div>
      <ul>
        <li><b>${say('Any shape')}</b>${say('Columns are found by their names, in many languages. Notes above the header do no harm.')}</li>
        <li><b>${say('Results stay sealed')}</b>${say('Winners are sealed as they are read. No page shows them, not even this one.')}</li>
        <li><b>${say('All or nothing')}</b>${say('You see what will come of it first. Import the same table again, and only what differs is changed.')}</li>
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-start': ImportStart
  }
}
