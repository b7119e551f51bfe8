/** A link that signs in a second desk, once. */
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { ROLES, type Role } from '#shared/people'
import { invite } from '../session.ts'
import './copy-field.ts'
import './desk-modal.ts'
import { look } from './look.ts'

const SAYS: Record<Role, string> = {
  operator: 'Operator: runs the stage',
  editor: 'Editor: writes the live blog',
  scrutineer: 'Scrutineer: seals results',
  producer: 'Producer: everything, also invitations',
}

@customElement('invite-dialog')
export class InviteDialog extends LitElement {
  static override styles = [look]

  @state() private invited: Role = 'operator'
  @state() private link = ''
  @state() private said = ''

  private done(): void {
    this.link = ''
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  private async make(): Promise<void> {
    const made = await invite(this.invited)
    this.link = 'link' in made ? made.link : ''
    this.said = 'sentence' in made ? made.sentence : ''
  }

  protected override render() {
    return html`
      <desk-modal heading="Invite a second desk" @dismiss=${this.done}>
        <label class="field">
          <span>What it may do</span>
          <select
            @change=${(event: Event) => {
              this.invited = (event.target as HTMLSelectElement).value as Role
              this.link = ''
            }}
          >
            ${ROLES.map((role) => html`<option value=${role} ?selected=${role === this.invited}>${SAYS[role]}</option>`)}
          </select>
        </label>
        ${
          this.link === ''
            ? nothing
            : html`<copy-field label="Open it on the other machine; it works once." .text=${this.link}></copy-field>`
        }
        <p role="status">${this.said}</p>
        <div slot="foot"><div class="row">
          ${this.link === '' ? html`<button class="main" @click=${this.make}>Make a link</button>` : nothing}
          <button @click=${this.done}>Close</button>
        </div></div>
      </desk-modal>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-dialog': InviteDialog
  }
}
