/** What must not be missed: the link, two logs at odds, and that there is no show. */
import { html, nothing, type TemplateResult } from 'lit'
import { backupSentence } from '#shared/backup'
import { mayPutOnAir, type Role } from '#shared/people'
import { standbyMissing } from '../cores-words.ts'
import type { Desk } from '../desk.ts'
import { heard } from '../language/heard.ts'
import { say, sayWith } from '../language/say.ts'
import type { LinkState } from '../link/link-state.ts'
import { elsewhere } from '../link/roam.ts'
import { crowdSaid, diskSaid } from '../trouble-words.ts'
import type { AtDesk } from './at-desk.ts'
import './alone-notice.ts'
import './log-alarm.ts'
import './loss-notice.ts'
import './shut-envelopes.ts'

/** Without a link nothing is said of core, backup, disk or crowd: it could be true no more. */
export function deskBanner(
  link: LinkState['status'],
  {
    alarm,
    alone,
    actAlone,
    crowd,
    cores,
    backup,
    disk,
    live,
    plan,
  }: Pick<Desk, 'alarm' | 'alone' | 'actAlone' | 'crowd' | 'cores' | 'backup' | 'disk' | 'live' | 'plan'>,
  show: string,
  role: Role,
): TemplateResult {
  const lost =
    link === 'lost'
      ? html`<p class="lost"><strong>${say('No link to the server.')}</strong> ${say('The room keeps its last picture; nothing on this desk acts until the link is back. Trying again…')}</p>`
      : nothing
  const atOdds = alarm
    ? html`<p class="lost"><strong>${say('Two show logs are at odds.')}</strong> ${say('This desk keeps the picture it has; call whoever runs the server.')}</p>`
    : nothing
  const far = link === 'live' ? elsewhere() : null
  const moved =
    far === null
      ? nothing
      : html`<p class="crowd" data-elsewhere>${sayWith('This desk works at {address} now. Uploads, imports and printing need it opened there.', { address: html`<a href="${far}/control" target="_blank" rel="noopener">${far}</a>` })}</p>`
  const missing = link === 'live' ? standbyMissing(cores) : null
  const nobody = missing === null ? nothing : html`<p class="crowd" data-no-standby>${missing}</p>`
  const uncopied = link === 'live' ? backupSentence(backup) : null
  const copies =
    uncopied === null ? nothing : html`<p class="crowd" data-notice="backup">${heard(uncopied)}</p>`
  const said = link === 'live' ? [diskSaid(disk), crowdSaid(crowd)] : []
  const short = said.map((sentence) => (sentence === null ? nothing : html`<p class="crowd">${sentence}</p>`))
  return html`
    <div class="banner" role="alert">
      ${lost}
      <alone-notice
        .view=${link === 'live' ? alone : null}
        .act=${actAlone}
        .timeZone=${plan?.show.ceremony.timeZone}
        ?live=${link === 'live'}
        ?mayAct=${mayPutOnAir(role)}
      ></alone-notice>
      ${atOdds}${copies}${short}${moved}${nobody}
      <log-alarm .show=${show} ?live=${link === 'live'}></log-alarm>
      <loss-notice .live=${live} .timeZone=${plan?.show.ceremony.timeZone}></loss-notice>
      <shut-envelopes .show=${show} ?live=${link === 'live'}></shut-envelopes>
    </div>
  `
}

/** Where a page would be of a show that is not there, or not yet; whoever may bring the first one is offered to. */
export function deskEmpty({ desk, session, go }: AtDesk): TemplateResult {
  const none = desk.isHouseEmpty || desk.isLive
  const bring = session.role === 'producer' ? () => go('import') : null
  return html`
    <main class="empty">
      <h1>${none ? say('No show is on air') : say('Opening the desk…')}</h1>
      ${none ? html`<p class="soft">${say('As soon as one is opened, it appears here.')}</p>` : nothing}
      ${none && bring ? html`<button class="main" data-do="bring" @click=${bring}>${say('Import the organisers’ table')}</button>` : nothing}
    </main>
  `
}
