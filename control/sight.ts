/** Tells elements when somebody can see them. One observer for all: those that come into sight together are told in the order in which they asked. */
const listeners = new WeakMap<Element, (seen: boolean) => void>()

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting)
})

/** Call what it returns to hear no more. */
export function watchSight(element: Element, told: (seen: boolean) => void): () => void {
  listeners.set(element, told)
  observer.observe(element)
  return () => {
    listeners.delete(element)
    observer.unobserve(element)
  }
}
