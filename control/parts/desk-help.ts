/** F1: help for what the desk is at. Nothing on the desk is left for it, and nothing that is open is put away. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Desk } from '../desk.ts'
import { type Asked, helpTask } from '../help-task.ts'
import type { View } from '../views.ts'
import type { Dialog } from './at-desk.ts'
import { isModalOpen } from './desk-modal.ts'
import { openHelpTab } from './help-panel.ts'

function askedBy(dialog: Dialog | null): Asked | null {
  if (dialog === null || typeof dialog === 'string') return dialog
  return 'retract' in dialog ? 'retract' : 'peek'
}

const taskOf = (view: View, dialog: Dialog | null, { link, live, alone, drives }: Desk): string =>
  helpTask({ view, asked: askedBy(dialog), link: link.status, live, isApart: alone !== null, drives })

export class DeskHelp implements ReactiveController {
  /** The task it stands open at, beside the stage; null while it is put away. */
  task: string | null = null
  /** It has the focus, and with it the keys. */
  hasKeys = false
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.task = null
  }

  /** By its key: whatever is open keeps the keys, and help is read in a tab. */
  turn(view: View, dialog: Dialog | null, desk: Desk): void {
    if (dialog !== null || isModalOpen()) openHelpTab(taskOf(view, dialog, desk))
    else this.show(this.task === null ? taskOf(view, dialog, desk) : null)
  }

  /** By the menu, which is about to close. */
  open(view: View, desk: Desk): void {
    this.show(taskOf(view, null, desk))
  }

  panel(): TemplateResult {
    return html`
      <help-panel
        .task=${this.task}
        @dismiss=${() => this.show(null)}
        @keys=${(event: CustomEvent<boolean>) => {
          this.hasKeys = event.detail
          this.host.requestUpdate()
        }}
      ></help-panel>
    `
  }

  private show(task: string | null): void {
    this.task = task
    this.host.requestUpdate()
  }
}
