/** A post as readers will see it: the server reads the text, templates draw its pieces on the paper of the live blog. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Block } from '#shared/post-words'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import type { AtBlog } from './at-blog.ts'
import { type Composing, LONGEST } from './composing.ts'
import { drawWords, wordsLook } from './draw-words.ts'

/** Asked once the writer pauses for so many milliseconds. */
const PAUSE_MS = 150
/** A server that did not answer is asked again after so many. */
const AGAIN_MS = 1000

@customElement('post-preview')
export class PostPreview extends LitElement {
  static override styles = [
    look,
    wordsLook,
    css`
      /* The paper of the live blog, by day. */
      article {
        display: grid;
        gap: 8px;
        padding: 12px 14px;
        border-radius: var(--radius);
        background: #fbf9f5;
        color: #1c1916;
        font-size: 16px;
        line-height: 1.55;
        overflow-wrap: anywhere;
      }
      .by {
        font-size: 14px;
        font-weight: 600;
      }
      figcaption,
      .note,
      .none {
        color: #5f5850;
        font-size: 14px;
      }
      .flags {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        color: #5f5850;
        font-size: 12px;
        font-weight: 600;
      }
      .flags strong {
        color: #7b1e34;
        letter-spacing: 0.1em;
        text-transform: uppercase;
      }
      .words {
        font-size: 17.5px;
        line-height: 1.6;
      }
      .words :is(blockquote, .heading) {
        font-family: Georgia, serif;
      }
      .words blockquote {
        border-color: #e4c57e;
        font-style: italic;
      }
      .headline .heading {
        font-size: 22px;
        line-height: 1.22;
      }
      .words a {
        color: #7b1e34;
      }
      figure {
        margin: 0;
      }
      img {
        display: block;
        max-width: 100%;
        height: auto;
        max-height: 320px;
        border-radius: 4px;
      }
      .note {
        padding: 6px 10px;
        border-inline-start: 3px solid #c28b12;
        background: #fdf3d8;
        color: #1c1916;
      }
    `,
  ]

  @property({ attribute: false }) composing!: Composing
  @property({ attribute: false }) at!: AtBlog
  @property() by = ''
  @state() private words: readonly Block[] = []
  @state() private isBehind = false
  private read: string | null = null
  private asking: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.asking)
    this.asking = undefined
  }

  protected override updated(): void {
    if (this.asking !== undefined || !this.at.live || this.read === this.composing.text) return
    const first = this.read === null ? 0 : PAUSE_MS
    this.asking = setTimeout(() => void this.ask(), this.isBehind ? AGAIN_MS : first)
  }

  private async ask(): Promise<void> {
    const { text } = this.composing
    const isTooLong = text.length > LONGEST
    const words = isTooLong ? null : await this.at.ask(text)
    this.asking = undefined
    this.isBehind = words === null
    this.read = words === null && !isTooLong ? null : text
    if (words !== null) this.words = words
    // What was typed meanwhile is asked next.
    this.requestUpdate()
  }

  protected override render() {
    const { key, pin, labels, picture, correction, text } = this.composing
    // A heading that begins a post is its headline.
    const [first, ...others] = this.words
    const headline = first?.is === 'heading' && text.trim() !== '' ? first : null
    const isBehind = this.read !== text && (!this.at.live || this.isBehind)
    return html`
      <article aria-label=${say('As readers see it')}>
        ${
          key || pin || labels.length > 0
            ? html`<p class="flags">${pin ? html`<strong>${say('Pinned')}</strong>` : nothing}${key ? html`<strong>${say('Key moment')}</strong>` : nothing}${labels.map((label) => html`<span dir="auto">${label}</span>`)}</p>`
            : nothing
        }
        ${headline ? html`<div class="words headline">${drawWords([headline])}</div>` : nothing}
        <p class="by" dir="auto">${this.by}</p>
        ${text.trim() === '' ? html`<p class="none">${say('Nothing written yet.')}</p>` : html`<div class="words">${drawWords(headline ? others : this.words)}</div>`}
        ${
          picture === null
            ? nothing
            : html`<figure><img src="/images/${picture.image}" alt=${picture.alt} width=${picture.width} height=${picture.height} />${picture.credit.trim() === '' ? nothing : html`<figcaption dir="auto">${picture.credit}</figcaption>`}</figure>`
        }
        ${correction === null || correction.trim() === '' ? nothing : html`<p class="note" dir="auto"><strong>${say('Correction:')}</strong> ${correction}</p>`}
        ${isBehind && text.trim() !== '' ? html`<p class="none">${text.length > LONGEST ? say('Too long to be shown as a whole.') : say('Without a link this is older than your words.')}</p>` : nothing}
      </article>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'post-preview': PostPreview
  }
}
