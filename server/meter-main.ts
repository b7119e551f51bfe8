/** The numbers of a machine that has edges and no core, on the room's port: an edge's own port tells them to nobody. */
import { pino } from 'pino'
import { readConfig, StartRefused } from './config.ts'
import { metricsRoutes } from './gateways/metrics-routes.ts'
import { Refused } from './gateways/refused.ts'
import { isKey } from './gateways/sessions.ts'
import { createApp } from './http-app.ts'
import { createHouseMetrics } from './metrics/house-metrics.ts'
import { endWithParent, portSentence, refuseToStart, type ToCore, tellParent } from './processes.ts'

async function main(): Promise<void> {
  const life = endWithParent()
  const { roomPort, host, logLevel, apiKey } = readConfig(process.env)
  const logger = pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }))
  const metrics = createHouseMetrics('meter', () => performance.now())
  process.on('message', (message: ToCore) => {
    if (message.kind === 'measured') metrics.take(message.edge, message.measured)
  })
  const app = await createApp({ logger, bodyLimit: 4096, arrivalMs: 10_000, audience: 'room' })
  metricsRoutes(app, {
    metrics,
    // Without a key there is nothing to ask for: nobody signs in where there is no core.
    authorised: async ({ headers: { authorization } }) => {
      if (apiKey === null || (authorization?.startsWith('Bearer ') && isKey(authorization.slice(7), apiKey)))
        return
      throw new Refused(401, 'wrong-key')
    },
  })
  await app.listen({ port: roomPort, host }).catch((error: unknown) => {
    throw new StartRefused(portSentence(error, 'ROOM_PORT', roomPort, host))
  })
  const address = app.server.address()
  tellParent({ kind: 'ready', port: typeof address === 'object' && address ? address.port : roomPort })
  life.onEnd(async () => app.close())
}

main().catch((error: unknown) => {
  if (error instanceof StartRefused) refuseToStart(error.message)
  process.stderr.write(
    `What tells the numbers of Envelope's edges failed to start: ${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
