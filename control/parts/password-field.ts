/** Where a new password is chosen: what is wrong with it is said before it is sent. */
import { html, nothing, type TemplateResult } from 'lit'
import { SHORTEST_PASSWORD } from '#shared/passwords'
import { say } from '../language/say.ts'

export interface PasswordField {
  readonly label: string
  readonly value: string
  readonly isShown: boolean
  readonly isNew: boolean
  typed(value: string): void
  show(isShown: boolean): void
}

/** Only a new one (`isNew`) can be read while it is typed, and has the rule beneath it. */
export const passwordField = (field: PasswordField): TemplateResult => html`
  <label class="field">
    <span>${field.label}</span>
    <input
      name=${field.isNew ? 'new-password' : 'password'}
      data-field=${field.isNew ? 'new-password' : 'password'}
      type=${field.isShown ? 'text' : 'password'}
      autocomplete=${field.isNew ? 'new-password' : 'current-password'}
      autocapitalize="off"
      spellcheck="false"
      .value=${field.value}
      @input=${(event: Event) => field.typed((event.target as HTMLInputElement).value)}
    />
  </label>
  ${
    field.isNew
      ? html`
        <label class="row show">
          <input type="checkbox" .checked=${field.isShown} @change=${(event: Event) => field.show((event.target as HTMLInputElement).checked)} />
          ${say('Show what I type')}
        </label>
        <p class="soft hint">${say('At least {n} characters; three or four words do well.', { n: SHORTEST_PASSWORD })}</p>
      `
      : nothing
  }
`
