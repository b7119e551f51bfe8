/** What can be done with the people of the house. Each act is kept first, then felt at every desk it concerns, then answered. */
import { asName, nameProblem } from '#shared/names'
import { asPassword, passwordProblem } from '#shared/passwords'
import { may, type Role } from '#shared/people'
import type { AccountId, InviteWish, PersonChange } from '#shared/people-view'
import { type Refusal, refusal } from '#shared/refusals'
import { isAutomation, type Person, roleSaid } from '../gateways/person.ts'
import type { SessionSockets } from '../gateways/session-sockets.ts'
import { type Sessions, sessionId } from '../gateways/sessions.ts'
import type { Account } from '../registry/account.ts'
import type { Accounts } from './accounts.ts'
import type { Audit } from './audit.ts'
import { type Failures, tooManyGuesses } from './failures.ts'
import type { Passwords } from './passwords.ts'
import { byName, changed, given, invited, type Ruled, removed, withPassword } from './roll.ts'
import { QueueFull } from './work-queue.ts'

export interface HouseDeps {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly sockets: Pick<SessionSockets, 'end' | 'endAll'>
  readonly passwords: Passwords
  readonly failures: Failures
  readonly audit: Audit
  readonly now: () => number
}

type Or<T> = T | { readonly refusal: Refusal }
type Given = Or<{ readonly key: string; readonly until: number; readonly role: Role }>
type Done = Or<{ readonly done: true }>

const DONE = { done: true } as const
/** Letters of a name that a commit can carry as `by`. */
const LONGEST_BY = 120

/** What may not look into envelopes makes nobody who may (E1). */
const eyesProblem = (by: Person, role: Role | undefined): Refusal | null =>
  isAutomation(by) && role !== undefined && may(role, 'peek')
    ? refusal('not-your-role', { role: roleSaid(by) })
    : null

export interface PeopleHouse {
  /** A key that signs in a desk for an evening, without an account. */
  lend(by: Person, role: Role, name: string | undefined): Promise<Or<{ readonly key: string }>>
  invite(by: Person, wish: InviteWish): Promise<Given>
  /** Another link, for somebody whose first was lost or who has forgotten the password. */
  link(by: Person, id: AccountId): Promise<Given>
  change(by: Person, id: AccountId, change: PersonChange): Promise<Done>
  remove(by: Person, id: AccountId): Promise<Done>
  /** Ends the session that people know by this id. */
  endSession(by: Person, id: string): Promise<Done>
  setPassword(by: Person, current: string | null, password: string): Promise<Done>
  /** Every desk of this person, this one too. */
  signOutEverywhere(by: Person): Promise<Done>
}

