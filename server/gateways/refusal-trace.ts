/** Refusals that matter, in the technical log: who tried what, and from where. Whoever tries every door leaves a trace, and fills no disk. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Socket } from 'socket.io'
import type { RefusalCode } from '#shared/refusals'
import type { Audit } from '../people/audit.ts'
import type { Person } from './person.ts'

export interface Tried {
  /** What was wanted: a route, or a message and its namespace. */
  readonly act: string
  readonly code: string
  /** Nobody who is signed in: absent. */
  readonly who?: string | undefined
  readonly address: string | undefined
}

export type Trace = (tried: Tried) => void

/** The same again within so many milliseconds is only counted. */
const WINDOW_MS = 60_000
/** Different ones within that time; beyond, they are only counted too. */
const MOST_TOLD = 200
/** What somebody calls themselves is not believed to be short. */
const LONGEST = 120

/** How many were only counted is told with the first refusal after the minute. */
export function createTrace(audit: Audit, monotonic: () => number): Trace {
  const told = new Set<string>()
  let since = monotonic()
  let untold = 0
  return ({ act, code, who, address = 'an unknown address' }) => {
    if (monotonic() - since > WINDOW_MS) {
      if (untold > 0) audit('refused, more of the same', { times: String(untold) })
      told.clear()
      since = monotonic()
      untold = 0
    }
    const key = `${act} ${code} ${who ?? address}`
    if (told.has(key) || told.size >= MOST_TOLD) {
      untold += 1
      return
    }
    told.add(key)
    audit('refused', {
      act: act.slice(0, LONGEST),
      code,
      ...(who !== undefined && { who: who.slice(0, LONGEST) }),
      address,
    })
  }
}

/** Refusals of what an answer is asked for on a socket. A message that makes no sense is none of them. */
const MATTERS: ReadonlySet<string> = new Set<RefusalCode>(['not-signed-in', 'not-your-role', 'too-many'])

/** What a namespace says of its refusals: of handshakes, and of messages. */
export const tracing =
  (trace: Trace, namespace: string) =>
  (socket: Pick<Socket, 'handshake'>, act: string, code: string, person?: Pick<Person, 'name'>): void => {
    if (!MATTERS.has(code)) return
    trace({ act: `${namespace} ${act}`, code, who: person?.name, address: socket.handshake.address })
  }

const CODES: Readonly<Record<number, string>> = { 401: 'not-signed-in', 403: 'not-allowed', 429: 'too-many' }

/** A page that asks whether anybody is signed in is told no, and has tried nothing. */
const isQuestion = ({ method, headers }: FastifyRequest): boolean =>
  ['GET', 'HEAD'].includes(method) && headers.authorization === undefined

/** Every refused request of this app; by the pattern of its route, for the address itself is the sender's. */
export function traceRequests(
  app: FastifyInstance,
  trace: Trace,
  personOf: (request: FastifyRequest) => Pick<Person, 'name'> | undefined,
): void {
  app.addHook('onResponse', async (request, reply) => {
    const code = CODES[reply.statusCode]
    if (code === undefined || (reply.statusCode === 401 && isQuestion(request))) return
    const act = `${request.method} ${request.routeOptions.url ?? 'nothing there'}`
    trace({ act, code, who: personOf(request)?.name, address: request.ip })
  })
}
