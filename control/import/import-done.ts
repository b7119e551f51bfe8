/** What was imported, and the way to it. */
import { html, type TemplateResult } from 'lit'
import type { ImportDoneView } from '#shared/import-view'
import type { ShowsView } from '#shared/shows-view'
import { say } from '../language/say.ts'

export interface Done extends ImportDoneView {
  readonly name: string
  readonly summary: string
}

/** A desk of the show on air follows the air, also into its rehearsal; of any other it stays with that show. The list of shows may come after the answer. */
export const wayTo = ({ show, control, onAir }: Done, shows: ShowsView | null): string =>
  (shows?.onAir ?? onAir) === show ? '/control' : control

/** Its link may become another when the list of shows has come (`wayTo`). */
export function importDone(done: Done, shows: ShowsView | null): TemplateResult {
  const { name, summary } = done
  return html`
    <section class="done" aria-label=${say('Imported')}>
      <h2><span aria-hidden="true">✓</span> ${say('Imported: {summary}', { summary })}</h2>
      <p><a href=${wayTo(done, shows)} data-do="open-show">${say('Open {name}', { name })}</a></p>
    </section>
  `
}
