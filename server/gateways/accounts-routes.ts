/** The people of the house, over HTTP: for producers; and one's own password, for everybody who has one. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type GivenLink, InviteWish, PasswordWish, PersonChange } from '#shared/people-view'
import type { Accounts } from '../people/accounts.ts'
import type { PeopleHouse } from '../people/house.ts'
import { peopleView } from '../people/view.ts'
import { granted, linkOf, read } from './people-routes.ts'
import type { Person } from './person.ts'
import { Refused } from './refused.ts'
import type { SessionSockets } from './session-sockets.ts'
import type { Sessions } from './sessions.ts'

export interface AccountsDeps {
  readonly accounts: Accounts
  readonly house: PeopleHouse
  readonly sessions: Sessions
  readonly sockets: Pick<SessionSockets, 'isOpen'>
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  /** The same, and the press room too. */
  readonly signedIn: (request: FastifyRequest) => Promise<Person>
  readonly now: () => number
}

type OfPerson = { Params: { id: string } }

/** The people are the producers' affair; password and signing out are one's own, in the press room too. */
export function accountsRoutes(app: FastifyInstance, deps: AccountsDeps): void {
  const { accounts, house, sessions, sockets, authorised, signedIn } = deps

  async function producer(request: FastifyRequest): Promise<Person> {
    const person = await authorised(request)
    if (person.role !== 'producer') throw new Refused(403, 'not-your-role', { role: person.role })
    return person
  }

  app.get('/control/people', async (request, reply) => {
    const me = await producer(request)
    reply.header('cache-control', 'no-store')
    return peopleView(me, { accounts: await accounts.list(), sessions, sockets, now: deps.now() })
  })

  app.post('/control/people', async (request): Promise<GivenLink> => {
    const by = await producer(request)
    const { key, until, role } = granted(await house.invite(by, read(InviteWish, request.body)))
    return { link: linkOf(request, key, role), until }
  })

  app.post<OfPerson>('/control/people/:id/link', async (request): Promise<GivenLink> => {
    const by = await producer(request)
    const { key, until, role } = granted(await house.link(by, request.params.id))
    return { link: linkOf(request, key, role), until }
  })

  app.patch<OfPerson>('/control/people/:id', async (request) => {
    const by = await producer(request)
    granted(await house.change(by, request.params.id, read(PersonChange, request.body)))
    return {}
  })

  app.delete<OfPerson>('/control/people/:id', async (request) => {
    granted(await house.remove(await producer(request), request.params.id))
    return {}
  })

  app.delete<OfPerson>('/control/sessions/:id', async (request) => {
    granted(await house.endSession(await producer(request), request.params.id))
    return {}
  })

  app.post('/control/password', async (request) => {
    const by = await signedIn(request)
    const { current, password } = read(PasswordWish, request.body)
    granted(await house.setPassword(by, current, password))
    return {}
  })

  app.post('/control/sign-out-everywhere', async (request) => {
    granted(await house.signOutEverywhere(await signedIn(request)))
    return {}
  })
}
