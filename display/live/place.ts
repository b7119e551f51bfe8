/** Where the reader is on the page, and how to stay there while it changes. */
import { glidingFrom } from './glide.ts'

const list = (): HTMLElement | null => document.getElementById('posts')

/** The beginning of the posts is in sight: a new one pushes nothing away that is being read. */
const atTop = (): boolean => (list()?.getBoundingClientRect().top ?? 0) >= 0

/** Somebody is there to see a new post come: the tab is open, at the beginning of the posts. */
export const isThere = (): boolean => !document.hidden && atTop()

/** What is read is held by the first of these in sight. */
const HOLDS = '#posts article, #posts article :is(h3, p), #winners dt'
const AIR = 8

/** The bar stays at the top, and nothing is read under it. */
const underBar = (): number => (document.querySelector('.bar')?.getBoundingClientRect().height ?? 0) + AIR

/** Makes a change while what is being read stays where it is, on every browser; what has to move glides. */
export function keepingPlace(change: () => void): void {
  const glide = glidingFrom()
  if (scrollY === 0 || atTop()) change()
  else holding(change)
  glide()
}

function holding(change: () => void): void {
  const bar = underBar()
  const seen = [...document.querySelectorAll(HOLDS)]
    .map((element) => ({ element, ...at(element) }))
    .filter(({ top, bottom }) => bottom > bar && top < innerHeight)
  change()
  const stands = seen.filter(({ element }) => element.isConnected)
  // One that begins in sight is the better hold: another may have changed above its first line in sight.
  const still = stands.find(({ top }) => top >= bar) ?? stands[0]
  if (!still) return
  const moved = at(still.element).top - still.top
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' })
}

function at(element: Element): { top: number; bottom: number } {
  const { top, bottom } = element.getBoundingClientRect()
  return { top, bottom }
}

/** After the reader asked for what waited: to the line where it begins, the oldest of it just above, and the keyboard with it. */
export function goToUnread(): void {
  const line = document.getElementById('unread')
  if (!line) {
    goToNewest()
    return
  }
  const first = line.closest('li')?.previousElementSibling ?? line
  const above = first.getBoundingClientRect().top - underBar()
  // The line stays in sight, however long the post above it is.
  const below = line.getBoundingClientRect().bottom + AIR - innerHeight
  scrollBy({ top: Math.max(above, below), behavior: 'instant' })
  line.focus({ preventScroll: true })
}

function goToNewest(): void {
  list()?.scrollIntoView({ behavior: 'instant' })
  list()?.querySelector<HTMLElement>('.list article h3')?.focus({ preventScroll: true })
}
