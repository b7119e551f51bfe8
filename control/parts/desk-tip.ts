/** A hint that comes with the pointer and with the keyboard. It explains a button; it does not rename it. */
import WaTooltip from '@awesome.me/webawesome/dist/components/tooltip/tooltip.js'
import type { PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'

/** The library would let the hint take the place of what the button is called. */
@customElement('desk-tip')
export class DeskTip extends WaTooltip {
  override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    const root = this.getRootNode() as ShadowRoot
    const explained = this.for === null ? null : root.getElementById(this.for)
    if (explained?.getAttribute('aria-labelledby') === this.id) explained.removeAttribute('aria-labelledby')
    explained?.setAttribute('aria-describedby', this.id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tip': DeskTip
  }
}
