/** Headers that keep a page to itself. No `upgrade-insecure-requests`: a venue's LAN address has no certificate. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** `frames`: whether pages of this server may show each other in frames (the desk shows the true stage). */
export async function securityHeaders(app: FastifyInstance, frames: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameSrc: frames ? ["'self'"] : ["'none'"],
        frameAncestors: frames ? ["'self'"] : ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: frames ? { action: 'sameorigin' } : { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
}