/** Who may do any of it is asked by the routes; here only that automation lets no eyes in (E1). */
export function createPeopleHouse(deps: HouseDeps): PeopleHouse {
  const { accounts, sessions, sockets, passwords, failures, audit, now } = deps

  async function endWhere(which: Parameters<Sessions['end']>[0]) {
    const over = await sessions.end(which)
    for (const { tokenHash } of over) sockets.end(tokenHash)
    return over
  }
  const endAll = async (account: AccountId) => {
    sockets.endAll(account)
    await endWhere((session) => session.account === account)
  }

  /** An unattended desk is no place to guess at its person’s password. */
  async function currentProblem(by: Person, id: AccountId, current: string): Promise<Refusal | null> {
    const charge = failures.charge(`session ${by.session}`, by.name)
    if (charge.waitMs !== null) return tooManyGuesses(charge.waitMs)
    const known = (await accounts.one(id))?.password?.hash ?? null
    if (!(await passwords.verify(known, current, { of: by.session, rank: 0 })))
      return refusal('wrong-current')
    charge.wasRight()
    return null
  }

  async function giveLink(account: Account): Promise<Given> {
    const until = account.linkUntil ?? sessions.linkUntil()
    return { key: await sessions.link(account, until), until, role: account.role }
  }

  /** The rule is asked, the new list kept, and told; `then` makes it felt, also when the wish came twice. */
  async function act(
    rule: (all: readonly Account[]) => Ruled,
    then: (account: Account, before: Account | null) => Promise<void>,
  ): Promise<Done> {
    const answer = await accounts.change(rule)
    if ('refusal' in answer) return answer
    await then(answer.account, answer.before)
    return DONE
  }

  return {
    async lend(by, role, typed) {
      const eyes = eyesProblem(by, role)
      if (eyes) return { refusal: eyes }
      if (typed === undefined || typed.trim() === '') {
        // Lent by the lent, and so on: a name that a commit cannot carry would refuse every command.
        return { key: await sessions.invite(`${role} invited by ${by.name}`.slice(0, LONGEST_BY), role) }
      }
      const problem = nameProblem(typed)
      if (problem !== null) return { refusal: refusal('bad-name', { detail: problem }) }
      const name = asName(typed)
      if (byName(await accounts.list(), name)) return { refusal: refusal('name-taken', { name }) }
      audit('a desk was lent', { by: by.name, who: name, role })
      return { key: await sessions.invite(name, role) }
    },

    async invite(by, { id, name, role }) {
      const known = await accounts.one(id)
      const eyes = eyesProblem(by, role) ?? eyesProblem(by, known?.role)
      if (eyes) return { refusal: eyes }
      const answer = await accounts.change((all) =>
        invited(all, { id, name, role, now: now(), linkUntil: sessions.linkUntil() }),
      )
      if ('refusal' in answer) return answer
      if (!answer.before) audit('invited', { by: by.name, who: answer.account.name, role })
      return giveLink(answer.account)
    },

    async link(by, id) {
      const eyes = eyesProblem(by, (await accounts.one(id))?.role)
      if (eyes) return { refusal: eyes }
      const answer = await accounts.change((all) => given(all, id, sessions.linkUntil()))
      if ('refusal' in answer) return answer
      const { account } = answer
      audit('given a link', { by: by.name, who: account.name })
      return giveLink(account)
    },

    async change(by, id, change) {
      const eyes = eyesProblem(by, change.role)
      if (eyes) return { refusal: eyes }
      return act(
        (all) => changed(all, id, change),
        async ({ name, role, disabled }, before) => {
          const who = { by: by.name, who: name }
          if (before && before.role !== role) {
            // Their desks connect anew at once, as what they are now.
            sockets.endAll(id)
            audit('role changed', { ...who, from: before.role, to: role })
          }
          if (disabled) {
            await endAll(id)
            await sessions.dropLinks(name)
          }
          if (before && before.disabled !== disabled) audit(disabled ? 'disabled' : 'let in again', who)
        },
      )
    },

    async remove(by, id) {
      const answer = await act(
        (all) => removed(all, id),
        async ({ name }) => {
          await endAll(id)
          await sessions.dropLinks(name)
          audit('removed', { by: by.name, who: name })
        },
      )
      // Gone is what was wanted, also the second time.
      return 'refusal' in answer && answer.refusal.code === 'no-such-person' ? DONE : answer
    },

    async endSession(by, id) {
      const over = await endWhere((session) => sessionId(session) === id)
      for (const { name, place } of over) audit('a desk was signed out', { by: by.name, who: name, place })
      return DONE
    },

    async setPassword(by, current, password) {
      if (!by.account) return { refusal: refusal('no-account') }
      const { id } = by.account
      const problem = passwordProblem(password, by.name)
      if (problem !== null) return { refusal: refusal('bad-password', { detail: problem }) }
      try {
        const no = by.account.choosing ? null : await currentProblem(by, id, current ?? '')
        if (no) return { refusal: no }
        const hash = await passwords.hash(asPassword(password), { of: by.session, rank: 0 })
        return await act(
          (all) => withPassword(all, id, hash, now()),
          async ({ name }) => {
            // Whoever knew the old one, or found the link, is out.
            await endWhere((session) => session.account === id && session.tokenHash !== by.session)
            await sessions.dropLinks(name)
            audit('password chosen', { who: name })
          },
        )
      } catch (error) {
        if (error instanceof QueueFull) return { refusal: refusal('too-busy') }
        throw error
      }
    },

    async signOutEverywhere(by) {
      if (!by.account) {
        await endWhere((session) => session.tokenHash === by.session)
        return DONE
      }
      await endAll(by.account.id)
      audit('signed out everywhere', { who: by.name })
      return DONE
    },
  }
}
