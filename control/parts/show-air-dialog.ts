/** Puts a show on air: says what the room sees now and what it will see, before it does. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HouseShow } from '#shared/house-shows'
import type { ShowLine, ShowsView } from '#shared/shows-view'
import { putOnAir, readShows } from '../air.ts'
import { sightOf } from '../air-view.ts'
import { say, sayWith } from '../language/say.ts'
import './desk-modal.ts'
import { look } from './look.ts'
import { sightsLook } from './sights-look.ts'

/** Fires `done` with a sentence, and `dismiss` when it is put away. */
@customElement('show-air-dialog')
export class ShowAirDialog extends LitElement {
  static override styles = [look, sightsLook]

  @property({ attribute: false }) show!: HouseShow
  /** Read when it was opened: what the room would see of another show is told by nobody else. */
  @state() private read: ShowsView | null = null
  @state() private sure = false
  @state() private airing = false
  @state() private refusal = ''

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look()
  }

  private async look(): Promise<void> {
    this.read = await readShows()
    if (this.read === null) this.refusal = say('The server cannot be reached. Try again in a moment.')
  }

  private readonly dismiss = (): void => void this.dispatchEvent(new CustomEvent('dismiss'))

  private async act(): Promise<void> {
    if (this.airing || this.read === null) return
    this.airing = true
    this.refusal = ''
    const { show, ceremony } = this.show
    const said = await putOnAir({ show, from: this.read.onAir, ...(this.sure ? { interrupt: true } : {}) })
    this.airing = false
    if (said === null) {
      this.dispatchEvent(new CustomEvent('done', { detail: say('{ceremony} is on air.', { ceremony }) }))
      return
    }
    this.refusal = said
    await this.look()
  }

  protected override render() {
    const { read } = this
    const line = (show: string | null | undefined) => read?.shows.find((one) => one.show === show) ?? null
    const now = line(read?.onAir)
    const cuts = now !== null && now.rehearsalOf === null && now.programme.isRunning
    return html`
      <desk-modal heading=${say('Put {ceremony} on air', { ceremony: this.show.ceremony })} @dismiss=${this.dismiss}>
        ${read === null ? html`<p class="soft" aria-busy="true">${say('Asking what is on air…')}</p>` : sights(now, line(this.show.show))}
        ${cuts ? this.warning(now) : nothing}
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            <button
              class=${cuts ? 'danger' : 'main'}
              data-do="air"
              ?disabled=${read === null || this.airing || (cuts && !this.sure)}
              @click=${this.act}
            >
              ${this.airing ? say('Putting it on air…') : say('Put it on air')}
            </button>
            <button autofocus @click=${this.dismiss}>${say('Leave it as it is')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private warning(now: ShowLine): TemplateResult {
    return html`
      <p class="refusal">${say('The room is looking at {sight}. It would be cut off.', { sight: sightOf(now) })}</p>
      <label class="row">
        <input type="checkbox" data-sure .checked=${this.sure} @change=${(event: Event) => {
          this.sure = (event.target as HTMLInputElement).checked
        }} />
        ${say('The room may be cut off')}
      </label>
    `
  }
}

function seen(now: ShowLine): unknown {
  const what = { ceremony: html`<bdi>${now.ceremony}</bdi>`, sight: html`<bdi>${sightOf(now)}</bdi>` }
  return now.rehearsalOf === null
    ? html`${what.ceremony}: ${what.sight}`
    : sayWith('{ceremony}: {sight}, in rehearsal', what)
}

function sights(now: ShowLine | null, next: ShowLine | null): TemplateResult {
  return html`
    <dl>
      <dt>${say('The room sees')}</dt>
      <dd>${now === null ? say('no show') : seen(now)}</dd>
      <dt>${say('It will see')}</dt>
      <dd>${next === null ? say('nothing') : html`<bdi>${next.ceremony}</bdi>: <bdi>${sightOf(next)}</bdi>`}</dd>
    </dl>
    <p class="soft">${say('Desks and screens that follow what is on air go over to it. Readers keep the page they are on.')}</p>
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'show-air-dialog': ShowAirDialog
  }
}
