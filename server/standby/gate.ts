/** The doors of a core: those of the one that leads are open; one that stands by says where to go. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Gauge, type Registry } from 'prom-client'
import type { Server } from 'socket.io'
import { type CoreAddress, HandOverWish, isFit } from '#shared/cores'
import { parse } from '#shared/parse'
import { mayPutOnAir } from '#shared/people'
import type { Reply } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import type { Alone } from '../alone/alone.ts'
import type { Person } from '../gateways/person.ts'
import { refusedConnection } from '../gateways/sockets.ts'
import type { Audit } from '../people/audit.ts'
import type { Leadership } from './leadership.ts'

const ROOM = ['/control', '/stage', '/press']

/** What can be done where nobody leads: signing in, for sessions are the house's; and bringing the key that is missing. */
const OPEN = ['/control/sign-in', '/control/sign-out', '/control/key/import', '/control/key/check']

/** Reading is harmless: what is read is what the log says. */
const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

/** Refuses what would change anything, and says who leads: in words, and as `leader` for programs. */
export function gateHttp(app: FastifyInstance, leadership: Leadership): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/images/')) shareWithCores(request, reply, leadership)
    const elsewhere = leadership.elsewhere()
    if (!elsewhere || isReading(request) || OPEN.includes(request.url.split('?')[0] ?? '')) return
    return reply.code(421).send({ ...elsewhere, leader: leadership.leader() })
  })
  // For whatever stands in front of the cores: 200 is the one to go to.
  app.get('/leads', (_request, reply) => {
    const leads = leadership.leads()
    return reply
      .code(leads ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ leads, leader: leadership.leader(), number: Number(leadership.token()) })
  })
}

/** A screen that was loaded from a core which is gone goes on asking the others for its pictures. */
function shareWithCores({ headers }: FastifyRequest, reply: FastifyReply, { cores }: Leadership): void {
  if (cores.length === 0) return
  reply.headers({ vary: 'origin', 'cross-origin-resource-policy': 'cross-origin' })
  if (headers.origin && cores.includes(headers.origin))
    reply.header('access-control-allow-origin', headers.origin)
}

/** Where a handshake's pass stands from then on: what lets a socket in is asked for again while it is open. */
export const PASS_HEADER = 'x-envelope-pass'

/** To be called before anything else is said of these namespaces. */
export function gateSockets(io: Server, leadership: Leadership): void {
  for (const name of ROOM)
    io.of(name).use(({ handshake }, next) => {
      const { pass, ...auth } = handshake.auth
      handshake.auth = auth
      delete handshake.headers[PASS_HEADER]
      if (typeof pass === 'string') handshake.headers[PASS_HEADER] = pass
      const elsewhere = leadership.elsewhere()
      if (!elsewhere || (name === '/control' && leadership.adrift?.())) return next()
      const refused = refusedConnection(elsewhere)
      next(Object.assign(refused, { data: { ...elsewhere, leader: leadership.leader() } }))
    })
}

export interface CoresDeps {
  readonly leadership: Leadership
  readonly audit: Audit
  readonly registry: Registry
  /** Whether Redis is out of reach; null where there is none. */
  readonly alone: Pick<Alone, 'view' | 'onChange'> | null
  /** Ends this process, to stand by from now on. */
  readonly standBy: () => void
}

/** Long enough for the answer to have left the process. */
const AFTER_ACK_MS = 50

/** Tells every page where else it may go, and desks how the others fare. What it returns hands over, when a desk says so. */
export function serveCores(
  io: Server,
  { leadership, audit, registry, alone, standBy }: CoresDeps,
): (payload: unknown, by: Person) => Promise<Reply<CoreAddress>> {
  countCores(leadership, registry)
  // Also that there is no other: what a browser remembers of an earlier evening is forgotten.
  for (const name of ROOM)
    io.of(name).on('connection', (socket) => void socket.emit('cores', leadership.view()))
  leadership.onChange(() => io.of('/control').emit('cores', leadership.view()))
  // Let in only because nobody could say who leads: now somebody can.
  alone?.onChange(() => {
    if (alone.view() === null && leadership.elsewhere()?.code === 'follows')
      io.of('/control').disconnectSockets(true)
  })

  return async (payload, by) => {
    if (!mayPutOnAir(by.role)) return { ok: false, refusal: refusal('not-your-role', { role: by.role }) }
    const wish = parse(HandOverWish, payload)
    if ('problem' in wish) return { ok: false, refusal: refusal('malformed', { detail: wish.problem }) }
    const { to } = wish.value
    const no = await leadership.handOver(to)
    if (no) return { ok: false, refusal: no }
    audit('handed over', { by: by.name, to })
    setTimeout(standBy, AFTER_ACK_MS)
    return { ok: true, value: to }
  }
}

function countCores(leadership: Leadership, registry: Registry): void {
  new Gauge({
    name: 'envelope_leads',
    help: '1 where this core leads, 0 where it stands by.',
    registers: [registry],
    collect() {
      this.set(leadership.leads() ? 1 : 0)
    },
  })
  new Gauge({
    name: 'envelope_standbys',
    help: 'Cores that stand by and could take over, as the one that leads sees them.',
    registers: [registry],
    collect() {
      this.set(leadership.view().cores.filter(isFit).length)
    },
  })
}
