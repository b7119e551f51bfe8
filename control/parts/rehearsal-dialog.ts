/** Rehearsal: start one, begin it afresh, or end it. Says what the room sees now and what it will see, before it does. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ScreenReport } from '#shared/protocol'
import type { ShowFile } from '#shared/show-file'
import type { ShowsView } from '#shared/shows-view'
import { putOnAir, readShows, startRehearsal } from '../air.ts'
import {
  type AirAct,
  type AirView,
  airActs,
  airView,
  cutsOff,
  screensApart,
  sightAfter,
  sightOf,
} from '../air-view.ts'
import { say, sayCount } from '../language/say.ts'
import { newCommandId } from '../wishes.ts'
import './desk-modal.ts'
import { look } from './look.ts'
import { sightsLook } from './sights-look.ts'

const ACTS: Record<AirAct, { name: string; does: string; doing: string; says: string }> = {
  rehearse: {
    name: say('Start a rehearsal'),
    does: say('Start the rehearsal'),
    doing: say('Starting…'),
    says: say(
      'The whole evening with decoy results, drawn at random. The real ones are not opened, and stay as they are. Readers see nothing of it.',
    ),
  },
  reset: {
    name: say('Begin the rehearsal afresh'),
    does: say('Begin afresh'),
    doing: say('Beginning…'),
    says: say(
      'A new rehearsal from the top, with new decoys. The one before is over. The performance is not touched.',
    ),
  },
  perform: {
    name: say('End the rehearsal'),
    does: say('Put the performance on air'),
    doing: say('Putting it on air…'),
    says: say(
      'The performance stands exactly where it was left, with the real results. From then on readers follow.',
    ),
  },
}

const PAST = {
  one: 'One rehearsal is over, and kept until somebody deletes them on the page of the shows.',
  other: '{n} rehearsals are over, and kept until somebody deletes them on the page of the shows.',
} as const

/** Fires `dismiss` when it is done or put away. */
@customElement('rehearsal-dialog')
export class RehearsalDialog extends LitElement {
  static override styles = [
    look,
    sightsLook,
    css`
      .acts {
        display: grid;
        gap: 12px;
      }
      .act {
        display: grid;
        gap: 10px;
        padding: 14px 16px 16px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--raised);
      }
      h3 {
        font-size: 16px;
      }
      label {
        display: flex;
        gap: 10px;
        align-items: start;
      }
    `,
  ]

  @property({ attribute: false }) desk: ShowFile | null = null
  @property({ attribute: false }) shows: ShowsView | null = null
  @property({ attribute: false }) screens: readonly ScreenReport[] = []
  @property({ type: Boolean }) live = false
  /** Read when it was opened: what the room would see of another show is told by nobody else. */
  @state() private read: ShowsView | null = null
  @state() private sure = false
  @state() private doing: AirAct | null = null
  @state() private refusal = ''

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look()
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('shows') && changed.get('shows') !== undefined) void this.look()
  }

  private async look(): Promise<void> {
    this.read = await readShows()
  }

  private readonly dismiss = (): void => void this.dispatchEvent(new CustomEvent('dismiss'))

  private async act(act: AirAct, { onAir, performance }: AirView): Promise<void> {
    if (this.doing !== null || !this.live) return
    this.doing = act
    this.refusal = ''
    const terms = { from: onAir.show, ...(this.sure ? { interrupt: true } : {}) }
    const said =
      act === 'perform'
        ? await putOnAir({ show: performance.show, ...terms })
        : await startRehearsal(performance.show, { commandId: newCommandId(), ...terms })
    this.doing = null
    if (said === null) return this.dismiss()
    this.refusal = said
    await this.look()
  }

  protected override render() {
    const air = airView(this.read ?? this.shows, this.desk)
    return html`
      <desk-modal heading=${say('Rehearsal')} @dismiss=${this.dismiss}>
        ${air ? this.body(air) : html`<p class="soft" aria-busy="true">${say('Asking what is on air…')}</p>`}
        <div slot="foot">
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row"><button data-do="leave" autofocus @click=${this.dismiss}>${say('Leave it as it is')}</button></div>
        </div>
      </desk-modal>
    `
  }

  private body(air: AirView): TemplateResult {
    const apart = screensApart(this.screens)
    return html`
      ${cutsOff(air) ? this.warning(air) : nothing}
      <div class="acts">${airActs(air).map((act) => this.card(act, air))}</div>
      ${
        apart.length === 0
          ? nothing
          : html`<p class="soft">${say('With a show of their own, and so not changed by this: {screens}.', { screens: apart.join(', ') })}</p>`
      }
      ${air.past === 0 ? nothing : html`<p class="faint">${sayCount(air.past, PAST)}</p>`}
    `
  }

  private warning({ onAir }: AirView): TemplateResult {
    return html`
      <p class="refusal">
        ${say('This is the performance, and the room is looking at {sight}. It would be cut off.', { sight: sightOf(onAir) })}
      </p>
      <label>
        <input
          type="checkbox"
          data-sure
          .checked=${this.sure}
          @change=${(event: Event) => {
            this.sure = (event.target as HTMLInputElement).checked
          }}
        />
        ${say('The room may be cut off')}
      </label>
    `
  }

  private card(act: AirAct, air: AirView): TemplateResult {
    const { name, does, doing, says } = ACTS[act]
    const isOther = act === 'perform' && air.onAir.rehearsalOf !== air.performance.show
    const cuts = cutsOff(air)
    const sight = sightOf(air.onAir)
    return html`
      <section class="act" aria-labelledby=${act}>
        <h3 id=${act}>${isOther ? say('Put this show on air') : name}</h3>
        <p class="soft">${says}</p>
        <dl>
          <dt>${say('The room sees')}</dt>
          <dd dir="auto">${air.onAir.rehearsalOf === null ? sight : say('{sight}, in rehearsal', { sight })}</dd>
          <dt>${say('It will see')}</dt>
          <dd dir="auto">${sightAfter(act, air)}</dd>
        </dl>
        <div class="row">
          <button
            class=${cuts ? 'danger' : act === 'reset' ? '' : 'main'}
            data-do=${act}
            ?disabled=${!this.live || this.doing !== null || (cuts && !this.sure)}
            @click=${() => this.act(act, air)}
          >
            ${this.doing === act ? doing : does}
          </button>
        </div>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rehearsal-dialog': RehearsalDialog
  }
}
