/** When a post goes out by itself: chosen by the clocks of the ceremony, and said in words. */
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { Ticking } from '../ticking.ts'
import { clockTime } from '../words.ts'
import type { AtBlog } from './at-blog.ts'
import { instantOf } from './composing.ts'
import { dayAndTime, placeOf, untilWords } from './when-words.ts'

/** Fires `change` with the time as it is typed, or with null once there is to be none. */
@customElement('when-field')
export class WhenField extends LitElement {
  static override styles = [
    look,
    css`
      .row {
        align-items: end;
      }
      label {
        flex: 1;
        min-width: 190px;
      }
      .said {
        margin-top: 6px;
      }
      .over {
        color: var(--warn);
      }
      @media (pointer: coarse) {
        input:not([type='checkbox']):not([type='radio']) {
          min-height: 44px;
          font-size: 16px;
        }
      }
    `,
  ]

  @property() when = ''
  @property({ attribute: false }) at!: AtBlog
  @property({ type: Boolean }) off = false
  @query('input') private readonly input!: HTMLInputElement

  constructor() {
    super()
    new Ticking(this, () => this.at.now())
  }

  override focus(): void {
    void this.updateComplete.then(() => this.input.focus())
  }

  private set(when: string | null): void {
    this.dispatchEvent(new CustomEvent('change', { detail: when }))
  }

  protected override render() {
    return html`
      <div class="row">
        <label class="field"><span>${say('Goes out at, by the clocks of {place}', { place: placeOf(this.at.timeZone) })}</span>
          <input type="datetime-local" .value=${this.when} ?readonly=${this.off} @input=${(event: Event) => this.set((event.target as HTMLInputElement).value)} /></label>
        <button type="button" class="quiet" ?disabled=${this.off} @click=${() => this.set(null)}>${say('No time')}</button>
      </div>
      <p class="said soft" data-said>${this.said()}</p>
    `
  }

  private said() {
    const { at } = this
    const instant = instantOf(this.when, at.ahead)
    if (instant === null) return say('Choose a day and a time.')
    const now = at.now()
    if (instant <= now)
      return html`<span class="over">${say('{when} is over.', { when: dayAndTime(instant, now, at.timeZone) })}</span>`
    const here = clockTime(instant, undefined)
    const readers = say('Readers get it {when} in {place}, {until}.', {
      when: dayAndTime(instant, now, at.timeZone),
      place: placeOf(at.timeZone),
      until: untilWords(instant - now),
    })
    if (here === clockTime(instant, at.timeZone)) return readers
    return `${readers} ${say('Your own clock will say {time}.', { time: here })}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'when-field': WhenField
  }
}
