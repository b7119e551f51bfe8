/** One's own account: another password, and every desk signed out. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { passwordSaid } from '../password-words.ts'
import { ROLE_WORDS } from '../people-words.ts'
import { choosePassword, readSession, type Session, signOutEverywhere } from '../session.ts'
import './desk-modal.ts'
import { look } from './look.ts'
import { passwordField } from './password-field.ts'

/** Fires `dismiss` when it is put away, and `leave` once every desk is signed out. */
@customElement('account-dialog')
export class AccountDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) session!: Session
  @state() private current = ''
  @state() private password = ''
  @state() private isShown = false
  @state() private asking = false
  @state() private refusal = ''
  @state() private said = ''
  /** Every desk closes: asked once more, in the same place. */
  @state() private isSure = false

  override connectedCallback(): void {
    super.connectedCallback()
    void this.read()
  }

  /** What this desk was told when it signed in may be long ago. */
  private async read(): Promise<void> {
    const session = await readSession()
    if (session !== null && session !== 'unreachable') this.session = session
  }

  private async choose(): Promise<void> {
    if (this.asking) return
    this.said = ''
    this.refusal = passwordSaid(this.password, this.session.name) ?? ''
    if (this.refusal !== '') return
    this.asking = true
    const answer = await choosePassword(this.session.account?.choosing ? null : this.current, this.password)
    this.asking = false
    if ('sentence' in answer) {
      this.refusal = answer.sentence
      return
    }
    this.current = ''
    this.password = ''
    this.said = say('The password is changed; every other desk of yours is signed out.')
    await this.read()
  }

  private async leaveAll(): Promise<void> {
    if (!this.isSure) {
      this.isSure = true
      this.said = say('Every desk of yours, this one too? Press once more.')
      return
    }
    const answer = await signOutEverywhere()
    if ('sentence' in answer) this.refusal = answer.sentence
    else this.dispatchEvent(new CustomEvent('leave'))
  }

  protected override render() {
    const { account, name, role } = this.session
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'))
    return html`
      <desk-modal heading=${say('Your account')} @dismiss=${dismiss}>
        <p><b dir="auto">${name}</b> <span class="soft">· ${ROLE_WORDS[role]}</span></p>
        ${account ? this.fields(account.choosing) : html`<p class="soft">${say('This desk was signed in by a key and has no password.')}</p>`}
        <div slot="foot">
          <div role="status">${this.said ? html`<p>${this.said}</p>` : nothing}</div>
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            ${account ? html`<button class="main" data-do="choose" ?disabled=${this.asking} @click=${this.choose}>${say('Change the password')}</button>` : nothing}
            ${account ? html`<button data-do="leave-all" @click=${this.leaveAll}>${say('Sign out everywhere')}</button>` : nothing}
            <button @click=${dismiss}>${say('Close')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private fields(choosing: boolean): TemplateResult {
    return html`
      ${
        choosing
          ? nothing
          : passwordField({
              label: say('Your password until now'),
              value: this.current,
              isShown: false,
              isNew: false,
              typed: (current) => {
                this.current = current
                this.refusal = ''
              },
              show: () => undefined,
            })
      }
      ${passwordField({
        label: say('New password'),
        value: this.password,
        isShown: this.isShown,
        isNew: true,
        typed: (password) => {
          this.password = password
          this.refusal = ''
        },
        show: (isShown) => {
          this.isShown = isShown
        },
      })}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-dialog': AccountDialog
  }
}
