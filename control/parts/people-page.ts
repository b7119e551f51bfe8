/** The people of the house: who may come in, as what, and at which desks they are. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { PeopleView } from '#shared/people-view'
import { say } from '../language/say.ts'
import { readPeople } from '../people-acts.ts'
import type { PersonAsk } from '../person-asks.ts'
import './invite-dialog.ts'
import type { Known } from './invite-dialog.ts'
import { look } from './look.ts'
import { pageLook, sectionLook } from './page-look.ts'
import { peoplePageLook } from './people-page-look.ts'
import './ask-dialog.ts'
import { lentRow, type PersonActs, personRow } from './person-row.ts'

/** Who is here changes by itself; so often it is asked again. */
const AGAIN_MS = 4000

type Dialog = { readonly ask: PersonAsk } | { readonly invite: 'account' | 'lent' } | { readonly link: Known }

@customElement('people-page')
export class PeoplePage extends LitElement {
  static override styles = [look, pageLook, sectionLook, peoplePageLook]

  @state() private view: PeopleView | null = null
  @state() private trouble = ''
  @state() private said = ''
  @state() private dialog: Dialog | null = null
  private asking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.read()
    this.asking = setInterval(() => void this.read(), AGAIN_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.asking)
  }

  private async read(): Promise<void> {
    const answer = await readPeople()
    if (!this.isConnected) return
    this.trouble = 'sentence' in answer ? answer.sentence : ''
    if ('value' in answer) this.view = answer.value
  }

  private readonly acts: PersonActs = {
    ask: (ask) => this.open({ ask }),
    link: (link) => this.open({ link }),
  }

  private open(dialog: Dialog): void {
    this.said = ''
    this.dialog = dialog
  }

  private shut(said = ''): void {
    this.dialog = null
    this.said = said
    // A choice that was put away goes back to what is true.
    this.requestUpdate()
    void this.read()
  }

  protected override render(): TemplateResult {
    const { view } = this
    return html`
      <header>
        <div>
          <h1>${say('People')}</h1>
          <p class="soft">${say('Everybody signs in as themselves: the as-run log says by their names who did what.')}</p>
        </div>
        <div class="row">
          <button class="main" data-do="invite" @click=${() => this.open({ invite: 'account' })}>${say('Invite somebody')}</button>
          <button data-do="lend" @click=${() => this.open({ invite: 'lent' })}>${say('Lend a desk')}</button>
        </div>
      </header>
      <div role="status">${this.said ? html`<p class="said" dir="auto">${this.said}</p>` : nothing}</div>
      <div role="alert">
        ${this.trouble ? html`<p class="refusal">${this.trouble}${view ? ` ${say('What stands here may be out of date.')}` : ''}</p>` : nothing}
      </div>
      ${view ? this.lists(view) : this.trouble ? nothing : html`<p class="none soft" aria-busy="true">${say('Reading who is there…')}</p>`}
      ${this.dialog ? this.dialogOf(this.dialog) : nothing}
    `
  }

  private lists(view: PeopleView): TemplateResult {
    const now = Date.now()
    return html`
      <section aria-labelledby="accounts">
        <h2 id="accounts">${say('With an account')}</h2>
        ${
          view.people.length === 0
            ? html`<p class="none">
                ${say('Nobody yet. Invite yourself first, as a producer: then you sign in by name and password, and no longer depend on the printed key.')}
              </p>`
            : html`<ul>
                ${repeat(
                  view.people,
                  ({ id }) => id,
                  (person) => personRow(person, view.me, now, this.acts),
                )}
              </ul>`
        }
      </section>
      ${
        view.lent.length === 0
          ? nothing
          : html`<section aria-labelledby="lent">
              <h2 id="lent">${say('Signed in by a key, without an account')}</h2>
              <ul>
                ${repeat(
                  view.lent,
                  ({ id }) => id,
                  (desk) => lentRow(desk, view.me, now, this.acts),
                )}
              </ul>
            </section>`
      }
    `
  }

  private dialogOf(dialog: Dialog): TemplateResult {
    const shut = () => this.shut()
    if ('ask' in dialog) {
      const done = (event: CustomEvent<string>) => this.shut(event.detail)
      return html`<ask-dialog .ask=${dialog.ask} .act=${dialog.ask.act} ?grave=${dialog.ask.grave} live @done=${done} @dismiss=${shut}></ask-dialog>`
    }
    if ('link' in dialog) return html`<invite-dialog .known=${dialog.link} @dismiss=${shut}></invite-dialog>`
    return html`<invite-dialog ?lent=${dialog.invite === 'lent'} @dismiss=${shut}></invite-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-page': PeoplePage
  }
}
