/** Every screen of the room: what each shows, how well they keep together, and everything that is done with them. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DeskLive } from '#shared/desk-view'
import type { ScreenReport, ScreensView } from '#shared/protocol'
import { say, sayWith } from '../language/say.ts'
import type { Tend } from '../link/tending.ts'
import { type DeskShow, roomInStep, roomSentence, type ScreenWord, wordFor } from '../room-in-step.ts'
import { type Ask, identifyAsk, reloadAsk, removeAsk } from '../screen-asks.ts'
import { shownCode } from '../screen-draft.ts'
import { notesOf, WORDS } from '../screen-words.ts'
import './add-screen-dialog.ts'
import './ask-dialog.ts'
import './desk-tip.ts'
import { look } from './look.ts'
import { pageLook } from './page-look.ts'
import type { PassingWord } from './passing-word.ts'
import './passing-word.ts'
import type { CardAct } from './screen-card.ts'
import './screen-card.ts'
import './screen-dialog.ts'
import { screensPageLook } from './screens-page-look.ts'

type Dialog = { readonly add: string } | { readonly setUp: ScreenReport } | { readonly ask: Ask }

/** By name, as people count: "LED 2" before "LED 10". Nothing moves when a screen comes or goes. */
const byName = (a: ScreenReport, b: ScreenReport): number =>
  a.setup.name.localeCompare(b.setup.name, 'en', { numeric: true }) || (a.screen < b.screen ? -1 : 1)

const TROUBLES: readonly ScreenWord[] = ['away', 'silent', 'behind', 'waiting']

@customElement('screens-page')
export class ScreensPage extends LitElement {
  static override styles = [look, pageLook, screensPageLook]

  @property({ attribute: false }) view!: ScreensView
  @property({ attribute: false }) desk!: DeskShow
  /** What is on, so that nothing disturbs it unasked; null without a show. */
  @property({ attribute: false }) onAir: DeskLive | null = null
  @property({ attribute: false }) tend!: Tend
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayTend = false
  @state() private dialog: Dialog | null = null
  @state() private refusal = ''
  @query('passing-word') private readonly word!: PassingWord

  private say(sentence: string): void {
    this.dialog = null
    this.refusal = ''
    this.word.say(sentence)
  }

  private async ask(ask: Ask): Promise<void> {
    if (ask.isAsked) {
      this.dialog = { ask }
      return
    }
    const tended = await this.tend(ask.wish)
    this.say(tended.ok ? ask.done : '')
    if (!tended.ok) this.refusal = tended.sentence
  }

  private act(act: CardAct, screen: ScreenReport): void {
    if (act === 'set-up') this.dialog = { setUp: screen }
    else if (act === 'remove') this.dialog = { ask: removeAsk(screen) }
    else void this.ask(act === 'identify' ? identifyAsk(screen, this.onAir) : reloadAsk(screen, this.onAir))
  }

  protected override render() {
    const screens = [...this.view.screens].sort(byName)
    return html`
      ${this.top(screens)} ${this.waiting()}
      ${screens.length === 0 ? this.none() : this.cards(screens)}
      ${this.dialogs()}
      <passing-word></passing-word>
    `
  }

  private top(screens: readonly ScreenReport[]): TemplateResult {
    const room = roomInStep(screens, this.desk)
    const well = room.of > 0 && room.showing === room.of && this.live
    const connected = screens.some((screen) => screen.connected)
    return html`
      <header>
        <div class="sum">
          <h1 class="unseen">${say('Screens')}</h1>
          <p class="room ${well ? 'well' : ''}">
            ${!this.live ? say('Not known: no link') : screens.length === 0 ? say('No screens') : roomSentence(room)}
          </p>
          ${this.live ? this.troubles(screens, room.laggard) : nothing}
        </div>
        ${
          this.mayTend
            ? html`<div class="row">
                <button
                  id="who-is-who"
                  data-do="identify-all"
                  ?disabled=${!this.live || !connected}
                  @click=${() => this.ask(identifyAsk(null, this.onAir))}
                >
                  ${say('Who is who')}
                </button>
                <desk-tip for="who-is-who" placement="bottom">${say('Every screen shows its name, large, for a minute')}</desk-tip>
                <button
                  data-do="reload-all"
                  ?disabled=${!this.live || !connected}
                  @click=${() => this.ask(reloadAsk(null, this.onAir))}
                >
                  ${say('Reload all')}
                </button>
                <button class="main" data-do="add-screen" ?disabled=${!this.live} @click=${() => this.add('')}>
                  ${say('Add a screen')}
                </button>
              </div>`
            : html`<p class="soft">${say('Producers and operators look after the screens.')}</p>`
        }
      </header>
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
    `
  }

