/** One screen of the room: what it should show, how it fares, what is wrong with it, and what can be done. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ScreenReport } from '#shared/protocol'
import { busOf, LAYOUT_NAMES } from '#shared/screens'
import type { ScreenWord } from '../room-in-step.ts'
import { asError, asMs, type Note, SHAPES, shownWord } from '../screen-words.ts'
import { look } from './look.ts'
import { screenCardLook } from './screen-card-look.ts'
import './screen-miniature.ts'

export type CardAct = 'identify' | 'set-up' | 'reload' | 'remove'

const ACTS: readonly (readonly [CardAct, string])[] = [
  ['identify', 'Identify'],
  ['set-up', 'Set up'],
  ['reload', 'Reload'],
  ['remove', 'Remove'],
]

/** The page that draws what this screen draws; a show is named only where the screen has one of its own. */
function monitorAddress({ setup }: ScreenReport): string {
  const { show, layout, background, raise } = setup
  const query = new URLSearchParams({
    monitor: '1',
    bus: busOf(layout),
    layout,
    background,
    raise: `${raise}`,
  })
  if (show !== null) query.set('show', show)
  return `/stage?${query}`
}

const OVER: Partial<Record<ScreenWord, string>> = {
  behind: 'Still on an older picture',
  waiting: 'Has shown nothing yet',
  silent: 'Not heard: nobody knows what it shows',
}

/** Fires `act` with a `CardAct`. */
@customElement('screen-card')
export class ScreenCard extends LitElement {
  static override styles = [look, screenCardLook]

  @property({ attribute: false }) screen!: ScreenReport
  @property({ attribute: false }) word: ScreenWord = 'waiting'
  @property({ attribute: false }) notes: readonly Note[] = []
  /** The last to show the picture, by so much that it can be seen. */
  @property({ type: Boolean }) lags = false
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayTend = false

  protected override render() {
    const { setup, size } = this.screen
    const word = this.live ? this.word : 'waiting'
    const said = [LAYOUT_NAMES[setup.layout], setup.raise > 0 && `raised ${setup.raise} %`, size]
    return html`
      <article class=${this.live ? word : 'unknown'} aria-labelledby="name">
        <header>
          <h2 id="name" title=${setup.name}><bdi>${setup.name}</bdi></h2>
          <span class="word"><span aria-hidden="true">${SHAPES[word]}</span> ${this.live ? shownWord(this.screen, word) : 'not known'}</span>
          <p class="what">${said.filter(Boolean).join(' · ')}</p>
          ${setup.show === null ? nothing : html`<p class="what show">Follows the show <bdi>${setup.show}</bdi></p>`}
        </header>
        ${this.picture(word)} ${this.measures()} ${this.wants()}
        ${this.mayTend ? this.acts(setup.name) : nothing}
      </article>
    `
  }

  private picture(word: ScreenWord): TemplateResult {
    const { setup, size, connected } = this.screen
    const known = connected && word !== 'silent'
    const never =
      size === null ? 'Not heard since the server was started' : 'Gone: what it shows is not known'
    const over = this.live ? (OVER[word] ?? '') : 'Not live: this picture may be old'
    return html`
      <screen-miniature
        address=${known ? monitorAddress(this.screen) : ''}
        size=${size ?? ''}
        label="What ${setup.name} should show"
        over=${connected ? over : never}
        ?transparent=${setup.background === 'transparent'}
      ></screen-miniature>
    `
  }

  private measures(): TemplateResult {
    const { connected, moment, roundTrip, clockError, dropped, version } = this.screen
    const known = connected && this.live
    const measure = (name: string, value: string, says: string, bad = false) => html`
      <div title=${says}><dt>${name}</dt><dd class=${bad && known ? 'bad' : ''}>${known ? value : '–'}</dd></div>
    `
    return html`
      <dl>
        ${measure('Late', moment === null ? '–' : asMs(moment.late), 'After the moment its last picture was due', this.lags)}
        ${measure('Link', asMs(roundTrip), 'There and back, as nine of ten of its messages go')}
        ${measure('Clock', asError(clockError), 'Its idea of the server’s clock is no further off', clockError === null)}
        ${measure('Drops', String(dropped), 'Pictures replaced before they were seen', dropped > 0)}
        ${measure('Page', version?.slice(0, 6) ?? '–', `The build of its page: ${version ?? 'not known'}`)}
      </dl>
    `
  }

  private wants(): TemplateResult | typeof nothing {
    if (this.notes.length === 0) return nothing
    return html`
      <details>
        <summary><span aria-hidden="true">▲</span> ${this.notes.map(({ short }) => short).join(' · ')}</summary>
        <ul>${this.notes.map(({ advice }) => html`<li>${advice}</li>`)}</ul>
      </details>
    `
  }

  private acts(name: string): TemplateResult {
    const here = this.screen.connected
    return html`
      <div class="acts" role="group" aria-label="What can be done with ${name}">
        ${ACTS.map(
          ([act, label]) => html`
            <button
              class="quiet"
              data-card=${act}
              aria-label="${label} ${name}"
              ?disabled=${!this.live || (!here && (act === 'identify' || act === 'reload'))}
              @click=${() => this.dispatchEvent(new CustomEvent('act', { detail: act }))}
            >
              ${label}
            </button>
          `,
        )}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-card': ScreenCard
  }
}
