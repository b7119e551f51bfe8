/** A picture that is still a file on this machine. */
import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { say } from '../language/say.ts'
import { watchSight } from '../sight.ts'
import { look } from './look.ts'

/** CSS pixels of the longer side it is drawn at. */
const WIDTH = 240

@customElement('file-preview')
export class FilePreview extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        width: 100%;
        height: 72px;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      p {
        padding-top: 26px;
        text-align: center;
        font-size: 11.5px;
      }
    `,
  ]

  @property({ attribute: false }) file!: File
  @state() private isDrawn = true
  @query('canvas') private readonly canvas!: HTMLCanvasElement

  private unwatch = (): void => undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unwatch()
  }

  /** A folder has hundreds: each is decoded when somebody could see it. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('file')) return
    this.unwatch()
    this.unwatch = watchSight(this, (seen) => {
      if (!seen) return
      this.unwatch()
      void this.draw(this.file)
    })
  }

  /** A bitmap needs no address, and so no hole in the Content-Security-Policy. */
  private async draw(file: File): Promise<void> {
    const bitmap = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: 'medium' }).catch(
      () => null,
    )
    this.isDrawn = bitmap !== null
    if (!bitmap || file !== this.file) return
    this.canvas.width = bitmap.width
    this.canvas.height = bitmap.height
    this.canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
  }

  protected override render() {
    return html`
      <canvas width="0" height="0" role="img" aria-label=${say('Preview of {name}', { name: this.file.name })} ?hidden=${!this.isDrawn}></canvas>
      <p class="soft" ?hidden=${this.isDrawn}>${say('no preview')}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'file-preview': FilePreview
  }
}
