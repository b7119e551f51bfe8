/** Whoever came by a link chooses a password here, or goes on for this evening without one. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { say, sayWith } from '../language/say.ts'
import { passwordSaid } from '../password-words.ts'
import { choosePassword, type Session } from '../session.ts'
import { gateLook } from './gate-look.ts'
import { look } from './look.ts'
import { passwordField } from './password-field.ts'

/** Fires `chosen` once the password holds, and `later` to go on without. */
@customElement('choose-password')
export class ChoosePassword extends LitElement {
  static override styles = [look, gateLook]

  @property({ attribute: false }) session!: Session
  @state() private password = ''
  @state() private isShown = false
  @state() private asking = false
  @state() private sentence = ''
  @query('[name=new-password]') private readonly field!: HTMLInputElement

  protected override firstUpdated(): void {
    this.field.focus()
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault()
    if (this.asking) return
    this.sentence = passwordSaid(this.password, this.session.name) ?? ''
    if (this.sentence !== '') return this.field.focus()
    this.asking = true
    const answer = await choosePassword(null, this.password)
    this.asking = false
    if ('sentence' in answer) this.sentence = answer.sentence
    else this.dispatchEvent(new CustomEvent('chosen'))
  }

  protected override render() {
    const { name, account } = this.session
    const keeps = account?.hasPassword === true
    return html`
      <form @submit=${this.submit}>
        <h1>${sayWith('Welcome, {name}', { name: html`<bdi>${name}</bdi>` })}</h1>
        <p class="soft">
          ${keeps ? say('You may choose a new password; every other desk of yours is signed out then.') : say('Choose a password. With it and your name you sign in from now on; the link is used up.')}
        </p>
        <input class="unseen" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${name} />
        ${passwordField({
          label: keeps ? say('New password') : say('Password'),
          value: this.password,
          isShown: this.isShown,
          isNew: true,
          typed: (password) => {
            this.password = password
            this.sentence = ''
          },
          show: (isShown) => {
            this.isShown = isShown
          },
        })}
        <div role="alert">${this.sentence ? html`<p class="refusal">${this.sentence}</p>` : nothing}</div>
        <button class="main" data-do="choose" ?disabled=${this.asking}>${this.asking ? say('Keeping it…') : say('Choose it and go on')}</button>
        <button type="button" class="quiet" data-do="later" @click=${() => this.dispatchEvent(new CustomEvent('later'))}>
          ${keeps ? say('Keep the one I have') : say('Go on without, for this evening')}
        </button>
      </form>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choose-password': ChoosePassword
  }
}
