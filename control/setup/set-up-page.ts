/** The set-up of a show: one page for all that can be prepared of it. Whatever is changed is in the log, and can be undone. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Wish } from '#shared/commands'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import { may } from '#shared/people'
import { problemsOfTheme } from '#shared/theme'
import type { Send } from '../desk.ts'
import { focusOf } from '../desk-keys.ts'
import { areKeysHeld } from '../key-hold.ts'
import { capOf } from '../keymap.ts'
import type { Outcome } from '../link/courier.ts'
import '../parts/edits-page.ts'
import { look } from '../parts/look.ts'
import { pageLook } from '../parts/page-look.ts'
import { uploadPicture } from '../picture-upload.ts'
import { clockTime } from '../words.ts'
import './categories-part.ts'
import { ceremonyPart } from './ceremony-part.ts'
import { Editing } from './editing.ts'
import { levelsPart } from './levels-part.ts'
import './look-part.ts'
import { say, sayWith } from '../language/say.ts'
import { partLook } from './part-look.ts'
import type { SetUp } from './set-up.ts'
import { setUpPageLook } from './set-up-page-look.ts'
import { lastPart, openAtPart, PARTS, type SetUpPart } from './set-up-parts.ts'
import { settingsPart } from './settings-part.ts'
import type { Sponsor } from './sponsors.ts'
import { sponsorsPart } from './sponsors-part.ts'

/** What somebody must be allowed to do to change a part; of the others, some of it is for everybody. */
const CHANGES: Partial<Record<SetUpPart, Wish['kind']>> = {
  ceremony: 'edit-ceremony',
  levels: 'set-levels',
  look: 'set-theme',
  settings: 'edit-settings',
}

