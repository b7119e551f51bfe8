/** Somebody with an account, as the registry keeps them: one list, exchanged whole. */
import Type, { type Static } from 'typebox'
import { Instant } from '#shared/ids'
import { parse } from '#shared/parse'
import { ROLES } from '#shared/people'
import { AccountId } from '#shared/people-view'
import { mustBeHash, mustBePasswordHash } from './hashes.ts'

export const Account = Type.Object({
  id: AccountId,
  name: Type.String(),
  role: Type.Enum([...ROLES]),
  /** Null until the person has chosen one. */
  password: Type.Union([Type.Object({ hash: Type.String(), setAt: Instant }), Type.Null()]),
  createdAt: Instant,
  /** Until when the last link works that was given to this person; null once it was used. */
  linkUntil: Type.Union([Instant, Type.Null()]),
  disabled: Type.Boolean(),
  /** SHA-256 of what browsers carry in which this person has signed in, the newest first. */
  devices: Type.Optional(Type.Array(Type.String())),
})
export type Account = Readonly<Static<typeof Account>>

/** Everybody with an account. The revision counts the changes; the first list has none and is empty. */
export interface Roll {
  readonly revision: number
  readonly accounts: readonly Account[]
}

export const EMPTY_ROLL: Roll = { revision: 0, accounts: [] }

/** As it is stored. Throws a `TypeError` if a secret stands in it in the clear. */
export function writtenRoll({ revision, accounts }: Roll): string {
  for (const { password, devices = [] } of accounts) {
    if (password) mustBePasswordHash(password.hash)
    for (const device of devices) mustBeHash(device)
  }
  return JSON.stringify({ revision, accounts })
}

const StoredRoll = Type.Object({ revision: Type.Integer({ minimum: 1 }), accounts: Type.Array(Account) })

/** Null for what cannot be read: that is never taken for an empty house. */
export function readRoll(stored: string): Roll | null {
  try {
    const parsed = parse(StoredRoll, JSON.parse(stored))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}
