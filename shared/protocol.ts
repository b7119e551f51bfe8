/** The wire: three namespaces, typed both ways. Prose and history are in PROTOCOL.md. */
import Type, { type Static } from 'typebox'
import type { AloneView } from './alone.ts'
import type { BackupTrouble } from './backup.ts'
import type { CoreAddress, CoresView } from './cores.ts'
import type { Crowd } from './crowd.ts'
import type { DeskLive, DeskPlan } from './desk-view.ts'
import type { Disk } from './disk.ts'
import type { FeedUpdate } from './feed.ts'
import {
  type CategoryId,
  CommandId,
  DeskId,
  type DeskId as DeskIdType,
  FeedCursor,
  type FeedCursor as FeedCursorType,
  Id,
  Instant,
  type LevelId,
  Position,
  type Position as PositionType,
  type ShowId,
} from './ids.ts'
import type { ImageId } from './images.ts'
import type { PostDraft } from './post-drafts.ts'
import type { Block } from './post-words.ts'
import type { PressView } from './press-view.ts'
import type { Refusal } from './refusals.ts'
import type { LevelResult } from './results.ts'
import type { ScreenDone, ScreenId, ScreenSetup, WaitingScreen } from './screens.ts'
import type { ShowsView } from './shows-view.ts'
import { BUSES, type StageFrame } from './stage-frame.ts'
import type { EntryStanding } from './state.ts'

export { PROTOCOL_VERSION } from './version.ts'

/** Handshake of every namespace (`auth`). */
export const Hello = Type.Object(
  { protocol: Type.Integer(), show: Type.Union([Id, Type.Null()]) },
  { additionalProperties: true },
)

/** What a desk says of itself: which show it works on, and which desk it is. */
export const DeskHello = Type.Object(
  { ...Hello.properties, desk: Type.Optional(DeskId) },
  { additionalProperties: true },
)

/** What a browser does not offer a screen here: mostly because a venue's network address is no secure context. */
export const LACKS = ['secure-context', 'offline-page', 'wake-lock', 'storage'] as const
export type Lack = (typeof LACKS)[number]

const size = Type.Integer({ minimum: 0, maximum: 100_000 })

