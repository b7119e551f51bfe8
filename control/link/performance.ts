/** Sends one command to another show than the desk's own: a spelling put right in the rehearsal, to the performance. */
import type { Wish } from '#shared/commands'
import { type Asked, askServer } from '../ask-server.ts'
import { newCommandId } from '../wishes.ts'

/** Never pushed: what is on screen in the performance is corrected at its own desk. */
export function tellPerformance(show: string, wish: Wish): Promise<Asked<unknown>> {
  const command = { id: newCommandId(), ...wish, ...('push' in wish ? { push: false } : {}) }
  return askServer('POST', `/api/v1/shows/${encodeURIComponent(show)}/commands`, command)
}
