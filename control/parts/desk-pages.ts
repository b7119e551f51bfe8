/** The pages of the desk that take the place of its panels: screens, pictures, the show itself, and the as-run log. */
import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { mayPutOnAir, mayTendScreens } from '#shared/people'
import { capOf } from '../keymap.ts'
import { say } from '../language/say.ts'
import type { DeskPageName, View } from '../views.ts'
import { asRunMain } from './as-run-page.ts'
import type { AtDesk } from './at-desk.ts'
import { deskEmpty } from './desk-notices.ts'
import './cores-card.ts'
import './key-page.ts'
import './pack-page.ts'
import './people-page.ts'
import '../setup/set-up-page.ts'
import '../import/import-page.ts'
import './pictures-page.ts'
import './ready-page.ts'
import './results-page.ts'
import './screens-page.ts'
import './shows-page.ts'

/** Nothing for null: then the panels stand there. */
export function deskPage(page: DeskPageName | null, at: AtDesk): TemplateResult | typeof nothing {
  const { plan, live } = at.desk
  switch (page) {
    case 'screens':
      return screensPage(live, at)
    case 'pictures':
      return picturesPage(plan, at)
    case 'edits':
      return editsPage(plan, live, at)
    case 'results':
      return resultsPage(plan, live, at)
    case 'as-run':
      return asRunMain(at)
    case 'import':
      return importPage(at)
    case 'people':
      return html`<main class="page" tabindex="0" aria-label=${say('People')}><people-page></people-page></main>`
    case 'key':
      return html`<main class="page" tabindex="0" aria-label=${say('Key of the envelopes')}><key-page .who=${at.session.role}></key-page></main>`
    case 'pack':
      return packPage(plan, live, at)
    case 'shows':
      return showsPage(at)
    case 'ready':
      return readyPage(plan, at)
    default:
      return nothing
  }
}

/** Also where there is no show yet: this is where the first one comes from. */
const importPage = ({ desk }: AtDesk): TemplateResult => html`
  <main class="page" tabindex="0" aria-label=${say('Import a table')}>
    <import-page .shows=${desk.shows} ?live=${desk.link.status !== 'lost'}></import-page>
  </main>
`

function screensPage(live: DeskLive | null, at: AtDesk): TemplateResult {
  const { desk } = at
  return html`
    <main class="page" tabindex="0" aria-label=${say('Screens of the room')}>
      <screens-page
        .view=${desk.screens}
        .desk=${at.show}
        .onAir=${live}
        .tend=${desk.tend}
        ?live=${desk.isLive}
        ?mayTend=${mayTendScreens(at.session.role)}
      ></screens-page>
    </main>
  `
}

function picturesPage(plan: DeskPlan | null, at: AtDesk): TemplateResult {
  if (plan === null) return deskEmpty(at)
  return html`
    <main class="page" tabindex="0" aria-label=${say('Pictures of the show')}>
      ${at.locked ? html`<p class="lock" role="note">${say('Edits are locked on this desk; {key} unlocks them.', { key: capOf('lock') })}</p>` : nothing}
      ${keyed(
        plan.show.id,
        html`
          <pictures-page
            .show=${plan.show}
            .send=${at.send}
            ?live=${at.desk.isLive && !at.locked}
            ?maySet=${at.desk.may('set-image')}
          ></pictures-page>
        `,
      )}
    </main>
  `
}

function editsPage(plan: DeskPlan | null, live: DeskLive | null, at: AtDesk): TemplateResult {
  if (plan === null || live === null) return deskEmpty(at)
  return html`
    <main class="page" tabindex="0" aria-label=${say('Set-up of the show')}>
      <set-up-page
        .plan=${plan}
        .view=${live}
        .send=${at.send}
        ?live=${at.desk.isLive}
        ?locked=${at.locked}
        @lock=${() => at.lock()}
      ></set-up-page>
    </main>
  `
}

function resultsPage(plan: DeskPlan | null, live: DeskLive | null, at: AtDesk): TemplateResult {
  if (plan === null || live === null) return deskEmpty(at)
  return html`
    <main class="page" tabindex="0" aria-label=${say('Results')}>
      ${keyed(
        plan.show.id,
        html`
          <results-page
            .plan=${plan}
            .view=${live}
            .feed=${at.desk.feed}
            .send=${at.send}
            .look=${at.desk.look}
            ?live=${at.desk.isLive}
            ?locked=${at.locked}
            @key=${() => at.go('key')}
          ></results-page>
        `,
      )}
    </main>
  `
}

/** Also where there is no show yet: this is where the first one comes from. */
function showsPage({ desk, session, go }: AtDesk): TemplateResult {
  return html`
    <main class="page" tabindex="0" aria-label=${say('Shows of the house')}>
      <shows-page .session=${session} .shows=${desk.shows} .clockOffset=${desk.clockOffset} ?live=${desk.link.status !== 'lost'} @go=${(event: CustomEvent<View>) => go(event.detail)}></shows-page>
    </main>
  `
}

function packPage(plan: DeskPlan | null, live: DeskLive | null, at: AtDesk): TemplateResult {
  if (plan === null || live === null) return deskEmpty(at)
  return html`
    <main class="page" tabindex="0" aria-label=${say('Emergency pack')}>
      ${keyed(plan.show.id, html`<pack-page .plan=${plan} .view=${live} .feed=${at.desk.feed} ?live=${at.desk.isLive}></pack-page>`)}
    </main>
  `
}

function readyPage(plan: DeskPlan | null, { desk, session, go, open }: AtDesk): TemplateResult {
  return html`
    <main class="page" tabindex="0" aria-label=${say('Ready check')}>
      <ready-page
        .session=${session}
        .show=${plan?.show ?? null}
        .clockOffset=${desk.clockOffset}
        ?live=${desk.link.status !== 'lost'}
        @go=${(event: CustomEvent<View>) => go(event.detail)}
        @rehearsal=${() => open('rehearsal')}
      ></ready-page>
      <cores-card
        .view=${desk.cores}
        .handOver=${desk.handOver}
        ?live=${desk.isLive}
        ?mayHandOver=${mayPutOnAir(session.role)}
      ></cores-card>
    </main>
  `
}
