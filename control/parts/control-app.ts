/** The gate: asks who is signed in, and shows the desk or the door. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { isAtDesk } from '#shared/people'
import { draftsBelongTo, forgetDrafts } from '../drafts.ts'
import { say } from '../language/say.ts'
import type { Closed } from '../link/desk-socket.ts'
import {
  choosePasswordLater,
  isPasswordForLater,
  readSession,
  type Session,
  signIn,
  signOut,
  takeKeyFromAddress,
} from '../session.ts'
import './choose-password.ts'
import './desk-page.ts'
import { look } from './look.ts'
import './sign-in-form.ts'

/** A server that does not answer is asked again after so many milliseconds. */
const AGAIN_MS = 1500

@customElement('control-app')
export class ControlApp extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        height: 100%;
      }
      .plain {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 14px;
        height: 100%;
        padding: 24px;
        text-align: center;
        font-size: 16px;
      }
    `,
  ]

  @state() private gate: 'asking' | 'unreachable' | 'door' | 'too-old' | Session = 'asking'
  @state() private sentence = ''
  @state() private isLater = isPasswordForLater()

  override connectedCallback(): void {
    super.connectedCallback()
    void this.enter(takeKeyFromAddress())
    addEventListener('hashchange', this.keyPasted)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.keyPasted)
  }

  /** The printed link was opened in a tab that shows the door already. */
  private readonly keyPasted = (): void => {
    if (this.gate === 'door') void this.enter(takeKeyFromAddress())
  }

  private async enter(key: string | null): Promise<void> {
    if (key !== null) {
      const answer = await signIn({ key })
      if (typeof answer !== 'string') return void this.signedIn(answer)
      this.sentence = answer
    }
    const session = await readSession()
    if (session === 'unreachable') {
      this.gate = 'unreachable'
      setTimeout(() => void this.enter(key), AGAIN_MS)
    } else if (session) this.signedIn(session, this.sentence)
    else this.gate = 'door'
  }

  private signedIn(session: Session, sentence = ''): void {
    draftsBelongTo(session.name)
    this.sentence = sentence
    this.gate = session
  }

  /** The press room has a page of its own. */
  protected override willUpdate(): void {
    if (typeof this.gate === 'string' || isAtDesk(this.gate.role)) return
    if (!this.gate.account?.choosing || this.isLater) location.replace('/press')
  }

  private closed(why: Closed): void {
    this.gate = why === 'too-old' ? 'too-old' : 'door'
    if (why === 'signed-out') this.sentence = say('This desk was signed out.')
  }

  private async leave(): Promise<void> {
    await signOut()
    forgetDrafts()
    this.sentence = ''
    this.gate = 'door'
  }

  private choosing(session: Session): TemplateResult {
    return html`
      <main>
        <choose-password
          .session=${session}
          @chosen=${() => void this.enter(null)}
          @later=${() => {
            choosePasswordLater()
            this.isLater = true
          }}
        ></choose-password>
      </main>
    `
  }

  protected override render(): TemplateResult {
    switch (this.gate) {
      case 'asking':
        return html`<main class="plain" aria-busy="true"><p class="soft">${say('Opening the desk…')}</p></main>`
      case 'unreachable':
        return html`<main class="plain"><p role="alert">${say('The server does not answer. Trying again…')}</p></main>`
      case 'too-old':
        return html`
          <main class="plain">
            <p role="alert">${say('This page is older than the server.')}</p>
            <button class="main" @click=${() => location.reload()}>${say('Reload')}</button>
          </main>
        `
      case 'door':
        return html`
          <main>
            <sign-in-form
              .sentence=${this.sentence}
              @signed-in=${(event: CustomEvent<Session>) => this.signedIn(event.detail)}
            ></sign-in-form>
          </main>
        `
      default:
        if (this.gate.account?.choosing && !this.isLater) return this.choosing(this.gate)
        return html`
          <desk-page
            .session=${this.gate}
            @closed=${(event: CustomEvent<Closed>) => this.closed(event.detail)}
            @became=${(event: CustomEvent<Session>) => this.signedIn(event.detail)}
            @leave=${this.leave}
          ></desk-page>
        `
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'control-app': ControlApp
  }
}
