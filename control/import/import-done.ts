/** What was imported, and the way to it. */
import { html, type TemplateResult } from 'lit'
import type { ImportDoneView } from '#shared/import-view'
import type { ShowsView } from '#shared/shows-view'

export interface Done extends ImportDoneView {
  readonly name: string
  readonly summary: string
}

export function importDone({ show, name, control, summary }: Done, shows: ShowsView | null): TemplateResult {
  return html`
    <section class="done" aria-label="Imported">
      <h2><span aria-hidden="true">✓</span> Imported: ${summary}</h2>
      <p><a href=${shows?.onAir === show ? '/control' : control} data-do="open-show">Open ${name}</a></p>
    </section>
  `
}
