/** Whether this desk's edits are locked: kept for as long as the tab lives. */
const KEPT = 'envelope.edits-locked'

export function areEditsLocked(): boolean {
  try {
    return sessionStorage.getItem(KEPT) === 'yes'
  } catch {
    return false
  }
}

export function keepEditsLocked(locked: boolean): void {
  try {
    if (locked) sessionStorage.setItem(KEPT, 'yes')
    else sessionStorage.removeItem(KEPT)
  } catch {
    // A browser that keeps nothing still locks until it is reloaded.
  }
}
