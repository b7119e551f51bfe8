/** Signing in and out of the control panel, and lending a desk for an evening. */
import type {} from '@fastify/cookie'
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { parse } from '#shared/parse'
import { isAtDesk, type Role } from '#shared/people'
import { LendWish, type SessionView, SignInWish } from '#shared/people-view'
import type { Refusal } from '#shared/refusals'
import type { Accounts } from '../people/accounts.ts'
import type { PeopleHouse } from '../people/house.ts'
import type { PasswordDoor } from '../people/password-door.ts'
import { arrived } from '../people/roll.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { isOurPage } from './origin.ts'
import type { Person } from './person.ts'
import { placeOf } from './place.ts'
import { Refused, refuse } from './refused.ts'
import {
  SESSION_COOKIES,
  SESSION_MS,
  type Sessions,
  type SignedInNow,
  sessionCookie,
  sessionIn,
} from './sessions.ts'

export interface PeopleDeps {
  readonly sessions: Sessions
  readonly accounts: Accounts
  readonly house: PeopleHouse
  readonly door: PasswordDoor
  readonly personOf: (request: FastifyRequest) => Promise<Person | null>
  /** What lets this desk in at the other cores of the house; null where there are none. */
  readonly pass: (person: Person) => string | null
  readonly endSockets: (session: string) => void
}

/** A cookie alone is not enough to change anything: the request must come from a page of ours. */
export function fromOurPage(request: FastifyRequest): void {
  if (!isOurPage(request)) throw new Refused(403, 'foreign-page')
}

/** Throws `Refused` (400, `malformed`), which says where. */
export function read<S extends TSchema>(schema: S, body: unknown): Static<S> {
  const parsed = parse(schema, body)
  if ('problem' in parsed) throw new Refused(400, 'malformed', { detail: parsed.problem })
  return parsed.value
}

/** Signs nobody in: it only tells a person's own machine from a stranger's behind the same address. */
const DEVICE_COOKIE = 'envelope_device'
const DEVICE_S = 365 * 24 * 3600

const deviceIn = ({ cookies }: FastifyRequest): string | null => {
  const carried = cookies[DEVICE_COOKIE]
  return carried !== undefined && /^[\w-]{32}$/.test(carried) ? carried : null
}
const hashedDevice = (request: FastifyRequest): string | null => {
  const device = deviceIn(request)
  return device === null ? null : hashOf(device)
}

const warnOf = (request: FastifyRequest) => (error: unknown) =>
  request.log.warn({ err: error }, 'a browser could not be remembered')

/** How the page came: a proxy may have taken the encryption off, and the page's origin, which names this host, still says it. */
const isEncrypted = ({ protocol, headers: { origin } }: FastifyRequest): boolean =>
  protocol === 'https' || origin?.startsWith('https://') === true

/** The link that a key is given out as: it opens the page that the role works at. */
export const linkOf = (request: FastifyRequest, key: string, role: Role): string =>
  `${isEncrypted(request) ? 'https' : 'http'}://${request.host}/${isAtDesk(role) ? 'control' : 'press'}#key=${key}`

/** What was asked for; throws the answer no. */
export function granted<T extends object>(answer: T): Exclude<T, { readonly refusal: Refusal }> {
  if ('refusal' in answer) throw refuse(answer.refusal as Refusal)
  return answer as Exclude<T, { readonly refusal: Refusal }>
}

/** Whatever changes something has to come from a page of ours. Only wrong keys are counted. */
export function peopleRoutes(app: FastifyInstance, deps: PeopleDeps): void {
  const { sessions, accounts, house, door, personOf, pass, endSockets } = deps

  /** Only failures count: on a network where everybody has one address, a stranger's guesses must not lock the operator out. */
  const guesses = app.createRateLimit({ max: 20, timeWindow: '1 minute' })
  const refuseGuess = async (request: FastifyRequest): Promise<never> => {
    const guess = await guesses(request)
    if (!guess.isAllowed && guess.isExceeded) throw new Refused(429, 'too-many')
    throw new Refused(401, 'wrong-key')
  }

  async function sessionView(person: Person): Promise<SessionView> {
    const { name, role, account } = person
    const atOthers = pass(person)
    const { hasPassword, choosing } = account ?? {}
    const isKey = account === undefined
    return {
      name,
      role,
      account: isKey ? null : { hasPassword: hasPassword === true, choosing: choosing === true },
      alone: isKey && role === 'producer' && (await accounts.list()).length === 0,
      ...(atOthers !== null && { pass: atOthers }),
    }
  }

  /** From now on the browser is one this person is known at. */
  async function greet(request: FastifyRequest, reply: FastifyReply, account: string, byLink: boolean) {
    const device = deviceIn(request) ?? newSecret()
    await accounts.change((all) => arrived(all, account, hashOf(device), byLink))
    reply.setCookie(DEVICE_COOKIE, device, {
      path: '/control/sign-in',
      httpOnly: true,
      sameSite: 'strict',
      secure: isEncrypted(request),
      maxAge: DEVICE_S,
    })
  }

  function letIn(request: FastifyRequest, reply: FastifyReply, { token }: SignedInNow): void {
    const secure = isEncrypted(request)
    reply.setCookie(sessionCookie(secure), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure,
      maxAge: SESSION_MS / 1000,
    })
  }

  async function byKey(request: FastifyRequest, key: string): Promise<SignedInNow> {
    const signedIn = (await sessions.signIn(key, placeOf(request))) ?? (await refuseGuess(request))
    return signedIn
  }

  async function byName(request: FastifyRequest, name: string, password: string): Promise<SignedInNow> {
    const { account } = granted(
      await door({ name, password, address: request.ip, device: hashedDevice(request) }),
    )
    const signedIn = await sessions.begin(account, placeOf(request))
    if (!signedIn) throw new Refused(401, 'wrong-password')
    return signedIn
  }

  /** Which way in the door offers first. That the house has accounts tells of nobody. */
  app.get('/control/door', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { accounts: (await accounts.list()).length > 0 }
  })

  app.get('/control/session', async (request, reply) => {
    const person = await personOf(request)
    if (!person) throw new Refused(401, 'not-signed-in')
    reply.header('cache-control', 'no-store')
    return sessionView(person)
  })

  app.post('/control/sign-in', async (request, reply) => {
    fromOurPage(request)
    const wish = read(SignInWish, request.body)
    const signedIn =
      'key' in wish ? await byKey(request, wish.key) : await byName(request, wish.name, wish.password)
    letIn(request, reply, signedIn)
    const { account } = signedIn.person
    // The person is in; whether the next time is easier is no reason to turn them away.
    if (account) await greet(request, reply, account.id, 'key' in wish).catch(warnOf(request))
    return sessionView(signedIn.person)
  })

  app.post('/control/sign-out', async (request, reply) => {
    fromOurPage(request)
    const token = sessionIn(request.cookies)
    const person = await sessions.person(token)
    if (token) await sessions.signOut(token)
    if (person) endSockets(person.session)
    const secure = isEncrypted(request)
    for (const name of SESSION_COOKIES) reply.clearCookie(name, { path: '/', secure })
    return {}
  })

  app.post('/control/invite', async (request) => {
    fromOurPage(request)
    const person = await personOf(request)
    if (!person) throw new Refused(401, 'not-signed-in')
    if (person.role !== 'producer') throw new Refused(403, 'not-your-role', { role: person.role })
    const { role, name } = read(LendWish, request.body)
    const { key } = granted(await house.lend(person, role, name))
    return { link: linkOf(request, key, role) }
  })
}
