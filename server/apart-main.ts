/** The other side of work done apart: one piece at a time, behind the room's, and ended with the core. */
import { constants, setPriority } from 'node:os'

/** What `work` throws ends the process, and whoever asked is answered with null; `say` may be called often. */
export function workApart(
  work: (message: unknown, say: (answer: unknown) => void) => void | Promise<void>,
): void {
  try {
    // A press in the room comes first.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where that is not allowed, it works all the same.
  }
  process.on('message', (message) => void work(message, (answer) => process.send?.(answer)))
  process.on('disconnect', () => process.exit())
  // Ctrl-C reaches the whole group; it ends with the core.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
}
