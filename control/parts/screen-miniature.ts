/** What a screen should show, in its own proportions: the real stage page, small, drawn only while somebody can see it. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { miniatures } from '../budget.ts'
import { say } from '../language/say.ts'
import { watchSight } from '../sight.ts'
import { look } from './look.ts'

/** The longer side in CSS pixels, before it is scaled down: lines break where they break on a wall. */
const LONGER = 1920

/** "3840×1080" as the size of a page; what cannot be read is drawn as most screens are. */
function pageSize(size: string): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('×').map(Number)
  if (!(width > 0 && height > 0)) return { width: LONGER, height: (LONGER * 9) / 16 }
  const factor = LONGER / Math.max(width, height)
  return { width: Math.round(width * factor), height: Math.round(height * factor) }
}

@customElement('screen-miniature')
export class ScreenMiniature extends LitElement {
  static override styles = [
    look,
    css`
      .box {
        position: relative;
        aspect-ratio: 16 / 9;
        overflow: hidden;
        background: #050607;
      }
      iframe {
        position: absolute;
        top: 50%;
        left: 50%;
        width: var(--page-width);
        height: var(--page-height);
        border: 0;
        transform: translate(-50%, -50%) scale(var(--scale, 0.1));
        pointer-events: none;
        background: #000;
      }
      .transparent iframe {
        background: repeating-conic-gradient(#191c20 0 25%, #23272c 0 50%) 0 0 / 96px 96px;
      }
      .over {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 12px;
        text-align: center;
        font-size: 13px;
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .veil {
        background: #0c0d0fe8;
        color: var(--ink);
      }
    `,
  ]

  /** Of the stage page; empty draws nothing. */
  @property() address = ''
  @property() size = ''
  @property() label = ''
  /** Why the picture is not to be believed. */
  @property() over = ''
  @property({ type: Boolean }) transparent = false
  @state() private seen = false
  @state() private mayDraw = false
  @query('.box') private readonly box!: HTMLElement
  private giveBack: (() => void) | null = null
  private readonly resized = new ResizeObserver(() => this.fit())
  private unwatch: (() => void) | null = null

  /** Also when a list puts it elsewhere, which takes it off the page and lays it back. */
  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.watch()
  }

  protected override firstUpdated(): void {
    this.watch()
  }

  private watch(): void {
    this.resized.observe(this.box)
    this.unwatch = watchSight(this.box, (seen) => {
      this.seen = seen
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.resized.disconnect()
    this.unwatch?.()
    this.seen = false
    this.leave()
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('size')) this.fit()
    if (!this.seen || this.address === '') this.leave()
    else {
      this.giveBack ??= miniatures.claim(() => {
        this.mayDraw = true
      })
    }
  }

  private leave(): void {
    this.giveBack?.()
    this.giveBack = null
    this.mayDraw = false
  }

  private fit(): void {
    const { width, height } = pageSize(this.size)
    const scale = Math.min(this.box.clientWidth / width, this.box.clientHeight / height)
    this.style.setProperty('--page-width', `${width}px`)
    this.style.setProperty('--page-height', `${height}px`)
    this.style.setProperty('--scale', String(scale))
  }

  protected override render() {
    const draws = this.mayDraw && this.address !== ''
    return html`
      <div class="box ${this.transparent ? 'transparent' : ''}">
        ${
          draws
            ? html`<iframe src=${this.address} title=${this.label} loading="lazy" tabindex="-1" scrolling="no"></iframe>`
            : nothing
        }
        ${this.words(draws)}
      </div>
    `
  }

  private words(draws: boolean) {
    if (this.over !== '') return html`<p class="over ${draws ? 'veil' : ''}">${this.over}</p>`
    if (draws || !this.seen || this.address === '') return nothing
    return html`<p class="over">${say('Twelve pictures are live; this one waits for a place.')}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-miniature': ScreenMiniature
  }
}
