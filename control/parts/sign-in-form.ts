/** The door: one field for the one-time key. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type Session, signIn } from '../session.ts'
import { look } from './look.ts'

/** Fires `signed-in` with the session. */
@customElement('sign-in-form')
export class SignInForm extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: 92vh;
        padding: 24px 16px;
      }
      form {
        display: grid;
        gap: 16px;
        width: min(400px, 100%);
      }
      svg {
        color: var(--gold);
      }
      h1 {
        font-size: 26px;
        font-weight: 650;
        line-height: 1.2;
      }
      input:not([type='checkbox']):not([type='radio']) {
        padding: 11px 12px;
        font-size: 16px;
      }
      button {
        min-height: 44px;
      }
    `,
  ]

  /** What went wrong before the form was shown. */
  @property() sentence = ''
  @state() private asking = false
  @query('input') private readonly field!: HTMLInputElement

  protected override firstUpdated(): void {
    this.field.focus()
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault()
    const key = this.field.value.trim()
    if (this.asking || key === '') return
    this.asking = true
    const answer: Session | string = await signIn(key)
    this.asking = false
    if (typeof answer === 'string') {
      this.sentence = answer
      this.field.select()
    } else {
      this.dispatchEvent(new CustomEvent('signed-in', { detail: answer }))
    }
  }

  protected override render() {
    return html`
      <form @submit=${this.submit}>
        <svg viewBox="0 0 44 32" width="56" height="41" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
          <path d="M1 1h42v30H1z M1 1l21 17L43 1" stroke-linejoin="round" />
        </svg>
        <h1>Control panel</h1>
        <label class="field">
          <span>One-time key, as the server printed it</span>
          <input name="key" autocomplete="off" autocapitalize="off" spellcheck="false" required aria-describedby="said" />
        </label>
        <div role="alert" id="said">${this.sentence ? html`<p class="refusal">${this.sentence}</p>` : nothing}</div>
        <button class="main" ?disabled=${this.asking}>${this.asking ? 'Signing in…' : 'Sign in'}</button>
      </form>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm
  }
}
