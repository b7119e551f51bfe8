/** What can wait until the page has been painted. */

/** A page nobody sees is never painted, and goes on all the same. */
export const afterPaint = (then: () => void): void => {
  if (document.hidden) setTimeout(then)
  else requestAnimationFrame(() => setTimeout(then))
}