/** What a page on `/stage` says of itself. */
export const ScreenHello = Type.Object(
  {
    protocol: Type.Integer(),
    /** The secret of a paired screen; null asks for a code to be paired by. */
    token: Type.Union([Type.String({ pattern: '^[A-Za-z0-9_-]{20,64}$' }), Type.Null()]),
    /** A desk's own miniature, let in by the desk's session: no screen of the room, and not waited for. */
    monitor: Type.Union([
      Type.Object(
        { show: Type.Union([Id, Type.Null()]), bus: Type.Enum([...BUSES]) },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
    width: size,
    height: size,
    /** The build of its page. */
    version: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })),
    lacks: Type.Array(Type.Enum([...LACKS]), { maxItems: LACKS.length }),
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
  | {
      readonly ok: true
      readonly position: PositionType
      /** Where two people seal: it waits for the other, or differs from what the other entered. Told to nobody else. */
      readonly entry?: EntryStanding
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** What the envelopes of a category hold, for the eyes of whoever asked. */
export interface Peeked {
  readonly category: CategoryId
  readonly levels: readonly {
    readonly level: LevelId
    readonly version: number
    readonly commitment: string
    readonly result: LevelResult
  }[]
}

/** What somebody is writing on: a post or a draft, by its id. */
export const Writing = Type.Union([Type.String({ pattern: '^[A-Za-z0-9_-]{1,220}$' }), Type.Null()])

/** Somebody at another desk has this post or draft open: no lock, but a warning. */
export interface Writer {
  readonly on: string
  readonly name: string
  readonly desk: DeskIdType
}

/** A text to be shown as readers will see it. */
export const AskWords = Type.String({ maxLength: 4000 })

/** The answer to anything else that is asked. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** Once a second: the newest position and the server's clock, so that silence is noticed. */
export interface Beat {
  readonly position: PositionType
  readonly now: number
}

/** One paired screen, as the desk lists it: what was decided of it, and what it says of itself. */
export interface ScreenReport {
  readonly screen: ScreenId
  readonly setup: ScreenSetup
  /** Null while it has not been heard since the server started. */
  readonly size: string | null
  readonly connected: boolean
  /** Pages that are this screen at the same time; more than one is a mistake somebody should see. */
  readonly pages: number
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
  readonly lacks: readonly Lack[]
}

/** All screens of the house, and the pages that ask to become one. */
export interface ScreensView {
  readonly screens: readonly ScreenReport[]
  readonly waiting: readonly WaitingScreen[]
}

/** What a page must know to be a screen: the setup, and which screen it is. */
export type Assignment = ScreenSetup & { readonly screen: ScreenId }

/** A code to be typed at a desk, and the seconds it holds. */
export interface PairingOffer {
  readonly code: string
  readonly seconds: number
}

export interface ControlUp {
  command: (command: unknown, ack: (answer: Answer) => void) => void
  feed: (ask: unknown, ack: (reply: Reply<FeedUpdate>) => void) => void
  /** A `peek` command; its answer goes to this socket alone. */
  peek: (command: unknown, ack: (reply: Reply<Peeked>) => void) => void
  /** What this desk is writing on; null is nothing. Answered by nothing: others see it in `writers`. */
  writing: (on: unknown) => void
  /** The pieces of a text as readers will see them. */
  words: (text: unknown, ack: (reply: Reply<readonly Block[]>) => void) => void
  screens: (wish: unknown, ack: (reply: Reply<ScreenDone>) => void) => void
  /** A `HandOverWish`: another core is to lead. The link ends once that is so. */
  handover: (wish: unknown, ack: (reply: Reply<CoreAddress>) => void) => void
  /** An `AloneWish`: go on without Redis, or be one house again. After the latter the link ends. */
  alone: (wish: unknown, ack: (reply: Reply<null>) => void) => void
}
export interface ControlDown {
  plan: (plan: DeskPlan) => void
  live: (live: DeskLive) => void
  feed: (update: FeedUpdate) => void
  /** All of them, once per change; to desks that may write. */
  drafts: (drafts: readonly PostDraft[]) => void
  writers: (writers: readonly Writer[]) => void
  screens: (view: ScreensView) => void
  /** How this machine's edges bear their readers, whenever they let go of more or of less; null while none is known. */
  crowd: (crowd: Crowd | null) => void
  /** What keeps commits from the backup folder, whenever that changes; null while nothing does. */
  backup: (trouble: BackupTrouble | null) => void
  /** How the server's disk stands, whenever its reserve is given up or laid anew. */
  disk: (disk: Disk | null) => void
  /** Which shows there are, and which is on air; after every change of either. */
  shows: (view: ShowsView) => void
  /** Another show is on air: answered with its name once its picture is what the desk shows; until then nothing is commanded. */
  moved: (show: ShowId, seen: (show: ShowId) => void) => void
  /** Where several cores share a log: who leads, who stands by; after every change. */
  cores: (view: CoresView) => void
  /** That Redis is out of reach, or this core alone; null while neither is so. After every change. */
  alone: (view: AloneView | null) => void
  beat: (beat: Beat) => void
}

export interface StageUp {
  clock: (ask: unknown, ack: (reply: Reply<Instant>) => void) => void
  painted: (report: unknown) => void
}
export interface StageDown {
  /** Comes before the first frame, and again whenever it is changed. */
  assigned: (assignment: Assignment) => void
  frame: (frame: StageFrame) => void
  beat: (beat: Beat) => void
  /** Where several cores share a log: where else to go. */
  cores: (view: CoresView) => void
  /** Not a screen, or none any more: show this code. */
  pairing: (offer: PairingOffer) => void
  /** A screen from now on; the token is to be kept. */
  paired: (token: string) => void
  /** Show who you are, large, for so many seconds. */
  identify: (seconds: number) => void
  reload: () => void
}

/** The press room is told everything anew after each change: it is little, and nothing is to be folded. */
export interface PressDown {
  view: (view: PressView | null) => void
  /** The server's clock. */
  beat: (now: Instant) => void
  cores: (view: CoresView) => void
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

/** A picture that a public post shows; WebP, in base64. */
export interface PictureMessage {
  readonly kind: 'picture'
  readonly image: ImageId
  readonly webp: string
}

/** A show was deleted: there is no page for it any more. */
export interface GoneMessage {
  readonly kind: 'gone'
  readonly show: string
}

export const CommandMessage = Type.Object({ id: CommandId }, { additionalProperties: true })
