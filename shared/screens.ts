/** Screens as devices of the house: what each is called, which show it follows, and how it shows it. */
import Type, { type Static } from 'typebox'
import { Id, Instant } from './ids.ts'
import type { Bus } from './stage-frame.ts'

const strict = { additionalProperties: false }

/** What a screen is for. A mirror shows the control room what the room sees, and does not count as one of the room's screens. */
export const LAYOUTS = ['full', 'lower-third', 'sponsor-strip', 'confidence', 'lobby', 'mirror'] as const
export type Layout = (typeof LAYOUTS)[number]

/** What it is called, on the desk and on the screen itself. */
export const LAYOUT_NAMES: Record<Layout, string> = {
  full: 'Full stage',
  'lower-third': 'Lower third',
  'sponsor-strip': 'Sponsor strip',
  confidence: 'Confidence monitor',
  lobby: 'Lobby',
  mirror: 'Mirror of the programme',
}

const BUS_OF: Record<Layout, Bus> = {
  full: 'programme',
  'lower-third': 'programme',
  'sponsor-strip': 'programme',
  confidence: 'presenter',
  lobby: 'lobby',
  mirror: 'programme',
}

/** A lower third, a sponsor strip and a mirror are drawings of the programme. */
export const busOf = (layout: Layout): Bus => BUS_OF[layout]

/** Whether the room waits for this screen, and misses it when it is gone. */
export const isCounted = (layout: Layout): boolean => layout !== 'mirror'

/** What lies behind the words: the stage itself, nothing (OBS, vMix), or green to be keyed out. */
export const BACKGROUNDS = ['stage', 'transparent', 'green'] as const

export const ScreenName = Type.String({ pattern: '\\S', maxLength: 60 })

/** Which screens said that they painted a change of the programme, when, and which were there and had not said so. */
export const Witnessed = {
  /** The commit that changed the programme. */
  of: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  painted: Type.Array(Type.Object({ screen: ScreenName, at: Instant }, strict), { maxItems: 200 }),
  missing: Type.Array(ScreenName, { maxItems: 200 }),
}

/** What an operator decides of a screen; remembered until it is changed. */
export const ScreenSetup = Type.Object(
  {
    name: ScreenName,
    /** Null follows the show on air. */
    show: Type.Union([Id, Type.Null()]),
    layout: Type.Enum([...LAYOUTS]),
    background: Type.Enum([...BACKGROUNDS]),
    /** Hundredths of the picture's height kept free at the foot, for people who stand in front of it. */
    raise: Type.Integer({ minimum: 0, maximum: 40 }),
  },
  strict,
)
export type ScreenSetup = Static<typeof ScreenSetup>

/** A screen nobody has decided anything of: the full stage of whichever show is on air. */
export const plainSetup = (name: string): ScreenSetup => ({
  name,
  show: null,
  layout: 'full',
  background: 'stage',
  raise: 0,
})

export const ScreenId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })
export type ScreenId = string

/** The letters of a pairing code: none that is taken for another across a ballroom. */
export const CODE_LETTERS = 'ACDEFHJKMNPRTUVWXY34679'
export const PairingCode = Type.String({ pattern: `^[${CODE_LETTERS}]{6}$` })

/** A code as a person types it: case, blanks and dashes do not matter. */
export const asCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

/** What an operator asks of the screens. */
export const ScreenWish = Type.Union([
  Type.Object({ kind: Type.Literal('pair'), code: PairingCode, setup: ScreenSetup }, strict),
  /** A link that is a screen of its own wherever it is opened: OBS, kiosks. */
  Type.Object({ kind: Type.Literal('link'), setup: ScreenSetup }, strict),
  Type.Object({ kind: Type.Literal('assign'), screen: ScreenId, setup: ScreenSetup }, strict),
  Type.Object({ kind: Type.Literal('revoke'), screen: ScreenId }, strict),
  /** Null means every screen. */
  Type.Object({ kind: Type.Literal('identify'), screen: Type.Union([ScreenId, Type.Null()]) }, strict),
  Type.Object({ kind: Type.Literal('reload'), screen: Type.Union([ScreenId, Type.Null()]) }, strict),
])
export type ScreenWish = Static<typeof ScreenWish>

/** What was done: which screen, and for a link its secret part, told once. */
export interface ScreenDone {
  readonly screen: ScreenId | null
  readonly token: string | null
}

/** A page that shows a code and waits to become a screen. */
export interface WaitingScreen {
  readonly code: string
  readonly size: string
  /** Where it connects from, for whoever cannot see it. */
  readonly address: string
}
