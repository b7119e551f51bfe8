/** The desk: rundown, monitors and buttons, live blog and screens; and the keyboard that runs it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { DeskLive } from '#shared/desk-view'
import { mayPutOnAir } from '#shared/people'
import { Desk, type Send } from '../desk.ts'
import { isOnAir, titleOf } from '../desk-address.ts'
import { focusOf, listenToKeys } from '../desk-keys.ts'
import { areEditsLocked, keepEditsLocked } from '../edit-lock.ts'
import { Hold } from '../hold.ts'
import { type Action, capOf } from '../keymap.ts'
import { say } from '../language/say.ts'
import { deskId } from '../link/desk-id.ts'
import { openDeskSocket } from '../link/desk-socket.ts'
import { type DeskShow, deskShowOf, roomInStep } from '../room-in-step.ts'
import { readSession, type Session } from '../session.ts'
import { type DeskPageName, isBlogAlone, pageOf, type View } from '../views.ts'
import type { AtDesk, Dialog } from './at-desk.ts'
import { deskDialog } from './desk-dialogs.ts'
import './demonstration-strip.ts'
import './desk-head.ts'
import { DeskHelp } from './desk-help.ts'
import { deskHelpLook } from './desk-help-look.ts'
import { isModalOpen } from './desk-modal.ts'
import { deskNav } from './desk-nav.ts'
import type { DeskNotes } from './desk-notes.ts'
import { deskBanner, deskEmpty } from './desk-notices.ts'
import { deskPageLook } from './desk-page-look.ts'
import { deskPage } from './desk-pages.ts'
import { deskPanels } from './desk-panels.ts'
import { deskTake, type Taking } from './desk-take.ts'
import './evening-times.ts'
import { look } from './look.ts'
import './rehearsal-strip.ts'
import type { RundownList } from './rundown-list.ts'

/** Fires `closed` when the server wants no more of it, `became` with a session that has another role, and `leave` to be signed out. */
@customElement('desk-page')
export class DeskPage extends LitElement {
  static override styles = [look, deskPageLook, deskHelpLook]

