/** The desk: rundown, monitors and buttons, live blog and screens; and the keyboard that runs it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { Desk, type Send } from '../desk.ts'
import { focusOf, listenToKeys } from '../desk-keys.ts'
import type { Action } from '../keymap.ts'
import { openDeskSocket } from '../link/desk-socket.ts'
import { chaptersOf, currentCategory } from '../rundown-view.ts'
import { readSession, type Session } from '../session.ts'
import './blog-desk.ts'
import './bus-monitor.ts'
import './category-in-hand.ts'
import './desk-head.ts'
import { deskPageLook } from './desk-page-look.ts'
import './help-dialog.ts'
import './invite-dialog.ts'
import { look } from './look.ts'
import './result-dialog.ts'
import './retract-dialog.ts'
import type { RundownList } from './rundown-list.ts'
import './rundown-list.ts'
import './screens-list.ts'
import './take-bar.ts'

type Dialog = 'help' | 'invite' | 'result' | { readonly retract: NonNullable<DeskLive['lastReveal']> }

const VIEWS = [
  ['stage', 'Stage'],
  ['rundown', 'Rundown'],
  ['blog', 'Live blog'],
] as const

/** Fires `closed` when the server wants no more of it, and `leave` to be signed out. */
@customElement('desk-page')
export class DeskPage extends LitElement {
  static override styles = [look, deskPageLook]

