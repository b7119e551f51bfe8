/** One screen of the room: what it should show, how it fares, what is wrong with it, and what can be done. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ScreenReport } from '#shared/protocol'
import { busOf } from '#shared/screens'
import { say, sayWith } from '../language/say.ts'
import type { ScreenWord } from '../room-in-step.ts'
import { asError, asMs, LAYOUT_WORDS, type Note, SHAPES, shownWord } from '../screen-words.ts'
import { look } from './look.ts'
import { screenCardLook } from './screen-card-look.ts'
import './screen-miniature.ts'

export type CardAct = 'identify' | 'set-up' | 'reload' | 'remove'

const ACTS: readonly (readonly [CardAct, string, (name: string) => string])[] = [
  ['identify', say('Identify'), (name) => say('Identify {name}', { name })],
  ['set-up', say('Set up'), (name) => say('Set up {name}', { name })],
  ['reload', say('Reload'), (name) => say('Reload {name}', { name })],
  ['remove', say('Remove'), (name) => say('Remove {name}', { name })],
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
  behind: say('Still on an older picture'),
  waiting: say('Has shown nothing yet'),
  silent: say('Not heard: nobody knows what it shows'),
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
    const said = [
      LAYOUT_WORDS[setup.layout].name,
      setup.raise > 0 && say('raised {n} %', { n: setup.raise }),
      size,
    ]
    return html`
      <article class=${this.live ? word : 'unknown'} aria-labelledby="name">
        <header>
          <h2 id="name" title=${setup.name}><bdi>${setup.name}</bdi></h2>
          <span class="word"><span aria-hidden="true">${SHAPES[word]}</span> ${this.live ? shownWord(this.screen, word) : say('not known')}</span>
          <p class="what">${said.filter(Boolean).join(' · ')}</p>
          ${setup.show === null ? nothing : html`<p class="what show">${sayWith('Follows the show {show}', { show: html`<bdi>${setup.show}</bdi>` })}</p>`}
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
      size === null ? say('Not heard since the server was started') : say('Gone: what it shows is not known')
    const over = this.live ? (OVER[word] ?? '') : say('Not live: this picture may be old')
    return html`
      <screen-miniature
        address=${known ? monitorAddress(this.screen) : ''}
        size=${size ?? ''}
        label=${say('What {name} should show', { name: setup.name })}
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
        ${measure(say('Late'), moment === null ? '–' : asMs(moment.late), say('After the moment its last picture was due'), this.lags)}
        ${measure(say('Link|trip'), asMs(roundTrip), say('There and back, as nine of ten of its messages go'))}
        ${measure(say('Clock'), asError(clockError), say('Its idea of the server’s clock is no further off'), clockError === null)}
        ${measure(say('Drops'), String(dropped), say('Pictures replaced before they were seen'), dropped > 0)}
        ${measure(say('Page'), version?.slice(0, 6) ?? '–', say('The build of its page: {version}', { version: version ?? say('not known') }))}
      </dl>
    `
  }

  private wants(): TemplateResult | typeof nothing {
    if (this.notes.length === 0) return nothing
    return html`
      <details>
        <summary data-more=${say('what to do')}><span aria-hidden="true">▲</span> ${this.notes.map(({ short }) => short).join(' · ')}</summary>
        <ul>${this.notes.map(({ advice }) => html`<li>${advice}</li>`)}</ul>
      </details>
    `
  }

  private acts(name: string): TemplateResult {
    const here = this.screen.connected
    return html`
      <div class="acts" role="group" aria-label=${say('What can be done with {name}', { name })}>
        ${ACTS.map(
          ([act, label, named]) => html`
            <button
              class="quiet"
              data-card=${act}
              aria-label=${named(name)}
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
