/** The way between the views where there is no room for all of them. */
import { html, type TemplateResult } from 'lit'
import { VIEWS, type View } from '../views.ts'

export const deskNav = (shown: View, go: (view: View) => void): TemplateResult => html`
  <nav aria-label="Panels">
    ${VIEWS.map(
      ([view, name]) => html`
        <button aria-pressed=${shown === view ? 'true' : 'false'} data-go=${view} @click=${() => go(view)}>
          ${name}
        </button>
      `,
    )}
  </nav>
`
