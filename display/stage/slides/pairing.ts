/** A page that is no screen yet: the code by which somebody at the control panel makes it one. */
import { html, type TemplateResult } from 'lit'

/** `until` is when the code ends on the room's clock, `whole` how long it held from the start, in milliseconds. */
export interface PairingPicture {
  readonly kind: 'pairing'
  readonly code: string
  /** The server this page is connected with. */
  readonly address: string
  readonly until: number
  readonly whole: number
}

/** Two groups are read out and typed with fewer mistakes than one of six. */
const groups = (code: string): string[] => [code.slice(0, 3), code.slice(3)]

/** The code stands in two groups and is not to be translated; the bar runs out on the room's clock. */
export const pairingSlide = ({ code, address, until, whole }: PairingPicture): TemplateResult => html`<div
    class="head"
  ></div>
  <div class="body">
    <div class="content">
      <p class="line-label">New screen</p>
      <h1 class="line-main" data-lines="1" translate="no">
        ${groups(code).map((group) => html`<span class="group">${group}</span>`)}
      </h1>
      <div class="lapse" data-tick="left" data-until=${until} data-whole=${whole}></div>
      <p class="line-detail" data-lines="2">
        Type this code on the control panel <span class="whole">› <b>Screens</b></span>
      </p>
    </div>
  </div>
  <div class="foot"><p class="line-small" data-lines="1">${address}</p></div>`
