/** Who asks at the room's port: a browser by its session's cookie, a program by the key, a desk of another core by its pass. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isAtDesk } from '#shared/people'
import { PASS_HEADER } from '../standby/gate.ts'
import type { Passes } from '../standby/pass.ts'
import { isOurPage } from './origin.ts'
import type { Person, PersonOf } from './person.ts'
import { Refused } from './refused.ts'
import { isKey, type Sessions, sessionIn } from './sessions.ts'

export interface Asking {
  readonly personOf: PersonOf
  readonly personAtSocket: PersonOf
  /** Whoever is signed in, the press room too. A bearer key may come from anywhere; a session's cookie only with a request from a page of ours. Throws `Refused`. */
  signedIn(request: FastifyRequest): Promise<Person>
  /** Whoever works at a desk: what is not said otherwise is for nobody else. Throws `Refused`. */
  authorised(request: FastifyRequest): Promise<Person>
  /** As `personOf`, and remembered for the trace. */
  noticed(request: FastifyRequest): Promise<Person | null>
  /** Who was found to ask, for the trace of what they were refused. */
  asker(request: FastifyRequest): Person | undefined
}

export interface AskingDeps {
  readonly app: FastifyInstance
  readonly sessions: Sessions
  readonly passes: Passes
  /** Null where programs are not let in. */
  readonly apiKey: string | null
}

/** What changes nothing. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Whoever sends a key is judged by that alone: a cookie beside a wrong one lets nobody in. */
export function createAsking({ app, sessions, passes, apiKey }: AskingDeps): Asking {
  const found = new WeakMap<FastifyRequest, Person>()

  const automation = (authorization: string): Person | null =>
    apiKey !== null && authorization.startsWith('Bearer ') && isKey(authorization.slice(7), apiKey)
      ? { name: 'automation', role: 'producer', session: 'automation', desk: null }
      : null

  const personOf: PersonOf = async ({ authorization, cookie }) => {
    if (authorization !== undefined) return automation(authorization)
    return sessions.person(cookie === undefined ? undefined : sessionIn(app.parseCookie(cookie)))
  }

  async function noticed(request: FastifyRequest): Promise<Person | null> {
    const person = await personOf(request.headers)
    if (person) found.set(request, person)
    return person
  }

  async function signedIn(request: FastifyRequest): Promise<Person> {
    const person = await noticed(request)
    if (!person) throw new Refused(401, request.headers.authorization ? 'wrong-key' : 'not-signed-in')
    const byCookie = request.headers.authorization === undefined
    if (byCookie && !SAFE.has(request.method) && !isOurPage(request)) throw new Refused(403, 'foreign-page')
    return person
  }

  return {
    personOf,
    noticed,
    signedIn,
    async authorised(request) {
      const person = await signedIn(request)
      if (!isAtDesk(person.role)) throw new Refused(403, 'not-your-role', { role: person.role })
      return person
    },
    // A desk of another core of this house has no cookie here, and a pass.
    async personAtSocket(headers) {
      const session = passes.session(String(headers[PASS_HEADER] ?? ''))
      return (await personOf(headers)) ?? (session === null ? null : sessions.personOf(session))
    },
    asker: (request) => found.get(request),
  }
}
