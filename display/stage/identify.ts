/** Which screen this is, shown huge over its picture: for whoever stands in the room and looks for it. */
import { html, render } from 'lit'
import type { Assignment } from '#shared/protocol'
import { LAYOUT_NAMES } from '#shared/screens'
import { fit } from './fit.ts'
import { heading, line } from './slides/line.ts'

export interface Sign {
  /** Shows it for so many seconds; frames go on beneath. */
  raise(assignment: Assignment, size: string, seconds: number): void
  lower(): void
  refit(): void
}

/** One at a time: raised again, it takes the place of the one that stands and counts anew. */
export function createSign(stage: HTMLElement): Sign {
  let sign: HTMLElement | null = null
  let ending: ReturnType<typeof setTimeout> | undefined

  function lower() {
    clearTimeout(ending)
    sign?.remove()
    sign = null
  }

  return {
    raise({ name, layout }, size, seconds) {
      lower()
      sign = stage.appendChild(document.createElement('section'))
      sign.className = 'slide sign'
      render(
        html`<div class="head"></div>
          <div class="body"><div class="content">${heading('main', name, 2)}</div></div>
          <div class="foot">${line('small', `${LAYOUT_NAMES[layout]} · ${size}`, 1)}</div>`,
        sign,
      )
      fit(sign)
      ending = setTimeout(lower, seconds * 1000)
    },
    lower,
    refit() {
      if (sign) fit(sign)
    },
  }
}
