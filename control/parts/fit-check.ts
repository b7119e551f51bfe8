/** Measures what a result would look like, in this browser, before it is sealed; shows what does not fit. Nothing of it leaves the desk. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { FIT_OPEN, FIT_PAGE, type FitAnswer, type FitAsk } from '#shared/fit'
import { say, sayCount } from '../language/say.ts'
import { look } from './look.ts'

/** `unknown`: it could not be measured here, or not soon enough. */
export type Fit = 'fits' | 'offends' | 'unknown'

/** Whoever does not press again waits no longer than this, in milliseconds. */
const PATIENCE = 20_000

const UNFIT = {
  one: 'A slide of this result would not fit the room’s screens. Shorten the words, or seal it all the same.',
  other:
    '{n} slides of this result would not fit the room’s screens. Shorten the words, or seal it all the same.',
} as const

@customElement('fit-check')
export class FitCheck extends LitElement {
  static override styles = [
    look,
    css`
      iframe {
        display: block;
        width: 100%;
        border: 0;
      }
      .away {
        position: absolute;
        width: 100%;
        height: 0;
        overflow: hidden;
        visibility: hidden;
      }
      .found {
        display: grid;
        gap: 10px;
        padding: 10px 12px;
        border-left: 3px solid var(--warn);
        background: var(--warn-wash);
      }
      .found p {
        color: var(--warn);
        font-weight: 600;
      }
      .found div {
        max-height: 320px;
        overflow: auto;
      }
    `,
  ]

  @state() private isWanted = false
  @state() private offenders = 0
  @state() private height = 0
  @query('iframe') private readonly frame!: HTMLIFrameElement | null
  private port: Promise<MessagePort> | null = null

  /** Resolves within `PATIENCE`. */
  async measure(ask: FitAsk): Promise<Fit> {
    this.offenders = 0
    this.isWanted = true
    await this.updateComplete
    const given = new Promise<FitAnswer>((resolve) => setTimeout(resolve, PATIENCE, { kind: 'failed' }))
    const answer = await Promise.race([given, this.ask(ask)])
    if (answer.kind !== 'measured') return 'unknown'
    this.offenders = answer.offenders
    this.height = answer.height
    await this.updateComplete
    if (answer.offenders > 0) this.scrollIntoView({ block: 'nearest' })
    return answer.offenders > 0 ? 'offends' : 'fits'
  }

  /** What was found belongs to a result that has been changed since. */
  forget(): void {
    this.offenders = 0
  }

  private async ask(ask: FitAsk): Promise<FitAnswer> {
    this.port ??= this.open()
    const port = await this.port
    return new Promise((resolve) => {
      port.onmessage = ({ data }: MessageEvent<FitAnswer>) => resolve(data)
      port.postMessage(ask)
    })
  }

  /** A page that is not there never says that it is ready. */
  private async open(): Promise<MessagePort> {
    const { frame } = this
    if (!frame) throw new Error('The frame is not drawn yet')
    await new Promise<void>((resolve) => {
      frame.addEventListener('load', () => resolve(), { once: true })
      frame.src = FIT_PAGE
    })
    const { port1: port, port2: theirs } = new MessageChannel()
    frame.contentWindow?.postMessage(FIT_OPEN, location.origin, [theirs])
    return new Promise((resolve) => {
      port.onmessage = ({ data }: MessageEvent<FitAnswer>) => {
        if (data.kind === 'ready') resolve(port)
      }
    })
  }

  protected override render() {
    if (!this.isWanted) return nothing
    const isFound = this.offenders > 0
    return html`
      <section class=${isFound ? 'found' : 'away'} aria-hidden=${isFound ? 'false' : 'true'} data-fit=${isFound ? 'offends' : ''}>
        ${isFound ? html`<p>${sayCount(this.offenders, UNFIT)}</p>` : nothing}
        <div>
          <iframe title=${say('What does not fit')} tabindex="-1" height=${isFound ? this.height : 0}></iframe>
        </div>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fit-check': FitCheck
  }
}
