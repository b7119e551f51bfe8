/** Where the reader is on the page, and how to stay there while it changes. */

const list = (): HTMLElement | null => document.getElementById('posts')

/** The beginning of the posts is in sight: a new one pushes nothing away that is being read. */
export const atTop = (): boolean => (list()?.getBoundingClientRect().top ?? 0) >= 0

/** Makes a change while what is being read stays where it is, on every browser. */
export function keepingPlace(change: () => void): void {
  if (scrollY === 0 || atTop()) {
    change()
    return
  }
  const seen = [...document.querySelectorAll('#posts article, #winners dt')]
    .map((element) => ({ element, top: element.getBoundingClientRect().top }))
    .filter(({ element, top }) => top + element.getBoundingClientRect().height > 0 && top < innerHeight)
  change()
  const still = seen.find(({ element }) => element.isConnected)
  if (!still) return
  const moved = still.element.getBoundingClientRect().top - still.top
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' })
}

/** After the reader asked for the new posts: to the newest, and the keyboard with it. */
export function goToNewest(): void {
  list()?.scrollIntoView({ behavior: 'instant' })
  list()?.querySelector<HTMLElement>('article h3')?.focus({ preventScroll: true })
}
