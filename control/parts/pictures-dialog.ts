/** Files on their way to become pictures: looked at first, each given to what it shows, then set. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Send } from '../desk.ts'
import { say, sayCount } from '../language/say.ts'
import { thingOfFile } from '../picture-match.ts'
import { type Thing, thingLabelled, thingsMatching } from '../picture-things.ts'
import { fileProblem, uploadPicture } from '../picture-upload.ts'
import type { LeftOut } from '../zip-pictures.ts'
import './desk-modal.ts'
import './file-preview.ts'
import { look } from './look.ts'
import { picturesDialogLook } from './pictures-dialog-look.ts'

interface Picked {
  readonly file: File
  /** As typed or chosen; it names a thing, or not yet. */
  readonly label: string
  /** Found by its name: what was not stands first. */
  readonly matched: boolean
  /** `frozen`: it is on screen or armed now, and changes only if it is pushed there. */
  readonly state: 'ready' | 'sending' | 'refused' | 'frozen' | 'done'
  readonly sentence: string
}

/** So many are suggested while somebody types. */
const SUGGESTED = 50

/** Each file by its name; of two that are meant for the same thing, the first. */
function pickAll(files: readonly File[], things: readonly Thing[], meant: Thing | null): Picked[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const problem = fileProblem(file)
    const found = (meant ?? thingOfFile(things, file.name))?.label ?? ''
    const isTaken = found !== '' && taken.has(found)
    taken.add(found)
    return {
      file,
      label: isTaken ? '' : found,
      matched: found !== '' && !isTaken && problem === null,
      state: problem === null ? 'ready' : 'refused',
      sentence: problem ?? (isTaken ? say('Another file is meant for {name} already.', { name: found }) : ''),
    }
  })
}

/** Fires `done` with a sentence once all are set, and `dismiss` when it is put away. */
@customElement('pictures-dialog')
export class PicturesDialog extends LitElement {
  static override styles = [look, picturesDialogLook]

  @property({ attribute: false }) files: readonly File[] = []
  @property({ attribute: false }) leftOut: readonly LeftOut[] = []
  /** What a single file was chosen for; otherwise names are compared. */
  @property({ attribute: false }) meant: Thing | null = null
  @property({ attribute: false }) things: readonly Thing[] = []
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @state() private picked: readonly Picked[] = []
  @state() private suggested: readonly Thing[] = []
  @state() private refusal = ''
  /** Under way: how many are through, of how many. */
  @state() private going: { readonly through: number; readonly of: number } | null = null
  private stopped = false
  private count = 0

  override connectedCallback(): void {
    super.connectedCallback()
    this.picked = pickAll(this.files, this.things, this.meant)
    this.suggested = this.things.slice(0, SUGGESTED)
  }

  private change(at: number, change: Partial<Picked>): void {
    this.picked = this.picked.map((one, i) => (i === at ? { ...one, ...change } : one))
  }

  private inState(wanted: 'ready' | 'frozen'): number[] {
    return this.picked.flatMap(({ state, label }, at) =>
      state === wanted && thingLabelled(this.things, label) ? [at] : [],
    )
  }

  private problem(): string | null {
    const labels = this.inState('ready').map((at) => this.picked[at]?.label.trim())
    const twice = labels.find((label, at) => labels.indexOf(label) !== at)
    return twice === undefined ? null : say('Two files are meant for {name}; leave one out.', { name: twice })
  }

  /** Sets what is ready; or pushes what is frozen to the screen, which is asked for by a button of its own. */
  private async set(wanted: 'ready' | 'frozen'): Promise<void> {
    if (this.going) return
    this.refusal = this.problem() ?? ''
    if (this.refusal !== '') return
    this.stopped = false
    const all = this.inState(wanted)
    // One after the other: the house takes in one picture at a time, and the link is shared with the show.
    for (const [through, at] of all.entries()) {
      if (this.stopped || !this.live) break
      this.going = { through, of: all.length }
      await this.setOne(at, wanted === 'frozen')
    }
    this.going = null
    if (this.picked.every(({ state }) => state === 'done') && this.leftOut.length === 0) {
      this.dispatchEvent(
        new CustomEvent('done', {
          detail: sayCount(this.count, { one: 'The picture is set.', other: '{n} pictures are set.' }),
        }),
      )
    }
  }

  private async setOne(at: number, push: boolean): Promise<void> {
    const one = this.picked[at]
    const thing = one && thingLabelled(this.things, one.label)
    if (!one || !thing) return
    this.change(at, { state: 'sending' })
    const uploaded = await uploadPicture(one.file)
    if ('sentence' in uploaded) return this.change(at, { state: 'refused', sentence: uploaded.sentence })
    const outcome = await this.send({ kind: 'set-image', of: thing.of, image: uploaded.image, push })
    if (!outcome.ok) {
      const { code, sentence } = outcome
      // Of a lost link nobody knows: it can be set again.
      const lost = code === 'link-lost' || code === 'no-answer'
      return this.change(at, { state: lost ? 'ready' : code === 'frozen' ? 'frozen' : 'refused', sentence })
    }
    this.count += 1
    this.change(at, { state: 'done', sentence: say('Set.') })
  }

