/** The people of the house, put together from their parts. */
import type { FastifyBaseLogger } from 'fastify'
import type { SessionSockets } from '../gateways/session-sockets.ts'
import type { Sessions } from '../gateways/sessions.ts'
import type { Registry } from '../registry/registry.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { auditTo } from './audit.ts'
import { createFailures } from './failures.ts'
import { createPeopleHouse, type PeopleHouse } from './house.ts'
import { createPasswordDoor, type PasswordDoor } from './password-door.ts'
import { createPasswords, type Passwords } from './passwords.ts'

export interface PeopleParts {
  readonly registry: Registry
  readonly sessions: Sessions
  readonly sockets: Pick<SessionSockets, 'end' | 'endAll'>
  readonly logger: Pick<FastifyBaseLogger, 'warn'>
  readonly monotonic: () => number
  readonly now: () => number
  /** Argon2, where nobody brings another. */
  readonly passwords?: Passwords
}

export interface People {
  readonly sessions: Sessions
  readonly accounts: Accounts
  readonly house: PeopleHouse
  readonly door: PasswordDoor
}

/** Door and house count wrong guesses together, and share one queue for passwords. */
export function openPeople({ passwords = createPasswords(), ...parts }: PeopleParts): People {
  const { sessions, sockets, now } = parts
  const accounts = createAccounts(parts.registry)
  const failures = createFailures(parts.monotonic)
  const audit = auditTo(parts.logger)
  return {
    sessions,
    accounts,
    house: createPeopleHouse({ accounts, sessions, sockets, passwords, failures, audit, now }),
    door: createPasswordDoor({ accounts, passwords, failures, audit }),
  }
}
