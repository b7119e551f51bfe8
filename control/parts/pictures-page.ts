/** The pictures of the show: whose there are, whose are missing, and the way to set them. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { DeskPlan } from '#shared/desk-view'
import type { Send } from '../desk.ts'
import { say, sayWith } from '../language/say.ts'
import { type Brought, brought, droppedFiles } from '../picture-files.ts'
import {
  GROUP_WORDS,
  GROUPS,
  type Group,
  PICTURED,
  type Pictured,
  type Thing,
  thingsMatching,
  thingsOf,
} from '../picture-things.ts'
import { ACCEPTED } from '../picture-upload.ts'
import { look } from './look.ts'
import { pageLook, sectionLook } from './page-look.ts'
import type { PassingWord } from './passing-word.ts'
import './passing-word.ts'
import './pictures-dialog.ts'
import { picturesPageLook } from './pictures-page-look.ts'

const PICTURED_WORDS: Record<Pictured, string> = {
  all: say('All'),
  without: say('Without a picture'),
  with: say('With a picture'),
}

interface Choice extends Brought {
  readonly meant: Thing | null
}

/** So many of a group are drawn at first: the largest show has twenty thousand entries. */
const SOME = 100

@customElement('pictures-page')
export class PicturesPage extends LitElement {
  static override styles = [look, pageLook, sectionLook, picturesPageLook]

