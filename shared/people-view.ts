/** The page of the people: what a producer is shown of them, and what can be asked. */
import Type, { type Static } from 'typebox'
import type { Instant } from './ids.ts'
import { ROLES, type Role } from './people.ts'

const strict = { additionalProperties: false }
/** Cut before it is looked at: what is longer is no name and no password. */
const Typed = Type.String({ maxLength: 400 })
const AnyRole = Type.Enum([...ROLES])

/** Drawn by the page that invites: the same wish sent again is the same person. */
export const AccountId = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' })
export type AccountId = string

export const SignInWish = Type.Union([
  Type.Object({ key: Type.String({ minLength: 1, maxLength: 200 }) }, strict),
  Type.Object({ name: Typed, password: Typed }, strict),
])

/** A desk lent for an evening: a link that signs in once, and nobody's account. */
export const LendWish = Type.Object({ role: AnyRole, name: Type.Optional(Typed) }, strict)

export const InviteWish = Type.Object({ id: AccountId, name: Typed, role: AnyRole }, strict)
export type InviteWish = Static<typeof InviteWish>

export const PersonChange = Type.Object(
  { role: Type.Optional(AnyRole), disabled: Type.Optional(Type.Boolean()) },
  strict,
)
export interface PersonChange {
  readonly role?: Role | undefined
  readonly disabled?: boolean | undefined
}

/** `current` is not asked of whoever came by a link that lets them choose. */
export const PasswordWish = Type.Object(
  { current: Type.Union([Typed, Type.Null()]), password: Typed },
  strict,
)

/** A desk somebody is signed in at. */
export interface SignedIn {
  readonly id: string
  /** Which browser, and at which address. */
  readonly place: string
  readonly since: Instant
  /** When it last asked for anything; null if not since this server started. */
  readonly seen: Instant | null
  /** Its desk is open now. */
  readonly here: boolean
}

export interface PersonLine {
  readonly id: AccountId
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  readonly hasPassword: boolean
  /** Until when the last link given out works; null if it was used, or none was given. */
  readonly linkUntil: Instant | null
  readonly signedIn: readonly SignedIn[]
}

/** Signed in by a key or a lent desk's link, without an account. */
export interface LentDesk extends SignedIn {
  readonly name: string
  readonly role: Role
}

export interface PeopleView {
  /** The desk that asks, as one of those below; null for automation. */
  readonly me: string | null
  readonly people: readonly PersonLine[]
  readonly lent: readonly LentDesk[]
}

/** Who is signed in at this desk. */
export interface SessionView {
  readonly name: string
  readonly role: Role
  /** Null for whoever has none: signed in by a key. */
  readonly account: {
    readonly hasPassword: boolean /** May set one without the old. */
    readonly choosing: boolean
  } | null
  /** Nobody has an account here yet, and this desk may change that. */
  readonly alone: boolean
  /** Lets this desk's sockets in at the other cores of the house, for as long as its session lasts; missing where there are none. */
  readonly pass?: string
}

export interface GivenLink {
  readonly link: string
  readonly until: Instant
}
