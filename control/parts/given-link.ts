/** A link that was made for somebody: shown once, with how long it works and how often. */
import { html, type TemplateResult } from 'lit'
import { say } from '../language/say.ts'
import './copy-field.ts'

/** `until` is a time in words. */
export const givenLink = (whose: string, link: string, until: string): TemplateResult => html`
  <copy-field label=${say('Send it to {name}; it signs in once, until {until}.', { name: whose, until })} .text=${link}></copy-field>
  <p class="refusal">
    ${say('This link is a key: whoever opens it first is {name}. It is shown now and never again; a new one makes this one useless.', { name: whose })}
  </p>
`
