/** The look of the ceremony: three colours, the letters and a picture behind them, with the true stage beside them. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type ImageId, imageOf } from '#shared/images'
import {
  contrastOf,
  DEFAULT_THEME,
  LEAST_ACCENT,
  LEAST_INK,
  LETTERS,
  type Letters,
  problemsOfTheme,
  type Theme,
} from '#shared/theme'
import { look } from '../parts/look.ts'
import { fileProblem, uploadPicture } from '../picture-upload.ts'
import { lookPartLook } from './look-part-look.ts'
import { partLook } from './part-look.ts'
import { sampleSlides } from './sample-slides.ts'
import { actButton, acts, type SetUp } from './set-up.ts'
import './stage-preview.ts'
import { heard } from '../language/heard.ts'
import { locale, say } from '../language/say.ts'

/** After so many milliseconds without another choice a look is saved. */
const PAUSE_MS = 900

type Colour = 'ground' | 'ink' | 'accent'
const COLOURS: readonly (readonly [Colour, string, string])[] = [
  ['ground', say('Ground'), say('What lies behind everything')],
  ['ink', say('Words'), say('Names, titles and texts')],
  ['accent', say('Accent'), say('Labels, rules, the envelope’s edge and its light')],
]

const LETTER_WORDS: Record<Letters, string> = { serif: 'Source Serif', sans: 'Hanken Grotesk' }

const READY: readonly (readonly [string, Theme])[] = [
  [say('House'), DEFAULT_THEME],
  [say('Midnight'), { ground: '#061526', ink: '#f2f6ff', accent: '#6fc3ff', letters: 'sans' }],
  [say('Plum'), { ground: '#3b0f3a', ink: '#ffeef8', accent: '#ff9ecb', letters: 'sans' }],
  [say('Forest'), { ground: '#0d1f17', ink: '#f1f5ea', accent: '#c9d66b', letters: 'serif' }],
  [say('Paper'), { ground: '#faf7f0', ink: '#1b1620', accent: '#8a4b12', letters: 'serif' }],
]

const same = (a: Theme, b: Theme): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = ({ ground, ink, accent, letters }: Theme) => [ground, ink, accent, letters]

/** Fires `tell` with a sentence. */
@customElement('look-part')
export class LookPart extends LitElement {
  static override styles = [look, partLook, lookPartLook]

