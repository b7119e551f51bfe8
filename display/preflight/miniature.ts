/** A true miniature of one picture: the stage itself, in its real size, scaled down. It is there only while somebody could see it. */
import type { StageDress } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { openStage } from './framed-stage.ts'
import { nameOf, type Size } from './sizes.ts'

/** So far outside the window, in pixels, a miniature is drawn already and not yet given up. */
const AROUND = 400

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries)
      if (target instanceof StageMiniature) target.sight(isIntersecting)
  },
  { rootMargin: `${AROUND}px` },
)
const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof StageMiniature) target.scale()
})

/** Drawn one after the other: what is looked at closely first, then whatever is nearest to the middle of the window. */
const waiting = new Set<StageMiniature>()
let isDrawing = false
let isHeld = false

/** While the check runs miniatures wait: the machine has only so much to give. */
export function holdMiniatures(held: boolean): void {
  isHeld = held
  void drawWaiting()
}

async function drawWaiting(): Promise<void> {
  if (isDrawing) return
  isDrawing = true
  for (let next = nearest(); next; next = nearest()) {
    waiting.delete(next)
    await next.drawNow()
  }
  isDrawing = false
}

function nearest(): StageMiniature | undefined {
  const away = (one: StageMiniature) => {
    const { top, bottom } = one.getBoundingClientRect()
    return one.closest('dialog') ? -1 : Math.abs((top + bottom) / 2 - innerHeight / 2)
  }
  const ready = [...waiting].filter((one) => !isHeld || one.closest('dialog'))
  const [first] = ready.map((one) => ({ one, away: away(one) })).sort((a, b) => a.away - b.away)
  return first?.one
}

export class StageMiniature extends HTMLElement {
  slide: Slide | null = null
  dress: StageDress = {}
  size: Size = { width: 1920, height: 1080 }
  page = 0
  private inSight = false
  private kept = false
  /** What is drawn, or about to be. */
  private look = ''
  private whenDrawn: (() => void)[] = []
  private whenGone = (): void => undefined

  connectedCallback(): void {
    seen.observe(this)
    sized.observe(this)
  }

  disconnectedCallback(): void {
    seen.unobserve(this)
    sized.unobserve(this)
    this.clear()
  }

  /** Draws what its properties say; called whenever they may have changed. */
  refresh(): void {
    const { width, height } = this.size
    this.style.aspectRatio = `${width} / ${height}`
    this.style.setProperty('--ratio', String(width / height))
    if (this.look !== '' && this.look !== this.wished()) this.clear()
    this.draw()
  }

  sight(inSight: boolean): void {
    this.inSight = inSight
    if (!inSight && !this.kept) this.clear()
    this.draw()
  }

  /** Draws it in sight or not, and keeps it until it is let go: for paper. Resolves when it is there. */
  async keep(kept: boolean): Promise<void> {
    this.kept = kept
    if (!kept && !this.inSight) this.clear()
    this.draw()
    if (kept && !this.querySelector('.ready'))
      await new Promise<void>((resolve) => this.whenDrawn.push(resolve))
  }

  scale(): void {
    this.style.setProperty('--scale', String(this.clientWidth / this.size.width))
  }

  /** A stage that cannot be had leaves the dark of the stage behind; it is tried again when it comes into sight again. */
  async drawNow(): Promise<void> {
    const { slide, dress, size, page, look } = this
    const element = document.createElement('iframe')
    element.title = 'Miniature'
    element.tabIndex = -1
    element.setAttribute('aria-hidden', 'true')
    element.setAttribute('scrolling', 'no')
    this.replaceChildren(element)
    this.scale()
    const gone = new Promise<void>((resolve) => {
      this.whenGone = resolve
    })
    const drawn = async () => {
      const stage = await openStage(element, size, dress)
      if (slide) await stage.draw(slide, page)
    }
    await Promise.race([gone, drawn().catch(() => this.clear())])
    if (this.look === look) element.classList.add('ready')
    for (const then of this.whenDrawn.splice(0)) then()
  }

  private wished(): string {
    return JSON.stringify([nameOf(this.size), this.page, this.slide])
  }

  private draw(): void {
    if (this.look !== '' || !this.slide || !(this.inSight || this.kept)) return
    this.look = this.wished()
    waiting.add(this)
    void drawWaiting()
  }

  private clear(): void {
    waiting.delete(this)
    this.whenGone()
    this.look = ''
    this.replaceChildren()
  }
}

customElements.define('stage-miniature', StageMiniature)

declare global {
  interface HTMLElementTagNameMap {
    'stage-miniature': StageMiniature
  }
}
