/** What every port of ours asks of a request: that it comes whole, soon, with few headers, and not too often. */
import type { Server } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Person, PersonOf } from '../gateways/person.ts'
import { isAutomation } from '../gateways/person.ts'
import { Refused } from '../gateways/refused.ts'
import { ADDRESS_RATE, HTTP_RATES } from './rates.ts'
import { namedBuckets } from './token-bucket.ts'

/** Browsers send some twenty, proxies add some. */
export const MOST_HEADERS = 100

/** Node leaves out what comes on top without a word; we say so. */
export function limitHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (raw.rawHeaders.length < 2 * MOST_HEADERS) return undefined
    return reply.code(431).header('connection', 'close').type('text/plain').send('Too many headers.')
  })
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** A small body is here within `ms`, whatever a large one on another route may take; byte by byte it would hold a connection for as long. */
export function hurrySmallBodies(app: FastifyInstance, small: number, ms: number): void {
  app.addHook('onRequest', async (request) => {
    if (!hasBody(request) || request.routeOptions.bodyLimit > small) return
    const { raw } = request
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy()
    }, ms).unref()
    for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(timer))
  })
}

/** How many connections there may be, and how many of them from one address; null where addresses are those of proxies. */
export function limitConnections(server: Server, inAll: number, ofOneAddress: number | null): void {
  server.maxConnections = inAll
  if (ofOneAddress === null) return
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const { remoteAddress: address = '' } = socket
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 0) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count > ofOneAddress) socket.destroy()
  })
}

const roleOf = (person: Person) => (isAutomation(person) ? 'automation' : person.role)

/**
 * So many requests from one address, and behind that so many of everybody who is signed in:
 * whoever floods the room's port from the address of a desk does not shut that desk out.
 */
export function limitRequests(app: FastifyInstance, personOf: PersonOf): void {
  const addresses = namedBuckets(() => ADDRESS_RATE)
  const people = namedBuckets((name) => HTTP_RATES[name.split(' ', 1)[0] as keyof typeof HTTP_RATES])
  app.addHook('onRequest', async (request) => {
    if (addresses.take(request.ip, performance.now())) return
    const person = await personOf(request.headers).catch(() => null)
    if (person && people.take(`${roleOf(person)} ${person.session}`, performance.now())) return
    throw new Refused(429, 'too-many')
  })
}
