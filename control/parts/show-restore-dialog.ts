/** Brings a show back from its file, and asks where the file does not fit this house as it is. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RestoredShow, RestoreWish } from '#shared/house-shows'
import type { NotGiven } from '../ask-server.ts'
import { type RestoreFrom, restore } from '../house-shows.ts'
import { say, sayCount } from '../language/say.ts'
import type { Sent } from '../send-file.ts'
import { sizeWords } from '../shows-words.ts'
import './desk-modal.ts'
import { look } from './look.ts'
import './work-progress.ts'

/** What can be done instead, by why it was refused. */
const INSTEAD: Partial<Record<NonNullable<NotGiven['code']>, readonly (readonly [RestoreWish, string])[]>> = {
  'show-exists': [[{ as: 'plan' }, say('Restore its plan as a new show')]],
  'sealed-elsewhere': [
    [{ as: 'whole', keyless: 'yes' }, say('Restore it, envelopes closed')],
    [{ as: 'plan' }, say('Restore its plan as a new show')],
  ],
}

function doneSentence({ ceremony, as, commits, keyless }: RestoredShow): string {
  if (as === 'plan') return say('{ceremony} is in preparation, without its results.', { ceremony })
  const whole = sayCount(
    commits,
    { one: '{ceremony} is restored, its one act.', other: '{ceremony} is restored, all {n} acts of it.' },
    { ceremony },
  )
  return keyless ? `${whole} ${say('Its envelopes stay closed until their key is brought.')}` : whole
}

/** Fires `done` with a sentence, and `dismiss` when it is put away. */
@customElement('show-restore-dialog')
export class ShowRestoreDialog extends LitElement {
  static override styles = [
    look,
    css`
      .doing {
        margin-bottom: 12px;
      }
    `,
  ]

  @property({ attribute: false }) from!: RestoreFrom
  @state() private restoring = false
  @state() private sent: Sent | null = null
  @state() private refusal = ''
  @state() private code: NotGiven['code'] = null

  private readonly dismiss = (): void => void this.dispatchEvent(new CustomEvent('dismiss'))

  private async act(wish: RestoreWish): Promise<void> {
    if (this.restoring) return
    this.restoring = true
    this.refusal = ''
    this.code = null
    this.sent = this.from instanceof File ? { bytes: 0, of: this.from.size } : null
    const said = await restore(this.from, wish, (sent) => {
      this.sent = sent
    })
    this.restoring = false
    if ('value' in said) {
      this.dispatchEvent(new CustomEvent('done', { detail: doneSentence(said.value) }))
      return
    }
    this.refusal = said.sentence
    this.code = said.code
  }

  protected override render() {
    const { from, restoring } = this
    const name = from instanceof File ? from.name : from.ceremony
    return html`
      <desk-modal heading=${say('Restore a show')} ?guarded=${restoring} @dismiss=${this.dismiss}>
        <p><bdi>${name}</bdi>${from instanceof File ? html` <span class="soft">(${sizeWords(from.size)})</span>` : nothing}</p>
        <p class="soft">
          ${say('The file is checked whole before anything is written: its checksums, the chain through its log, every picture. A show that is running does not notice.')}
        </p>
        ${this.plan()}
        <div slot="foot">
          <div role="status">${restoring ? html`<work-progress class="doing" doing=${say('Checking and restoring')} .sent=${this.sent}></work-progress>` : nothing}</div>
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
          <div class="row">
            ${this.choices().map(
              ([wish, does], at) => html`
                <button class=${at === 0 && wish.keyless === undefined ? 'main' : ''} data-do=${wish.keyless ? 'keyless' : wish.as} ?disabled=${restoring} @click=${() => this.act(wish)}>
                  ${does}
                </button>
              `,
            )}
            <button ?disabled=${restoring} @click=${this.dismiss}>${say('Leave it|nothing made')}</button>
          </div>
        </div>
      </desk-modal>
    `
  }

  private choices(): readonly (readonly [RestoreWish, string])[] {
    return (this.code && INSTEAD[this.code]) ?? [[{ as: 'whole' }, say('Restore the show')]]
  }

  private plan(): TemplateResult | typeof nothing {
    if (!this.choices().some(([{ as }]) => as === 'plan')) return nothing
    return html`
      <p class="soft">
        ${say('The plan is the show without its evening: categories, entries, notes and pictures under a new name. Results are tied to the name they were sealed under, so they stay behind.')}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'show-restore-dialog': ShowRestoreDialog
  }
}
