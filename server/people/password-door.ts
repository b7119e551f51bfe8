/** Signing in by name and password: one sentence for every no, after the same work, so that nobody learns who has an account. */
import { nameKey } from '#shared/names'
import { type Refusal, refusal } from '#shared/refusals'
import type { Account } from '../registry/account.ts'
import type { Accounts } from './accounts.ts'
import type { Audit } from './audit.ts'
import { type Failures, tooManyGuesses } from './failures.ts'
import type { Passwords } from './passwords.ts'
import { byName } from './roll.ts'
import { QueueFull } from './work-queue.ts'

export interface Attempt {
  readonly name: string
  readonly password: string
  readonly address: string
  /** Hash of what the browser carries, if anything. */
  readonly device: string | null
}

/** Whose name and password these are; or the answer no. */
export type PasswordDoor = (attempt: Attempt) => Promise<{ account: Account } | { refusal: Refusal }>

export interface PasswordDoorDeps {
  readonly accounts: Accounts
  readonly passwords: Passwords
  readonly failures: Failures
  readonly audit: Audit
}

/** Whatever was wrong, it is `wrong-password`. What was not looked at (`too-busy`) is no guess. */
export function createPasswordDoor({ accounts, passwords, failures, audit }: PasswordDoorDeps): PasswordDoor {
  return async ({ name, password, address, device }) => {
    const account = byName(await accounts.list(), name)
    // A browser in which this person has signed in before is counted by itself: behind one address for a whole venue,
    // a stranger's guesses do not hinder people at their own machines.
    const isKnown = device !== null && account?.devices?.includes(device)
    const of = isKnown ? `device ${device}` : address
    const charge = failures.charge(of, nameKey(name))
    if (charge.waitMs !== null) return { refusal: tooManyGuesses(charge.waitMs) }
    try {
      // Also for somebody disabled, or unknown: how long it takes must not tell.
      const hash = account?.disabled ? null : (account?.password?.hash ?? null)
      if ((await passwords.verify(hash, password, { of, rank: charge.before })) && account) {
        charge.wasRight()
        return { account }
      }
      // What was typed may be a password in the wrong field: only a name of the house is repeated.
      if (charge.isLast)
        audit('wrong passwords, many times', { who: account?.name ?? 'an unknown name', address })
      return { refusal: refusal('wrong-password') }
    } catch (error) {
      charge.takeBack()
      if (error instanceof QueueFull) return { refusal: refusal('too-busy') }
      throw error
    }
  }
}
