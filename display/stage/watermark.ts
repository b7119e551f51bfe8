/** REHEARSAL or DEMONSTRATION over the whole picture, whatever is on it: large enough for every row, thin enough to read through. Decoration only. */

/** Rows and words in a row: more than any picture needs once they lie aslant; what is left over is outside. */
const ROWS = 13
const IN_A_ROW = 7

type Mark = 'REHEARSAL' | 'DEMONSTRATION'

export interface Watermark {
  show(mark: Mark | null): void
}

/** Lies over the slides and beneath the black. */
export function createWatermark(stage: HTMLElement): Watermark {
  let up: { readonly mark: Mark; readonly element: HTMLElement } | null = null
  return {
    show(mark) {
      if (mark === (up?.mark ?? null)) return
      up?.element.remove()
      up = mark && { mark, element: drawn(mark) }
      if (up) stage.querySelector('#slides')?.after(up.element)
    },
  }
}

function drawn(word: Mark): HTMLElement {
  const mark = document.createElement('div')
  mark.className = 'watermark'
  mark.dataset['mark'] = word.toLowerCase()
  mark.setAttribute('aria-hidden', 'true')
  const field = mark.appendChild(document.createElement('div'))
  for (let row = 0; row < ROWS; row += 1) {
    const words = field.appendChild(document.createElement('p'))
    words.textContent = Array.from({ length: IN_A_ROW }, () => word).join('   ·   ')
  }
  return mark
}
