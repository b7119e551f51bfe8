/** The port of what is not the show: people, their sessions, and which show is on air. Same two backends as the log, one contract. */
import type { ShowId } from '#shared/ids'
import type { Role } from '#shared/people'
import type { AccountId } from '#shared/people-view'
import type { ScreenId, ScreenSetup } from '#shared/screens'
import type { Roll } from './account.ts'

/** The registry could not be reached; a change may or may not be stored. */
export class RegistryUnavailable extends Error {
  override readonly name = 'RegistryUnavailable'
}

/** A signed-in browser. Only the SHA-256 of its token is kept, as 64 hex digits. */
export interface Session {
  readonly tokenHash: string
  /** Of whoever has an account, name and role stand there; these are as they were when the session began. */
  readonly name: string
  readonly role: Role
  readonly createdAt: number
  readonly expiresAt: number
  /** Null for whoever was signed in by a key that names nobody. */
  readonly account: AccountId | null
  /** Where it began, for people to recognise it: browser and address. */
  readonly place: string
  /** A link began it, and may have come in place of a password. */
  readonly byLink: boolean
}

/** A key that signs in once. Only its SHA-256 is kept, as 64 hex digits. */
export interface SignInKey {
  readonly keyHash: string
  readonly name: string
  readonly role: Role
  readonly expiresAt: number
  /** Whose account it opens; null for a desk that is lent, and for the key of a start. */
  readonly account: AccountId | null
}

/** A paired screen. Only the SHA-256 of its token is kept, as 64 hex digits. */
export interface PairedScreen {
  readonly id: ScreenId
  readonly tokenHash: string
  readonly setup: ScreenSetup
  readonly pairedAt: number
}

/**
 * What the house keeps in mind of a show, besides its log: put away, or restored without the key of its envelopes;
 * of a seal key, by its fingerprint, that a copy of it lies elsewhere; and what the newest emergency pack of a show holds, by a mark.
 */
export type ShowFact = 'archived' | 'keyless' | 'key-exported' | 'packed'

/** What has expired by the registry's clock (milliseconds since 1970) is as if it had never been. */
export interface Registry {
  /** Rejects with a `TypeError` if `keyHash` is no SHA-256: a key in the clear must never be kept. */
  addKey(key: SignInKey): Promise<void>
  /** Takes a key out of the registry; null if there is none. Of two at once, one gets it. */
  useKey(keyHash: string): Promise<SignInKey | null>
  /** Forgets all keys of this name: a new start prints a new one. */
  dropKeys(name: string): Promise<void>
  /** Rejects with a `TypeError` if `tokenHash` is no SHA-256. */
  addSession(session: Session): Promise<void>
  session(tokenHash: string): Promise<Session | null>
  dropSession(tokenHash: string): Promise<void>
  /** All sessions, in the order they began. */
  sessions(): Promise<Session[]>
  /** Everybody with an account. Rejects if the list cannot be read: that is not the same as nobody. */
  roll(): Promise<Roll>
  /**
   * Keeps the list with its next revision, if `roll.revision` is still the last; otherwise false, and nothing is changed.
   * Rejects with a `TypeError` if a password stands in it in the clear.
   */
  keepRoll(roll: Roll): Promise<boolean>
  /** The show the room looks at; null before the first. */
  onAir(): Promise<ShowId | null>
  putOnAir(show: ShowId): Promise<void>
  /** The shows of which this holds. */
  noted(fact: ShowFact): Promise<ShowId[]>
  note(fact: ShowFact, show: ShowId, holds: boolean): Promise<void>
  /** All paired screens, in the order they were paired. */
  screens(): Promise<PairedScreen[]>
  /** Keeps a new screen, or what has changed of one. Rejects with a `TypeError` if `tokenHash` is no SHA-256. */
  keepScreen(screen: PairedScreen): Promise<void>
  dropScreen(id: ScreenId): Promise<void>
  close(): Promise<void>
}