  /** Who needs looking after, by name: one line per kind of trouble. */
  private troubles(
    screens: readonly ScreenReport[],
    laggard: { readonly name: string; readonly by: number } | null,
  ): TemplateResult {
    const named = TROUBLES.map((word) => ({
      word,
      names: screens.filter((screen) => wordFor(screen, this.desk) === word).map(({ setup }) => setup.name),
    })).filter(({ names }) => names.length > 0)
    return html`
      <ul class="troubles">
        ${named.map(
          ({ word, names }) =>
            html`<li class=${word}>${WORDS[word]}: ${names.map((name, at) => html`${at > 0 ? ', ' : ''}<bdi>${name}</bdi>`)}</li>`,
        )}
        ${laggard ? html`<li class="behind">${sayWith('{screen} is last, by {n} ms', { screen: html`<bdi>${laggard.name}</bdi>`, n: Math.round(laggard.by) })}</li>` : nothing}
      </ul>
    `
  }

  private add(code: string): void {
    this.dialog = { add: code }
  }

  /** Pages that ask to become a screen; whoever does not know one leaves it alone. */
  private waiting(): TemplateResult | typeof nothing {
    const { waiting } = this.view
    if (!this.mayTend || !this.live || waiting.length === 0) return nothing
    return html`
      <ul class="waiting" aria-label=${say('Pages that show a code')}>
        ${waiting.map(
          ({ code, size, address }) => html`
            <li>
              <b>${shownCode(code)}</b>
              <span class="soft">${say('A page shows this code: {size}, from {address}', { size, address })}</span>
              <button data-pair=${code} @click=${() => this.add(code)}>${say('Add it')}</button>
            </li>
          `,
        )}
      </ul>
    `
  }

  private none(): TemplateResult {
    return html`
      <div class="none">
        <p class="large">${say('No screens yet')}</p>
        <p>${sayWith('Open {address} on a screen and type its code here.', { address: html`<b>${location.origin}/stage</b>` })}</p>
        <p class="soft">${say('A projector, an LED wall, OBS, a tablet: any browser becomes a screen.')}</p>
      </div>
    `
  }

  private cards(screens: readonly ScreenReport[]): TemplateResult {
    const { laggard } = roomInStep(screens, this.desk)
    return html`
      <ul class="cards" aria-label=${say('Screens')}>
        ${repeat(
          screens,
          ({ screen }) => screen,
          (screen) => html`
            <li>
              <screen-card
                data-screen=${screen.screen}
                .screen=${screen}
                .word=${wordFor(screen, this.desk)}
                .notes=${notesOf(screen, screens)}
                ?lags=${laggard?.name === screen.setup.name}
                ?live=${this.live}
                ?mayTend=${this.mayTend}
                @act=${(event: CustomEvent<CardAct>) => this.act(event.detail, screen)}
              ></screen-card>
            </li>
          `,
        )}
      </ul>
    `
  }

  private dialogs(): TemplateResult | typeof nothing {
    const { dialog, view } = this
    if (dialog === null) return nothing
    const done = (event: CustomEvent<string>) => this.say(event.detail)
    const dismiss = () => {
      this.dialog = null
    }
    const shows = this.desk.show === null ? [] : [this.desk.show]
    const others = view.screens.flatMap(({ setup }) => setup.show ?? [])
    if ('ask' in dialog) {
      return html`<ask-dialog .ask=${dialog.ask} .act=${() => this.tend(dialog.ask.wish)} grave ?live=${this.live} @done=${done} @dismiss=${dismiss}></ask-dialog>`
    }
    if ('setUp' in dialog) {
      return html`
        <screen-dialog
          .screen=${dialog.setUp}
          .screens=${view.screens}
          .shows=${[...shows, ...others]}
          .tend=${this.tend}
          ?live=${this.live}
          @done=${done}
          @dismiss=${dismiss}
        ></screen-dialog>
      `
    }
    return html`
      <add-screen-dialog
        .view=${view}
        .shows=${[...shows, ...others]}
        .tend=${this.tend}
        code=${dialog.add}
        ?live=${this.live}
        @done=${done}
        @dismiss=${dismiss}
      ></add-screen-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'screens-page': ScreensPage
  }
}
