/** What was imported, and the way to it. */
import { html, type TemplateResult } from 'lit'
import type { ImportDoneView } from '#shared/import-view'
import type { ShowsView } from '#shared/shows-view'
import { say } from '../language/say.ts'

export interface Done extends ImportDoneView {
  readonly name: string
  readonly summary: string
}

export function importDone({ show, name, control, summary }: Done, shows: ShowsView | null): TemplateResult {
  return html`
    <section class="done" aria-label=${say('Imported')}>
      <h2><span aria-hidden="true">✓</span> ${say('Imported: {summary}', { summary })}</h2>
      <p><a href=${shows?.onAir === show ? '/control' : control} data-do="open-show">${say('Open {name}', { name })}</a></p>
    </section>
  `
}
