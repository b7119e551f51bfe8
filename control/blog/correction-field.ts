/** What was wrong in a post: readers are told it as it is written here. */
import { html, type TemplateResult } from 'lit'
import { say } from '../language/say.ts'

/** `change` has null once readers are to be told nothing. */
export const correctionField = (
  note: string,
  off: boolean,
  change: (note: string | null) => void,
): TemplateResult => html`
  <div class="correction field">
    <label class="field"><span>${say('What was wrong? Readers are told this, and when.')}</span>
      <input data-field="correction" maxlength="300" dir="auto" placeholder=${say('An earlier version of this post said …')} .value=${note} ?readonly=${off} @input=${(event: Event) => change((event.target as HTMLInputElement).value)} /></label>
    <div><button type="button" class="quiet" ?disabled=${off} @click=${() => change(null)}>${say('No correction, only an edit')}</button></div>
  </div>
`
