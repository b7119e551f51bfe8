/** What supervisor, core and edge say to each other over their process channels. Edges are told public facts only. */
import type { GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'

/** From the core to the supervisor. */
export type FromCore =
  | PublicMessage
  | PictureMessage
  | GoneMessage
  | Told
  /** Listening. `signInKey` is the one-time key of a first start, null after a restart. */
  | {
      readonly kind: 'ready'
      readonly port: number
      readonly signInKey: string | null
      /** The token of the house's first screen, on its very first start. */
      readonly firstScreen: string | null
      /** The show readers are sent to; a rehearsal on air has no page for them, its performance has. */
      readonly live: string | null
      /** Of a core that stands by: where the one is that leads. */
      readonly standsBy: string | null
      /** Null for plain HTTP; else the fingerprint of an authority to install, and a name that links must carry. */
      readonly tls: { readonly fingerprint: string | null; readonly name: string | null } | null
    }

/** After all there was to tell: whoever listened now knows every show. */
export interface Told {
  readonly kind: 'told'
}

/** From every child, once a second: one that falls silent has not died, but hangs. */
type Alive = { readonly kind: 'alive' }

/** An edge's word on how it fares; read where it is used, for it comes from a process that stands in the open. */
export interface Measured {
  readonly kind: 'measured'
  readonly measured: unknown
}

/** From the supervisor to the core: an edge has nothing yet, or missed something; and what each edge says of itself. */
export type ToCore = { readonly kind: 'tell-everything' } | (Measured & { readonly edge: number })

/** From an edge to the supervisor. */
export type FromEdge =
  | { readonly kind: 'ready'; readonly port: number }
  /** It has just begun and knows nothing, or missed something. */
  | { readonly kind: 'gap' }
  | Measured

/** From what tells the numbers of a machine that has edges and no core. */
export type FromMeter = { readonly kind: 'ready'; readonly port: number }

/** How a child that may not start ends: its sentence is on stderr, and starting again would not help. */
export const CANNOT_START = 78

/** Ends this process with one readable line. */
export function refuseToStart(sentence: string): never {
  process.stderr.write(`Envelope cannot start: ${sentence}\n`)
  process.exit(CANNOT_START)
}

/** The sentence for a port that could not be listened on. */
export function portSentence(error: unknown, variable: string, port: number, host: string): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program; set ${variable} to a free one.`
  if (code === 'EACCES')
    return `port ${port} may not be used by this account; set ${variable} to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `this machine has no address ${host}; correct HOST.`
  return `port ${port} cannot be opened: ${(error as Error).message}`
}

/**
 * Ends this process when its parent does: an orphan core would be a second writer, an orphan edge would hold its port.
 * Call it first; what `onEnd` is given later is closed in good order before the end.
 */
export function endWithParent(): { onEnd(close: () => Promise<void>): void } {
  let close = () => Promise.resolve()
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(0), LONGEST_FAREWELL_MS).unref()
    close().finally(() => process.exit(0))
  }
  setInterval(() => tellParent({ kind: 'alive' }), ALIVE_MS).unref()
  process.on('SIGTERM', end)
  // An interrupt at the keyboard reaches the whole group; the parent decides.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', end)
  return {
    onEnd(given) {
      close = given
    },
  }
}

/** A parent that has just died is noticed by `endWithParent`; a message it can no longer read is no error. */
export function tellParent(message: FromCore | FromEdge | FromMeter | Alive): void {
  if (process.connected) process.send?.(message, () => undefined)
}

const LONGEST_FAREWELL_MS = 3000

/** How often an edge says how it fares. */
export const MEASURE_MS = 2000

/** How often a child says that it is alive. */
export const ALIVE_MS = 1000