  @property({ attribute: false }) session!: Session
  @state() private dialog: Dialog | null = null
  /** A panel where there is room for one only, or a page of its own. */
  @state() private view: View = 'stage'
  /** A field has the focus: the keys are its own. */
  @state() private typing = false
  /** Edits of this desk are locked; the stage is not. */
  @state() private locked = areEditsLocked()
  @query('rundown-list') private readonly rundown!: RundownList | null
  @query('desk-notes') private readonly notes!: DeskNotes | null
  private desk!: Desk
  private hold!: Hold
  private readonly help = new DeskHelp(this)
  private toRetract: DeskLive['lastReveal'] = null
  /** The show that is drawn. */
  private shown: string | null = null
  private stopKeys = (): void => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    // Whoever writes begins where they write.
    if (this.session.role === 'editor') this.view = 'blog'
    const signedIn = async () => {
      const session = await readSession()
      if (session !== null && session !== 'unreachable') this.became(session)
      return session === 'unreachable' ? session : session !== null
    }
    const id = deskId()
    const socket = openDeskSocket(id, signedIn, (why) =>
      this.dispatchEvent(new CustomEvent('closed', { detail: why })),
    )
    this.desk = new Desk(id, socket, () => this.requestUpdate())
    this.hold = new Hold(
      (action) => this.fired(action),
      () => this.requestUpdate(),
    )
    this.stopKeys = listenToKeys(
      () => ({ dialog: this.dialog !== null || isModalOpen(), live: this.desk.isLive }),
      (action) => void this.act(action),
      { begin: (action) => this.begin(action), end: () => this.letGo() },
    )
    const typing = (event: Event) => {
      this.typing = event.type === 'focusin' && focusOf(event.composedPath()) === 'field'
    }
    this.addEventListener('focusin', typing)
    this.addEventListener('focusout', typing)
    // A file let go in the wrong place would be opened instead of the desk.
    for (const kind of ['dragover', 'drop']) this.addEventListener(kind, (event) => event.preventDefault())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopKeys()
    this.desk.stop()
  }

  private readonly send: Send = (wish, id) =>
    this.desk.send(wish, id === undefined ? { quiet: true } : { quiet: true, id })

  private async act(action: Action): Promise<void> {
    switch (action) {
      case 'help':
        return this.help.turn(this.view, this.dialog, this.desk)
      case 'keys':
        this.dialog = 'keys'
        return
      case 'jump':
        this.view = 'rundown'
        await this.updateComplete
        this.rundown?.jump()
        return
      case 'screens':
        this.view = this.view === 'screens' ? 'stage' : 'screens'
        return
      case 'edits':
        this.view = this.view === 'edits' ? 'stage' : 'edits'
        return
      case 'lock':
        return this.lock()
      case 'rehearsal':
        if (!mayPutOnAir(this.session.role))
          return this.desk.say(say('Your role may not start or end a rehearsal.'))
        this.dialog = 'rehearsal'
        return
      case 'retract':
        this.retract((reveal) => {
          this.dialog = { retract: reveal }
        })
        return
      case 'notes':
        return this.notes?.open(this.rundown?.focusedCue ?? null)
      case 'set-result':
        if (!this.desk.may('set-result')) return this.desk.say(say('Your role may not set results.'))
        this.dialog = 'result'
        return
      default:
        return this.desk.perform(action)
    }
  }

  private readonly lock = (): void => {
    this.locked = !this.locked
    keepEditsLocked(this.locked)
  }

  /** The last reveal, if there is one and this person may take it back; otherwise says why not. */
  private retract(then: (reveal: NonNullable<DeskLive['lastReveal']>) => void): void {
    const { live } = this.desk
    if (!live?.lastReveal) this.desk.say(say('Nothing has been revealed that could be retracted.'))
    else if (!this.desk.may('retract')) this.desk.say(say('Your role may not retract a result.'))
    else then(live.lastReveal)
  }

  private begin(action: Action): void {
    // Meant is what was seen when the key went down, whatever comes while it is held.
    this.toRetract = this.desk.live?.lastReveal ?? null
    this.hold.begin(action)
  }

  /** What was held long enough is done: no dialog stands between a wrong winner and the holding slide. */
  private fired(action: Action): void {
    if (action === 'retract') this.retract((last) => this.desk.retract(this.toRetract ?? last))
    else this.desk.perform(action)
  }

  private letGo(): void {
    const { held } = this.hold
    if (held !== null && this.hold.end())
      this.desk.say(say('Hold {key} until the bar is full.', { key: capOf(held) }))
  }

  /** Another show: what was opened for the one before is put away. */
  protected override willUpdate(): void {
    const file = this.desk.plan?.show ?? null
    if (this.shown !== null && this.shown !== file?.id) {
      this.dialog = null
      this.hold.end()
    }
    this.shown = file?.id ?? null
    document.title = titleOf(file)
  }

  protected override render(): TemplateResult {
    const { desk } = this
    const { plan, live } = desk
    const isRehearsal = plan?.show.rehearsal !== undefined
    const page = pageOf(this.view)
    const link = desk.isHouseEmpty ? 'live' : desk.link.status
    const room = roomInStep(desk.screens.screens, this.deskShow)
    return html`
      <div
        class="desk ${page || !plan || !live ? 'single' : ''} ${isRehearsal ? 'rehearsal' : ''}"
        data-view=${this.view}
        data-link=${link}
        data-help=${this.help.task ?? nothing}
      >
        <div class="head">
        <demonstration-strip .plan=${plan} .live=${live}></demonstration-strip>
        <rehearsal-strip
          .show=${plan?.show ?? null}
          .shows=${desk.shows}
          .clockOffset=${desk.clockOffset}
          ?mayAct=${mayPutOnAir(this.session.role)}
          @open=${() => this.act('rehearsal')}
        ></rehearsal-strip>
        <desk-head
          .session=${this.session}
          .ceremony=${plan?.show.ceremony ?? null}
          .show=${plan?.show.id ?? null}
          .clockOffset=${desk.clockOffset}
          link=${link}
          .page=${page}
          .view=${this.view}
          .room=${desk.isLive ? room : null}
          ?locked=${this.locked}
          @go=${(event: CustomEvent<View>) => this.go(event.detail)}
          ?mayRehearse=${plan !== null && !isRehearsal && mayPutOnAir(this.session.role)}
          @rehearsal=${() => this.act('rehearsal')}
          @help=${() => this.help.open(this.view, this.desk)}
          @keys=${() => this.act('keys')}
          @invite=${() => {
            this.dialog = 'invite'
          }}
          @account=${() => {
            this.dialog = 'account'
          }}
          @leave=${this.leave}
        ></desk-head>
        ${plan && live ? html`<evening-times .plan=${plan} .view=${live} .clockOffset=${desk.clockOffset}></evening-times>` : nothing}
        </div>
        ${deskBanner(link, desk, plan?.show.id ?? '', this.session.role)} ${deskNav(this.view, (view) => this.go(view))}
        ${plan && live ? deskPanels(plan, live, this.at, isBlogAlone(this.view)) : page === null ? deskEmpty(this.at) : nothing}
        ${deskPage(page, this.at)}
        ${plan && live ? deskTake(plan, live, this.at, this.taking(page)) : nothing}
        ${this.help.panel()}
      </div>
      ${deskDialog(this.dialog, this.at)}
    `
  }

  private readonly open = (dialog: Dialog | null): void => {
    this.dialog = dialog
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('leave'))
  }

  /** Cut off and let in again: as somebody with another role, perhaps. */
  private became(session: Session): void {
    if (session.role !== this.session.role) this.dispatchEvent(new CustomEvent('became', { detail: session }))
  }

  private readonly go = (view: View): void => {
    this.view = view
  }

  private get at(): AtDesk {
    const { desk, session, send, locked, lock, go, open, leave } = this
    return { desk, session, send, locked, lock, go, open, leave, show: this.deskShow }
  }

  private taking(page: DeskPageName | null): Taking {
    return {
      isCompact: page !== null || isBlogAlone(this.view),
      keys: this.typing ? 'field' : this.help.hasKeys ? 'help' : null,
      held: this.hold.held,
      act: (action) => void this.act(action),
      begin: (action) => this.begin(action),
      letGo: () => this.letGo(),
    }
  }

  private get deskShow(): DeskShow {
    return deskShowOf(this.desk.plan?.show.id ?? null, this.desk.live, isOnAir())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-page': DeskPage
  }
}