/** Fires `lock` when somebody locks or unlocks the edits of this desk. */
@customElement('set-up-page')
export class SetUpPage extends LitElement {
  static override styles = [look, pageLook, partLook, setUpPageLook]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) locked = false
  @state() private chosen: SetUpPart = lastPart()
  @state() private said = ''
  @state() private refusal = ''
  /** What was refused because it is on screen, and is done if somebody means it. */
  @state() private pushes: (() => Promise<void>) | null = null
  @query('#logo') private readonly logoFile!: HTMLInputElement
  private logoOf: Sponsor | null = null
  private editing!: Editing
  private stop = new AbortController()

  override connectedCallback(): void {
    super.connectedCallback()
    this.stop = new AbortController()
    const on = { signal: this.stop.signal }
    this.editing = new Editing(
      (wish, id) => this.send(wish, id),
      () => this.plan,
      () => this.requestUpdate(),
    )
    addEventListener('keydown', (event) => this.pressed(event), on)
    this.addEventListener(
      'saved',
      () => this.tell(say('Saved {time}.', { time: clockTime(Date.now(), undefined, true) })),
      on,
    )
    this.addEventListener('tell', (event) => this.tell((event as CustomEvent<string>).detail), on)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stop.abort()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('plan')) return
    this.pushes = null
    this.editing.look()
  }

  /** In a field the browser undoes letters. */
  private pressed(event: KeyboardEvent): void {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey
    if (!isChord || areKeysHeld() || focusOf(event.composedPath()) === 'field') return
    const key = event.key.toLowerCase()
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
    if (key !== 'z' && !isRedo) return
    event.preventDefault()
    void (isRedo ? this.redo() : this.undo())
  }

  private undo(): Promise<void> {
    const go = (push: boolean) => this.editing.undo(push)
    return this.turn(go, () => say('Undone: {what}.', { what: this.editing.redoes ?? '' }))
  }

  private redo(): Promise<void> {
    const go = (push: boolean) => this.editing.redo(push)
    return this.turn(go, () => say('Done again: {what}.', { what: this.editing.undoes ?? '' }))
  }

  private async turn(
    go: (push: boolean) => Promise<Outcome | null>,
    done: () => string,
    push = false,
  ): Promise<void> {
    if (!this.live || this.locked) return
    const outcome = await go(push)
    if (outcome === null) return
    this.hear(outcome, outcome.ok ? done() : '')
    if (!outcome.ok && outcome.code === 'frozen') this.pushes = () => this.turn(go, done, true)
  }

  private hear(outcome: Outcome, done: string): void {
    if (outcome.ok) this.tell(done)
    else {
      this.said = ''
      this.refusal = outcome.sentence
    }
  }

  private tell(sentence: string): void {
    this.refusal = ''
    this.pushes = null
    this.said = sentence
  }

  private readonly act = async (wish: Parameters<Send>[0], done: string): Promise<void> => {
    this.hear(await this.editing.send(wish), done)
    // A choice that was refused is drawn as it is again.
    this.requestUpdate()
  }

  private async setLogo(): Promise<void> {
    const file = this.logoFile.files?.[0]
    const sponsor = this.logoOf
    this.logoFile.value = ''
    if (!file || !sponsor) return
    const uploaded = await uploadPicture(file)
    if ('sentence' in uploaded) this.refusal = uploaded.sentence
    else
      await this.act(
        { kind: 'set-image', of: { kind: 'sponsor', name: sponsor.name }, image: uploaded.image },
        say('{name} has its logo.', { name: sponsor.name }),
      )
  }

  protected override render() {
    return html`
      ${this.top()}
      ${this.locked && this.chosen !== 'rundown' ? html`<p class="lock" role="note"><strong>${say('Edits are locked on this desk.')}</strong> ${say('{key} unlocks them.', { key: capOf('lock') })}</p>` : nothing}
      ${this.looking()}
      <div class="words">
        <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing}</div>
        <div role="alert">
          ${this.refusal ? html`<p class="refusal">${this.refusal} ${this.pushes ? html`<button class="danger" data-do="push" @click=${() => this.pushes?.()}>${say('Push to screen')}</button>` : nothing}</p>` : nothing}
        </div>
      </div>
      <div class="part" data-part=${this.chosen}>${this.drawn()}</div>
      <input id="logo" type="file" hidden accept="image/*" aria-label=${say('Logo')} @change=${this.setLogo} />
    `
  }

  /** A field that cannot be written in says why. */
  private looking(): TemplateResult | typeof nothing {
    const asks = CHANGES[this.chosen]
    if (asks === undefined || may(this.view.role, asks)) return nothing
    const words =
      this.chosen === 'look'
        ? say('Your role may set pictures here. Colours and letters are for a producer to change.')
        : say('Your role may look; a producer may change.')
    return html`<p class="lock" role="note">${words}</p>`
  }

  private top(): TemplateResult {
    const { undoes, redoes } = this.editing
    const active = this.live && !this.locked
    return html`<div class="top">
      <nav aria-label=${say('Set-up')}>
        ${PARTS.map(
          ([part, name]) => html`<button
            class="quiet"
            data-part=${part}
            aria-current=${part === this.chosen ? 'page' : nothing}
            @click=${() => this.go(part)}
          >
            ${name}${part === 'look' && this.plan.show.theme && problemsOfTheme(this.plan.show.theme).length > 0 ? ' ▲' : ''}
          </button>`,
        )}
      </nav>
      <div class="row undo">
        <button class="quiet" data-do="undo" ?disabled=${!active || undoes === null} title=${say('Ctrl+Z, outside a field')} @click=${this.undo}>
          <span aria-hidden="true">↶</span> ${undoes === null ? say('Undo') : html`<span class="what">${sayWith('Undo: {what}', { what: html`<bdi>${undoes}</bdi>` })}</span>`}
        </button>
        <button class="quiet" data-do="redo" ?disabled=${!active || redoes === null} aria-label=${redoes === null ? say('Redo') : say('Redo: {what}', { what: redoes })} title=${say('Ctrl+Shift+Z, outside a field')} @click=${this.redo}>
          <span aria-hidden="true">↷</span> <span class="word">${say('Redo')}</span>
        </button>
      </div>
    </div>`
  }

  private go(part: SetUpPart): void {
    this.chosen = part
    openAtPart(part)
    this.said = ''
    this.refusal = ''
  }

  private drawn(): TemplateResult {
    const { plan, view, live, locked } = this
    const setUp: SetUp = {
      show: plan.show,
      view,
      send: this.editing.send,
      edit: this.editing.edit,
      live,
      locked,
    }
    switch (this.chosen) {
      case 'rundown':
        return html`<edits-page
          .plan=${plan}
          .view=${view}
          .send=${this.editing.send}
          ?live=${live}
          ?locked=${locked}
          @lock=${() => this.dispatchEvent(new CustomEvent('lock'))}
        ></edits-page>`
      case 'ceremony':
        return ceremonyPart(setUp)
      case 'categories':
        return html`<categories-part .setUp=${setUp}></categories-part>`
      case 'sponsors':
        return sponsorsPart(setUp, (sponsor) => {
          this.logoOf = sponsor
          this.logoFile.click()
        })
      case 'levels':
        return levelsPart(setUp, async (edited, done) => this.hear(await edited, done))
      case 'look':
        return html`<look-part .setUp=${setUp}></look-part>`
      case 'settings':
        return settingsPart(
          setUp,
          (change) =>
            void this.act({ kind: 'edit-settings', change, push: false }, say('The settings are saved.')),
        )
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-page': SetUpPage
  }
}