  protected override render() {
    const one = this.picked.length === 1
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'))
    const heading = one
      ? say('Set a picture')
      : this.picked.length === 0
        ? say('No pictures')
        : say('Set {n} pictures', { n: this.picked.length })
    return html`
      <desk-modal heading=${heading} @dismiss=${() => (this.going ? undefined : dismiss())}>
        <p class="soft">
          ${say('It appears wherever its owner is shown; what is on screen now changes only if you push it there. Entries without a picture of their own show their entrant’s.')}
        </p>
        <datalist id="things">
          ${this.suggested.map(({ label }) => html`<option value=${label}></option>`)}
        </datalist>
        ${this.section(false)} ${this.section(true)} ${this.aside()}
        <div slot="foot">${this.foot(one, dismiss)}</div>
      </desk-modal>
    `
  }

  /** Those found by their names stand below those that somebody has to look at. */
  private section(matched: boolean): TemplateResult | typeof nothing {
    const these = this.picked.flatMap((picked, at) => (picked.matched === matched ? [{ picked, at }] : []))
    if (these.length === 0) return nothing
    const isDivided = these.length < this.picked.length || this.leftOut.length > 0
    return html`<section>
      ${isDivided ? html`<h3>${matched ? say('Found by name') : say('To be looked at')} <span class="faint">${these.length}</span></h3>` : nothing}
      <ul>${these.map(({ picked, at }) => this.file(picked, at))}</ul>
    </section>`
  }

  private aside(): TemplateResult | typeof nothing {
    if (this.leftOut.length === 0) return nothing
    return html`<section>
      <h3>${say('Left out')} <span class="faint">${this.leftOut.length}</span></h3>
      <ul class="left-out">
        ${this.leftOut.map(({ name, sentence }) => html`<li><b dir="auto">${name}</b> <span class="soft">${sentence}</span></li>`)}
      </ul>
    </section>`
  }

  private foot(one: boolean, dismiss: () => void): TemplateResult {
    const { going } = this
    const count = this.inState('ready').length
    const frozen = this.inState('frozen').length
    return html`
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${going ? html`<progress max=${going.of} value=${going.through} aria-label=${say('Pictures set')}></progress>` : nothing}
      <div class="row">
        <button class="main" data-do="set-pictures" ?disabled=${!this.live || going !== null || count === 0} @click=${() => this.set('ready')}>
          ${going ? say('Setting {n} of {of}…', { n: going.through + 1, of: going.of }) : one ? say('Set the picture') : say('Set {n} of {of}', { n: count, of: this.picked.length })}
        </button>
        ${
          frozen === 0
            ? nothing
            : html`<button class="danger" data-do="push" ?disabled=${!this.live || going !== null} @click=${() => this.set('frozen')}>${say('Push to the screen')}</button>`
        }
        ${
          going
            ? html`<button
                data-do="stop"
                @click=${() => {
                  this.stopped = true
                }}
              >
                ${say('Stop after this one')}
              </button>`
            : html`<button @click=${dismiss}>${this.count > 0 ? say('Close') : say('Leave it')}</button>`
        }
      </div>
    `
  }

  private file({ file, label, state, sentence }: Picked, at: number): TemplateResult {
    const open = state === 'ready' || state === 'refused' || state === 'frozen'
    const missing = open && thingLabelled(this.things, label) === null
    const written = (event: Event) => {
      const label = (event.target as HTMLInputElement).value
      // Labels name the kind of thing first; people type the name.
      const wanted = label.replace(/^\p{L}+:/u, '')
      this.suggested = thingsMatching(this.things, wanted, 'all').slice(0, SUGGESTED)
      this.change(at, { label })
    }
    return html`
      <li class=${state}>
        <span class="picture"><file-preview .file=${file}></file-preview></span>
        <div>
          <p class="file" dir="auto">${file.name}</p>
          <input
            list="things"
            aria-label=${say('What {name} shows', { name: file.name })}
            placeholder=${say('Whose picture? Type to search')}
            autocomplete="off"
            dir="auto"
            class=${missing ? 'missing' : ''}
            .value=${label}
            ?disabled=${!open || this.going !== null}
            @input=${written}
          />
          <p class="word" role="status">
            ${state === 'sending' ? say('Setting…') : sentence || (missing ? say('Left out until it belongs to somebody.') : '')}
          </p>
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pictures-dialog': PicturesDialog
  }
}
