/** Lets somebody in: with an account of their own, by a link that lets them choose a password; or with a desk lent for an evening. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { nameProblem } from '#shared/names'
import { ROLES, type Role } from '#shared/people'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import { invitePerson, linkFor } from '../people-acts.ts'
import { moment, ROLE_SAYS, ROLE_WORDS } from '../people-words.ts'
import { lend } from '../session.ts'
import { newCommandId } from '../wishes.ts'
import './copy-field.ts'
import './desk-modal.ts'
import { givenLink } from './given-link.ts'
import { look } from './look.ts'

/** Whoever has an account already and needs another link. */
export interface Known {
  readonly id: string
  readonly name: string
}

/** Fires `dismiss` when it is put away. */
@customElement('invite-dialog')
export class InviteDialog extends LitElement {
  static override styles = [look]

  /** Lends a desk instead of making an account. */
  @property({ type: Boolean }) lent = false
  @property({ attribute: false }) known: Known | null = null
  @state() private name = ''
  @state() private invited: Role = 'operator'
  @state() private link = ''
  @state() private until = ''
  @state() private said = ''
  @state() private sending = false
  /** Sent again it is the same person. */
  private readonly account = newCommandId()

  private get whose(): string {
    return this.known?.name ?? (this.name.trim() || say('the other desk'))
  }

  private async make(): Promise<void> {
    if (this.sending) return
    const nobody = this.known !== null || (this.lent && this.name.trim() === '')
    this.said = nobody ? '' : heard(nameProblem(this.name) ?? '')
    if (this.said !== '') return
    this.sending = true
    if (this.lent) await this.lend()
    else await this.invite()
    this.sending = false
  }

  private async lend(): Promise<void> {
    const made = await lend(this.invited, this.name.trim())
    if ('sentence' in made) this.said = made.sentence
    else this.link = made.link
  }

  private async invite(): Promise<void> {
    const made = this.known
      ? await linkFor(this.known.id)
      : await invitePerson(this.account, this.name.trim(), this.invited)
    if ('sentence' in made) {
      this.said = made.sentence
      return
    }
    this.link = new URL(made.value.link, location.href).href
    this.until = moment(made.value.until, Date.now())
  }

  private heading(): string {
    if (this.known) return say('A new link for {name}', { name: this.known.name })
    return this.lent ? say('Lend a desk for the evening') : say('Invite somebody')
  }

  protected override render() {
    const made = this.link !== ''
    const done = () => this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal
        heading=${this.heading()}
        ?guarded=${made}
        @dismiss=${done}
        @held-back=${() => {
          this.said = say('Copy the link, then press “Done”: it is not shown again.')
        }}
      >
        ${made ? this.made() : this.known ? this.again() : this.form()}
        <div slot="foot">
          <div role="alert">${this.said ? html`<p class="refusal">${this.said}</p>` : nothing}</div>
          <div class="row">
            ${made ? nothing : html`<button class="main" data-do="make" ?disabled=${this.sending} @click=${this.make}>${say('Make a link')}</button>`}
            <button @click=${done}>${made ? say('Done') : say('Leave it|nothing made')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private made(): TemplateResult {
    return this.lent
      ? html`<copy-field label=${say('Open it on the other machine; it works once, within a day.')} .text=${this.link}></copy-field>`
      : givenLink(this.whose, this.link, this.until)
  }

  private again(): TemplateResult {
    return html`<p class="soft">
      ${say('Whoever opens it is signed in once, and may choose a new password. A link given before works no more; a password goes on working until a new one is chosen.')}
    </p>`
  }

  private form(): TemplateResult {
    return html`
      <p class="soft">
        ${
          this.lent
            ? say(
                'Signed in for this evening only, without a password. For somebody who comes back, invite them instead.',
              )
            : say('They open a link once and choose a password. The link works for seven days.')
        }
      </p>
      <label class="field">
        <span>${say('Name, as the log will say it')}</span>
        <input
          data-field="name"
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          autofocus
          placeholder=${this.lent ? say('{role} invited by you', { role: this.invited === 'press' ? say('press') : ROLE_WORDS[this.invited] }) : ''}
          .value=${this.name}
          @input=${(event: Event) => {
            this.name = (event.target as HTMLInputElement).value
            this.said = ''
          }}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter' && !event.isComposing) void this.make()
          }}
        />
      </label>
      <label class="field">
        <span>${say('What they may do')}</span>
        <select
          data-field="role"
          @change=${(event: Event) => {
            this.invited = (event.target as HTMLSelectElement).value as Role
          }}
        >
          ${ROLES.map((role) => html`<option value=${role} ?selected=${role === this.invited}>${ROLE_SAYS[role]}</option>`)}
        </select>
      </label>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-dialog': InviteDialog
  }
}
