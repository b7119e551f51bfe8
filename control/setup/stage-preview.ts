/** The true stage in a frame, without a link: draws a slide in a look that nobody else sees yet. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { StageDress } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { type Answer, type Ask, type Drawn, OPEN, PREVIEW_PAGE } from '#shared/stage-preview'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { StageScale, stageFrameLook } from '../parts/stage-frame.ts'

@customElement('stage-preview')
export class StagePreview extends LitElement {
  static override styles = [
    look,
    stageFrameLook,
    css`
      .screen {
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: #000;
      }
      .over {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 16px;
        background: #0c0d0fd9;
        text-align: center;
      }
    `,
  ]

  @property({ attribute: false }) slide: Slide | null = null
  @property({ attribute: false }) dress: StageDress = {}
  @state() private trouble = ''
  private port: MessagePort | null = null
  private asking = false
  /** What is drawn, or being drawn. */
  private drawn = ''

  constructor() {
    super()
    new StageScale(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.port?.close()
    this.port = null
  }

  protected override updated(): void {
    void this.draw()
  }

  private opened(event: Event): void {
    const { contentWindow } = event.target as HTMLIFrameElement
    const { port1: ours, port2: theirs } = new MessageChannel()
    contentWindow?.postMessage(OPEN, self.origin, [theirs])
    this.port = ours
    this.drawn = ''
    void this.draw()
  }

  /** One wish at a time; of several that came meanwhile only the newest is drawn. */
  private async draw(): Promise<void> {
    const { port, slide, dress } = this
    const wanted = JSON.stringify([slide, dress])
    if (port === null || slide === null || this.asking || wanted === this.drawn) return
    this.asking = true
    this.drawn = wanted
    const answer = await new Promise<Answer<Drawn>>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<Answer<Drawn>>) => resolve(data)
      port.postMessage({ kind: 'draw', slide, page: 0, dress, pictured: true } satisfies Ask)
    })
    this.asking = false
    this.trouble =
      'missing' in answer ? say('The letters of the stage could not be loaded. Reload this page.') : ''
    void this.draw()
  }

  protected override render() {
    return html`<div class="screen">
      <iframe src=${PREVIEW_PAGE} title=${say('The stage in this look')} tabindex="-1" scrolling="no" @load=${this.opened}></iframe>
      ${this.trouble ? html`<p class="over" role="alert">${this.trouble}</p>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stage-preview': StagePreview
  }
}
