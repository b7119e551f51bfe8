/** Said softly, on the desk of a house where nobody has an account: how to add people. Put away, it stays away in this tab. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from './look.ts'

const AWAY = 'envelope.people-hint-away'

const isAway = (): boolean => {
  try {
    return sessionStorage.getItem(AWAY) === 'yes'
  } catch {
    return false
  }
}

/** Fires `people` when the page of the people is wanted. */
@customElement('people-hint')
export class PeopleHint extends LitElement {
  static override styles = [
    look,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 10px;
        padding: 0 14px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
        color: var(--ink-soft);
        font-size: 13px;
      }
      button {
        min-height: 30px;
        padding: 2px 8px;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      @media (pointer: coarse) {
        button {
          min-height: 44px;
        }
      }
    `,
  ]

  @state() private away = isAway()

  private putAway(): void {
    this.away = true
    try {
      sessionStorage.setItem(AWAY, 'yes')
    } catch {
      // Then it comes back with the page.
    }
  }

  protected override render() {
    if (this.away) return nothing
    return html`
      <aside aria-label=${say('Accounts')}><p>
        <span>${say('Signed in by a key; nobody has an account yet.')}</span>
        <button class="quiet" data-do="add-people" @click=${() => this.dispatchEvent(new CustomEvent('people'))}>${say('Add people')}</button>
        <button class="quiet" data-do="not-now" @click=${this.putAway}>${say('Not now')}</button>
      </p></aside>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-hint': PeopleHint
  }
}