  @property({ attribute: false }) session!: Session
  @state() private dialog: Dialog | null = null
  /** Where there is room for one panel only. */
  @state() private view: (typeof VIEWS)[number][0] = 'stage'
  /** A field has the focus: the keys are its own. */
  @state() private typing = false
  @query('rundown-list') private readonly rundown!: RundownList | null
  private desk!: Desk
  private stopKeys = (): void => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    const signedIn = async () => {
      const session = await readSession()
      return session === 'unreachable' ? session : session !== null
    }
    const socket = openDeskSocket(signedIn, (why) =>
      this.dispatchEvent(new CustomEvent('closed', { detail: why })),
    )
    this.desk = new Desk(socket, () => this.requestUpdate())
    this.stopKeys = listenToKeys(
      () => ({ dialog: this.dialog !== null, live: this.desk.isLive }),
      (action) => void this.act(action),
    )
    const typing = (event: Event) => {
      this.typing = event.type === 'focusin' && focusOf(event.composedPath()) === 'field'
    }
    this.addEventListener('focusin', typing)
    this.addEventListener('focusout', typing)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopKeys()
    this.desk.stop()
  }

  private readonly send: Send = (wish, id) =>
    this.desk.send(wish, id === undefined ? { quiet: true } : { quiet: true, id })

  private async act(action: Action): Promise<void> {
    const { live } = this.desk
    switch (action) {
      case 'help':
        this.dialog = 'help'
        return
      case 'jump':
        this.view = 'rundown'
        await this.updateComplete
        this.rundown?.jump()
        return
      case 'retract':
        if (!live?.lastReveal) return this.desk.say('Nothing has been revealed that could be retracted.')
        if (!this.desk.may('retract')) return this.desk.say('Your role may not retract a result.')
        this.dialog = { retract: live.lastReveal }
        return
      case 'set-result':
        if (!this.desk.may('set-result')) return this.desk.say('Your role may not set results.')
        this.dialog = 'result'
        return
      default:
        return this.desk.perform(action)
    }
  }

  private readonly shut = (): void => {
    this.dialog = null
  }

  protected override render(): TemplateResult {
    const { desk } = this
    const { plan, live } = desk
    return html`
      <div class="desk" data-view=${this.view} data-link=${desk.link.status}>
        <desk-head
          .session=${this.session}
          .ceremony=${plan?.show.ceremony ?? null}
          .show=${plan?.show.id ?? null}
          .clockOffset=${desk.clockOffset}
          link=${desk.link.status}
          @help=${() => this.act('help')}
          @invite=${() => {
            this.dialog = 'invite'
          }}
          @leave=${() => this.dispatchEvent(new CustomEvent('leave'))}
        ></desk-head>
        ${this.banner()}
        ${plan && live ? this.whole(plan, live) : this.empty()}
      </div>
      ${plan && live ? this.dialogs(plan, live) : nothing}
      ${this.dialog === 'help' ? html`<help-dialog @dismiss=${this.shut}></help-dialog>` : nothing}
      ${this.dialog === 'invite' ? html`<invite-dialog @dismiss=${this.shut}></invite-dialog>` : nothing}
    `
  }

  /** What must not be missed: the link, and two logs at odds. */
  private banner(): TemplateResult {
    const { desk } = this
    const lost =
      desk.link.status === 'lost'
        ? html`<p class="lost"><strong>No link to the server.</strong> The room keeps its last picture; nothing on this desk acts until the link is back. Trying again…</p>`
        : nothing
    const alarm = desk.alarm
      ? html`<p class="lost"><strong>Two show logs are at odds.</strong> This desk keeps the picture it has; call whoever runs the server.</p>`
      : nothing
    return html`
      <div class="banner" role="alert">
        ${lost}${alarm}
      </div>
    `
  }

  private empty(): TemplateResult {
    const none = this.desk.link.status === 'live'
    return html`
      <main class="empty">
        <h1>${none ? 'No show is on air' : 'Opening the desk…'}</h1>
        ${none ? html`<p class="soft">As soon as one is opened, it appears here.</p>` : nothing}
      </main>
    `
  }

  private whole(plan: DeskPlan, live: DeskLive): TemplateResult {
    const { desk } = this
    const linked = desk.isLive
    return html`
      <nav aria-label="Panels">
        ${VIEWS.map(
          ([view, name]) => html`
            <button
              aria-pressed=${this.view === view ? 'true' : 'false'}
              data-go=${view}
              @click=${() => {
                this.view = view
              }}
            >
              ${name}
            </button>
          `,
        )}
      </nav>
      <section class="rundown" aria-label="Rundown">
        <rundown-list
          .chapters=${chaptersOf(plan, live)}
          ?live=${linked}
          ?mayChoose=${desk.may('preview')}
          @choose=${(event: CustomEvent<string>) => desk.choose({ cue: event.detail, step: 0 })}
        ></rundown-list>
      </section>
      <main class="stage" tabindex="0" aria-label="Monitors and category">
        <h1 class="unseen">${plan.show.ceremony.name}: control panel</h1>
        <div class="monitors">
          <bus-monitor bus="preview" .show=${plan.show.id} .what=${live.next?.label ?? 'End of the rundown'} ?stale=${!linked}></bus-monitor>
          <bus-monitor
            bus="programme"
            .show=${plan.show.id}
            .what=${live.programme.label}
            ?black=${live.programme.black}
            ?stale=${!linked}
          ></bus-monitor>
        </div>
        <category-in-hand
          .plan=${plan}
          .view=${live}
          .feed=${desk.feed}
          ?live=${linked}
          @in-order=${() => desk.choose(null)}
        ></category-in-hand>
      </main>
      <section class="take" aria-label="Take">
        <div class="said" role="alert">
          ${desk.notice ? html`<p class="refusal" data-notice>${desk.notice.sentence}</p>` : nothing}
        </div>
        <take-bar
          .view=${live}
          .busy=${desk.busy}
          ?live=${linked}
          ?typing=${this.typing}
          @act=${(event: CustomEvent<Action>) => this.act(event.detail)}
        ></take-bar>
      </section>
      <section class="blog" aria-label="Live blog and screens">
        <h2>Live blog</h2>
        <blog-desk .feed=${desk.feed} .send=${this.send} ?live=${linked} ?mayWrite=${desk.may('write-post')}></blog-desk>
        <screens-list .screens=${desk.screens} .programmeSeq=${live.programme.seq} ?live=${linked}></screens-list>
      </section>
    `
  }

  private dialogs(plan: DeskPlan, live: DeskLive): TemplateResult | typeof nothing {
    const { dialog, desk } = this
    if (dialog === 'result') {
      return html`
        <result-dialog
          .plan=${plan}
          .view=${live}
          .send=${this.send}
          .start=${currentCategory(plan, live)}
          ?live=${desk.isLive}
          @dismiss=${this.shut}
        ></result-dialog>
      `
    }
    if (dialog === null || typeof dialog === 'string') return nothing
    return html`
      <retract-dialog
        .reveal=${dialog.retract}
        .send=${this.send}
        ?live=${desk.isLive}
        @dismiss=${this.shut}
      ></retract-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-page': DeskPage
  }
}
