/** The stage page in a frame, drawn as wide as a wall and scaled down, so that its lines break where they will. */
import { css, type LitElement, type ReactiveController } from 'lit'

/** CSS pixels. */
const WIDTH = 1920

export const stageFrameLook = css`
  .screen {
    position: relative;
    aspect-ratio: 16 / 9;
    overflow: hidden;
  }
  .screen iframe {
    position: absolute;
    top: 0;
    left: 0;
    width: 1920px;
    height: 1080px;
    border: 0;
    transform-origin: 0 0;
    transform: scale(var(--scale, 0.2));
    pointer-events: none;
  }
`

/** Keeps the scale of the frame at the width of the `.screen` it lies in. */
export class StageScale implements ReactiveController {
  private readonly host: LitElement
  private readonly sized: ResizeObserver
  private screen: Element | null = null

  constructor(host: LitElement) {
    this.host = host
    this.sized = new ResizeObserver(([entry]) => {
      host.style.setProperty('--scale', String((entry?.contentRect.width ?? 0) / WIDTH))
    })
    host.addController(this)
  }

  hostUpdated(): void {
    if (this.screen !== null) return
    this.screen = this.host.renderRoot.querySelector('.screen')
    if (this.screen) this.sized.observe(this.screen)
  }

  hostDisconnected(): void {
    this.sized.disconnect()
    this.screen = null
  }
}
