/** Who is writing on which post: no lock, for a lock outlives its holder; others are told, and decide. */
import type { DeskId } from '#shared/ids'
import type { Writer } from '#shared/protocol'

export interface Writers {
  /** What this connection writes on; null is nothing any more. */
  set(connection: string, show: string, writer: Writer | null): void
  list(show: string): readonly Writer[]
}

interface Held extends Writer {
  readonly show: string
}

/** `changed` is told which show's list is another now. */
export function createWriters(changed: (show: string) => void): Writers {
  const held = new Map<string, Held>()
  return {
    set(connection, show, writer) {
      const before = held.get(connection)
      if (before?.on === writer?.on && before?.show === show) return
      if (writer) held.set(connection, { ...writer, show })
      else held.delete(connection)
      for (const one of new Set([before?.show, writer ? show : undefined]))
        if (one !== undefined) changed(one)
    },
    list: (show) =>
      [...held.values()]
        .filter((one) => one.show === show)
        .map(({ on, name, desk }: Held): Writer & { desk: DeskId } => ({ on, name, desk })),
  }
}
