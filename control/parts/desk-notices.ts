/** What must not be missed: the link, two logs at odds, and that there is no show. */
import { html, nothing, type TemplateResult } from 'lit'
import type { LinkState } from '../link/link-state.ts'
import type { AtDesk } from './at-desk.ts'
import './log-alarm.ts'

export function deskBanner(link: LinkState['status'], alarm: boolean, show: string): TemplateResult {
  const lost =
    link === 'lost'
      ? html`<p class="lost"><strong>No link to the server.</strong> The room keeps its last picture; nothing on this desk acts until the link is back. Trying again…</p>`
      : nothing
  const atOdds = alarm
    ? html`<p class="lost"><strong>Two show logs are at odds.</strong> This desk keeps the picture it has; call whoever runs the server.</p>`
    : nothing
  return html`
    <div class="banner" role="alert">
      ${lost}${atOdds}
      <log-alarm .show=${show} ?live=${link === 'live'}></log-alarm>
    </div>
  `
}

/** Where a page would be of a show that is not there, or not yet; whoever may bring the first one is offered to. */
export function deskEmpty({ desk, session, go }: AtDesk): TemplateResult {
  const none = desk.isHouseEmpty || desk.isLive
  const bring = session.role === 'producer' ? () => go('import') : null
  return html`
    <main class="empty">
      <h1>${none ? 'No show is on air' : 'Opening the desk…'}</h1>
      ${none ? html`<p class="soft">As soon as one is opened, it appears here.</p>` : nothing}
      ${none && bring ? html`<button class="main" data-do="bring" @click=${bring}>Import the organisers’ table</button>` : nothing}
    </main>
  `
}
