/** The picture of a post: what it shows in words, which is asked for, and who took it. */
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import type { Picture } from './composing.ts'

/** Fires `change` with the picture, or with null once it is taken away. */
@customElement('picture-field')
export class PictureField extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        container-type: inline-size;
      }
      .picture {
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr);
        gap: 10px;
        padding: 10px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }
      img {
        width: 96px;
        height: 72px;
        border-radius: 4px;
        object-fit: cover;
        background: var(--ground);
      }
      .fields {
        display: grid;
        gap: 8px;
        grid-column: 2;
      }
      @container (max-width: 380px) {
        .fields {
          grid-column: 1 / -1;
        }
      }
      @media (pointer: coarse) {
        input:not([type='checkbox']):not([type='radio']) {
          min-height: 44px;
          font-size: 16px;
        }
      }
    `,
  ]

  @property({ attribute: false }) picture!: Picture
  @property({ type: Boolean }) off = false
  @query('[name=alt]') private readonly alt!: HTMLInputElement

  override focus(): void {
    void this.updateComplete.then(() => this.alt.focus())
  }

  private set(change: Partial<Picture> | null): void {
    const detail = change && { ...this.picture, ...change }
    this.dispatchEvent(new CustomEvent('change', { detail }))
  }

  protected override render() {
    const { picture, off } = this
    const value = (event: Event) => (event.target as HTMLInputElement).value
    return html`
      <div class="picture">
        <img src="/images/${picture.image}" alt="" />
        <div class="fields">
          <label class="field"><span>${say('What the picture shows (readers who cannot see it hear this)')}</span>
            <input name="alt" required maxlength="500" dir="auto" .value=${picture.alt} ?readonly=${off} @input=${(event: Event) => this.set({ alt: value(event) })} /></label>
          <label class="field"><span>${say('Credit, if there is one')}</span>
            <input name="credit" maxlength="200" dir="auto" placeholder=${say('Photograph: …')} .value=${picture.credit} ?readonly=${off} @input=${(event: Event) => this.set({ credit: value(event) })} /></label>
          <div><button type="button" class="quiet" ?disabled=${off} @click=${() => this.set(null)}>${say('Take the picture away')}</button></div>
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-field': PictureField
  }
}
