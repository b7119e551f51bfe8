/** Measures a stage as a person at the back of the room would: where the letters are, and how large. */

/** Hundredths of the picture's height below which words cannot be read. */
export const LEAST = { main: 4.5, any: 2.2 } as const

/**
 * What is wrong with the page of the slide that is up, as sentences; empty if every letter is whole, apart and large enough.
 * Leans on nothing outside itself, so that a test can measure any stage page with it.
 */
export function measure(least: { readonly main: number; readonly any: number }): string[] {
  const found = new Set<string>()
  const slide = [...document.querySelectorAll('#slides > .slide:not(.leaving):not(.waiting)')].pop()
  if (!slide) return ['there is no slide']
  const clips = new Map<Element, { cuts: boolean; dots: boolean }>()
  const clipsOf = (box: Element) => {
    const known = clips.get(box)
    if (known) return known
    const { overflowX, overflowY, textOverflow } = getComputedStyle(box)
    const hides = overflowX !== 'visible' || overflowY !== 'visible'
    const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1
    const clip = { cuts: hides && overflows, dots: textOverflow === 'ellipsis' }
    clips.set(box, clip)
    return clip
  }

  const inks: { words: string; owner: Element; left: number; right: number; top: number; bottom: number }[] =
    []
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const words = node.textContent?.trim() ?? ''
    const owner = node.parentElement?.closest('[class*="line"]') ?? node.parentElement
    if (words === '' || !owner || node.parentElement?.closest('.off')) continue
    const size = (Number.parseFloat(getComputedStyle(owner).fontSize) / innerHeight) * 100
    const wanted = owner.classList.contains('line-main') ? least.main : least.any
    if (size < wanted) found.add(`“${words}” is ${size.toFixed(1)} % high, ${wanted} % is the least`)
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, right, top, bottom, height } of range.getClientRects()) {
      if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        found.add(`“${words}” leaves the picture`)
      // A line's box is taller than its letters: only the middle of it counts as ink.
      inks.push({ words, owner, left, right, top: top + height * 0.22, bottom: top + height * 0.8 })
    }
    for (let box: Element | null = owner; box && box !== slide.parentElement; box = box.parentElement) {
      const { cuts, dots } = clipsOf(box)
      if (cuts) found.add(`“${words}” is clipped by its box`)
      if (dots) found.add(`“${words}” may end in an ellipsis`)
    }
  }
  for (const [i, a] of inks.entries()) {
    for (const b of inks.slice(i + 1)) {
      if (a.owner === b.owner) continue
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        found.add(`“${a.words}” lies over “${b.words}”`)
    }
  }
  if (inks.length === 0) found.add('there are no words')
  const page = document.documentElement
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.add('the page scrolls')
  return [...found]
}
