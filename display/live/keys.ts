/** The keys n and p lead to the next and the previous post. They can be switched off, for those whose speech is typed. */

const KEPT = 'envelope-keys'

/** On unless this browser was told otherwise; asked at each press, for another page may have told it. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    // No storage, as in some frames: for this page the keys are on.
    return on
  }
}
let on = true

/** For every page of this browser where that can be kept, else for this page. */
export function switchKeys(to: boolean): void {
  on = to
  try {
    localStorage.setItem(KEPT, to ? 'on' : 'off')
  } catch {}
}

const TYPED_IN = 'input, textarea, select, [contenteditable]'
/** Nothing is read under the bar. */
const underBar = (): number => document.querySelector('.bar')?.getBoundingClientRect().height ?? 0

/** Begins with the page's first script, before it follows the log; keys typed into a field are left alone. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    const { key, target } = event
    if ((key !== 'n' && key !== 'p') || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
      return
    if ((target instanceof Element && target.closest(TYPED_IN)) || !keysOn()) return
    const to = neighbour(key === 'n' ? 1 : -1)
    if (!to) return
    event.preventDefault()
    to.scrollIntoView({ behavior: 'instant', block: 'start' })
    to.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
  })
}

/** The post after or before the one that has the keyboard; else the first in sight, or the one before it. */
function neighbour(step: 1 | -1): Element | undefined {
  const posts = [...document.querySelectorAll('#posts .list article')]
  const active = document.activeElement
  const here = active?.closest('#posts article')
  if (here) return posts[posts.indexOf(here) + step]
  // The line where the unread begin stands between two posts.
  const below = active?.closest('#posts li')?.nextElementSibling?.querySelector('article')
  const first = below ?? posts.find((post) => post.getBoundingClientRect().top >= underBar())
  if (step === 1) return first
  return first ? posts[posts.indexOf(first) - 1] : posts.at(-1)
}
