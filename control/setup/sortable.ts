/** Rows that are dragged to another place. The list itself stays as it was drawn: where they stand is the show's to say. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import Sortable from 'sortablejs'

/** The row, and the one it now should stand before; null is the end. */
type Moved = (id: string, before: string | null) => void

/** Makes the list of a part sortable for as long as `list` gives one. Rows bear `data-sort`, and a `.grip` to be held by. */
export class Dragging implements ReactiveController {
  private readonly list: () => HTMLElement | null
  private readonly moved: Moved
  private held: HTMLElement | null = null
  private sortable: Sortable | null = null

  constructor(host: ReactiveControllerHost, list: () => HTMLElement | null, moved: Moved) {
    this.list = list
    this.moved = moved
    host.addController(this)
  }

  hostUpdated(): void {
    const list = this.list()
    if (list === this.held) return
    this.hostDisconnected()
    this.held = list
    this.sortable = list && sortableRows(list, this.moved)
  }

  hostDisconnected(): void {
    this.sortable?.destroy()
    this.sortable = null
    this.held = null
  }
}

const idOf = (element: Element): string | null =>
  element instanceof HTMLElement ? (element.dataset['sort'] ?? null) : null

function sortableRows(list: HTMLElement, moved: Moved): Sortable {
  let stood: ChildNode | null = null
  return Sortable.create(list, {
    handle: '.grip',
    draggable: '[data-sort]',
    // The browser's own dragging looks different everywhere, and does not scroll a long list.
    forceFallback: true,
    fallbackTolerance: 4,
    animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
    ghostClass: 'landing',
    dragClass: 'dragged',
    onStart({ item }) {
      stood = item.nextSibling
    },
    onEnd({ item, oldDraggableIndex, newDraggableIndex }) {
      let next = item.nextElementSibling
      while (next && (idOf(next) === null || next.classList.contains('dragged')))
        next = next.nextElementSibling
      const id = idOf(item)
      const before = next && idOf(next)
      if (stood === null || stood.parentNode === list) list.insertBefore(item, stood)
      if (id !== null && oldDraggableIndex !== newDraggableIndex) moved(id, before)
    },
  })
}
