/** The page of the people, as a producer is shown it. */
import type { PeopleView, SignedIn } from '#shared/people-view'
import type { Person } from '../gateways/person.ts'
import type { SessionSockets } from '../gateways/session-sockets.ts'
import { type Sessions, sessionId } from '../gateways/sessions.ts'
import type { Account } from '../registry/account.ts'
import type { Session } from '../registry/registry.ts'

interface Sources {
  readonly accounts: readonly Account[]
  readonly sessions: Pick<Sessions, 'list' | 'seen'>
  readonly sockets: Pick<SessionSockets, 'isOpen'>
  readonly now: number
}

/** `me` is null for automation, which has no session; desks without an account are `lent`. */
export async function peopleView(
  me: Person,
  { accounts, sessions, sockets, now }: Sources,
): Promise<PeopleView> {
  const all = await sessions.list()
  const line = (session: Session): SignedIn => ({
    id: sessionId(session),
    place: session.place,
    since: session.createdAt,
    seen: sessions.seen(session),
    here: sockets.isOpen(session.tokenHash),
  })
  return {
    me: me.session === 'automation' ? null : sessionId({ tokenHash: me.session }),
    people: accounts.map(({ id, name, role, disabled, password, linkUntil }) => ({
      id,
      name,
      role,
      disabled,
      hasPassword: password !== null,
      linkUntil: linkUntil !== null && linkUntil > now ? linkUntil : null,
      signedIn: all.filter(({ account }) => account === id).map(line),
    })),
    lent: all
      .filter(({ account }) => account === null)
      .map((session) => ({ ...line(session), name: session.name, role: session.role })),
  }
}
