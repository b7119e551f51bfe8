/** Whose the keyboard is: while a dialog or a menu is open its keys are its own, and none of them reaches the stage. */

let holders = 0

/** While any dialog or menu is open: stage keys, undo and the help panel look at it before they act. */
export const areKeysHeld = (): boolean => holders > 0

/** Takes the keys; call what it returns to give them back. */
export function holdKeys(): () => void {
  let has = true
  holders += 1
  return () => {
    if (has) holders -= 1
    has = false
  }
}

/** What has the focus, inside whatever shadow; null where it is nowhere in particular. */
export function focusedNow(): HTMLElement | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at instanceof HTMLElement && at !== document.body ? at : null
}
