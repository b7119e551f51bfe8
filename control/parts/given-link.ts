/** A link that was made for somebody: shown once, with how long it works and how often. */
import { html, type TemplateResult } from 'lit'
import './copy-field.ts'

export const givenLink = (whose: string, link: string, until: string): TemplateResult => html`
  <copy-field label="Send it to ${whose}; it signs in once, until ${until}." .text=${link}></copy-field>
  <p class="refusal">
    This link is a key: whoever opens it first is ${whose}. It is shown now and never again; a new one makes this one
    useless.
  </p>
`
