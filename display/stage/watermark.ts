/** REHEARSAL over the whole picture, whatever is on it: large enough for every row, thin enough to read through. Decoration only. */

/** Rows and words in a row: more than any picture needs once they lie aslant; what is left over is outside. */
const ROWS = 13
const IN_A_ROW = 7

export interface Watermark {
  show(isRehearsal: boolean): void
}

/** Lies over the slides and beneath the black. */
export function createWatermark(stage: HTMLElement): Watermark {
  let mark: HTMLElement | null = null
  return {
    show(isRehearsal) {
      if (isRehearsal === (mark !== null)) return
      mark?.remove()
      mark = null
      if (!isRehearsal) return
      mark = drawn()
      stage.querySelector('#slides')?.after(mark)
    },
  }
}

function drawn(): HTMLElement {
  const mark = document.createElement('div')
  mark.className = 'watermark'
  mark.setAttribute('aria-hidden', 'true')
  const field = mark.appendChild(document.createElement('div'))
  for (let row = 0; row < ROWS; row += 1) {
    const words = field.appendChild(document.createElement('p'))
    words.textContent = Array.from({ length: IN_A_ROW }, () => 'REHEARSAL').join('   ·   ')
  }
  return mark
}
