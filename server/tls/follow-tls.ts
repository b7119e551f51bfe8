/** Hands out the authority, and keeps the certificate good while the room runs: addresses change, and evenings are many. */
import { Server } from 'node:https'
import type { FastifyInstance } from 'fastify'
import type { RoomTls } from './room-tls.ts'

const LOOK_MS = 60_000

interface Follow {
  readonly now: () => number
  readonly warn: (message: string, error: unknown) => void
}

/** Links that are open stay open; new ones see the new certificate. The answer ends it. */
export function followTls(app: FastifyInstance, tls: RoomTls, { now, warn }: Follow): () => void {
  if (tls.authority !== null) {
    app.get('/ca.crt', (_request, reply) =>
      reply
        .type('application/x-x509-ca-cert')
        .header('content-disposition', 'attachment; filename="envelope-ca.crt"')
        .header('cache-control', 'no-store')
        .send(tls.authority),
    )
  }
  const look = async () => {
    const credential = await tls.renewed(now())
    if (credential && app.server instanceof Server) {
      app.server.setSecureContext({
        cert: credential.certificate,
        key: credential.key,
        minVersion: 'TLSv1.2',
      })
    }
  }
  const looking = setInterval(
    () => look().catch((error: unknown) => warn('the certificate could not be renewed', error)),
    LOOK_MS,
  )
  return () => clearInterval(looking)
}
