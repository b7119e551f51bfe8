/** The dialogs of the desk, one at a time. */
import { html, nothing, type TemplateResult } from 'lit'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { currentCategory } from '../rundown-view.ts'
import type { AtDesk, Dialog } from './at-desk.ts'
import './account-dialog.ts'
import './help-dialog.ts'
import './invite-dialog.ts'
import './peek-dialog.ts'
import './rehearsal-dialog.ts'
import './result-dialog.ts'
import './retract-dialog.ts'

type Drawn = TemplateResult | typeof nothing

/** What is open; the dialogs of a show only while there is one. */
export function deskDialog(dialog: Dialog | null, at: AtDesk): Drawn {
  const { plan, live } = at.desk
  const shut = () => at.open(null)
  switch (dialog) {
    case null:
      return nothing
    case 'keys':
      return html`<help-dialog @dismiss=${shut}></help-dialog>`
    case 'invite':
      return html`<invite-dialog lent @dismiss=${shut}></invite-dialog>`
    case 'account':
      return html`<account-dialog .session=${at.session} @dismiss=${shut} @leave=${() => at.leave()}></account-dialog>`
    case 'rehearsal':
      return html`
        <rehearsal-dialog
          .desk=${plan?.show ?? null}
          .shows=${at.desk.shows}
          .screens=${at.desk.screens.screens}
          ?live=${at.desk.isLive}
          @dismiss=${shut}
        ></rehearsal-dialog>
      `
    default:
      return plan && live ? dialogOfShow(dialog, plan, live, at) : nothing
  }
}

function dialogOfShow(
  dialog: Exclude<Dialog, 'keys' | 'invite' | 'account' | 'rehearsal'>,
  plan: DeskPlan,
  live: DeskLive,
  { desk, send, open }: AtDesk,
): TemplateResult {
  const shut = () => open(null)
  if (dialog === 'result') {
    return html`
      <result-dialog
        .plan=${plan}
        .view=${live}
        .send=${send}
        .start=${currentCategory(plan, live)}
        ?live=${desk.isLive}
        @dismiss=${shut}
      ></result-dialog>
    `
  }
  if ('peek' in dialog) {
    return html`
      <peek-dialog
        .plan=${plan}
        .category=${dialog.peek}
        .look=${desk.look}
        ?live=${desk.isLive}
        @dismiss=${shut}
      ></peek-dialog>
    `
  }
  return html`
    <retract-dialog .reveal=${dialog.retract} .send=${send} ?live=${desk.isLive} @dismiss=${shut}></retract-dialog>
  `
}