  @property({ attribute: false }) setUp!: SetUp
  /** Chosen, and not in the log yet. */
  @state() private draft: Theme | null = null
  @state() private refusal = ''
  /** What was refused because it is on screen, and is done if somebody means it. */
  @state() private pushes: (() => Promise<void>) | null = null
  @state() private at = 0
  @state() private sending = false
  private waiting: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.waiting)
    if (this.draft && !this.pushes) void this.save()
  }

  /** Chosen as the link was lost. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('setUp')
    if (before && !before.live && this.setUp.live && !this.pushes) void this.save()
  }

  private get theme(): Theme {
    return this.draft ?? this.setUp.show.theme ?? DEFAULT_THEME
  }

  private choose(change: Partial<Theme>): void {
    this.draft = { ...this.theme, ...change }
    this.refusal = ''
    this.pushes = null
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.save(), PAUSE_MS)
  }

  /** What nobody could read is not sent; the server would refuse it with the same sentence. */
  private async save(push = false): Promise<void> {
    clearTimeout(this.waiting)
    const { draft, setUp } = this
    if (draft === null || problemsOfTheme(draft).length > 0 || !setUp.live || this.sending) return
    const theme = same(draft, DEFAULT_THEME) ? null : draft
    this.sending = true
    const outcome = await setUp.send({ kind: 'set-theme', theme, push })
    this.sending = false
    if (outcome.ok) {
      if (this.draft === draft) this.draft = null
      else void this.save()
      this.tell(say('The look is saved.'))
    }
    this.refusal = outcome.ok ? '' : outcome.sentence
    this.pushes = !outcome.ok && outcome.code === 'frozen' ? () => this.save(true) : null
  }

  private tell(sentence: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: sentence, bubbles: true, composed: true }))
  }

  private async background(file: File | null): Promise<void> {
    this.refusal = (file && fileProblem(file)) ?? ''
    if (this.refusal !== '') return
    this.sending = true
    const uploaded = file === null ? { image: null } : await uploadPicture(file)
    this.sending = false
    if ('sentence' in uploaded) this.refusal = uploaded.sentence
    else await this.hang(uploaded.image)
  }

  private async hang(image: ImageId | null, push = false): Promise<void> {
    const outcome = await this.setUp.send({ kind: 'set-image', of: { kind: 'background' }, image, push })
    this.refusal = outcome.ok ? '' : outcome.sentence
    this.pushes = !outcome.ok && outcome.code === 'frozen' ? () => this.hang(image, true) : null
    if (outcome.ok)
      this.tell(
        image ? say('The picture is behind the words.') : say('There is no picture behind the words now.'),
      )
  }

  protected override render() {
    const { show } = this.setUp
    const { theme } = this
    const samples = sampleSlides(show)
    const active = acts(this.setUp, 'set-theme')
    const background = imageOf(show.images, { kind: 'background' })
    const problems = problemsOfTheme(theme).map(heard)
    return html`
      <h1>${say('Look')}</h1>
      <p class="soft lead">${say('Everything the room sees wears it, lower thirds too. The confidence monitor stays black and white: it is read in the dark.')}</p>
      <div class="sides">
        <div class="choosing">
          <fieldset ?disabled=${!active}>
            <legend>${say('Begin with')}</legend>
            <div class="ready">
              ${READY.map(
                ([name, ready]) => html`<button
                  data-do="ready"
                  aria-pressed=${same(theme, ready) ? 'true' : 'false'}
                  @click=${() => this.choose(ready)}
                >
                  ${swatch(ready)} ${name}
                </button>`,
              )}
            </div>
          </fieldset>
          <fieldset ?disabled=${!active}>
            <legend>${say('Colours')}</legend>
            ${COLOURS.map(([name, words, purpose]) => this.colour(name, words, purpose))}
          </fieldset>
          <fieldset ?disabled=${!active}>
            <legend>${say('Letters of names and titles')}</legend>
            ${LETTERS.map(
              (letters) => html`<label class="choice">
                <input type="radio" name="letters" value=${letters} .checked=${theme.letters === letters} @change=${() => this.choose({ letters })} />
                <span>${LETTER_WORDS[letters]}</span>
              </label>`,
            )}
          </fieldset>
          ${this.behind(background)}
          <p class="state" data-state>${this.says(problems)}</p>
          <div role="alert">
            ${[...problems, ...(this.refusal ? [this.refusal] : [])].map((sentence) => html`<p class="refusal">${sentence}</p>`)}
            ${this.pushes ? html`<div class="row">${actButton({ does: 'push', words: say('Push to screen'), look: 'danger', press: () => void this.pushes?.() }, acts(this.setUp, 'take'))}</div>` : nothing}
          </div>
        </div>
        <div class="seeing">
          <div class="samples" role="group" aria-label=${say('What is previewed')}>
            ${samples.map(
              ({ name }, at) => html`<button
                class="quiet"
                data-sample=${name}
                aria-pressed=${at === this.at ? 'true' : 'false'}
                @click=${() => {
                  this.at = at
                }}
              >
                ${name}
              </button>`,
            )}
          </div>
          <stage-preview
            .slide=${(samples[this.at] ?? samples[0])?.slide ?? null}
            .dress=${{ theme, ...(background ? { background } : {}) }}
          ></stage-preview>
        </div>
      </div>
    `
  }

  private says(problems: readonly string[]): string {
    if (problems.length > 0) return say('Not saved: this could not be read.')
    if (this.draft === null) return say('Saved.')
    if (!this.setUp.live) return say('Not saved: no link.')
    return this.refusal === '' ? say('Saving…') : say('Not saved.')
  }

  private colour(name: Colour, words: string, purpose: string): TemplateResult {
    const { theme } = this
    const isGround = name === 'ground'
    const ratio = isGround ? null : contrastOf(theme[name], theme.ground)
    const least = name === 'ink' ? LEAST_INK : LEAST_ACCENT
    return html`<label class="colour">
      <input
        type="color"
        data-field=${name}
        .value=${theme[name]}
        @input=${(event: Event) => this.choose({ [name]: (event.target as HTMLInputElement).value })}
      />
      <span><b>${words}</b><br /><span class="soft">${purpose}</span></span>
      <span class="faint ratio">
        ${theme[name]}
        ${ratio === null ? nothing : html`<br /><span class=${ratio < least ? 'low' : ''}>${ratio < least ? '▲ ' : ''}${(Math.floor(ratio * 10) / 10).toLocaleString(locale(), { minimumFractionDigits: 1 })} : 1</span>`}
      </span>
    </label>`
  }

  private behind(background: string | null): TemplateResult {
    const active = acts(this.setUp, 'set-image') && !this.sending
    return html`<fieldset ?disabled=${!active}>
      <legend>${say('Picture behind the words')}</legend>
      <p class="soft">${say('It fills the screen under a veil of the ground, so that words stay readable. Never behind lower thirds.')}</p>
      <div class="row">
        <button data-do="background" @click=${() => this.renderRoot.querySelector<HTMLElement>('#background')?.click()}>
          ${background === null ? say('Choose a picture') : say('Replace it')}
        </button>
        ${background === null ? nothing : html`<button class="quiet" data-do="no-background" @click=${() => this.background(null)}>${say('Take it away')}</button>`}
        <input
          id="background"
          type="file"
          hidden
          accept="image/*"
          aria-label=${say('Picture behind the words')}
          @change=${(event: Event) => {
            const field = event.target as HTMLInputElement
            const file = field.files?.[0]
            field.value = ''
            if (file) void this.background(file)
          }}
        />
      </div>
    </fieldset>`
  }
}

/** Drawn with attributes: the policy of the house allows no style on a part. */
const swatch = ({
  ground,
  ink,
  accent,
}: Theme) => html`<svg viewBox="0 0 30 16" width="30" height="16" aria-hidden="true">
  <rect width="30" height="16" rx="3" fill=${ground} stroke="#434a54" />
  <rect x="5" y="5" width="11" height="2" fill=${ink} />
  <rect x="5" y="9" width="8" height="2" fill=${ink} opacity="0.7" />
  <circle cx="23" cy="8" r="3.4" fill=${accent} />
</svg>`

declare global {
  interface HTMLElementTagNameMap {
    'look-part': LookPart
  }
}
