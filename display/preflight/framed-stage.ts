/** One stage in a frame of an exact size, to be measured or looked at. It has no link of its own: all it shows comes from this page. */
import type { StageDress } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { type Answer, type Ask, type Drawn, type Finding, OPEN, PREVIEW_PAGE } from '#shared/stage-preview'
import type { Size } from './sizes.ts'
import { asMarkup } from './stage-page.ts'

/** One wish at a time. A wish rejects when the letters for it cannot be had. */
export interface FramedStage {
  /** Measures the first of these, at least one. */
  check(slides: readonly Slide[]): Promise<Finding[]>
  /** Puts one page of it up, counted from 0. */
  draw(slide: Slide, page: number): Promise<Drawn>
}

let page: Promise<string> | null = null

/** Asked for once: a frame whose page is written into it asks the server for nothing. */
function framePage(): Promise<string> {
  page ??= fetch(PREVIEW_PAGE).then((answer) => {
    if (!answer.ok) throw new Error(`The stage's page answered ${answer.status}`)
    return answer.text()
  })
  page.catch(() => {
    page = null
  })
  return page
}

/** Gives a frame another size; what is drawn or measured in it from here on has that. */
export function resize(element: HTMLIFrameElement, { width, height }: Size): void {
  element.width = String(width)
  element.height = String(height)
}

/** Gives a frame that is in the document its size, its stage and the look of the show. Rejects if the page cannot be had; never answers for a frame that was taken out meanwhile. */
export async function openStage(
  element: HTMLIFrameElement,
  size: Size,
  dress: StageDress,
): Promise<FramedStage> {
  resize(element, size)
  const html = await framePage()
  await new Promise<void>((resolve) => {
    element.addEventListener('load', () => resolve(), { once: true })
    element.srcdoc = asMarkup(html)
  })
  const { port1: port, port2: theirs } = new MessageChannel()
  element.contentWindow?.postMessage(OPEN, self.origin, [theirs])
  const ask = <T>(wish: Ask): Promise<T> => {
    port.postMessage(wish)
    return new Promise((resolve, reject) => {
      port.onmessage = ({ data }: MessageEvent<Answer<T>>) => {
        if ('value' in data) resolve(data.value)
        else reject(new Error(`Letters could not be loaded: ${data.missing.join(', ')}`))
      }
    })
  }
  return {
    check: (slides) => ask<Finding[]>({ kind: 'check', slides, dress }),
    draw: (slide, page) => ask<Drawn>({ kind: 'draw', slide, page, dress }),
  }
}
