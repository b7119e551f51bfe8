/** A link that signs in a second desk, once. */
import { html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { ROLES, type Role } from '#shared/people'
import { invite } from '../session.ts'
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
  @query('#link') private readonly field!: HTMLInputElement

  private done(): void {
    this.link = ''
    this.dispatchEvent(new CustomEvent('dismiss'))
  }

  private async make(): Promise<void> {
    const made = await invite(this.invited)
    this.link = 'link' in made ? made.link : ''
    this.said = 'sentence' in made ? made.sentence : ''
  }

  /** The clipboard's own interface exists on secure pages only; the old way works everywhere. */
  private copy(): void {
    this.field.focus()
    this.field.select()
    this.said = document.execCommand('copy') ? 'Copied.' : 'Press Ctrl+C to copy.'
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
        ${this.link === '' ? nothing : this.made()}
        <p role="status">${this.said}</p>
        <div slot="foot"><div class="row">
          ${this.link === '' ? html`<button class="main" @click=${this.make}>Make a link</button>` : nothing}
          <button @click=${this.done}>Close</button>
        </div></div>
      </desk-modal>
    `
  }

  private made() {
    return html`
      <label class="field" for="link"><span>Open it on the other machine; it works once.</span></label>
      <div class="row">
        <input id="link" readonly .value=${this.link} @focus=${() => this.field.select()} />
        <button class="main" @click=${this.copy}>Copy the link</button>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-dialog': InviteDialog
  }
}
