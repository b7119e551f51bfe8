/** What the parts of the desk's page are drawn from, and what they can ask of it. */
import type { DeskLive } from '#shared/desk-view'
import type { CategoryId } from '#shared/ids'
import type { Desk, Send } from '../desk.ts'
import type { DeskShow } from '../room-in-step.ts'
import type { Session } from '../session.ts'
import type { View } from '../views.ts'

export type Dialog =
  | 'keys'
  | 'invite'
  | 'account'
  | 'result'
  | 'rehearsal'
  | { readonly retract: NonNullable<DeskLive['lastReveal']> }
  | { readonly peek: CategoryId }

export interface AtDesk {
  readonly desk: Desk
  readonly session: Session
  readonly show: DeskShow
  /** Sends a command; the refusal is shown by whoever asked. */
  readonly send: Send
  /** Edits of this desk are locked; the stage is not. */
  readonly locked: boolean
  lock(): void
  go(view: View): void
  /** Nobody is signed in at this desk any more. */
  leave(): void
  /** Opens a dialog; null puts away what is open. */
  open(dialog: Dialog | null): void
}
