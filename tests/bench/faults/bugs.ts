/** Where a bug can be put: what stands between the true parts, and may be another than it should be. */
import type { Server } from 'socket.io'
import type { Command } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import type { Actor } from '#shared/people'
import type { Answer, GoneMessage, PublicMessage } from '#shared/protocol'
import type { StageFrame } from '#shared/stage-frame'
import type { Message } from '../../../display/live/follower.ts'
import type { JoinedFeeds } from '../../../server/edge/fan-out/joined.ts'
import type { Feeds } from '../../../server/edge/feeds.ts'
import type { RedisLogStore } from '../../../server/log/redis-log.ts'
import type { ShowLog } from '../../../server/log/show-log.ts'
import type { ShowRunner } from '../../../server/show-runner.ts'
import type { Shows } from '../../../server/shows.ts'
import type { Vault } from '../../../server/vault/vault.ts'
import type { DiskBugs } from './file-log.ts'
import type { RedisBugs } from './redis.ts'
import type { Truth } from './truth.ts'
import type { Proc, World } from './world.ts'

export interface Bugs {
  readonly disk?: DiskBugs
  readonly redis?: RedisBugs
  readonly noBeats?: boolean
  readonly redisStore?: (store: RedisLogStore) => RedisLogStore
  /** What Redis lost is not put back. */
  readonly neverMends?: boolean
  readonly edgeIgnoresGaps?: boolean
  /** An edge that begins is told nothing until something happens. */
  readonly edgeNotTold?: boolean
  readonly monotonic?: () => () => number
  readonly vault?: (vault: Vault) => Vault
  readonly log?: (log: ShowLog, of: { readonly world: World; readonly proc: Proc }) => ShowLog
  /** What becomes of a command between the gateway and the runner. */
  readonly arriving?: (of: {
    readonly runner: ShowRunner
    readonly world: World
  }) => (command: Command, by: Actor) => Command
  readonly submitting?: (submit: ShowRunner['submit']) => ShowRunner['submit']
  readonly answering?: (id: string, answer: Answer, runner: ShowRunner) => Answer
  readonly watching?: (
    runner: ShowRunner,
    of: { readonly io: Server; readonly world: World; readonly truth: Truth },
  ) => void
  readonly publishing?: (shows: Shows) => Shows
  readonly edgeTakes?: (message: PublicMessage | GoneMessage, feeds: Feeds) => PublicMessage | GoneMessage
  readonly readingEdge?: (feeds: JoinedFeeds) => JoinedFeeds
  /** What a page takes for what it was sent; null is not heard at all. One of each for every page. */
  readonly screenHears?: () => (frame: StageFrame) => StageFrame | null
  /** A page to which only beats are a sign of life. */
  readonly deafToAnswers?: boolean
  /** Beats that say nothing of where the show stands. */
  readonly placelessBeats?: boolean
  readonly deskHears?: () => (live: DeskLive) => DeskLive | null
  readonly readerHears?: () => (message: Message) => Message | null
  /** What a desk sends in the place of a command. */
  readonly deskSends?: () => (command: Command) => Command | null
  /** A page that never gives a silent link up. */
  readonly neverHangsUp?: boolean
}
