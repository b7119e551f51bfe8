/** Measures all pictures of a show at all sizes, one size after the other, in a frame nobody sees. */
import type { Picture } from '#shared/every-slide'
import type { StageDress } from '#shared/slides'
import type { Finding } from '#shared/stage-preview'
import { openStage, resize } from './framed-stage.ts'
import { nameOf, type Size } from './sizes.ts'

/** What was found so far: by the name of the size, in the order of the pictures. */
export type Findings = ReadonlyMap<string, readonly Finding[]>

/** So many are handed over at a time; how many of them are measured before the page has its turn, the frame decides. */
const HANDFUL = 24

/** Goes on from what was found before, until all is measured or `stop` says so; tells of every step. Rejects if a stage cannot be had. */
export async function checkAll(
  pictures: readonly Picture[],
  sizes: readonly Size[],
  before: Findings,
  dress: StageDress,
  { stop, said }: { readonly stop: AbortSignal; readonly said: (found: Findings) => void },
): Promise<void> {
  const found = new Map(before)
  const left = sizes.filter((size) => (found.get(nameOf(size))?.length ?? 0) < pictures.length)
  const [first] = left
  if (!first || stop.aborted) return
  const element = hiddenFrame()
  try {
    // One stage for all of them: to open one takes longer than to measure many slides.
    const stage = await openStage(element, first, dress)
    for (const size of left) {
      resize(element, size)
      const name = nameOf(size)
      let known = found.get(name) ?? []
      while (known.length < pictures.length && !stop.aborted) {
        const next = pictures.slice(known.length, known.length + HANDFUL)
        known = [...known, ...(await stage.check(next.map(({ slide }) => slide)))]
        found.set(name, known)
        said(new Map(found))
      }
    }
  } finally {
    element.parentElement?.remove()
  }
}

/** As large as it has to be, in a box of no size: it takes no room, and nothing of it is painted. */
function hiddenFrame(): HTMLIFrameElement {
  const box = document.createElement('div')
  box.className = 'out-of-sight'
  const element = document.createElement('iframe')
  element.title = 'The stage that is measured'
  element.tabIndex = -1
  element.setAttribute('aria-hidden', 'true')
  box.append(element)
  document.body.append(box)
  return element
}
