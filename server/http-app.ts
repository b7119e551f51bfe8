/** A Fastify app with the limits every port of ours has: Fastify's own defaults leave a half-sent request open for ever. */
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify'
import { answerErrors } from './gateways/refused.ts'
import { type Audience, securityHeaders } from './security-headers.ts'

export interface AppLimits {
  readonly logger: FastifyBaseLogger
  /** Bytes of a request's body. */
  readonly bodyLimit: number
  /** Milliseconds a request may take to arrive whole; its headers alone have ten seconds. */
  readonly arrivalMs: number
  readonly audience: Audience
  /** HTTPS instead of HTTP. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined
}

export async function createApp({
  logger,
  bodyLimit,
  arrivalMs,
  audience,
  tls,
}: AppLimits): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    https: tls
      ? { cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2', handshakeTimeout: 10_000 }
      : null,
    loggerInstance: logger,
    bodyLimit,
    requestTimeout: arrivalMs,
    connectionTimeout: 15_000,
    keepAliveTimeout: 10_000,
    trustProxy: false,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance
  app.server.headersTimeout = 10_000
  await securityHeaders(app, audience)
  answerErrors(app)
  app.get('/health', () => ({ alive: true }))
  // Browsers ask unasked; a 404 would stand in every console.
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send())
  return app
}
