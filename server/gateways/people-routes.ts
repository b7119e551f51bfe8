/** Signing in and out of the control panel, and inviting a second desk. */
import type {} from '@fastify/cookie'
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { parse } from '#shared/parse'
import { ROLES } from '#shared/people'
import { isSameOrigin } from './origin.ts'
import type { Person } from './person.ts'
import { Refused } from './refused.ts'
import { SESSION_COOKIES, SESSION_MS, type Sessions, sessionCookie, sessionIn } from './sessions.ts'

const strict = { additionalProperties: false }
const SignIn = Type.Object({ key: Type.String({ minLength: 1, maxLength: 200 }) }, strict)
const Invite = Type.Object({ role: Type.Union(ROLES.map((role) => Type.Literal(role))) }, strict)

/** Letters of a person's name: a commit carries it as `by`. */
const LONGEST_NAME = 120

export interface PeopleDeps {
  readonly sessions: Sessions
  readonly personOf: (request: FastifyRequest) => Promise<Person | null>
  readonly endSockets: (session: string) => void
}

/** A cookie alone is not enough to change anything: the request must come from a page of ours. */
export function fromOurPage(request: FastifyRequest): void {
  if (!isSameOrigin(request)) throw new Refused(403, 'foreign-page')
}

export function peopleRoutes(app: FastifyInstance, { sessions, personOf, endSockets }: PeopleDeps): void {
  /** Only failures count: on a network where everybody has one address, a stranger's guesses must not lock the operator out. */
  const guesses = app.createRateLimit({ max: 20, timeWindow: '1 minute' })
  const refuseGuess = async (request: FastifyRequest): Promise<never> => {
    const guess = await guesses(request)
    if (!guess.isAllowed && guess.isExceeded) throw new Refused(429, 'too-many')
    throw new Refused(401, 'wrong-key')
  }

  app.get('/control/session', async (request) => {
    const person = await personOf(request)
    if (!person) throw new Refused(401, 'not-signed-in')
    return { name: person.name, role: person.role }
  })

  app.post('/control/sign-in', async (request, reply) => {
    fromOurPage(request)
    const body = parse(SignIn, request.body)
    if ('problem' in body) throw new Refused(400, 'malformed', { detail: body.problem })
    const signedIn = (await sessions.signIn(body.value.key)) ?? (await refuseGuess(request))
    const secure = request.protocol === 'https'
    reply.setCookie(sessionCookie(secure), signedIn.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure,
      maxAge: SESSION_MS / 1000,
    })
    return { name: signedIn.person.name, role: signedIn.person.role }
  })

  app.post('/control/sign-out', async (request, reply) => {
    fromOurPage(request)
    const token = sessionIn(request.cookies)
    const person = await sessions.person(token)
    if (token) await sessions.signOut(token)
    if (person) endSockets(person.session)
    const secure = request.protocol === 'https'
    for (const name of SESSION_COOKIES) reply.clearCookie(name, { path: '/', secure })
    return {}
  })

  app.post('/control/invite', async (request) => {
    fromOurPage(request)
    const person = await personOf(request)
    if (!person) throw new Refused(401, 'not-signed-in')
    if (person.role !== 'producer') throw new Refused(403, 'not-your-role', { role: person.role })
    const body = parse(Invite, request.body)
    if ('problem' in body) throw new Refused(400, 'malformed', { detail: body.problem })
    const { role } = body.value
    // Invited by the invited, and so on: a name that a commit cannot carry would refuse every command.
    const key = await sessions.invite(`${role} invited by ${person.name}`.slice(0, LONGEST_NAME), role)
    return { link: `${request.protocol}://${request.host}/control#key=${key}` }
  })
}
