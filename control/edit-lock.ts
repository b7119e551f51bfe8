/** Whether this desk's edits are locked: kept for as long as the tab lives. */
const KEPT = 'envelope.edits-locked'

/** Not in a new tab, nor where the browser keeps nothing. */
export function areEditsLocked(): boolean {
  try {
    return sessionStorage.getItem(KEPT) === 'yes'
  } catch {
    return false
  }
}

/** Over reloads of this tab; no other desk is locked by it. */
export function keepEditsLocked(locked: boolean): void {
  try {
    if (locked) sessionStorage.setItem(KEPT, 'yes')
    else sessionStorage.removeItem(KEPT)
  } catch {
    // A browser that keeps nothing still locks until it is reloaded.
  }
}
