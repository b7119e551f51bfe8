/** The wire: three namespaces, typed both ways. Prose and history are in PROTOCOL.md. */
import Type, { type Static } from 'typebox'
import type { DeskLive, DeskPlan } from './desk-view.ts'
import type { FeedUpdate } from './feed.ts'
import {
  CommandId,
  FeedCursor,
  type FeedCursor as FeedCursorType,
  Id,
  Instant,
  Position,
  type Position as PositionType,
} from './ids.ts'
import type { Refusal } from './refusals.ts'
import type { StageFrame } from './stage-frame.ts'

export { PROTOCOL_VERSION } from './version.ts'

/** Handshake of every namespace (`auth`). */
export const Hello = Type.Object(
  { protocol: Type.Integer(), show: Type.Union([Id, Type.Null()]) },
  { additionalProperties: true },
)

const screenId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })

/** What a screen says of itself on `/stage`; a monitor is a desk's own miniature and is not counted. */
export const ScreenHello = Type.Object(
  {
    protocol: Type.Integer(),
    show: Type.Union([Id, Type.Null()]),
    bus: Type.Union([Type.Literal('programme'), Type.Literal('preview')]),
    screen: screenId,
    monitor: Type.Boolean(),
    width: Type.Integer({ minimum: 0, maximum: 100_000 }),
    height: Type.Integer({ minimum: 0, maximum: 100_000 }),
    /** The build of its page. */
    version: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })),
  },
  { additionalProperties: false },
)
export type ScreenHello = Static<typeof ScreenHello>

/** A screen's report that a frame is on glass; `showAt` is that of a new picture painted at its moment, and of no other. */
export const Painted = Type.Object(
  { position: Position, at: Instant, showAt: Type.Optional(Instant) },
  { additionalProperties: false },
)
export type Painted = Static<typeof Painted>

const milliseconds = Type.Union([Type.Number({ minimum: 0, maximum: 3_600_000 }), Type.Null()])

/** A screen asks for the server's clock, and says how it fares; null is what it does not know yet. */
export const AskClock = Type.Object(
  {
    /** There and back, as nine of ten of its messages go. */
    roundTrip: milliseconds,
    /** Its idea of the server's clock is no further off than this. */
    error: milliseconds,
    /** Pictures that were replaced before they were seen. */
    dropped: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  },
  { additionalProperties: false },
)
export type AskClock = Static<typeof AskClock>

export const AskSince = Type.Object(
  { cursor: Type.Union([FeedCursor, Type.Null()]) },
  { additionalProperties: false },
)
export type AskSince = { cursor: FeedCursorType | null }

/** The answer to a command. `position` is where it stands in the log; a repeated command has the first answer (T2). */
export type Answer =
  | { readonly ok: true; readonly position: PositionType }
  | { readonly ok: false; readonly refusal: Refusal }

/** The answer to anything else that is asked. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** Once a second: the newest position and the server's clock, so that silence is noticed. */
export interface Beat {
  readonly position: PositionType
  readonly now: number
}

export interface ScreenReport {
  readonly screen: string
  readonly bus: 'programme' | 'preview'
  readonly size: string
  readonly connected: boolean
  /** Nothing was heard of it for so long that nobody knows what it shows. */
  readonly stale: boolean
  /** The newest frame it says is on glass. */
  readonly painted: PositionType | null
  /** The last picture it painted at its moment: which moment, and how many milliseconds after it. */
  readonly moment: { readonly showAt: Instant; readonly late: number } | null
  readonly roundTrip: number | null
  readonly clockError: number | null
  readonly dropped: number
  readonly version: string | null
}

export interface ControlUp {
  command: (command: unknown, ack: (answer: Answer) => void) => void
  feed: (ask: unknown, ack: (reply: Reply<FeedUpdate>) => void) => void
}
export interface ControlDown {
  plan: (plan: DeskPlan) => void
  live: (live: DeskLive) => void
  feed: (update: FeedUpdate) => void
  screens: (screens: readonly ScreenReport[]) => void
  beat: (beat: Beat) => void
}

export interface StageUp {
  clock: (ask: unknown, ack: (reply: Reply<Instant>) => void) => void
  painted: (report: unknown) => void
}
export interface StageDown {
  frame: (frame: StageFrame) => void
  beat: (beat: Beat) => void
}

export interface LiveUp {
  since: (ask: unknown, ack: (reply: Reply<FeedUpdate>) => void) => void
}
export interface LiveDown {
  update: (update: FeedUpdate) => void
  beat: (cursor: FeedCursorType) => void
}

/** What the core tells its edges: public facts only, one way. */
export interface PublicMessage {
  readonly kind: 'public'
  readonly show: string
  readonly update: FeedUpdate
}

export const CommandMessage = Type.Object({ id: CommandId }, { additionalProperties: true })
