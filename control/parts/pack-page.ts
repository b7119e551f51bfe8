/** The emergency pack: what it is for, what is in it, and how it is made before doors. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import { SHORTEST_PASSPHRASE } from '#shared/key-view'
import { may } from '#shared/people'
import { say } from '../language/say.ts'
import { makePack } from '../pack-acts.ts'
import { checklist, resultRows } from '../result-rows.ts'
import { oneDecimal } from '../words.ts'
import { keyPageLook } from './key-page-look.ts'
import { look } from './look.ts'
import { pageLook } from './page-look.ts'
import './work-progress.ts'

type Field = 'passphrase' | 'again'

@customElement('pack-page')
export class PackPage extends LitElement {
  static override styles = [look, pageLook, keyPageLook]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) feed: Feed | null = null
  @property({ type: Boolean }) live = false
  @state() private fields: Record<Field, string> = { passphrase: '', again: '' }
  @state() private making: 'sealed' | 'bare' | null = null
  @state() private refused: { readonly where: 'sealed' | 'bare'; readonly sentence: string } | null = null
  @state() private said = ''

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.fields = { passphrase: '', again: '' }
  }

  private async make(where: 'sealed' | 'bare'): Promise<void> {
    if (this.making !== null) return
    const { passphrase, again } = this.fields
    this.said = ''
    const wrong = where === 'sealed' ? this.wrongWith(passphrase.trim(), again.trim()) : null
    this.refused = wrong === null ? null : { where, sentence: wrong }
    if (wrong !== null) return
    this.making = where
    const made = await makePack(this.plan.show.id, {
      passphrase: where === 'sealed' ? passphrase.trim() : null,
    })
    this.making = null
    if ('sentence' in made) {
      this.refused = { where, sentence: made.sentence }
      return
    }
    this.fields = { passphrase: '', again: '' }
    this.said = say(
      'The pack is among this browser’s downloads ({size} MB). Unpack it onto a stick, and open it once where it would be needed.',
      { size: oneDecimal(made.bytes / 1024 / 1024) },
    )
  }

  private wrongWith(passphrase: string, again: string): string | null {
    if ([...passphrase].length < SHORTEST_PASSPHRASE)
      return say('A passphrase has at least {n} characters; four or five words do well.', {
        n: SHORTEST_PASSPHRASE,
      })
    return passphrase === again ? null : say('The two passphrases differ.')
  }

  protected override render() {
    return html`
      <h1>${say('Emergency pack')}</h1>
      <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing}</div>
      <section aria-labelledby="what">
        <h2 id="what">${say('What it is')}</h2>
        <p>
          ${say('A folder with every slide, made ahead: opened from a USB stick in Chromium, Chrome or Edge it runs the evening by keyboard, with no server and no network. Make it once everything is sealed, and again after every change. What happens after it was made is not in it, and readers hear nothing of an evening that runs from it.')}
        </p>
      </section>
      ${may(this.view.role, 'peek') ? this.sealed() : nothing} ${this.bare()}
    `
  }

  private sealed(): TemplateResult {
    const { words, left } = checklist(resultRows(this.plan, this.view, this.feed))
    return html`
      <section aria-labelledby="with">
        <h2 id="with">${say('With the results, sealed')}</h2>
        <p><strong>${words}</strong>${left.length === 0 ? nothing : html` <span class="soft">${left.join(', ')}</span>`}</p>
        <p class="soft">
          ${say('Every envelope is looked into, which the as-run log says of you, and sealed anew under a passphrase of yours. Give it to whoever opens the envelopes, apart from the stick: whoever has both can read every result.')}
        </p>
        ${this.field('passphrase', say('Passphrase, at least {n} characters', { n: SHORTEST_PASSPHRASE }))}
        ${this.field('again', say('The same once more'))} ${this.refusal('sealed')}
        <button class="main" data-do="sealed" ?disabled=${!this.live || this.making !== null} @click=${() => this.make('sealed')}>
          ${this.making === 'sealed' ? say('Making…') : say('Make the pack')}
        </button>
        ${this.progress('sealed')}
      </section>
    `
  }

  private bare(): TemplateResult {
    return html`
      <section aria-labelledby="without">
        <h2 id="without">${say('Without the results')}</h2>
        <p class="soft">
          ${say('The envelope stays on screen while somebody reads its card.')}
          ${may(this.view.role, 'peek') ? '' : say('A producer or a scrutineer makes one with the results.')}
        </p>
        ${this.refusal('bare')}
        <button data-do="bare" ?disabled=${!this.live || this.making !== null} @click=${() => this.make('bare')}>
          ${this.making === 'bare' ? say('Making…') : say('Make a pack without results')}
        </button>
        ${this.progress('bare')}
      </section>
    `
  }

  private progress(where: 'sealed' | 'bare') {
    if (this.making !== where) return nothing
    return html`<work-progress doing=${say('Drawing every slide')}></work-progress>`
  }

  private field(field: Field, label: string): TemplateResult {
    const typed = (event: Event) => {
      this.fields = { ...this.fields, [field]: (event.target as HTMLInputElement).value }
    }
    return html`<label class="field">
      <span>${label}</span>
      <input type="password" autocomplete="off" maxlength="200" data-field=${field} .value=${this.fields[field]} @input=${typed} />
    </label>`
  }

  private refusal(where: 'sealed' | 'bare') {
    return html`<div role="alert">${this.refused?.where === where ? html`<p class="refusal">${this.refused.sentence}</p>` : nothing}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pack-page': PackPage
  }
}
