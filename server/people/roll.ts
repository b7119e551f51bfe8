/** The rules of who has an account: pure, on the whole list. What is there already is left alone, so that a wish may be sent twice. */
import { asName, nameKey, nameProblem } from '#shared/names'
import type { Role } from '#shared/people'
import type { PersonChange } from '#shared/people-view'
import { type Refusal, refusal } from '#shared/refusals'
import type { Account } from '../registry/account.ts'

type Accounts = readonly Account[]

/** Browsers a person is known at; another one makes the oldest a stranger again. */
const MOST_DEVICES = 8

/** The list as it is to be, and the person it was about; or the answer no. */
export type Ruled = { readonly accounts: Accounts; readonly account: Account } | { readonly refusal: Refusal }

const no = (...words: Parameters<typeof refusal>): Ruled => ({ refusal: refusal(...words) })

/** As names are compared (`nameKey`); whoever is shut out is found too. */
export const byName = (accounts: Accounts, name: string): Account | undefined =>
  accounts.find((account) => nameKey(account.name) === nameKey(name))

const byId = (accounts: Accounts, id: string): Account | undefined =>
  accounts.find((account) => account.id === id)

/** Somebody who can sign in and let others in. */
const opensTheHouse = ({ role, password, disabled }: Account): boolean =>
  role === 'producer' && password !== null && !disabled

/** A house that has somebody to open it is never left without. */
function kept(before: Accounts, accounts: Accounts, account: Account): Ruled {
  if (before.some(opensTheHouse) && !accounts.some(opensTheHouse))
    return no('last-producer', { name: account.name })
  return { accounts, account }
}

export interface Invited {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly now: number
  readonly linkUntil: number
}

/** The same id and name again is a new link; another's name is refused (`name-taken`). */
export function invited(accounts: Accounts, { id, name: typed, role, now, linkUntil }: Invited): Ruled {
  const problem = nameProblem(typed)
  if (problem !== null) return no('bad-name', { detail: problem })
  const name = asName(typed)
  const before = byId(accounts, id)
  if (before && nameKey(before.name) === nameKey(name)) return given(accounts, id, linkUntil)
  if (before || byName(accounts, name)) return no('name-taken', { name })
  const account: Account = { id, name, role, password: null, createdAt: now, linkUntil, disabled: false }
  return { accounts: [...accounts, account], account }
}

/** A link is given to somebody, or was used. */
export function given(accounts: Accounts, id: string, linkUntil: number | null): Ruled {
  const account = byId(accounts, id)
  if (account?.disabled && linkUntil !== null) return no('person-disabled', { name: account.name })
  return replaced(accounts, id, (before) => ({ ...before, linkUntil }))
}

/** To shut somebody out takes their link back. The last producer who can sign in stays (`last-producer`). */
export function changed(accounts: Accounts, id: string, { role, disabled }: PersonChange): Ruled {
  return replaced(accounts, id, (account) => ({
    ...account,
    role: role ?? account.role,
    disabled: disabled ?? account.disabled,
    // A link given out before would open what was closed.
    linkUntil: disabled ? null : account.linkUntil,
  }))
}

/** Uses up the link that may have led there. */
export function withPassword(accounts: Accounts, id: string, hash: string, now: number): Ruled {
  return replaced(accounts, id, (account) => ({
    ...account,
    password: { hash, setAt: now },
    linkUntil: null,
  }))
}

/** The person has signed in at this browser; a link they used is used up. */
export function arrived(accounts: Accounts, id: string, device: string, byLink: boolean): Ruled {
  return replaced(accounts, id, ({ devices = [], linkUntil, ...account }) => ({
    ...account,
    linkUntil: byLink ? null : linkUntil,
    devices: devices.includes(device) ? devices : [device, ...devices].slice(0, MOST_DEVICES),
  }))
}

/** The list without this person. */
export function removed(accounts: Accounts, id: string): Ruled {
  const account = byId(accounts, id)
  if (!account) return no('no-such-person')
  const rest = accounts.filter((other) => other !== account)
  return kept(accounts, rest, account)
}

function replaced(accounts: Accounts, id: string, change: (account: Account) => Account): Ruled {
  const before = byId(accounts, id)
  if (!before) return no('no-such-person')
  const account = change(before)
  const isSame = JSON.stringify(account) === JSON.stringify(before)
  const after = isSame ? accounts : accounts.map((other) => (other === before ? account : other))
  return kept(accounts, after, account)
}