  @property({ attribute: false }) show!: DeskPlan['show']
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) maySet = false
  @state() private wanted = ''
  @state() private pictured: Pictured = 'all'
  @state() private choice: Choice | null = null
  /** The thing whose picture is about to be taken away: asked by a second press. */
  @state() private removing = ''
  @state() private refusal = ''
  @state() private isOver = false
  /** A zip is being opened. */
  @state() private opening = false
  /** How many of each group are listed. */
  @state() private most = SOME
  @query('#files') private readonly field!: HTMLInputElement
  @query('#folder') private readonly folder!: HTMLInputElement
  @query('passing-word') private readonly word!: PassingWord
  private meant: Thing | null = null
  private things: readonly Thing[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('dragover', this.over)
    this.addEventListener('dragleave', this.over)
    this.addEventListener('drop', this.drop)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('show')) this.things = thingsOf(this.show)
  }

  private readonly over = (event: DragEvent): void => {
    this.isOver = event.type === 'dragover' && this.maySet && this.live
    event.preventDefault()
  }

  /** What was not taken away because it is on screen. */
  private frozen = ''

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = false
    if (this.maySet && this.live)
      void droppedFiles(event.dataTransfer).then((files) => this.take(files, null))
  }

  private async take(files: readonly File[], meant: Thing | null): Promise<void> {
    if (files.length === 0 || this.opening) return
    this.opening = true
    const all = await brought(files)
    this.opening = false
    if (all.files.length > 0 || all.leftOut.length > 0) this.choice = { ...all, meant }
    else this.refusal = say('There is no picture in it.')
  }

  private choose(meant: Thing | null): void {
    this.meant = meant
    this.field.multiple = meant === null
    this.field.click()
  }

  private async takeAway(thing: Thing): Promise<void> {
    if (this.removing !== thing.label) {
      this.removing = thing.label
      return
    }
    this.removing = ''
    // Refused because it is on screen: taken away there too, if somebody does it once more.
    const push = this.frozen === thing.label
    const outcome = await this.send({ kind: 'set-image', of: thing.of, image: null, push })
    this.word.say(outcome.ok ? say('{name} has no picture now.', { name: thing.name }) : '')
    this.refusal = outcome.ok ? '' : outcome.sentence
    this.frozen = !outcome.ok && outcome.code === 'frozen' ? thing.label : ''
    if (this.frozen !== '') this.refusal += ` ${say('Take it away once more to push that.')}`
  }

  protected override render() {
    const { things } = this
    const found = thingsMatching(things, this.wanted, this.pictured)
    return html`
      ${this.top(things)}
      ${found.length === 0 ? html`<p class="none soft">${say('Nothing and nobody like that.')}</p>` : nothing}
      ${GROUPS.map((group) => this.group(group, things, found))}
      ${this.isOver ? html`<div class="drop" aria-hidden="true">${say('Let go: pictures are matched by their file names')}</div>` : nothing}
      ${this.choice ? this.dialog(this.choice, things) : nothing}
      <passing-word></passing-word>
    `
  }

  private top(things: readonly Thing[]): TemplateResult {
    const taken = (event: Event) => {
      const field = event.target as HTMLInputElement
      const files = [...(field.files ?? [])]
      field.value = ''
      void this.take(files, field === this.folder ? null : this.meant)
    }
    return html`
      <header>
        <div>
          <h1>${say('Pictures')}</h1>
          <p class="soft">
            ${say('{n} set.', { n: things.filter(({ image }) => image !== null).length })}
            ${this.maySet ? say('Drop files, a folder or a zip anywhere here: “Bristol City Council.png” finds its owner by itself.') : say('Your role may look, not change.')}
          </p>
        </div>
        <div class="row find">
          <label class="unseen" for="find">${say('Find by name or category')}</label>
          <input
            id="find"
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=${say('Find by name or category')}
            @input=${(event: Event) => {
              this.wanted = (event.target as HTMLInputElement).value
            }}
          />
          <label class="unseen" for="pictured">${say('Which are listed')}</label>
          <select
            id="pictured"
            @change=${(event: Event) => {
              this.pictured = PICTURED.find((p) => p === (event.target as HTMLSelectElement).value) ?? 'all'
            }}
          >
            ${PICTURED.map((pictured) => html`<option value=${pictured}>${PICTURED_WORDS[pictured]}</option>`)}
          </select>
          ${
            this.maySet
              ? html`<button class="main" data-do="choose-files" ?disabled=${!this.live} @click=${() => this.choose(null)}>
                  ${this.opening ? say('Opening…') : say('Choose files')}
                </button>
                <button data-do="choose-folder" ?disabled=${!this.live} @click=${() => this.folder.click()}>${say('Choose a folder')}</button>`
              : nothing
          }
          <input id="files" type="file" hidden accept="${ACCEPTED},.zip" @change=${taken} />
          <input id="folder" type="file" hidden webkitdirectory @change=${taken} />
        </div>
      </header>
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
    `
  }

  private group(
    group: Group,
    all: readonly Thing[],
    found: readonly Thing[],
  ): TemplateResult | typeof nothing {
    const listed = found.filter((thing) => thing.group === group)
    const whole = all.filter((thing) => thing.group === group)
    if (listed.length === 0) return nothing
    const set = whole.filter(({ image }) => image !== null).length
    return html`
      <section aria-label=${GROUP_WORDS[group]}>
        <h2>${GROUP_WORDS[group]} <span class="faint">${say('{n} of {of}', { n: set, of: whole.length })}</span></h2>
        <ul>${listed.slice(0, this.most).map((thing) => this.thing(thing))}</ul>
        ${
          listed.length > this.most
            ? html`<p class="more soft">
                ${sayWith('{n} more; find them by name, or {more}', {
                  n: listed.length - this.most,
                  more: html`<button
                  data-do="more"
                  @click=${() => {
                    this.most *= 2
                  }}
                >
                  ${say('list more')}
                </button>`,
                })}
              </p>`
            : nothing
        }
      </section>
    `
  }

  private thing(thing: Thing): TemplateResult {
    const { image, borrowed, name, where, label } = thing
    const shown = image ?? borrowed
    const sure = this.removing === label
    return html`
      <li data-thing=${label}>
        <span class="picture ${image === null ? 'borrowed' : ''}">
          ${shown === null ? html`<span class="faint" aria-hidden="true">–</span>` : html`<img src="/images/${shown}" alt="" loading="lazy" />`}
        </span>
        <span class="name">
          <span dir="auto">${name}</span>
          ${where === null ? nothing : html`<span class="soft" dir="auto">${where}</span>`}
          ${image === null && borrowed !== null ? html`<span class="faint">${say('its entrant’s picture')}</span>` : nothing}
        </span>
        ${
          this.maySet
            ? html`<span class="acts">
                <button
                  class="quiet"
                  data-do="choose"
                  aria-label=${image === null ? say('Choose the picture of {name}', { name }) : say('Replace the picture of {name}', { name })}
                  ?disabled=${!this.live}
                  @click=${() => this.choose(thing)}
                >
                  ${image === null ? say('Choose') : say('Replace')}
                </button>
                ${
                  image === null
                    ? nothing
                    : html`<button
                        class=${sure ? 'danger' : 'quiet'}
                        data-do="remove"
                        aria-label=${sure ? say('Really remove the picture of {name}', { name }) : say('Remove the picture of {name}', { name })}
                        ?disabled=${!this.live}
                        @click=${() => this.takeAway(thing)}
                        @blur=${() => {
                          this.removing = ''
                        }}
                      >
                        ${sure ? say('Really?') : say('Remove')}
                      </button>`
                }
              </span>`
            : nothing
        }
      </li>
    `
  }

  private dialog({ files, leftOut, meant }: Choice, things: readonly Thing[]): TemplateResult {
    const shut = () => {
      this.choice = null
    }
    return html`
      <pictures-dialog
        .files=${files}
        .leftOut=${leftOut}
        .meant=${meant}
        .things=${things}
        .send=${this.send}
        ?live=${this.live}
        @done=${(event: CustomEvent<string>) => {
          this.word.say(event.detail)
          this.refusal = ''
          shut()
        }}
        @dismiss=${shut}
      ></pictures-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pictures-page': PicturesPage
  }
}
