/** A Fastify app with the limits every port of ours has: Fastify's own defaults leave a half-sent request open for ever. */
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify'
import { answerErrors } from './gateways/refused.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppLimits {
  readonly logger: FastifyBaseLogger
  /** Bytes of a request's body. */
  readonly bodyLimit: number
  /** Whether pages of this port may show each other in frames. */
  readonly frames: boolean
}

export async function createApp({ logger, bodyLimit, frames }: AppLimits): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: logger,
    bodyLimit,
    requestTimeout: 10_000,
    connectionTimeout: 15_000,
    keepAliveTimeout: 10_000,
    trustProxy: false,
    forceCloseConnections: true,
  })
  await securityHeaders(app, frames)
  answerErrors(app)
  app.get('/health', () => ({ alive: true }))
  // Browsers ask unasked; a 404 would stand in every console.
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send())
  return app
}
