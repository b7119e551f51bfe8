/** A page as it is served: until its script is there, nothing is pressed. */
import type { Actions } from './page.ts'

const nothing = () => undefined

export const NO_ACTIONS: Actions = {
  showNew: nothing,
  reload: nothing,
  changeClock: nothing,
  pause: nothing,
  keys: nothing,
}
