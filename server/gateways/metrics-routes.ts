/** `/metrics` on the room's port, for Prometheus: never on the public one. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { HouseMetrics } from '../metrics/house-metrics.ts'

export interface MetricsRouteDeps {
  readonly metrics: HouseMetrics
  /** Throws `Refused` for whoever may not read them. */
  readonly authorised: (request: FastifyRequest) => Promise<unknown>
}

/** Read anew at each question, and kept by no cache. */
export function metricsRoutes(app: FastifyInstance, { metrics, authorised }: MetricsRouteDeps): void {
  app.get('/metrics', async (request, reply) => {
    await authorised(request)
    reply.header('cache-control', 'no-store').type(metrics.contentType)
    return metrics.text()
  })
}
