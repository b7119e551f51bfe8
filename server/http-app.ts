/** A Fastify app with the limits every port of ours has: Fastify's own defaults leave a half-sent request open for ever. */
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify'
import { hurrySmallBodies, limitConnections, limitHeaders, MOST_HEADERS } from './flood/requests.ts'
import { answerErrors } from './gateways/refused.ts'
import { type Audience, securityHeaders } from './security-headers.ts'

export interface AppLimits {
  readonly logger: FastifyBaseLogger
  /** Bytes of a request's body. */
  readonly bodyLimit: number
  /** Milliseconds a request may take to arrive whole; its headers alone have ten seconds. */
  readonly arrivalMs: number
  readonly audience: Audience
  /** Where else its pages may have to go, in one house of several cores. */
  readonly others?: readonly string[]
  /** Connections at the same time, and how many of them one address may hold (null: all); each is a file to the system. */
  readonly connections?: { readonly inAll: number; readonly ofOneAddress: number | null }
  /** HTTPS instead of HTTP. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined
}

/** A room has hundreds of screens, desks and monitors at the most. */
const ROOM_CONNECTIONS = { inAll: 4000, ofOneAddress: 1500 }

const HEADERS_MS = 10_000
/** Node looks for requests that are late every half minute, which is too late for a room under attack. */
const LOOK_MS = 2000

/** Not listening yet; it answers `/health` already, and turns whatever a route throws into a refusal. */
export async function createApp({
  logger,
  bodyLimit,
  arrivalMs,
  audience,
  others = [],
  connections = ROOM_CONNECTIONS,
  tls,
}: AppLimits): Promise<FastifyInstance> {
  const patience = { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOK_MS }
  const app: FastifyInstance = fastify({
    ...(tls
      ? {
          https: {
            ...patience,
            cert: tls.certificate,
            key: tls.key,
            minVersion: 'TLSv1.2' as const,
            handshakeTimeout: HEADERS_MS,
          },
        }
      : { http: patience }),
    loggerInstance: logger,
    bodyLimit,
    requestTimeout: arrivalMs,
    connectionTimeout: 15_000,
    keepAliveTimeout: 10_000,
    trustProxy: false,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance
  app.server.maxHeadersCount = MOST_HEADERS
  limitConnections(app.server, connections.inAll, connections.ofOneAddress)
  limitHeaders(app)
  hurrySmallBodies(app, bodyLimit, HEADERS_MS)
  await securityHeaders(app, audience, others)
  answerErrors(app)
  app.get('/health', () => ({ alive: true }))
  // Browsers ask unasked; a 404 would stand in every console.
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send())
  return app
}
