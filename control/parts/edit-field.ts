/** A labelled field of an edit: one line, or several. */
import { html, type TemplateResult } from 'lit'

export interface Field {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly most: number
  readonly lines?: number
  readonly first?: boolean
}

/** `written` is called with every letter. */
export function editField(
  { name, label, value, most, lines, first = false }: Field,
  written: (text: string) => void,
): TemplateResult {
  const read = (event: Event) => written((event.target as HTMLInputElement | HTMLTextAreaElement).value)
  return html`<label class="field">
    <span>${label}</span>
    ${
      lines === undefined
        ? html`<input data-field=${name} dir="auto" autocomplete="off" maxlength=${most} ?autofocus=${first} .value=${value} @input=${read} />`
        : html`<textarea data-field=${name} dir="auto" rows=${lines} maxlength=${most} .value=${value} @input=${read}></textarea>`
    }
  </label>`
}
