/** The foot of the desk: what was said, the notes, and the big button. */
import { html, nothing, type TemplateResult } from 'lit'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Action } from '../keymap.ts'
import { say } from '../language/say.ts'
import type { AtDesk } from './at-desk.ts'
import './desk-notes.ts'
import './take-bar.ts'

const UNSAVED = say('The note is not saved yet. It is kept in this tab; open the notes again to save it.')

/** What the desk's page knows of its keys and buttons. */
export interface Taking {
  /** One line high, where the page above it needs the room. */
  readonly isCompact: boolean
  /** Who has the keys, if not the desk. */
  readonly keys: 'field' | 'help' | null
  readonly held: Action | null
  act(action: Action): void
  begin(action: Action): void
  letGo(): void
}

/** A press or a hold of the big button comes to the same acts as its keys. */
export function deskTake(
  plan: DeskPlan,
  live: DeskLive,
  { desk, send, locked }: AtDesk,
  { isCompact, keys, held, act, begin, letGo }: Taking,
): TemplateResult {
  return html`
    <section class="take" aria-label=${say('Take')}>
      <div class="said" role="alert">
        ${desk.notice ? html`<p class="refusal" data-notice>${desk.notice.sentence}</p>` : nothing}
      </div>
      <desk-notes .plan=${plan} .view=${live} .send=${send} ?live=${desk.isLive} ?locked=${locked} ?compact=${isCompact} @unsaved=${() => desk.say(UNSAVED)}></desk-notes>
      <take-bar
        .view=${live}
        .busy=${desk.busy}
        .held=${held}
        ?rehearsal=${plan.show.rehearsal !== undefined}
        ?live=${desk.isLive}
        ?drives=${desk.drives}
        .keys=${keys}
        ?compact=${isCompact}
        @act=${(event: CustomEvent<Action>) => act(event.detail)}
        @ask=${(event: CustomEvent<Action>) => act(event.detail)}
        @hold=${(event: CustomEvent<Action>) => begin(event.detail)}
        @let-go=${() => letGo()}
      ></take-bar>
    </section>
  `
}
