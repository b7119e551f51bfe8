/** What the runner of a show needs, and what it is to the rest of the house. */
import type { Command, CommandOf } from '#shared/commands'
import type { Commit } from '#shared/events'
import type { Instant, Position } from '#shared/ids'
import type { Chain, ChainHead } from '#shared/log-chain'
import type { Actor } from '#shared/people'
import type { Press } from '#shared/press'
import type { Answer, Peeked, Reply } from '#shared/protocol'
import type { ShowState } from '#shared/state'
import type { Leadership } from './standby/leadership.ts'
import type { Vault } from './vault/vault.ts'

/** Everything outside a runner that it depends on; replaced in tests. */
export interface RunnerWorld {
  readonly vault: Vault
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number
  /** A clock that never jumps, in milliseconds. */
  readonly monotonic: () => number
  /** How long before painting a frame is sent, in milliseconds: as long as the screens of the room need. */
  readonly leadMs: () => number
  /** Called around every append; crash tests end the process here. */
  readonly failpoint?: (moment: 'before-append' | 'after-append' | 'after-ack', commit: Commit) => void
  /** Where several cores share a log: whether this one leads. */
  readonly leadership?: Pick<Leadership, 'elsewhere' | 'overtaken'>
  /** Told of what should not happen; never of results. */
  readonly warn: (message: string, error: unknown) => void
}

export type Listener = (shown: ShowState) => void

export interface ShowRunner {
  readonly show: string
  /** When its first commit was made; 0 before it. */
  openedAt(): Instant
  /** What has been made durable, with an output override laid over it. */
  shown(): ShowState
  /** Decides one command after all that came before it. Never rejects. */
  submit(command: Command, by: Actor, press?: Press): Promise<Answer>
  /** Looks into a category's envelopes once the look itself is durable; a look is answered once. Never rejects. */
  peek(command: CommandOf<'peek'>, by: Actor): Promise<Reply<Peeked>>
  /** Calls `listener` after every change of what is shown; returns the end of it. */
  onChange(listener: Listener): () => void
  /** All that happened, as the log has it; null while it cannot be read. */
  commits(): Promise<readonly Commit[] | null>
  /** Where the chain through the log ends, and whether it fits. */
  chain(): Chain
  /** Reads the whole log again for it, and looks for a head that was noted before; null while it cannot be read. */
  verify(noted: ChainHead | null): Promise<(Chain & { readonly noted: boolean | null }) | null>
  /** Reads what another core has written; resolves once that and all that was begun before is done. Rejects while the log cannot be read. */
  follow(): Promise<void>
  /** Refuses whatever comes from now on; resolves to where the log stands once all that came before is done. */
  end(): Promise<Position>
}
