/** The door: name and password, or the one-time key. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { HELP_TAB, helpAt } from '../help-page.ts'
import { choose, otherLanguages } from '../language/choose.ts'
import { say } from '../language/say.ts'
import { readDoor, type SignInBy, signIn } from '../session.ts'
import { gateLook } from './gate-look.ts'
import { look } from './look.ts'
import { passwordField } from './password-field.ts'

/** Fires `signed-in` with the session. */
@customElement('sign-in-form')
export class SignInForm extends LitElement {
  static override styles = [look, gateLook]

  /** What went wrong before the form was shown. */
  @property() sentence = ''
  /** Null until the server has said whether anybody has an account. */
  @state() private way: 'name' | 'key' | null = null
  @state() private hasAccounts = false
  @state() private asking = false
  @state() private name = ''
  @state() private password = ''
  @query('input') private readonly field!: HTMLInputElement | null

  protected override async firstUpdated(): Promise<void> {
    this.hasAccounts = await readDoor()
    await this.go(this.hasAccounts ? 'name' : 'key')
  }

  private async go(way: 'name' | 'key'): Promise<void> {
    this.way = way
    await this.updateComplete
    this.field?.focus()
  }

  private get by(): SignInBy | null {
    if (this.way === 'name') {
      const { name, password } = this
      return name.trim() === '' || password === '' ? null : { name, password }
    }
    const key = this.field?.value.trim() ?? ''
    return key === '' ? null : { key }
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault()
    const { by } = this
    if (this.asking || by === null) return
    this.asking = true
    const answer = await signIn(by)
    this.asking = false
    if (typeof answer === 'string') {
      this.sentence = answer
      this.renderRoot.querySelector<HTMLInputElement>('[name=password], [name=key]')?.select()
    } else {
      this.dispatchEvent(new CustomEvent('signed-in', { detail: answer }))
    }
  }

  protected override render() {
    const { way, hasAccounts } = this
    const other = way === 'name' ? 'key' : 'name'
    return html`
      <form @submit=${this.submit} aria-busy=${way === null ? 'true' : 'false'}>
        <svg viewBox="0 0 44 32" width="56" height="41" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
          <path d="M1 1h42v30H1z M1 1l21 17L43 1" stroke-linejoin="round" />
        </svg>
        <h1>${say('Control panel')}</h1>
        ${way === 'name' ? this.byName() : way === 'key' ? this.byKey() : nothing}
        <div role="alert" id="said">${this.sentence ? html`<p class="refusal">${this.sentence}</p>` : nothing}</div>
        ${way === null ? nothing : html`<button class="main" ?disabled=${this.asking}>${this.asking ? say('Signing in…') : say('Sign in')}</button>`}
        ${
          hasAccounts
            ? html`<button type="button" class="quiet" data-do=${other} @click=${() => this.go(other)}>
                ${way === 'name' ? say('Use a one-time key') : say('Use name and password')}
              </button>`
            : nothing
        }
        <p class="foot">
          <a class="soft" href=${helpAt('')} target=${HELP_TAB}>${say('Help')}</a>
          ${otherLanguages().map(([lang, name]) => html`<button type="button" class="quiet" lang=${lang} data-language=${lang} @click=${() => choose(lang)}>${name}</button>`)}
        </p>
      </form>
    `
  }

  private byName(): TemplateResult {
    return html`
      <label class="field">
        <span>${say('Name')}</span>
        <input
          name="name"
          autocomplete="username"
          autocapitalize="off"
          spellcheck="false"
          dir="auto"
          required
          .value=${this.name}
          @input=${(event: Event) => {
            this.name = (event.target as HTMLInputElement).value
          }}
        />
      </label>
      ${passwordField({
        label: say('Password'),
        value: this.password,
        isShown: false,
        isNew: false,
        typed: (password) => {
          this.password = password
        },
        show: () => undefined,
      })}
    `
  }

  private byKey(): TemplateResult {
    return html`
      <label class="field">
        <span>${say('One-time key, as the server printed it')}</span>
        <input name="key" autocomplete="off" autocapitalize="off" spellcheck="false" required aria-describedby="said" />
      </label>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm
  }
}
