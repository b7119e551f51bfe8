/** Which desk this page is. A page loaded anew is the same desk; a tab that was doubled is another one. */
import type { DeskId } from '#shared/ids'
import { newCommandId } from '../wishes.ts'

const KEY = 'envelope-desk'

/** Only a page that is going away leaves its id behind: a doubled tab copies the storage of a living one, and finds none. */
export function deskId(): DeskId {
  mine ??= begin()
  return mine
}

/** Whoever signs in on this page next is at the same desk. */
let mine: DeskId | null = null

function begin(): DeskId {
  const id = taken() ?? newCommandId()
  addEventListener('pagehide', () => keep(id))
  // Shown again from the browser's memory, the page is alive and keeps its id to itself.
  addEventListener('pageshow', () => void taken())
  return id
}

function taken(): DeskId | null {
  try {
    const id = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return id
  } catch {
    return null
  }
}

function keep(id: DeskId): void {
  try {
    sessionStorage.setItem(KEY, id)
  } catch {
    // Without storage the page is a new desk each time, and takes over once more.
  }
}
